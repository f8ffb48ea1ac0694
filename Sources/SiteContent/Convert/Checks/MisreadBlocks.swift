import SiteModel

/// Blocks that Markdown makes of what its author wrote as plain paragraphs: headings, code and lists.
struct MisreadBlocks {
  private(set) var findings: [ConvertedDocument.Warning] = []
  private let lineOffset: Int
  private var orderedLists = 0
  /// Whether a table of Pandoc's was told of.
  private var hasTable = false
  /// A list of one item that begins with three digits: the next one of a long list, where there are others.
  private var lonelyItem: ConvertedDocument.Warning?

  init(lineOffset: Int) { self.lineOffset = lineOffset }

  private func warning(_ position: SourcePosition, _ message: String, _ hint: String)
    -> ConvertedDocument.Warning
  {
    .init(
      kind: .misreadText,
      position: SourcePosition(line: position.line + lineOffset, column: position.column),
      message: message, hint: hint)
  }

  // MARK: Headings

  /// A paragraph above a line that was to part it from the next, or above the two hyphens before a signature.
  mutating func readHeading(_ node: CommonMarkNode, _ words: [UInt8], _ lines: inout SourceLines) {
    guard node.headingLevel <= 2, node.lineCount > 1 else { return }
    let breaks = words.count { $0 == 0x0A }
    let number = node.line + breaks + 1
    let underline = lines.line(number).filter { $0 > 0x20 && $0 != UInt8(ascii: ">") }
    guard let sign = underline.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "="),
      underline.allSatisfy({ $0 == sign })
    else { return }
    let text = String(decoding: words, as: UTF8.self).trimming { $0.isWhitespace }
    let isSentence = Self.isSentence(text, isLong: breaks > 0)
    let isDashes = sign == UInt8(ascii: "-")
    guard isDashes ? breaks > 0 || underline.count <= 2 || isSentence : breaks > 0 && isSentence else {
      return
    }
    let written = String(decoding: underline.prefix(5), as: UTF8.self)
    findings.append(
      warning(
        SourcePosition(line: number, column: 1),
        "'\(written)' makes a heading of the paragraph above it",
        isDashes && underline.count <= 2
          ? "write an empty line and a backslash before it, \\\(written), or write a heading as ## words"
          : "write an empty line above it; a heading that is meant is written ## words"))
  }

  /// Whether words end as a sentence does and a heading does not.
  private static func isSentence(_ text: Substring, isLong: Bool) -> Bool {
    switch text.last {
    case ",", ";": true
    case ".": isLong || text.count > 40
    case "!", "?", "…", ":", "»": isLong || text.count > 80
    default: false
    }
  }

  // MARK: Rules

  /// `------- ----- -----`, which begins, divides or ends a table of Pandoc's, where Markdown sees a rule.
  mutating func readBreak(_ node: CommonMarkNode, _ lines: inout SourceLines) {
    guard !hasTable else { return }
    let groups = lines.line(node.line).drop { $0 <= 0x20 || $0 == UInt8(ascii: ">") }.split(separator: 0x20)
    guard groups.count > 1, groups.allSatisfy({ $0.allSatisfy { $0 == UInt8(ascii: "-") } }),
      groups.contains(where: { $0.count > 3 }), groups.allSatisfy({ $0.count > 1 })
    else { return }
    hasTable = true
    findings.append(
      warning(
        SourcePosition(line: node.line, column: 1),
        "this makes no table: readers see a rule, and the cells run together",
        "write each row as | a | b |, and a line | --- | --- | below the first"))
  }

  // MARK: Code

  /// A paragraph that was set in by four spaces or a tab, as French paragraphs are.
  mutating func readCode(_ node: CommonMarkNode, _ lines: inout SourceLines) {
    guard node.parent?.kind == .document, node.fenceInfo.isEmpty else { return }
    let line = lines.line(node.line)
    let first = line.drop { $0 <= 0x20 }
    guard line.first.map({ $0 <= 0x20 }) ?? false, !first.starts(with: "```".utf8),
      !first.starts(with: "~~~".utf8)
    else { return }
    if node.previous?.kind == .paragraph, Self.isList(node.bytes) {
      findings.append(
        warning(
          SourcePosition(line: node.line, column: 1),
          "this list is shown as code, for it begins with a tab or four spaces",
          "delete them; what is code goes between two lines of ```"))
      return
    }
    guard Self.isProse(node.bytes) else { return }
    findings.append(
      warning(
        SourcePosition(line: node.line, column: 1),
        "this paragraph is shown as code, for it begins with a tab or four spaces",
        "delete them; what is code goes between two lines of ```"))
  }

  /// Sentences, and nothing that only programs have.
  static func isProse(_ code: [UInt8]) -> Bool {
    guard code.count <= 100_000 else { return false }
    let text = String(decoding: code, as: UTF8.self).trimming { $0.isWhitespace }
    guard let first = text.first, first.isUppercase || "«“\"–—".contains(first),
      let last = text.last, ".!?…,;:»”\"".contains(last)
    else { return false }
    let words = text.split(whereSeparator: \.isWhitespace)
    let plain = words.count { isWord($0) }
    let initials = words.compactMap { $0.first { $0.isLetter } }
    let lowercase = initials.count { $0.isLowercase }
    return initials.count >= 4 && plain * 20 >= words.count * 19 && lowercase * 3 >= initials.count
  }

  /// Items with words and nothing that only programs have: `- hosts: all` is none.
  private static func isList(_ code: [UInt8]) -> Bool {
    guard code.count <= 10_000 else { return false }
    let lines = String(decoding: code, as: UTF8.self).split(separator: "\n")
    guard lines.count > 1, lines[0].first.map({ !$0.isWhitespace }) ?? false else { return false }
    return lines.allSatisfy { line in
      let text = line.drop { $0 == " " }
      let digits = text.prefix { $0.isNumber }
      let sign = text.dropFirst(digits.count)
      guard digits.isEmpty ? "-*+".contains(sign.first ?? " ") : ".)".contains(sign.first ?? " "),
        sign.dropFirst().first == " "
      else { return false }
      let words = sign.dropFirst(2).split(separator: " ")
      let isKey = words.first.map {
        $0.hasSuffix(":") && $0.dropLast().allSatisfy { $0.isASCII && !$0.isUppercase }
      }
      return !words.isEmpty && !(isKey ?? false)
        && words.allSatisfy {
          isWord($0.trimming { "*_".contains($0) }) || $0.allSatisfy { ":;!?–-".contains($0) }
        }
    }
  }

  /// Letters or a number, with the signs that stand around words and in them.
  private static func isWord(_ word: Substring) -> Bool {
    let inner = word.trimming { "«»“”\"‘’'()[]–—,.;:!?…".contains($0) }
    // An option of a program: `--root`.
    guard inner.first != "-" else { return false }
    return inner.allSatisfy { $0.isLetter || "’'-–‑".contains($0) }
      || inner.allSatisfy { $0.isNumber || ",.%€:h/".contains($0) }
  }

  // MARK: Lists

  /// `**Propositions :**` alone between two items, which is a part of the first.
  mutating func readLabels(inList node: CommonMarkNode, _ lines: inout SourceLines) {
    var item = node.firstChild
    while let current = item, let next = current.next {
      item = next
      guard let paragraph = current.lastChild, paragraph.kind == .paragraph, let end = paragraph.lastChild,
        let label = end.kind == .text && Self.isColon(end) ? end.previous : end,
        label.kind == .strong, label.previous?.kind == .softBreak, let words = label.firstChild,
        words.kind == .text,
        words.next == nil, end.kind == .text || words.literal.hasSuffix(":")
      else { continue }
      let position = lines.position(of: "**" + words.literal, from: paragraph.line + 1)
      guard lines.hasFound("**" + words.literal, at: position) else { continue }
      findings.append(
        warning(
          SourcePosition(line: position.line, column: 1), "this line is a part of the list's item above it",
          "write an empty line above it and below, and begin it at the line's beginning"))
      return
    }
  }

  /// Whether a text is a colon, with the space that French sets before it.
  private static func isColon(_ text: CommonMarkNode) -> Bool {
    var isColon = false
    text.withLiteral { text in
      isColon =
        text.count < 8 && text.last == UInt8(ascii: ":")
        && String(decoding: text.dropLast(), as: UTF8.self).allSatisfy(\.isWhitespace)
    }
    return isColon
  }

  /// A sentence right below a list, which Markdown takes for a part of its last item.
  mutating func readEnd(ofList node: CommonMarkNode, _ lines: inout SourceLines) {
    guard node.parent?.kind == .document, let last = node.lastChild, last.previous != nil,
      let paragraph = last.lastChild, paragraph.kind == .paragraph
    else { return }
    let end = paragraph.line + paragraph.lineCount
    guard
      let number = (paragraph.line + 1..<max(end, paragraph.line + 1)).first(where: {
        Self.isAtEdge(lines.line($0))
      })
    else { return }
    // Whoever never sets the lines of items in means them all.
    var item = node.firstChild
    while let current = item, current.next != nil {
      if let words = current.firstChild, words.kind == .paragraph, words.lineCount > 1,
        Self.isAtEdge(lines.line(words.line + 1))
      {
        return
      }
      item = current.next
    }
    let text = String(decoding: lines.line(number), as: UTF8.self)
    let above = String(decoding: lines.line(number - 1), as: UTF8.self)
      .trimming { $0.isWhitespace || "*_»”\")".contains($0) }
    let isEnd = above.last.map { ".;!?…".contains($0) } ?? false
    let isBegun = text.first.map { $0.isUppercase || "«“\"".contains($0) } ?? false
    guard isEnd && isBegun || text.hasPrefix("**") else { return }
    findings.append(
      warning(
        SourcePosition(line: number, column: 1), "this line is a part of the list's last item",
        "write an empty line above it, or set it in if it belongs there"))
  }

  /// Whether a line begins with words: neither set in, nor another item.
  private static func isAtEdge(_ line: ArraySlice<UInt8>) -> Bool { line.first.map { $0 > 0x20 } ?? false }

  /// A sentence that begins with a year: `2007. Quelle année !`
  mutating func readList(_ node: CommonMarkNode, _ lines: inout SourceLines) {
    guard node.isOrderedList else { return }
    orderedLists += 1
    let start = node.listStart
    guard start >= 100, node.parent?.kind != .item else { return }
    var number = start
    var isInOrder = true
    var item = node.firstChild
    while let current = item, isInOrder {
      let digits = lines.line(current.line).drop { $0 <= 0x20 || $0 == UInt8(ascii: ">") }
        .prefix { $0.isASCIIDigit }
      isInOrder = Int(String(decoding: digits, as: UTF8.self)) == number
      number += 1
      item = current.next
    }
    let isLonely = node.firstChild?.next == nil
    guard isLonely || !isInOrder else { return }
    let position = lines.position(of: String(start), from: node.line)
    let sign = lines.line(position.line).dropFirst(position.column - 1 + String(start).count).first ?? 0x2E
    let written = "\(start)\(Unicode.Scalar(sign))"
    let found = warning(
      position, "Markdown takes '\(written)' for the number of a list",
      "write \(start)\\\(Unicode.Scalar(sign)) where it is not one"
        + (isInOrder ? "" : ": lists count on from their first number"))
    if start >= 1_000 || !isInOrder { findings.append(found) } else { lonelyItem = found }
  }

  /// The text ends.
  mutating func finish() {
    if orderedLists == 1, let lonelyItem { findings.append(lonelyItem) }
  }
}
