import SiteTestSupport
import Testing

@testable import SiteModel

/// The model's values come back from the cache as they were.
@Suite struct ModelCodingTests {
  @Test("positions, moments, paths and tags")
  func small() throws {
    #expect(
      roundTripProblems(SourcePosition(line: 1, column: 2), SourcePosition(line: 30_000, column: 4)) == [])
    #expect(
      roundTripProblems(
        Moment(secondsSince1970: -1, offset: -3_600, hasTime: true),
        Moment(secondsSince1970: 4_000_000_000, offset: 7_200, hasTime: false)) == [])
    #expect(roundTripProblems(SitePath("2007/11/facebook/"), SitePath("")) == [])
    #expect(
      roundTripProblems(
        TagMention(name: "C++", key: TagKey("C++")), TagMention(name: "L’UMP", key: TagKey("L’UMP"))) == [])
  }

  @Test("every mode, status and kind")
  func cases() throws {
    for mode in Article.CommentMode.allCases { #expect(roundTripProblems([mode], []) == []) }
    for status in Comment.Status.allCases { #expect(roundTripProblems([status], []) == []) }
    for kind in Comment.Kind.allCases { #expect(roundTripProblems([kind], []) == []) }
    var reader = ByteReader(encoded("no such status"))
    #expect(throws: CacheDamage.self) { try reader.value(Comment.Status.self) }
  }

  @Test("free keys of every shape")
  func extra() throws {
    #expect(
      roundTripProblems(
        .object(["a": .text("x"), "b": .flag(true), "c": .list([.text(""), .flag(false), .object([:])])]),
        ExtraValue.list([])) == [])
    var reader = ByteReader(encoded(ExtraValue.flag(true)))
    #expect(throws: CacheDamage.self, "free keys are an object") {
      try reader.value([String: ExtraValue].self)
    }
  }

  @Test("one value has one form, in whatever order its keys were set")
  func order() {
    let keys = (0..<50).map(String.init)
    let (one, other) = (
      Dictionary(uniqueKeysWithValues: keys.map { ($0, ExtraValue.flag(true)) }),
      Dictionary(uniqueKeysWithValues: keys.reversed().map { ($0, ExtraValue.flag(true)) })
    )
    #expect(encoded(ExtraValue.object(one)) == encoded(ExtraValue.object(other)))
  }

  @Test("diagnostics")
  func diagnostics() throws {
    #expect(
      roundTripProblems(
        Diagnostic(.error, .unknownKey, "a.md", SourcePosition(line: 3, column: 4), "m", hint: "h"),
        Diagnostic.ended("b.md", nil, "n", hint: "i")) == [])
  }
}
