import SiteContent

/// What a reader wrote, as a comment's file has it.
enum CommentText {
  /// Whether comments may be plain words, with `format: text`.
  static let hasPlainFormat = true

  /// The text, and whether it is plain words rather than Markdown.
  static func body(_ comment: ImportedComment, _ privateTexts: PrivateTexts) -> (
    text: String, isPlain: Bool, removed: Int
  ) {
    if comment.isMarkdown {
      let (text, removed) = privateTexts.cleaned(comment.text)
      return (text.hasSuffix("\n") ? text : text + "\n", false, removed)
    }
    if let plain = plain(comment.text) {
      let (text, removed) = privateTexts.cleaned(plain)
      guard hasPlainFormat else {
        var writer = MarkdownWriter(lineEnds: .breaks, trust: .comment)
        return (writer.write([.text(text)]), false, removed)
      }
      return (text + (text.isEmpty ? "" : "\n"), true, removed)
    }
    let (markdown, removed) = markdown(comment, privateTexts)
    return (markdown, false, removed)
  }

  static func markdown(_ comment: ImportedComment, _ privateTexts: PrivateTexts) -> (text: String, count: Int)
  {
    if comment.isMarkdown { return privateTexts.cleaned(comment.text) }
    let text =
      TextSearch.contains(comment.text, "\r")
      ? comment.text.replacing("\r\n", with: "\n").replacing("\r", with: "\n") : comment.text
    guard let nodes = HTMLElement.parse(text) else { return privateTexts.cleaned(text) }
    var writer = MarkdownWriter(lineEnds: .breaks, trust: .comment)
    return privateTexts.cleaned(writer.write(nodes))
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
