import SiteTestSupport
import Testing

@testable import SiteModel

@Suite struct MarkupTests {
  private func markup(_ html: String, _ slots: (Int, String)...) -> Markup {
    Markup(html: Array(html.utf8), slots: slots.map { Markup.Slot(offset: $0.0, path: $0.1) })
  }

  @Test("addresses into the site are put in behind the base")
  func slots() throws {
    let text = markup("<a href=\"\">é</a><img src=\"\">", (9, "2007/11/facebook/"), (27, "media/a.jpg"))
    #expect(try text.html(base: "/") == "<a href=\"/2007/11/facebook/\">é</a><img src=\"/media/a.jpg\">")
    #expect(
      try text.html(base: "https://example.org/blog/")
        == "<a href=\"https://example.org/blog/2007/11/facebook/\">é</a>"
        + "<img src=\"https://example.org/blog/media/a.jpg\">")
  }

  @Test("slots stand at the beginning, at the end, side by side, and may be empty")
  func edges() throws {
    #expect(try markup("", (0, "a")).html(base: "/") == "/a")
    #expect(try markup("x", (0, "a"), (1, "b")).html(base: "/") == "/ax/b")
    #expect(try markup("xy", (1, "a"), (1, "b")).html(base: "/") == "x/a/by")
    #expect(try markup("<a href=\"\">", (9, "")).html(base: "/blog/") == "<a href=\"/blog/\">")
  }

  @Test("what is no address of the site is put in as it is")
  func texts() throws {
    var markup = markup("<img src=\"\"><a href=\"\">", (10, "photo.jpg"))
    markup.slots.insert(.init(offset: 4, text: " width=\"1\" height=\"2\""), at: 0)
    markup.slots.append(.init(offset: 21, text: "https://example.org/"))
    #expect(
      try markup.html(base: "/blog/")
        == "<img width=\"1\" height=\"2\" src=\"/blog/photo.jpg\"><a href=\"https://example.org/\">")
  }

  @Test("HTML without slots is printed as it is")
  func noSlots() throws {
    #expect(try markup("<p>l’été &amp; \u{202F}!</p>").html(base: "/blog/") == "<p>l’été &amp; \u{202F}!</p>")
    #expect(try Markup().html(base: "/") == "")
  }

  @Test("the base is escaped, the path already is")
  func escaping() throws {
    #expect(try markup("", (0, "a&amp;b")).html(base: "/l'été&/") == "/l&#39;été&amp;/a&amp;b")
  }

  @Test("markup is empty without HTML")
  func empty() {
    #expect(Markup().isEmpty)
    #expect(!markup(" ").isEmpty)
  }
}
