import SiteModel

/// Keys, and marks of other systems, that stand where they have no effect.
extension TextChecks {
  mutating func readKeys(_ words: [UInt8], line: Int, _ lines: inout SourceLines) {
    let found = MisplacedKeys.lines(in: words)
    if found.isEmpty { return }
    // The lines that follow the keys directly are told of with them.
    let late = LateKeys.lines(in: source)
    for one in found where !late.contains(line + one.line) {
      let written = String(decoding: lines.line(line + one.line), as: UTF8.self).trimming { $0.isWhitespace }
      add(
        MisplacedKeys.finding(
          one, String(written), at: SourcePosition(line: line + one.line + lineOffset, column: 1)))
    }
  }

  /// `NE PAS PUBLIER` as a paragraph of its own.
  mutating func readRemark(_ words: [UInt8], line: Int) {
    guard 5..<45 ~= words.count, let first = words.first, "[(*nNdDbB".utf8.contains(first) || first == 0xC3,
      let remark = MisplacedKeys.remark(String(decoding: words, as: UTF8.self))
    else { return }
    add(
      .init(
        kind: .foreignMarkup, position: SourcePosition(line: line + lineOffset, column: 1),
        message: "'\(remark)' is a remark for colleagues, and is shown to readers",
        hint: "write 'draft: true' among the keys if readers are not to see the text; else delete it"))
  }

  mutating func readMore(_ node: CommonMarkNode) {
    var mayBeMark = false
    node.withLiteral { mayBeMark = $0.starts(with: "<!--".utf8) || $0.starts(with: "<hr".utf8) }
    guard mayBeMark, let more = MisplacedKeys.foreignMore(node.literal) else { return }
    add(
      .init(
        kind: .foreignMarkup, position: SourcePosition(line: node.line + lineOffset, column: 1),
        message: "'\(Self.oneLine(more.text))' has no effect here", hint: more.hint))
  }

  /// Whether an address is its own text.
  func isBare(_ link: CommonMarkNode) -> Bool {
    guard let text = link.firstChild, text.next == nil, text.kind == .text else { return false }
    return link.url.hasSuffix(text.literal)
  }

  static func oneLine(_ text: String) -> String {
    String(text.map { $0.isNewline || $0 == "\t" ? " " : $0 == "\u{FFFC}" ? "…" : $0 })
  }
}
