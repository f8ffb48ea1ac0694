import SiteModel

/// Lines of a text that are keys to their author, and marks with which other systems end an excerpt.
enum MisplacedKeys {
  /// `draft: true` as a line of its own somewhere in the text, where it decides nothing.
  ///
  /// - Parameter words: of a paragraph or a heading.
  static func lines(in words: [UInt8]) -> [(line: Int, decision: Decision)] {
    // Almost no paragraph has a line as short with a colon in it.
    guard words.contains(UInt8(ascii: ":")) else { return [] }
    var found: [(Int, Decision)] = []
    for (number, line) in words.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
    where line.count < 50 {
      if let decision = decision(line) { found.append((number, decision)) }
    }
    return found
  }

  private static func decision(_ line: ArraySlice<UInt8>) -> Decision? {
    guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon + 1 < line.endIndex,
      line[colon + 1] == 0x20
    else { return nil }
    // Whoever writes French words puts a space before the colon, and a capital letter at the beginning.
    let name = line[..<colon]
    guard 2..<25 ~= name.count,
      name.allSatisfy({ (0x61...0x7A).contains($0) || "_-".utf8.contains($0) || $0 >= 0x80 })
    else { return nil }
    let value = String(decoding: line[(colon + 2)...], as: UTF8.self).trimming { $0 == " " }
    guard
      let decision = Decision(
        String(decoding: name, as: UTF8.self), String(value), among: KeySet.article.keys),
      decision.hides
    else { return nil }
    return decision
  }

  static func finding(
    _ found: (line: Int, decision: Decision), _ words: String, at position: SourcePosition
  ) -> ConvertedDocument.Warning {
    .init(
      kind: .swallowedValue, position: position,
      message: "'\(words)' is a line of the text here, and decides nothing",
      hint: "write '\(found.decision.line)' among the keys, above the line '---' that ends them")
  }

  // MARK: Remarks

  private static let remarks: Set<String> = [
    "ne pas publier", "ne pas diffuser", "à ne pas publier", "à ne pas diffuser", "ne pas mettre en ligne",
    "do not publish", "not for publication", "à relire", "à relire avant publication",
    "à valider avant publication",
    "à valider", "BROUILLON", "DRAFT",
  ]

  /// What colleagues write above a text that is not ready, as it is written; nil for other words.
  static func remark(_ words: String) -> String? {
    let plain = words.trimming { !$0.isLetter }
    return remarks.contains(plain.lowercased()) || remarks.contains(String(plain)) ? String(plain) : nil
  }

  /// `[BROUILLON] Le titre`, `Le titre (à relire)`: of a title, the part that says so.
  static func remark(inTitle title: String) -> String? {
    guard let first = title.first, let last = title.last, "[(".contains(first) || "])".contains(last) else {
      return nil
    }
    let match =
      title.prefixMatch(of: /[\[(]([^\[\]()]{3,30})[\])]/)
      ?? title.firstMatch(of: /[\[(]([^\[\]()]{3,30})[\])]$/)
    guard let match, match.0.count < title.count else { return nil }
    let plain = match.1.trimming { $0.isWhitespace }.lowercased()
    return remarks.contains(plain) || ["brouillon", "draft", "wip"].contains(plain) ? String(match.0) : nil
  }

  // MARK: Excerpts

  private static let ends: Set<String> = [
    "truncate", "excerpt", "end excerpt", "excerpt end", "endexcerpt", "readmore", "read more", "break",
    "cut",
    "teaser", "teaser end", "end teaser", "jump", "fold", "pelican end summary", "end summary", "endsummary",
    "summary end", "lire la suite", "suite",
  ]
  private static let pageEnds: Set<String> = ["nextpage", "next page", "pagebreak", "page break"]

  /// `<!-- truncate -->`, `<hr id="system-readmore" />`: what ends an excerpt elsewhere.
  static func foreignMore(_ html: String) -> (text: String, hint: String)? {
    guard html.utf8.count < 200 else { return nil }
    let text = String(html.trimming { $0.isWhitespace })
    if text.hasPrefix("<hr") {
      guard text.contains(/\bid="(?:system-readmore|read-?more|more)"/) else { return nil }
      return (text, "write <!--more--> instead")
    }
    guard text.hasPrefix("<!--"), text.hasSuffix("-->"), text.count > 7 else { return nil }
    let name = text.dropFirst(4).dropLast(3).lowercased().split { " _-/".contains($0) || $0.isNewline }
      .joined(separator: " ")
    if ends.contains(name) { return (text, "write <!--more--> instead") }
    guard pageEnds.contains(name) else { return nil }
    return (text, "delete it: a text stands on one page; <!--more--> ends what lists show of it")
  }
}
