import Testing

@testable import SiteContent

@Suite struct MissingSchemeTests {
  @Test(
    "an address whose beginning is missing or mistyped is completed",
    arguments: [
      ("www.example.org", "https://www.example.org"), ("http//e.org", "http://e.org"),
      ("https;//e.org/a?b", "https://e.org/a?b"), ("http:/e.org", "http://e.org"),
      ("nom@e.org", "mailto:nom@e.org"),
    ])
  func certain(_ written: String, _ whole: String) { #expect(MissingScheme.certain(written) == whole) }

  @Test(
    "a file's name is no address of another site",
    arguments: [
      "photo@2x.png", "www", "www.", "https.md", "http", "a@b", "a@tract.pdf", "", "@", "httpd/conf.d",
      "2007.11.06",
      "e.org", "a b@e.org",
    ])
  func files(_ written: String) { #expect(MissingScheme.certain(written) == nil) }

  @Test("the name of a site is likely meant where it ends like one")
  func likely() {
    #expect(MissingScheme.likely("example.org/a/") == "https://example.org/a/")
    for name in ["tract.pdf", "photo.jpg", "reseau.md", "v1.2", "a", ""] {
      #expect(MissingScheme.likely(name) == nil, "\(name)")
    }
  }
}
