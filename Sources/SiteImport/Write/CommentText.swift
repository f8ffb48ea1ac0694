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

  init(_ comment: ImportedComment, _ privateTexts: PrivateTexts) {
    if comment.isMarkdown {
      let (cleaned, removed) = privateTexts.cleaned(comment.text)
      text = cleaned.hasSuffix("\n") ? cleaned : cleaned + "\n"
      self.removed = removed
      return
    }
    if let plain = Self.plain(comment.text) {
      let (cleaned, removed) = privateTexts.cleaned(plain)
      text = cleaned + (cleaned.isEmpty ? "" : "\n")
      self.removed = removed
      isPlain = true
      return
    }
    self.init(html: comment.text, privateTexts)
  }

  /// As Markdown in any case.
  init(markdown comment: ImportedComment, _ privateTexts: PrivateTexts) {
    if comment.isMarkdown {
      (text, removed) = privateTexts.cleaned(comment.text)
    } else {
      self.init(html: comment.text, privateTexts)
    }
  }

  private init(html: String, _ privateTexts: PrivateTexts) {
    let lines =
      TextSearch.contains(html, "\r") ? html.replacing("\r\n", with: "\n").replacing("\r", with: "\n") : html
    guard let parsed = HTMLElement.parse(lines) else {
      (text, removed) = privateTexts.cleaned(lines)
      return
    }
    let (nodes, removed) = privateTexts.cleaned(parsed)
    var writer = MarkdownWriter(lineEnds: .breaks, trust: .comment)
    let written = writer.write(nodes)
    // Addresses in links that are no attribute of their own.
    let (cleaned, more) = privateTexts.cleaned(written)
    text = cleaned
    self.removed = removed + more
    if more == 0 {
      let shown = EntryText.words(ofHTML: RenderedText.comment(written))
      missing = Words.difference(Words.of(nodes), shown).missing
    }
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
