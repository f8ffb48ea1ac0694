package import SiteModel

/// A comment's file, taken apart; each property documents its key.
package struct CommentDocument: Hashable, Sendable {
  package var source: SourceFile
  /// The id of the article that it stands under: its folder's name.
  package var article: String
  /// `id`: the file name where it is missing.
  package var id: String
  package var idPosition: SourcePosition
  /// `author` (required unless the comment was removed).
  package var author: String
  /// `date` (required).
  package var date: Moment
  package var datePosition: SourcePosition
  /// `url`: the author's site; http or https.
  package var url: String?
  /// `status`: approved, pending, spam or removed.
  package var status: Comment.Status
  /// `parent`: the id of the comment that this one answers.
  package var parent: String?
  package var parentPosition: SourcePosition
  /// `type`: comment, pingback or trackback.
  package var kind: Comment.Kind
  /// `format`: whether the text is Markdown, or words in which nothing but line ends and addresses has a meaning.
  package var format: Format
  /// `guid`: the permanent identifier in feeds.
  package var guid: String?
  /// `by_author`: the article's author wrote it. Only the file says so: anyone can sign with a known name.
  package var isByAuthor: Bool
  /// The text.
  package var body: [UInt8] = []
  package var bodyLineOffset: Int

  package enum Format: String, Sendable, CaseIterable { case markdown, text }
}

extension CommentDocument.Format: ByteCodable {}

extension CommentDocument: Described {
  package static var blank: Self {
    Self(
      source: .blank, article: "", id: "", idPosition: .start, author: "", date: .blank, datePosition: .start,
      url: nil,
      status: .removed, parent: nil, parentPosition: .start, kind: .comment, format: .markdown, guid: nil,
      isByAuthor: false, bodyLineOffset: 0)
  }

  /// Without the Markdown, which nobody asks for again.
  package static func visit<Visitor: PartVisitor>(
    _ document: inout Self, _ visitor: inout Visitor
  ) throws(Visitor.Failure) {
    try visitor.part(&document.source)
    try visitor.part(&document.article)
    try visitor.part(&document.id)
    try visitor.part(&document.idPosition, .note)
    try visitor.part(&document.author)
    try visitor.part(&document.date)
    try visitor.part(&document.datePosition, .note)
    try visitor.part(&document.url)
    try visitor.part(&document.status)
    try visitor.part(&document.parent)
    try visitor.part(&document.parentPosition, .note)
    try visitor.part(&document.kind)
    try visitor.part(&document.format)
    try visitor.part(&document.guid)
    try visitor.part(&document.isByAuthor)
    try visitor.part(&document.bodyLineOffset)
  }
}

/// Stage 3 for comments: source file → front matter + Markdown.
package enum CommentParser {
  package static func parse(
    _ source: SourceFile, article: String, _ bytes: [UInt8], _ settings: Settings,
    _ diagnostics: inout [Diagnostic]
  ) -> CommentDocument? {
    let file = source.path.text
    guard
      let text = SourceText(file: file, bytes: bytes, maximum: settings.limits.commentBytes, &diagnostics),
      let matter = FrontMatter(text, keys: .comment, &diagnostics)
    else { return nil }
    var keys = matter.values
    for entry in keys.unaskedKeys() where KeySet.comment.isPersonal(entry.key) {
      keys.ignore(entry.key)
      diagnostics.append(
        .warning(
          .personalData, file, entry.keyPosition, "'\(entry.key)' is private and is never published",
          hint: "delete the line: personal data does not belong in a repository"))
    }
    let status: Comment.Status = keys.choice("status", &diagnostics) ?? settings.comments.defaultStatus
    let author =
      status == .removed
      ? keys.text("author", &diagnostics)
      : keys.requiredText("author", &diagnostics, hint: "add a line 'author: …'")
    if let author, status != .removed, plain(author).isEmpty {
      diagnostics.append(
        .error(
          .wrongValue, file, keys.position(of: "author"), "'author' has no visible character",
          hint: "write a name"))
    }
    let date = keys.date("date", in: settings.timeZone, &diagnostics)
    if date == nil, keys.value("date") == nil {
      diagnostics.append(
        .error(
          .missingKey, file, keys.position(of: "date"), "'date' is missing",
          hint: "add a line 'date: 2020-10-18'"))
    }
    let url = url(&keys, &diagnostics)
    let id = id(&keys, source.id, &diagnostics)
    let parent = keys.text("parent", &diagnostics)
    let kind: Comment.Kind = keys.choice("type", &diagnostics) ?? .comment
    // What the filter said, in hundredths: for moderators' eyes.
    _ = keys.positiveNumber("spam_score", atLeast: 0, &diagnostics)
    let format: CommentDocument.Format = keys.choice("format", &diagnostics) ?? .markdown
    let guid = keys.text("guid", &diagnostics)
    let isByAuthor = keys.flag("by_author", &diagnostics)
    keys.reportUnknownKeys(&diagnostics)
    let isParseable =
      format == .text || checkText(matter, .comment, settings.limits.commentNesting, file, &diagnostics)
    guard isParseable, let id else { return nil }
    if format == .text {
      ConflictMarkers.check(
        markdown: matter.body, file: file, lineOffset: matter.bodyLineOffset, &diagnostics)
    }
    // What waits, or is spam, is a stranger's alone: it must not stop a strict build.
    if status == .approved {
      // What came in by form or mail is published as it was sent.
      if format == .markdown {
        warnOfTags(matter, file, &diagnostics)
        GarbledText(in: text.text).report(file, &diagnostics)
      }
      warnOfAddress(in: author, keys, &diagnostics)
    }
    return CommentDocument(
      source: source, article: article, id: id, idPosition: keys.position(of: "id"),
      author: status == .removed ? "" : settings.typography.typesetName(plain(author ?? "")),
      date: date ?? .blank, datePosition: keys.position(of: "date"), url: url, status: status,
      parent: parent, parentPosition: keys.position(of: "parent"), kind: kind, format: format, guid: guid,
      isByAuthor: isByAuthor && status != .removed, body: matter.body, bodyLineOffset: matter.bodyLineOffset)
  }

  /// Tags are shown as they stand, which nobody can have meant who wrote more than one or two.
  private static func warnOfTags(
    _ matter: FrontMatter, _ file: String, _ diagnostics: inout [Diagnostic]
  ) {
    let tags = CommentTags(in: matter.body)
    guard tags.count > 0 else { return }
    let what = tags.count == 1 ? "an HTML tag is" : "\(tags.count) HTML tags are"
    diagnostics.append(
      .warning(
        .htmlInComment, file, SourcePosition(line: tags.line + matter.bodyLineOffset, column: 1),
        "\(what) shown as text: \(tags.list)",
        hint:
          "comments are Markdown without HTML: write a blank line between paragraphs, *word*, [word](address); "
          + "a tag that readers are to see goes between backticks"))
  }

  /// Who writes an address in the place of a name rarely wants all to see it.
  private static func warnOfAddress(
    in author: String?, _ keys: KeyReader, _ diagnostics: inout [Diagnostic]
  ) {
    // To compile the expression takes longer than to read the rest of a comment.
    guard let author, author.utf8.contains(UInt8(ascii: "@")),
      author.firstMatch(of: /[^\s@<>()]+@[A-Za-z0-9\-]+(?:\.[A-Za-z0-9\-]+)+/) != nil
    else { return }
    diagnostics.append(
      .warning(
        .personalData, keys.file, keys.position(of: "author"),
        "'author' shows an e-mail address to all readers",
        hint: "write a name without it"))
  }

  private static func url(_ keys: inout KeyReader, _ diagnostics: inout [Diagnostic]) -> String? {
    guard let url = keys.text("url", &diagnostics) else { return nil }
    if OrdinaryAddress.isWhole(url) { return url }
    let lower = url.lowercased()
    let isWeb = lower.hasPrefix("http://") || lower.hasPrefix("https://")
    let hasSpace = url.unicodeScalars.contains { $0.properties.isWhitespace || $0.value < 0x20 }
    if isWeb, url.utf8.count > 8, !hasSpace, AddressEncoding.namesServer(url) {
      return AddressEncoding.encoded(url)
    }
    let isSpaced = isWeb && hasSpace
    diagnostics.append(
      .warning(
        .wrongValue, keys.file, keys.position(of: "url"),
        isSpaced
          ? "'url' has a space in it and is not shown"
          : "'url' is not an http or https address and is not shown",
        hint: isSpaced
          ? "write '%20' for a space within the address, or delete what follows it"
          : (AddressMarkup.address(in: url) ?? whole(url)).map { "write url: \($0)" }
            ?? "write url: https://…, or delete the line"))
    return nil
  }

  /// An address that lacks nothing but its beginning, or has a slip there: `example.org`, `https:/example.org`.
  private static func whole(_ url: String) -> String? {
    guard
      let match = url.wholeMatch(
        of: /(?i)(?:https?(?::\/?|\/\/)|\/\/)?((?:[\p{L}\p{N}-]+\.)+\p{L}{2,}(?:[\/?#]\S*)?)/)
    else { return nil }
    return "https://\(match.1)"
  }

  private static func id(
    _ keys: inout KeyReader, _ fileName: String, _ diagnostics: inout [Diagnostic]
  ) -> String? {
    let written = keys.text("id", &diagnostics)
    let id = written ?? fileName
    if Slug.isSafe(id) { return id }
    if written == nil {
      let slug = Slug.make(fileName)
      if Slug.isSafe(slug) { return slug }
    }
    diagnostics.append(
      .error(
        .wrongValue, keys.file, keys.position(of: "id"), "'id' cannot be used in an address: '\(id)'",
        hint: "write letters, digits and hyphens"))
    return nil
  }

  /// A name without invisible signs: some could turn the rest of a line around (Unicode Bidirectional Algorithm).
  private static func plain(_ name: String) -> String {
    if PlainNames.isPlain(name), name.utf8.first != 0x20 { return name }
    let visible = name.unicodeScalars.filter { scalar in
      switch scalar.properties.generalCategory {
      // The joiners of emoji and of Indic and Persian words are part of them.
      case .format: scalar.value == 0x200C || scalar.value == 0x200D
      case .control, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned: false
      default: true
      }
    }
    let text = String(String.UnicodeScalarView(visible))
    return text.contains { $0.isLetter || $0.isNumber || $0.isSymbol || $0.isPunctuation } ? text : ""
  }
}
