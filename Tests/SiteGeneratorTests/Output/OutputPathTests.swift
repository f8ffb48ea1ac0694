import SiteModel
import Testing

@testable import SiteGenerator

@Suite struct OutputPathTests {
  @Test(
    "paths stay in the output folder",
    arguments: [
      "index.html", "2007/11/facebook/index.html", ".gitignore", "...", "a/...b", "..a", "a../b",
      "é/\u{1F600}",
      ".blogsite-tmpx", "a/.blogsite-tmp",
    ])
  func accepted(text: String) { #expect(OutputPath(RelativePath(text))?.text == text) }

  @Test(
    "other paths are refused",
    arguments: [
      "", "/", "/a", "a/", "a//b", ".", "..", "../a", "a/..", "a/../b", "./a", "a/./b", "a\0b",
      ".blogsite-tmp",
      ".blogsite-tmp/0",
    ])
  func refused(text: String) { #expect(OutputPath(RelativePath(text)) == nil) }

  @Test("the parent is the path before the last slash")
  func parent() {
    #expect(OutputPath("a/b/c")?.parent?.text == "a/b")
    #expect(OutputPath("a")?.parent == nil)
  }

  @Test("order is that of the bytes")
  func order() {
    let paths = ["b", "a/b", "a", "a-b", "B", "a/", "é"].compactMap(OutputPath.init)
    #expect(paths.sorted().map(\.text) == ["B", "a", "a-b", "a/b", "b", "é"])
  }
}
