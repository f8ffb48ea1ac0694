/// A text as WordPress keeps it, made HTML.
struct WordPressBody {
  var html: String
  var lineEnds: MarkdownWriter.LineEnds
  var technorati: [String]
  var unknownShortcodes: [String: Int]

  init(_ content: String, entry: String, _ shortcodes: Shortcodes, shared: [String: String] = [:]) {
    var text =
      TextSearch.contains(content, "\r")
      ? content.replacing("\r\n", with: "\n").replacing("\r", with: "\n") : content
    text = Self.withShared(text, shared)
    let taken = TechnoratiLine.take(from: text)
    text = taken.html
    technorati = taken.names
    // A text of blocks has its paragraphs (do_blocks leaves wpautop out).
    let hasBlocks = TextSearch.contains(text, "<!-- wp:")
    var shortcodes = shortcodes
    text = shortcodes.expanded(text, entry: entry)
    unknownShortcodes = shortcodes.unknown
    html = text
    lineEnds = hasBlocks ? .spaces : .breaks
  }

  /// Blocks that stand in many texts are only named in each: `<!-- wp:block {"ref":52} /-->`.
  private static func withShared(_ text: String, _ shared: [String: String], depth: Int = 0) -> String {
    guard !shared.isEmpty, depth < 4, TextSearch.contains(text, "<!-- wp:block ") else { return text }
    var output = ""
    var rest = text[...]
    while let mark = rest.firstRange(of: "<!-- wp:block "),
      let end = rest[mark.upperBound...].firstRange(of: "/-->")
    {
      output += rest[..<mark.lowerBound]
      let inner = rest[mark.upperBound..<end.lowerBound]
      let digits = inner.firstRange(of: "\"ref\":").map {
        inner[$0.upperBound...].drop { $0 == " " }.prefix(while: \.isNumber)
      }
      if let digits, let body = shared[String(digits)] {
        output += withShared(body, shared, depth: depth + 1)
      } else {
        output += rest[mark.lowerBound..<end.upperBound]
      }
      rest = rest[end.upperBound...]
    }
    return output + rest
  }
}
