import SiteContent
import SiteModel

/// What a reader wrote, as a comment's file has it.
struct CommentText {
  var text: String
  /// Whether it is plain words rather than Markdown.
  var isPlain = false
  /// Addresses that were taken out.
  var removed = 0
  /// Pictures and films that became links.
  var linkedPictures = 0
  /// Pictures and films that nobody could follow a link to.
  var lostPictures = 0
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
      let (linked, pictures) = CommentPictures.linked(inMarkdown: comment.text)
      let (cleaned, removed) = cleaned(markdown: linked, privateTexts)
      var text = CommentText(cleaned.hasSuffix("\n") ? cleaned : cleaned + "\n")
      text.removed = removed
      text.linkedPictures = pictures
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
    let pictures = CommentPictures(LazyPictures.resolved(parsed))
    let (nodes, removed) = privateTexts.cleaned(pictures.nodes)
    var writer = MarkdownWriter(lineEnds: .breaks, trust: .comment)
    // Tags within an address part its words no longer.
    let (written, parted) = privateTexts.cleaned(writer.write(nodes))
    var text = CommentText(written)
    text.removed = removed + parted
    text.linkedPictures = pictures.linked
    text.lostPictures = pictures.lost
    let shown = EntryText.words(ofHTML: RenderedText.comment(written))
    if parted == 0 { text.missing = Words.difference(Words.of(nodes), shown).missing }
    return text
  }

  /// A link to an address keeps its words alone, and `<zoe@…>` loses its brackets.
  private static func cleaned(markdown text: String, _ privateTexts: PrivateTexts) -> (String, Int) {
    let (cleaned, count) = privateTexts.cleaned(text)
    guard count > 0 else { return (text, 0) }
    let plain = cleaned.replacing(/\[([^\[\]]*)\]\([^()\s]*\[adresse retirée\][^()]*\)/) { String($0.1) }
    return (plain.replacing("<\(PrivateTexts.placeholder)>", with: PrivateTexts.placeholder), count)
  }

  /// Whether a reader wrote about a tag, which plain words would seem to have lost.
  private static func showsTag(_ text: String) -> Bool {
    var previous: UInt8 = 0
    for byte in text.utf8 {
      if previous == UInt8(ascii: "<"), byte.isASCIILetter || byte == UInt8(ascii: "/") {
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
        byte.isASCIILetter || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "!")
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

extension CommentText {
  /// Says what became of a comment's words.
  func tell(_ comment: ImportedComment, under entry: ImportedEntry, _ report: inout ImportReport) {
    func find(_ weight: ImportReport.Finding.Weight, _ kind: String, _ message: String) {
      report.find(weight, kind, comment.place, "a comment under '\(entry.title)' \(message)")
    }
    report.removedAddresses += removed
    if !missing.isEmpty {
      find(.lost, "words", "lost \(missing.count) of its words")
    }
    if removed > 0 { find(.worthKnowing, "address-removed", "named an address: it was taken out") }
    if linkedPictures > 0 {
      find(.worthKnowing, "comment-picture", "showed a picture or a film: a link to it stands there now")
    }
    if lostPictures > 0 {
      find(
        .doubtful, "comment-picture", "showed a picture or a film that has no address of the Web's: left out")
    }
  }
}
