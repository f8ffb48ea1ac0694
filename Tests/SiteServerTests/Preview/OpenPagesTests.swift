import Foundation
import SiteTestSupport
import Testing

@testable import SiteServer

@Suite struct OpenPagesTests {
  private let files = [
    facebookFile: SmallSite.article("Facebook", "tags: UMP", body: "Début.\n\n![Photo](/media/a.svg)"),
    "content/articles/2009-01-02-autre.md": SmallSite.article("Autre"),
    "content/media/a.svg": "<svg/>", "content/media/b.svg": "<svg/>",
  ]

  @Test("exactly the pages that show a change are told: an article's text")
  func exact() async throws {
    let preview = try await TestPreview(files)
    let page = try await EventClient(preview, facebookPage)
    let other = try await EventClient(preview, "/2009/01/autre/")
    let tag = try await EventClient(preview, "/tag/ump/")
    // Below the excerpt: no list shows it.
    try preview.site.write(
      SmallSite.article("Facebook", "tags: UMP", body: "Début.\n\n![Photo](/media/a.svg)\n\nSuite."),
      to: facebookFile)
    #expect(try await page.wait(for: "event: reload").hasPrefix("event: reload"))
    #expect(preview.refreshed == [1])
    try preview.site.write(SmallSite.article("Facebook 2", "tags: UMP"), to: facebookFile)
    _ = try await tag.wait(for: "event: reload")
    _ = try await other.wait(for: "event: reload")
  }

  @Test("an image that changes reloads the pages that show it, and no other")
  func image() async throws {
    let preview = try await TestPreview(files)
    let page = try await EventClient(preview, facebookPage)
    let other = try await EventClient(preview, "/2009/01/autre/")
    try preview.site.write("<svg id='2'/>", to: "content/media/b.svg")
    _ = try await preview.get("/")
    #expect(preview.refreshed == [0])
    try preview.site.write("<svg id='2'/>", to: "content/media/a.svg")
    _ = try await page.wait(for: "event: reload")
    #expect(preview.refreshed == [0, 1])
    try preview.site.write(
      SmallSite.article("Autre", body: "Changé."), to: "content/articles/2009-01-02-autre.md")
    #expect(try await other.wait(for: "event: reload").hasPrefix("event: reload"))
  }

  @Test("a style sheet is swapped without a reload; so it is when what it loads changes")
  func styles() async throws {
    let preview = try await TestPreview(files)
    try preview.site.write(
      "@import 'mots.css'; body { background: url(fond.svg) }", to: "templates/assets/style.css")
    try preview.site.write("p {}", to: "templates/assets/mots.css")
    try preview.site.write("<svg/>", to: "templates/assets/fond.svg")
    let page = try await EventClient(preview, facebookPage)
    for (file, text) in [("style.css", "@import 'mots.css'; a {}"), ("mots.css", "q {}")] {
      try preview.site.write(text, to: "templates/assets/" + file)
      let told = try await page.wait(for: "event: styles")
      #expect(told.contains(#""paths":["/assets/style.css"]"#) && !told.contains("event: reload"))
    }
  }

  @Test("a file that is written again with the same bytes is no change")
  func same() async throws {
    let preview = try await TestPreview(files)
    let page = try await EventClient(preview, facebookPage)
    for file in [
      facebookFile, "content/media/a.svg", "templates/assets/style.css", "templates/article.mustache",
    ] {
      try preview.site.write(try preview.site.read(file), to: file)
      _ = try await preview.get("/")
    }
    #expect(preview.refreshed == [0, 0, 0, 0])
    try preview.site.write(SmallSite.article("Changé"), to: facebookFile)
    #expect(try await page.wait(for: "event: reload").hasPrefix("event: reload"))
  }

  @Test("a page whose article has moved goes with it; one whose article is gone shows so")
  func moved() async throws {
    let preview = try await TestPreview(files)
    let page = try await EventClient(preview, facebookPage)
    try preview.site.write(SmallSite.article("Facebook", "slug: nouveau"), to: facebookFile)
    #expect(try await page.wait(for: "event: move").contains("data: \"/2007/11/nouveau/\"\n"))
    let second = try await EventClient(preview, "/2007/11/nouveau/")
    try preview.site.remove(facebookFile)
    _ = try await second.wait(for: "event: reload")
    let gone = try await EventClient(preview, "/2007/11/nouveau/")
    try preview.site.write(SmallSite.article("Facebook", "slug: nouveau"), to: facebookFile)
    _ = try await gone.wait(for: "event: reload")
  }

  @Test("a page that comes back after the preview was away loads again where it is out of date, only then")
  func comeback() async throws {
    let preview = try await TestPreview(files)
    let html = try await preview.page(facebookPage)
    let version = try #require(html.firstMatch(of: /data-version="([^"]*)"/)).1
    let stale = try await EventClient(preview, facebookPage, version: "x-y")
    _ = try await stale.wait(for: "event: reload")
    let style = try await EventClient(preview, facebookPage, version: version.prefix { $0 != "-" } + "-y")
    #expect(try await style.wait(for: "event: styles").contains(#""paths":[]"#))
    let fresh = try await EventClient(preview, facebookPage, version: String(version))
    try preview.site.write("x", to: "templates/assets/style.css")
    #expect(try await fresh.wait(for: "event: styles").hasPrefix("event: styles"))
  }

  @Test("pages that are closed are forgotten, and a crowd is asked to make room")
  func closing() async throws {
    let preview = try await TestPreview(files)
    var pages: [EventClient] = []
    for _ in 0..<OpenPages.crowd { pages.append(try await EventClient(preview, facebookPage)) }
    for page in pages { _ = try await page.wait(for: "event: crowded") }
    #expect(await preview.server.openPageCount == OpenPages.crowd)
    pages = []
    try await eventually { await preview.server.openPageCount == 0 }
    #expect(await preview.server.openPageCount == 0)
  }

  @Test("only pages can be listened to")
  func refused() async throws {
    let preview = try await TestPreview(files)
    #expect(try await preview.get("/.blogsite/events").status == 400)
    #expect(try await preview.get("/.blogsite/events?page=/assets/style.css").status == 404)
    #expect(try await preview.get("/.blogsite/events?page=/../x").status == 404)
    #expect(try await preview.get("/.blogsite/rien").status == 404)
    let head = try await preview.get("/.blogsite/events?page=/", method: "HEAD")
    #expect(head.status == 200 && head.fields["content-type"] == "text/event-stream; charset=utf-8")
    #expect(await preview.server.openPageCount == 0)
  }
}

extension TestPreview {
  /// How many pages each refresh told to load again.
  var refreshed: [Int] {
    told.compactMap { if case .refreshed(_, let pages, _) = $0 { pages } else { nil } }
  }
}
