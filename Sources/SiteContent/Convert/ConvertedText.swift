package import SiteModel

/// The HTML of one source file, before it is known what the other files are called on the site.
package struct ConvertedText: Equatable, Sendable {
  /// An address as the author wrote it, at its place in the HTML.
  package struct Link: Hashable, Sendable {
    package enum Kind: String, Sendable { case link, image }
    package var kind: Kind
    /// Bytes of the text before the place of the address.
    package var offset: Int
    /// Where the size and the choices of an image go.
    package var sizeOffset: Int?
    /// `2007-11-06-facebook.md`, `photo.jpg`, `/tags/`, `#top`, `//cdn.example/x`.
    package var target: String
    package var position: SourcePosition
    /// Of an image: what its tag says already.
    package var tag = ImageTag()

    /// The target without its query and fragment.
    var path: String { String(target.prefix { $0 != "?" && $0 != "#" }) }
  }

  package var text = TextBytes()
  /// In the order of their offsets.
  package var links: [Link] = []
  /// Parts of the text that an excerpt goes without, in their order: the ids of headings, the marks of footnotes.
  package var rangesOutsideExcerpts: [Range<Int>] = []
  /// The text without markup.
  package var plainText = ""

  package init() {}

  /// Adds a part that was put in among others.
  mutating func insertOutsideExcerpts(_ range: Range<Int>) {
    var place = rangesOutsideExcerpts.endIndex
    while place > 0, rangesOutsideExcerpts[place - 1].lowerBound >= range.lowerBound {
      place -= 1
      let moved = rangesOutsideExcerpts[place]
      rangesOutsideExcerpts[place] = moved.lowerBound + range.count..<moved.upperBound + range.count
    }
    rangesOutsideExcerpts.insert(range, at: place)
  }

  /// The part up to a place, without what only the text's own page has, for pages that show many articles.
  ///
  /// - Parameters:
  ///   - html: the text.
  ///   - without: other parts to leave out, in their order.
  ///   - closing: HTML to end it with.
  func excerpt(
    _ range: Range<Int>, of html: [UInt8], without others: [Range<Int>] = [], closing: String = "",
    plainText: String
  ) -> ConvertedText {
    var excerpt = ConvertedText()
    var taken: [UInt8] = []
    excerpt.plainText = plainText
    var removed = range.lowerBound
    var start = range.lowerBound
    var pending = links[...].drop { $0.offset < range.lowerBound }
    func take(upTo end: Int) {
      taken += html[start..<end]
      while let link = pending.first, link.offset <= end {
        var moved = link
        moved.offset -= removed
        moved.sizeOffset = link.sizeOffset.map { $0 - removed }
        excerpt.links.append(moved)
        pending.removeFirst()
      }
    }
    let parts = (rangesOutsideExcerpts + others).sorted { $0.lowerBound < $1.lowerBound }
    for part in parts where range.contains(part.lowerBound) {
      take(upTo: part.lowerBound)
      pending = pending.drop { $0.offset < part.upperBound }
      removed += part.count
      start = part.upperBound
    }
    take(upTo: range.upperBound)
    taken += Array(closing.utf8)
    excerpt.text = TextBytes(taken)
    return excerpt
  }
}

/// What the Markdown of one file became.
package struct ConvertedDocument: Equatable, Sendable {
  package var body = ConvertedText()
  /// What stands above `<!--more-->`, else the first paragraph; missing where there is neither.
  package var excerpt: ConvertedText?
  package var hasMore = false
  /// What is hardly what the author meant, or would break the page.
  package var warnings: [Warning] = []

  package struct Warning: Hashable, Sendable {
    package var severity = Diagnostic.Severity.warning
    package var kind: FindingKind
    package var position: SourcePosition
    package var message: String
    package var hint: String
    /// The address of what is no link: an error where there is such a file.
    package var target: String?
  }

  package init(
    body: ConvertedText = ConvertedText(), excerpt: ConvertedText? = nil, hasMore: Bool = false,
    warnings: [Warning] = []
  ) {
    self.body = body
    self.excerpt = excerpt
    self.hasMore = hasMore
    self.warnings = warnings
  }
}

extension ConvertedText: Described {
  package static var blank: Self { Self() }

  package static func visit<Visitor: PartVisitor>(
    _ text: inout Self, _ visitor: inout Visitor
  ) throws(Visitor.Failure) {
    try visitor.part(&text.text)
    try visitor.part(&text.links)
    try visitor.part(&text.rangesOutsideExcerpts)
    try visitor.part(&text.plainText)
  }

  package var isPossible: Bool {
    rangesOutsideExcerpts.allSatisfy { $0.lowerBound >= 0 && $0.upperBound <= text.count }
  }
}

extension ConvertedText.Link.Kind: ByteCodable {}

extension ConvertedText.Link: Described {
  package static var blank: Self {
    Self(kind: .link, offset: 0, sizeOffset: nil, target: "", position: .start)
  }

  package static func visit<Visitor: PartVisitor>(
    _ link: inout Self, _ visitor: inout Visitor
  ) throws(Visitor.Failure) {
    try visitor.part(&link.kind)
    try visitor.part(&link.offset)
    try visitor.part(&link.sizeOffset)
    try visitor.part(&link.target)
    try visitor.part(&link.position)
    try visitor.part(&link.tag)
  }
}

extension ConvertedDocument: Described {
  package static var blank: Self { Self() }

  package static func visit<Visitor: PartVisitor>(
    _ document: inout Self, _ visitor: inout Visitor
  ) throws(Visitor.Failure) {
    try visitor.part(&document.body)
    try visitor.part(&document.excerpt)
    try visitor.part(&document.hasMore)
    try visitor.part(&document.warnings)
  }
}

extension ConvertedDocument.Warning: Described {
  package static var blank: Self {
    Self(kind: .unknownKey, position: .start, message: "", hint: "", target: nil)
  }

  package static func visit<Visitor: PartVisitor>(
    _ warning: inout Self, _ visitor: inout Visitor
  ) throws(Visitor.Failure) {
    try visitor.part(&warning.severity)
    try visitor.part(&warning.kind)
    try visitor.part(&warning.position)
    try visitor.part(&warning.message)
    try visitor.part(&warning.hint)
    try visitor.part(&warning.target)
  }
}
