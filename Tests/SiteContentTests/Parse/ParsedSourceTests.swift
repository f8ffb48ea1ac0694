import SiteModel
import Testing

@testable import SiteContent

/// What goes from stage 3 to stage 4.
@Suite struct ParsedSourceTests {
  private typealias Source = ParsedSource<PageDocument, ConvertedDocument>

  private static let document = PageDocument(
    source: SourceFile(path: "content/pages/a.md", id: "a"), frontMatter: PageFrontMatter(), path: .home,
    body: [1, 2], bodyLineOffset: 3)
  private static let origin = SourceOrigin(stamp: nil, digest: Digest(high: 1, low: 2), isSettled: true)
  private static let warning = Diagnostic.warning(.unknownKey, "content/pages/a.md", nil, "w")

  @Test("what was read is converted, with what was found in it and without its Markdown")
  func read() {
    let source = Source.read(Self.document, Self.origin, [Self.warning])
    var seen: [UInt8] = []
    let converted = source.converted { document in
      seen = document.body
      return ConvertedDocument(hasMore: true)
    }
    #expect(seen == [1, 2])
    #expect(converted.document.body == [] && converted.document.bodyLineOffset == 3)
    #expect(converted.text.hasMore && converted.origin == Self.origin)
    #expect(converted.diagnostics == [Self.warning])
    #expect(!source.isStored && source.origin == Self.origin)
  }

  @Test("what an earlier run converted stays the very same")
  func stored() {
    let known = ConvertedSource(
      origin: Self.origin, document: Self.document, text: ConvertedDocument(), diagnostics: [Self.warning])
    let source = Source.stored(known)
    let converted = source.converted { _ in
      Issue.record("it need not be converted again")
      return ConvertedDocument()
    }
    #expect(converted === known && source.isStored)
    #expect(source.origin == Self.origin && source.document == Self.document)
  }

  @Test("where nothing is kept, nothing is told of where it came from")
  func unkept() {
    let converted = Source.read(Self.document, nil, []).converted { _ in ConvertedDocument() }
    #expect(converted.origin == .blank)
  }
}
