import Testing

@testable import SiteModel

@Suite struct ChecksTests {
  private let found: [Diagnostic] = [
    .error(.missingFile, "a.md", nil, "m"), .warning(.brokenLink, "b.md", nil, "n"),
    .error(.invalidYAML, "c.md", nil, "o"),
  ]

  @Test("a kind is judged as the settings ask; others stay as they are")
  func judged() {
    var checks = Checks()
    #expect(checks.judged(found) == found)
    checks.levels = [.missingFile: .warning, .brokenLink: .error]
    #expect(
      checks.judged(found) == [
        .warning(.missingFile, "a.md", nil, "m"), .error(.brokenLink, "b.md", nil, "n"), found[2],
      ])
    checks.levels = [.missingFile: .off, .brokenLink: .off]
    #expect(checks.judged(found) == [found[2]])
  }

  @Test("what leaves no page to publish cannot be let through")
  func fixed() {
    var checks = Checks()
    checks.levels = [.invalidYAML: .off]
    #expect(checks.judged(found) == found)
  }
}
