package import SiteModel

/// The file of an article or a page, taken apart.
package struct TextDocument<FrontMatter: TextFrontMatter>: Hashable, Sendable {
  package var source: SourceFile
  package var frontMatter: FrontMatter
  package var path: SitePath
  /// The Markdown text.
  package var body: [UInt8] = []
  package var bodyLineOffset: Int
}

extension TextDocument: Described {
  package static var blank: Self {
    Self(source: .blank, frontMatter: .blank, path: .home, bodyLineOffset: 0)
  }

  /// Without the Markdown, which nobody asks for again.
  package static func visit<Visitor: PartVisitor>(
    _ document: inout Self, _ visitor: inout Visitor
  ) throws(Visitor.Failure) {
    try visitor.part(&document.source)
    try visitor.part(&document.frontMatter)
    try visitor.part(&document.path)
    try visitor.part(&document.bodyLineOffset)
  }
}

extension TextDocument: MarkdownDocument {}
