/// A text as WordPress keeps it, made HTML.
struct WordPressBody {
  var html: String
  var lineEnds: MarkdownWriter.LineEnds
  var technorati: [String]
  var unknownShortcodes: [String: Int]
  /// Blocks that only WordPress makes words of: name → how many.
  var emptyBlocks: [String: Int]

  init(
    _ content: String, entry: String, _ shortcodes: Shortcodes, shared: [String: String] = [:],
    notes: [(id: String, text: String)] = []
  ) {
    var text =
      TextSearch.contains(content, "\r")
      ? content.replacing("\r\n", with: "\n").replacing("\r", with: "\n") : content
    text = Self.withNotes(Self.withShared(text, shared), notes)
    let taken = TechnoratiLine.take(from: text)
    text = taken.html
    technorati = taken.names
    emptyBlocks = Self.emptyBlocks(text)
    // A text of blocks has its paragraphs (do_blocks leaves wpautop out).
    let hasBlocks = TextSearch.contains(text, "<!-- wp:")
    var shortcodes = shortcodes
    text = shortcodes.expanded(text, entry: entry)
    unknownShortcodes = shortcodes.unknown
    html = text
    lineEnds = hasBlocks ? .spaces : .breaks
  }

  /// `<!-- wp:latest-posts {"postsToShow":5} /-->`: such a block left no words in the text.
  private static func emptyBlocks(_ text: String) -> [String: Int] {
    guard TextSearch.contains(text, "/-->") else { return [:] }
    var counts: [String: Int] = [:]
    var rest = text[...]
    while let mark = rest.firstRange(of: "<!-- wp:"), let end = rest[mark.upperBound...].firstRange(of: "-->")
    {
      let inner = rest[mark.upperBound..<end.lowerBound]
      rest = rest[end.upperBound...]
      guard inner.hasSuffix("/") else { continue }
      let name = inner.dropLast().prefix { !$0.isWhitespace && $0 != "{" }
      if !["separator", "spacer", "more", "nextpage"].contains(name) {
        counts[String(name), default: 0] += 1
      }
    }
    return counts
  }

  /// Notes of a text of blocks are kept beside it, and shown where a block says so, or at its end.
  private static func withNotes(_ text: String, _ notes: [(id: String, text: String)]) -> String {
    guard !notes.isEmpty else { return text }
    let items = notes.map { note in
      "<li><a id=\"\(RawHTMLWriter.escaped(note.id, isAttribute: true))\"></a>\(note.text)</li>"
    }
    let list = "<ol>" + items.joined() + "</ol>"
    guard let block = text.firstRange(of: "<!-- wp:footnotes"),
      let end = text[block.upperBound...].firstRange(of: "/-->")
    else { return text + "\n\n" + list }
    return text[..<block.lowerBound] + list + text[end.upperBound...]
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
