import Testing

@testable import SiteGenerator

@Suite struct FNV1aTests {
  // Source: RFC 9923.
  @Test(
    "hashes are those of the published vectors",
    arguments: [("", "cbf29ce484222325"), ("a", "af63dc4c8601ec8c"), ("foobar", "85944171f73967e8")])
  func vectors(text: String, hash: String) { #expect(FNV1a.hex(text) == hash) }
}
