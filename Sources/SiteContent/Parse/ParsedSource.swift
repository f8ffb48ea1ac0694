package import SiteModel

/// A file's front matter and its Markdown, which is of no use once it is converted.
package protocol MarkdownDocument: ByteCodable, Sendable {
  var body: [UInt8] { get set }
}

extension CommentDocument: MarkdownDocument {}

/// A source file after stage 3. Indirect, for a document has some thirty parts, and lists of sources are copied.
package indirect enum ParsedSource<Document: MarkdownDocument, Text: Sendable & ByteCodable>: Sendable {
  /// An earlier run has parsed and converted it.
  case stored(ConvertedSource<Document, Text>)
  /// It was read now, with what was found in it; its origin is missing where nothing is kept.
  case read(Document, SourceOrigin?, [Diagnostic])

  package var document: Document {
    switch self {
    case .stored(let source): source.document
    case .read(let document, _, _): document
    }
  }

  var origin: SourceOrigin? {
    switch self {
    case .stored(let source): source.origin
    case .read(_, let origin, _): origin
    }
  }

  package var isStored: Bool {
    if case .stored = self { true } else { false }
  }

  /// With its text and without its Markdown; one that an earlier run converted stays as it is.
  func converted(by convert: (Document) -> Text) -> ConvertedSource<Document, Text> {
    switch self {
    case .stored(let source): return source
    case .read(var document, let origin, let diagnostics):
      let text = convert(document)
      document.body = []
      return ConvertedSource(
        origin: origin ?? .blank, document: document, text: text, diagnostics: diagnostics)
    }
  }
}
