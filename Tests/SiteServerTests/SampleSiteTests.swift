import Foundation
import SiteContent
import SiteGenerator
import SiteModel
import SiteTestSupport
import Testing

@testable import SiteServer

/// The preview's promise: what it shows is what `build` writes.
@Suite struct SampleSiteTests {
  @Test(
    "every file of the sample site is, from the preview, what build writes, but for the script's one line",
    arguments: [true, false], ["https://blog.example.org/", "https://example.org/notre%20blog/"])
  func same(showsUnpublished: Bool, url: String) async throws {
    let site = try TemporaryFolder()
    try Repository.copy("templates", to: site)
    try Repository.copy("content", to: site)
    let settings = try site.read("content/site.yml").replacing(/(?m)^url:.*$/, with: "url: \(url)")
    try site.write(settings, to: "content/site.yml")
    var options = BuildOptions(
      layout: SiteLayout(root: site.path), now: .clock(secondsSince1970: TestPreview.now), jobs: 2)
    options.includesDrafts = showsUnpublished
    options.includesFuture = showsUnpublished
    options.includesPendingComments = showsUnpublished
    let report = try await Build.run(options)
    #expect(report.diagnostics == [])
    let files = try site.files(in: "site")
    #expect(files.count > 100)

    let preview = try await TestPreview(of: site) { $0.showsUnpublished = showsUnpublished }
    let root = try #require(SiteAddress(url)).root
    let client = try preview.client()
    var pages = 0
    for file in files {
      let address = root + PercentEncoding.path(file)
      try await client.send("GET \(address) HTTP/1.1\r\nHost: localhost\r\n\r\n")
      let response = try await client.response()
      #expect(response.status == 200, "\(address)")
      let written = try site.bytes("site/" + file)
      guard file.hasSuffix(".html"), response.body != written else {
        #expect(response.body == written, "\(file)")
        continue
      }
      pages += 1
      let script = /<script src="\/.blogsite\/reload.js" data-version="[0-9a-z-]+"><\/script>\n/
      #expect(response.text.matches(of: script).count == 1, "\(file)")
      #expect(
        response.text.replacing(script, with: "") == String(decoding: written, as: UTF8.self), "\(file)")
    }
    #expect(pages > 50)
    #expect(preview.told == [])
  }

  @Test("readers' view hides what waits; the writers' view shows it and says so")
  func unpublished() async throws {
    let files = [
      "content/articles/2007-11-06-a.md": SmallSite.article("A"),
      "content/articles/2007-11-07-b.md": SmallSite.article("B", "draft: true"),
      "content/articles/2099-11-07-c.md": SmallSite.article("C"),
      "content/comments/2007-11-06-a/2007-11-08-x.md": SmallSite.comment(
        "Xavier", "2007-11-08", "status: pending", body: "Patience."),
    ]
    let writers = try await TestPreview(files)
    #expect(try await writers.page("/2007/11/b/").contains("cet article n’est pas publié."))
    #expect(try await writers.page("/2099/11/c/").contains("cet article est daté du futur"))
    let article = try await writers.page("/2007/11/a/")
    #expect(
      article.contains("Patience.") && article.contains("En attente") && article.contains("comment_pending"))
    let readers = try await TestPreview(files, change: { $0.showsUnpublished = false })
    #expect(try await readers.get("/2007/11/b/").status == 404)
    #expect(try await readers.get("/2099/11/c/").status == 404)
    #expect(!(try await readers.page("/2007/11/a/").contains("Patience.")))
  }
}
