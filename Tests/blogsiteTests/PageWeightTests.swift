import SiteTestSupport
import Testing

/// What the pages of the sample site weigh, without their pictures.
@Suite struct PageWeightTests {
  @Test("a page and its style sheet weigh less than 60 kB; only the search has a script")
  func weights() throws {
    let site = try TemporaryFolder()
    try Repository.copy("templates", to: site)
    try Repository.copy("content", to: site)
    #expect(try Repository.run(["build", "--now", "2026-11-24"], in: site.path).code == 0)
    let css = try site.bytes("site/assets/style.css").count
    var count = 0
    for file in try site.files(in: "site") where file.hasSuffix(".html") {
      let page = try site.read("site/" + file)
      count += 1
      #expect(page.utf8.count + css < 60_000, "\(file): \(page.utf8.count) bytes")
      #expect(page.matches(of: /<link rel="stylesheet"/).count == 1, "\(file)")
      // Structured data is no script: nothing runs it.
      let scripts = page.matches(of: /<script(?! type="application\/ld\+json">)/).count
      #expect(scripts == (file == "recherche/index.html" ? 1 : 0), "\(file)")
      #expect(!page.contains(/<[^>]+\son[a-z]+=/), "\(file) has a handler")
    }
    #expect(count > 100)
  }
}
