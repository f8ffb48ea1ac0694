import SiteModel
import SiteTestSupport
import Testing

@testable import SiteServer

@Suite struct RequestPathTests {
  @Test(
    "paths are decoded once, segment by segment, and normalised",
    arguments: [
      ("/", [], true, true), ("/a/b", ["a", "b"], false, true), ("/a/b/", ["a", "b"], true, true),
      ("/caf%C3%A9/", ["café"], true, true), ("/a%20b", ["a b"], false, true),
      ("/a?x=/../", ["a"], false, true),
      ("//a///b", ["a", "b"], false, false), ("/a/./b/", ["a", "b"], true, false),
      ("/a/../b", ["b"], false, false),
      ("/a/%2e%2e/b", ["b"], false, false), ("/a/.%2E/", [], true, false), ("/a/..", [], true, false),
      ("/%252e%252e/a", ["%2e%2e", "a"], false, true), ("/..a", ["..a"], false, true),
      ("http://localhost:4000/a/", ["a"], true, true), ("http://localhost:4000", [], true, true),
      ("/%2b%2B", ["++"], false, true),
    ])
  func table(target: String, segments: [String], isFolder: Bool, isNormal: Bool) throws {
    let path = try #require(RequestPath(target))
    #expect(path.segments == segments)
    #expect(path.isFolder == isFolder)
    #expect(path.isNormal == isNormal)
  }

  @Test(
    "what leads out of the site, or cannot be read, is no path",
    arguments: [
      "/..", "/../etc/passwd", "/%2e%2e/etc/passwd", "/%2E%2E%2Fetc%2Fpasswd", "/a/../../etc/passwd",
      "/..%2f..%2fetc/passwd", "/..%5c..%5cetc", "/a%00.html", "/a%5Cb", "/a\\..\\b", "/a%2Fb",
      "/%c0%ae%c0%ae/",
      "/%", "/%4", "/%zz", "/%ff", "/a%0d%0aSet-Cookie:x", "a/b", "", "?x", "*", "/./../..",
    ])
  func refused(target: String) {
    #expect(RequestPath(target) == nil, "\(target)")
  }

  @Test(
    "a path lies below a prefix, or elsewhere",
    arguments: [
      ("/blog/", "/blog/", ""), ("/blog/a/", "/blog/", "a/"), ("/blog/a", "/blog/", "a"),
      ("/blog", "/blog/", nil),
      ("/blogs/a", "/blog/", nil), ("/", "/blog/", nil), ("/a", "/", "a"), ("/", "/", ""),
      ("/mon%20blog/a", "/mon%20blog/", "a"),
    ] as [(String, String, String?)])
  func prefix(target: String, root: String, expected: String?) throws {
    #expect(try #require(RequestPath(target)).below(root)?.text == expected)
  }

  @Test("a value of a query is decoded; the first of a name counts")
  func query() {
    #expect(Query.value("page", in: "x=1&page=%2Fa%2F&page=b") == "/a/")
    #expect(Query.value("page", in: "page=") == "" && Query.value("page", in: "page") == "")
    #expect(Query.value("page", in: "pages=1") == nil && Query.value("page", in: nil) == nil)
    #expect(Query.value("page", in: "page=%ff") == nil)
  }
}
