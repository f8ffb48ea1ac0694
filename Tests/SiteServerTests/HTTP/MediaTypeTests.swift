import SiteTestSupport
import Testing

@testable import SiteServer

@Suite struct MediaTypeTests {
  @Test(
    "texts have their charset, and what is not known is bytes",
    arguments: [
      ("index.html", "text/html; charset=utf-8"), ("a/style.CSS", "text/css; charset=utf-8"),
      ("feed.xml", "application/xml; charset=utf-8"), ("robots.txt", "text/plain; charset=utf-8"),
      ("search.json", "application/json; charset=utf-8"), ("a.b/logo.svg", "image/svg+xml; charset=utf-8"),
      ("photo.JPG", "image/jpeg"), ("f.woff2", "font/woff2"), ("x.pdf", "application/pdf"),
      ("film.mp4", "video/mp4"), ("a.js", "text/javascript; charset=utf-8"),
      ("LICENSE", "application/octet-stream"), ("a.b/c", "application/octet-stream"),
      ("x.unknown", "application/octet-stream"),
    ])
  func table(path: String, expected: String) {
    #expect(MediaType.of(path) == expected)
  }
}
