import SiteModel
import SiteTestSupport
import Testing

@testable import SiteContent

/// A key needs one line in the description of its type: what reads, keeps, digests and compares it follows from that.
@Suite struct KeyVisitorTests {
  private enum Tone: String, CaseIterable, ByteCodable { case calm, loud }

  private struct Matter: Described, Equatable {
    var subtitle: String?
    var code: String?
    var isPinned = false
    var until: Moment?
    var tone: Tone?
    var line: SourcePosition?

    static var blank: Self { Self() }

    static func visit<Visitor: PartVisitor>(
      _ matter: inout Self, _ visitor: inout Visitor
    ) throws(Visitor.Failure) {
      try visitor.words("subtitle", &matter.subtitle, .text)
      try visitor.text("code", &matter.code, .place)
      try visitor.flag("pinned", &matter.isPinned, .place)
      try visitor.date("until", &matter.until, .text)
      try visitor.choice("tone", &matter.tone, .place)
      try visitor.part(&matter.line, .note)
    }
  }

  private func read(_ yaml: String) throws -> (Matter, [String]) {
    var diagnostics: [Diagnostic] = []
    let text = try #require(
      SourceText(file: "a.md", bytes: Array("---\n\(yaml)\n---\n".utf8), maximum: 1000, &diagnostics))
    var keys = try #require(FrontMatter(text, keys: .article, &diagnostics)).values
    var matter = Matter()
    keys.read(into: &matter, .french, .utc, &diagnostics)
    keys.reportUnknownKeys(&diagnostics)
    return (matter, diagnostics.map(\.message))
  }

  @Test("its keys are read as their kind says, words with French spaces")
  func keys() throws {
    let (matter, problems) = try read(
      "subtitle: Oui !\ncode: a!\npinned: true\nuntil: 2026-01-02\ntone: loud")
    #expect(problems == [])
    #expect(matter.subtitle == "Oui\u{202F}!" && matter.code == "a!" && matter.isPinned)
    #expect(matter.until?.iso8601 == "2026-01-02" && matter.tone == .loud)
  }

  @Test("what is wrong with a value is told, and what is missing is nil")
  func wrongValues() throws {
    let (matter, problems) = try read("pinned: oui\ntone: soft")
    #expect(matter == Matter())
    #expect(problems == ["'pinned' must be true or false", "'tone' has an unknown value 'soft'"])
  }

  @Test(
    "it comes back from the cache; digests see what pages can show, and comparisons what more may depend on")
  func description() throws {
    let matter = try read("subtitle: Oui\ncode: a\npinned: true\nuntil: 2026-01-02\ntone: loud").0
    var other = Matter()
    other.line = SourcePosition(line: 2, column: 1)
    #expect(roundTripProblems(matter, other) == [])
    let key = DigestKey(first: 1, second: 2)
    let changes: [(isShown: Bool, isText: Bool, make: (inout Matter) -> Void)] = [
      (true, true, { $0.subtitle = "Non" }), (true, false, { $0.code = "b" }),
      (true, false, { $0.isPinned = false }), (true, true, { $0.until = nil }),
      (true, false, { $0.tone = .calm }), (false, true, { $0.line = .start }),
    ]
    for change in changes {
      var changed = matter
      change.make(&changed)
      #expect((key.digest { $0.add(changed) } != key.digest { $0.add(matter) }) == change.isShown)
      #expect(changed.isSame(as: matter, in: .placed) == change.isText)
    }
  }
}
