import SiteModel

/// What is plain text to Mustache, and certainly was not meant to be.
extension TemplateScanner {
  /// Warns of statements of other template languages in a stretch of text, and of the end of a remark that ended
  /// earlier.
  mutating func lookForForeign(_ range: Range<Int>) {
    followRemark(range)
    for index in range {
      switch text.bytes[index] {
      case UInt8(ascii: "{"):
        if let end = statement(index, range) ?? remark(index, range) ?? name(index, range) {
          warnOfForeign(index..<end)
        }
      case UInt8(ascii: "<"):
        if let end = embedded(index, range) { warnOfForeign(index..<end) }
      default: continue
      }
    }
  }

  private mutating func warnOfForeign(_ range: Range<Int>) {
    guard !isInCode(range.lowerBound) else { return }
    let whole = text.string(range)
    let shown = whole.count > 60 ? whole.prefix(60) + "…" : whole
    let inner = whole.dropFirst(2).drop { "=-".contains($0) }.prefix(while: { !"%-".contains($0) })
    let hint: String? =
      switch whole.prefix(2) {
      case "{#" where whole.hasSuffix("#}"): "write '{{! … }}'"
      case "{%", "<%": ForeignTag.hint(String(inner))
      case "<?": nil
      // One brace is one too few, and the sign behind it is Mustache's own.
      default: "write '{{\(whole.drop { $0 == "{" }.prefix { $0 != "}" })}}'"
      }
    problems.append(
      TemplateProblem(
        text.position(range.lowerBound), "'\(shown.replacing("\n", with: " "))' is shown to readers as typed",
        hint: hint ?? "templates are Mustache: docs/templates.md tells how it is written",
        kind: .foreignMarkup))
  }

  /// Whether the line shows code up to here: it may speak of templates.
  private func isInCode(_ index: Int) -> Bool {
    var start = index
    while start > 0, index - start < 1000, !text.characters[start - 1].isNewline { start -= 1 }
    let before = text.string(start..<index)
    return before.contains("<code") || before.contains("<pre") || before.contains("<!--")
  }

  private func byte(_ index: Int) -> UInt8 { index < text.count ? text.bytes[index] : 0 }

  /// Behind `{% if x %}`, as Liquid, Jinja and Twig have it.
  private func statement(_ start: Int, _ range: Range<Int>) -> Int? {
    guard byte(start + 1) == UInt8(ascii: "%") else { return nil }
    return closed(start + 2, by: ["%", "}"], range)
  }

  /// Behind `<%= x %>`, as ERB and EJS have it, and `<?php x ?>`; `<?xml` is XML's own.
  private func embedded(_ start: Int, _ range: Range<Int>) -> Int? {
    let sign: Character = byte(start + 1) == UInt8(ascii: "?") ? "?" : "%"
    guard text.starts(with: [sign], at: start + 1) else { return nil }
    if text.starts(with: ["="], at: start + 2) { return closed(start + 3, by: [sign, ">"], range) }
    guard sign == "%" || text.starts(with: ["p", "h", "p"], at: start + 2) else { return nil }
    return closed(start + 2, by: [sign, ">"], range)
  }

  /// The end of a statement that begins with a word or a variable, on the same line.
  private func closed(_ start: Int, by end: [Character], _ range: Range<Int>) -> Int? {
    var index = start
    while byte(index) == UInt8(ascii: "-") || byte(index) == 0x20 { index += 1 }
    guard byte(index).isASCIILetter || byte(index) == UInt8(ascii: "$") else { return nil }
    let last = min(range.upperBound, index + 500)
    while index < last, !text.characters[index].isNewline {
      if text.starts(with: end, at: index), index + end.count <= range.upperBound { return index + end.count }
      index += 1
    }
    return nil
  }

  /// Behind `{# a remark #}`, as Jinja and Twig have it.
  private func remark(_ start: Int, _ range: Range<Int>) -> Int? {
    guard byte(start + 1) == UInt8(ascii: "#"), byte(start + 2) == 0x20 else { return nil }
    var index = start + 3
    let last = min(range.upperBound - 2, index + 500)
    while index < last, !text.characters[index].isNewline {
      if text.starts(with: [" ", "#", "}"], at: index) { return index + 3 }
      index += 1
    }
    return nil
  }

  /// Behind `{owner.name}`, an object's value with one brace too few; `${owner.name}` is a script's.
  private func name(_ start: Int, _ range: Range<Int>) -> Int? {
    guard start == 0 || !"${".utf8.contains(text.bytes[start - 1]) else { return nil }
    var index = start + 1
    if "#^/>&".utf8.contains(byte(index)) { index += 1 }
    let first = index
    while index < range.upperBound, TemplateName.isNameByte(byte(index)) { index += 1 }
    guard byte(index) == UInt8(ascii: "}"), byte(index - 1).isASCIILetter || index - first > 2 else {
      return nil
    }
    let parts = text.string(first..<index).split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count > 1, parts.allSatisfy({ $0.first?.isLetter == true }),
      objects.contains(String(parts[0]))
    else { return nil }
    return byte(index + 1) == UInt8(ascii: "}") ? index + 2 : index + 1
  }

  /// Notes that a remark has a tag in it: its end is that tag's.
  mutating func noteRemark(_ start: Int, _ content: Range<Int>) {
    let hasTag = text.index(of: open, from: content.lowerBound, upTo: content.upperBound - open.count) != nil
    cutRemark =
      hasTag && open == ["{", "{"] ? CutRemark(start: start, line: text.position(index - 1).line) : nil
  }

  /// Warns where braces are closed behind such a remark that nothing has opened: it was to go on up to there.
  private mutating func followRemark(_ range: Range<Int>) {
    guard var remark = cutRemark else { return }
    for index in range {
      if text.bytes[index] == UInt8(ascii: "{") { remark.depth += 1 }
      guard text.bytes[index] == UInt8(ascii: "}") else { continue }
      remark.depth -= 1
      guard remark.depth < 0 else { continue }
      cutRemark = nil
      if byte(index + 1) == UInt8(ascii: "}") {
        problems.append(
          TemplateProblem(
            text.position(remark.start),
            "this remark ends at the first '}}', in line \(remark.line): what stands behind it is shown to readers",
            hint: "take the braces out of the remark", kind: .foreignMarkup))
      }
      return
    }
    cutRemark = remark
  }
}

/// A remark that has the beginning of a tag in it.
struct CutRemark {
  var start: Int
  /// Of its end.
  var line: Int
  /// Braces that the text behind it has opened.
  var depth = 0
}
