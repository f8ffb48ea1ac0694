import SiteContent

/// What a reader wrote, as a comment's file has it.
struct CommentText {
  var text: String
  /// Whether it is plain words rather than Markdown.
  var isPlain = false
  /// Addresses of commenters that were taken out.
  var removed = 0
  /// Words of the archive that the site will not show.
  var missing: [String] = []

  private init(_ text: String) { self.text = text }

  /// Plain words where a reader wrote no tag, else Markdown that says the same.
  static func of(_ comment: ImportedComment, _ privateTexts: PrivateTexts) -> CommentText {
    guard !comment.isMarkdown, let plain = plain(comment.text), !showsTag(plain) else {
      return markdown(comment, privateTexts)
    }
    let (cleaned, removed) = privateTexts.cleaned(plain)
    var text = CommentText(cleaned + (cleaned.isEmpty ? "" : "\n"))
    text.removed = removed
    text.isPlain = true
    return text
  }

  /// As Markdown in any case.
  static func markdown(_ comment: ImportedComment, _ privateTexts: PrivateTexts) -> CommentText {
    guard !comment.isMarkdown else {
      let (cleaned, removed) = privateTexts.cleaned(comment.text)
      var text = CommentText(cleaned.hasSuffix("\n") ? cleaned : cleaned + "\n")
      text.removed = removed
      return text
    }
    return markdown(ofHTML: comment.text, privateTexts)
  }

  private static func markdown(ofHTML html: String, _ privateTexts: PrivateTexts) -> CommentText {
    let lines =
      TextSearch.contains(html, "\r")
      ? html.replacing("\r\n", with: "\n").replacing("\r", with: "\n") : html
    guard let parsed = HTMLElement.parse(lines) else {
      let (cleaned, removed) = privateTexts.cleaned(lines)
      var text = CommentText(cleaned)
      text.removed = removed
      return text
    }
    let (nodes, removed) = privateTexts.cleaned(parsed)
    var writer = MarkdownWriter(lineEnds: .breaks, trust: .comment)
    let written = writer.write(nodes)
    var text = CommentText(written)
    text.removed = removed
    let shown = EntryText.words(ofHTML: RenderedText.comment(written))
    text.missing = Words.difference(Words.of(nodes), shown).missing
    return text
  }

  /// Whether a reader wrote about a tag, which plain words would seem to have lost.
  private static func showsTag(_ text: String) -> Bool {
    var previous: UInt8 = 0
    for byte in text.utf8 {
      if previous == UInt8(ascii: "<"), (0x61...0x7A).contains(byte | 0x20) || byte == UInt8(ascii: "/") {
        return true
      }
      previous = byte
    }
    return false
  }

  /// The words of a text without any tag, entities decoded; nil of one that has tags.
  private static func plain(_ text: String) -> String? {
    var previous: UInt8 = 0
    for byte in text.utf8 {
      if previous == UInt8(ascii: "<"),
        (0x61...0x7A).contains(byte | 0x20) || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "!")
      {
        return nil
      }
      previous = byte
    }
    var plain =
      TextSearch.contains(text, "\r") ? text.replacing("\r\n", with: "\n").replacing("\r", with: "\n") : text
    if TextSearch.contains(plain, "&") {
      // Tags are not there, so that a `<` can only be the sign itself.
      guard let nodes = HTMLElement.parse(plain.replacing("<", with: "&lt;")) else { return nil }
      plain = nodes.text
    }
    return plain.trimming
  }
}
