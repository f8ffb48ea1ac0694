import SiteModel
import Testing

@testable import SiteModeration

@Suite struct SpoolPlaceTests {
  @Test(
    "a spool that a browser could ask for is told with its address, and with a place where none can",
    arguments: [
      ("commentaires", "https://e.org/", "/commenter.php", "commentaires/", "../commentaires"),
      (".", "https://e.org/", nil, "", "../commentaires"),
      ("../commentaires", "https://e.org/blog/", "/commenter.php", "commentaires/", "../../commentaires"),
      ("../x", "https://e.org/", "/php/commenter.php", "x/", "../../x"),
      ("../x", "https://e.org/", "https://e.org/php/commenter.php?a", "x/", "../../x"),
      ("a/../../b/", "https://e.org/a/b/", nil, "a/b/", "../../../b"),
    ] as [(String, String, String?, String, String)])
  func open(spool: String, url: String, form: String?, address: String, safer: String) throws {
    let site = try #require(SiteAddress(url))
    let place = try #require(SpoolPlace(spool, on: site, form: form.flatMap(EndpointAddress.init)))
    #expect(place.address == "https://e.org/" + address)
    #expect(place.safer == safer)
  }

  @Test(
    "one above all that is served, an absolute path and another server's are not",
    arguments: [
      ("../commentaires", "https://e.org/", "/commenter.php"),
      ("../../commentaires", "https://e.org/blog/", nil), ("../../blog/x", "https://e.org/blog/", nil),
      ("/srv/commentaires", "https://e.org/", nil), ("x", "https://e.org/", "https://php.example/c.php"),
    ] as [(String, String, String?)])
  func closed(spool: String, url: String, form: String?) throws {
    let site = try #require(SiteAddress(url))
    #expect(SpoolPlace(spool, on: site, form: form.flatMap(EndpointAddress.init)) == nil)
  }
}
