import SiteModel

/// Writes the HTML of one Markdown text.
///
/// Articles are trusted: raw HTML passes. Comments are not: no raw HTML, no image, no heading, and links to
/// http, https and mailto only.
struct HTMLRenderer {
  enum Trust { case article, comment }

  let trust: Trust
  let typography: Typography
  /// Lines of the source file that stand before the Markdown text.
  let lineOffset: Int
  /// The words that notes and cards need.
  let words: ExtensionWords
  /// What the tree holds beyond CommonMark.
  let extensions: MarkdownExtensions
  /// Where the site lives: links that begin so are links into it.
  let site: SiteAddress?
  /// The lines of the Markdown text, to find the column of a link; read only where there are links.
  var lines: SourceLines

  /// All but the HTML itself.
  var text = ConvertedText()
  /// The HTML so far.
  var output: [UInt8] = []
  var plain: [UInt8] = []
  var excerpt: ConvertedText?
  var hasMore = false
  var spacing = FrenchTypography()
  /// The same of an image's description, which stands in no line.
  var descriptionSpacing = FrenchTypography()
  var usedIDs: Set<String> = []
  /// How often a heading's slug has come.
  var slugCounts: [String: Int] = [:]
  /// One more where the text has a first-level heading: the page's title is the only `<h1>`.
  var headingShift = 0
  /// Raw elements that are open: an excerpt that ends among them closes them.
  var openElements = OpenElements()
  /// A raw `<script>` or the like, whose text is being read.
  var rawElement: OpenElements.Element?
  /// Whether it began within a line of Markdown.
  var isRawElementInline = false
  /// Whether Markdown's blocks stand in it: an empty line ended the HTML that it began in.
  var isRawElementSplit = false
  /// Whether a block of HTML is being written, whose quotation marks smart punctuation has not seen.
  var isInHTMLBlock = false
  /// Where elements ended last that a slash in their own tag has ended.
  var selfClosed: [String: Int] = [:]
  /// Whether tags of a whole document have been reported.
  var hasDocumentTags = false
  /// Unknown tags that have been reported.
  var unknownTags: Set<String> = []
  /// What the author should know of.
  var findings: [ConvertedDocument.Warning] = []
  var hasPendingSoftBreak = false
  /// How many parts around this place an author's list of attributes gives to another language (`{lang=en}`).
  var otherLanguageNodes = 0
  /// Whether a `<p lang="en">` is open, which needs no end tag.
  var isInForeignParagraph = false
  /// Where the first paragraph of the document stands.
  var firstParagraph: Range<Int>?
  var firstParagraphText = ""
  var paragraphStart: (html: Int, plain: Int, openElements: Int)?
  /// End tags in the paragraph that is being written of elements that were open before it: an excerpt of it goes
  /// without them.
  var outerEndTags: [Range<Int>] = []
  /// Those of the first paragraph, and the end tags that it needs by itself.
  var firstParagraphEnds: (outer: [Range<Int>], missing: String) = ([], "")
  /// Where the text of the heading that is being written begins.
  var headingStart: (idAt: Int, plain: Int)?
  /// Inside an image, only the text of its description is written.
  var imageDepth = 0
  /// A raw `<video>` that is open and names its files within: what goes into its tag, and where.
  var openFilm: (tag: ImageTag, offset: Int)?
  /// Paragraphs whose images become a grid.
  var galleries: Set<CommonMarkNode> = []
  /// How many tables and boxes of code there were.
  var tableCount = 0
  var codeCount = 0
  /// The ids of notes begin so, those of their marks with `ref` behind it.
  var footnotePrefix = "fn"
  var scratch: [UInt8] = []

  init(
    trust: Trust, typography: Typography, words: ExtensionWords, lineOffset: Int, source: [UInt8],
    extensions: MarkdownExtensions, site: SiteAddress? = nil
  ) {
    self.site = site
    self.trust = trust
    self.typography = typography
    self.lineOffset = lineOffset
    self.words = words
    self.extensions = extensions
    self.lines = SourceLines(source)
    spacing = FrenchTypography(typography, isSmart: true)
    output.reserveCapacity(source.count + source.count / 4 + 64)
    plain.reserveCapacity(source.count)
  }

  /// Converts one text.
  ///
  /// - Parameter title: what the page shows above it: it is not shown twice.
  /// - Returns: what it became; the HTML of its body besides, to be kept or shown at once.
  static func converted(
    _ source: [UInt8], trust: Trust, typography: Typography, words: ExtensionWords, lineOffset: Int,
    site: SiteAddress? = nil, title: String = ""
  ) -> (document: ConvertedDocument, html: [UInt8]) {
    let source = trust == .comment ? LinkDefinitions.shown(in: source) : source
    let parsed = ExtendedDocument(parsing: source, trust: trust)
    if trust == .article { RepeatedTitle.drop(title, from: parsed.document.root) }
    var renderer = HTMLRenderer(
      trust: trust, typography: typography, words: words, lineOffset: lineOffset, source: source,
      extensions: parsed.extensions, site: site)
    if trust == .article {
      parsed.document.forEachEvent { node, isEntering in
        guard isEntering else { return }
        switch node.kind {
        case .heading where node.headingLevel == 1: renderer.headingShift = 1
        case .paragraph where renderer.isGallery(node) && !isInTightList(node):
          renderer.galleries.insert(node)
        case .htmlBlock, .htmlInline: node.withLiteral { renderer.reserveIDs(of: Array($0)) }
        default: break
        }
      }
      renderer.checkAttributes()
      if parsed.hasFootnotes { renderer.reserveFootnoteIDs() }
    }
    parsed.document.forEachEvent { node, isEntering in renderer.render(node, isEntering) }
    var document = renderer.finish()
    document.warnings = renderer.findings + warnings(of: parsed, lineOffset: lineOffset)
    if trust == .article {
      var lines = SourceLines(source)
      let checks = TextChecks(parsed.document.root, source: source, lineOffset: lineOffset, &lines)
      document.warnings += checks.findings
      document.warnings += MisreadText.findings(in: source, parsed.lostCells, lineOffset: lineOffset)
    }
    document.warnings.sort { ($0.position, $0.message) < ($1.position, $1.message) }
    return (document, renderer.output)
  }

  private static func warnings(
    of parsed: borrowing ExtendedDocument, lineOffset: Int
  ) -> [ConvertedDocument.Warning] {
    parsed.unusedNotes.map { note in
      .init(
        kind: .footnote, position: SourcePosition(line: note.line + lineOffset, column: 1),
        message: "nothing refers to the footnote '\(note.label)', so it is not shown",
        hint: "write [^\(note.label)] where it belongs, or delete it")
    }
      + parsed.repeatedNotes.map { note in
        .init(
          kind: .footnote, position: SourcePosition(line: note.line + lineOffset, column: 1),
          message: "there is another footnote '\(note.label)', so this one is not shown",
          hint: "give it another label, here and where it is referred to")
      }
  }

  mutating func render(_ node: CommonMarkNode, _ isEntering: Bool) {
    let kind = node.kind
    let changesLanguage = changesLanguage(node)
    if isEntering, changesLanguage { otherLanguageNodes += 1 }
    defer { if !isEntering, changesLanguage { otherLanguageNodes -= 1 } }
    if !isEntering, rawElement != nil, kind == .paragraph || kind == .heading { closeInlineRawElement() }
    switch kind {
    case .text, .softBreak, .lineBreak, .code, .htmlInline, .emphasis, .strong, .link, .image:
      renderInline(node, kind, isEntering)
    case .blockExtension, .inlineExtension:
      renderExtension(node, isEntering)
    default:
      renderBlock(node, kind, isEntering)
    }
  }

  mutating func finish() -> ConvertedDocument {
    closeRawHTML()
    // As large as it is: what grew has up to twice the room, and all texts are held until their pages are made.
    output = output.withUnsafeBufferPointer { Array($0) }
    text.text = TextBytes(output)
    text.plainText = Self.collapsed(plain[...])
    var document = ConvertedDocument()
    if let excerpt {
      document.excerpt = excerpt
    } else if let firstParagraph {
      document.excerpt = text.excerpt(
        firstParagraph, of: output, without: firstParagraphEnds.outer, closing: firstParagraphEnds.missing,
        plainText: firstParagraphText)
    }
    document.hasMore = hasMore
    document.body = text
    return document
  }

  // MARK: Writing

  mutating func write(_ markup: StaticString) {
    markup.withUTF8Buffer { output.append(contentsOf: $0) }
  }

  mutating func write(_ markup: String) { output.append(contentsOf: markup.utf8) }

  mutating func writeEscaped(_ string: String) { Escaping.append(string, to: &output) }

  /// Text of the author's, typeset and escaped.
  mutating func writeText(_ bytes: UnsafeBufferPointer<UInt8>) {
    if let meant = WindowsCharacters.replaced(in: bytes) {
      meant.withUnsafeBufferPointer { writeText($0) }
      return
    }
    if let element = rawElement, element.name == "script" || element.name == "style" {
      // To Markdown it is text, to browsers it is not: neither typeset, nor escaped, nor part of what is read.
      if hasPendingSoftBreak { writeSoftBreak() }
      // A space, or `</scr…ipt>` would become a tag.
      let words = Escaping.permitted(SourceMark.removed(from: bytes) ?? Array(bytes), substitute: 0x20)
      output += Self.withoutEnds(of: element.name, in: words)
      return
    }
    guard isTypeset else {
      if hasPendingSoftBreak { writeSoftBreak() }
      spacing.skipObject()
      Escaping.append(bytes, to: &output)
      plain.append(contentsOf: SourceMark.removed(from: bytes) ?? Array(bytes))
      return
    }
    scratch.removeAll(keepingCapacity: true)
    if spacing.dropsNextSpace { hasPendingSoftBreak = false }
    if hasPendingSoftBreak {
      // A line must not begin with `!`: the line break is a space like any other.
      if let first = bytes.first, Self.mayNotBeginLine(first, bytes.dropFirst().first) {
        hasPendingSoftBreak = false
        let joined = [0x20] + Array(bytes)
        joined.withUnsafeBufferPointer { spacing.append($0, to: &scratch) }
        writeScratch()
        return
      }
      writeSoftBreak()
    }
    spacing.append(bytes, to: &scratch)
    writeScratch()
  }

  /// `</script x>` is no tag to Markdown, and an end to browsers: what stood behind it would be the page's own HTML.
  private static func withoutEnds(of element: String, in words: [UInt8]) -> [UInt8] {
    let end = Array("</\(element)".utf8)
    var output: [UInt8] = []
    for i in words.indices {
      let isEnd =
        words[i] == end[0] && words[i...].prefix(end.count).count == end.count
        && zip(words[i...], end).allSatisfy { $1.isASCIILetter ? $0 | 0x20 == $1 : $0 == $1 }
      output.append(words[i])
      if isEnd { output.append(UInt8(ascii: "\\")) }
    }
    return output
  }

  private mutating func writeScratch() {
    scratch.withUnsafeBufferPointer { Escaping.append($0, to: &output) }
    plain.append(contentsOf: scratch)
  }

  mutating func writeSoftBreak() {
    hasPendingSoftBreak = false
    output.append(UInt8(ascii: "\n"))
    plain.append(UInt8(ascii: " "))
  }

  private static func mayNotBeginLine(_ first: UInt8, _ second: UInt8?) -> Bool {
    switch first {
    case UInt8(ascii: ";"), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ":"): true
    case 0xC2: second == 0xBB
    default: false
    }
  }

  /// Text with its white space made single spaces.
  static func collapsed(_ bytes: ArraySlice<UInt8>) -> String {
    bytes.withUnsafeBufferPointer { bytes in
      // Straight into the text's own memory: it is all words of all articles.
      String(unsafeUninitializedCapacity: bytes.count) { output in
        guard let start = output.baseAddress else { return 0 }
        var next = start
        var last: UInt8 = 0x20
        for byte in bytes {
          let shown = max(byte, 0x20)
          next.pointee = shown
          // What follows a space takes its place where it is one too.
          next += shown | last == 0x20 ? 0 : 1
          last = shown
        }
        return next - start - (next > start && last == 0x20 ? 1 : 0)
      }
    }
  }
}
