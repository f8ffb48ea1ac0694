/// A text as WordPress keeps it, made HTML.
struct WordPressBody {
  var html: String
  var lineEnds: MarkdownWriter.LineEnds
  var technorati: [String]
  var unknownShortcodes: [String: Int]

  init(_ content: String, entry: String, _ shortcodes: Shortcodes) {
    var text =
      TextSearch.contains(content, "\r")
      ? content.replacing("\r\n", with: "\n").replacing("\r", with: "\n") : content
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
}
