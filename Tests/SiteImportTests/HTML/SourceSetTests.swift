import Testing

@testable import SiteImport

@Suite struct SourceSetTests {
  @Test(
    "each address of a set is replaced; one that is left alone needs no set",
    arguments: [
      ("a.jpg 300w, b.jpg 2x", "/a.jpg 300w, /b.jpg 2x"), ("a.jpg, b.jpg 2x", "/a.jpg, /b.jpg 2x"),
      (" a.jpg  1x ,b,c.jpg 2x", "/a.jpg 1x, /b%2Cc.jpg 2x"), ("a.jpg 1x, a.jpg 2x", ""), ("", ""),
    ])
  func sets(_ value: String, _ expected: String) {
    #expect(SourceSet.rewritten(value) { "/" + $0 } ?? "" == expected)
  }
}
