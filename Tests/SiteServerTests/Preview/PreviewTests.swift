import Foundation
import SiteContent
import SiteGenerator
import SiteTestSupport
import Testing

@testable import SiteServer

@Suite struct PreviewTests {
  @Test(
    "whoever asks after a save gets the change, in whatever way it was saved",
    arguments: ["write", "rename", "truncate", "append"])
  func never(way: String) async throws {
    let preview = try await TestPreview(facebook)
    #expect(try await preview.page(facebookPage).contains("Premier état."))
    let text = SmallSite.article("Facebook", body: "Deuxième état.")
    switch way {
    case "rename":
      try preview.site.write(text, to: "content/articles/.tmp")
      #expect(rename(preview.site["content/articles/.tmp"], preview.site[facebookFile]) == 0)
    case "truncate":
      let file = try #require(FileHandle(forWritingAtPath: preview.site[facebookFile]))
      try file.truncate(atOffset: 0)
      for byte in text.utf8 { try file.write(contentsOf: [byte]) }
      try file.close()
    case "append":
      let file = try #require(FileHandle(forWritingAtPath: preview.site[facebookFile]))
      try file.seekToEnd()
      try file.write(contentsOf: Data("\nDeuxième état.\n".utf8))
      try file.close()
    default: try preview.site.write(text, to: facebookFile)
    }
    #expect(try await preview.page(facebookPage).contains("Deuxième état."))
  }

  @Test(
    "articles, comments, pages, tags, settings, templates, partials, locales and assets are all followed",
    arguments: [
      ("content/comments/2007-11-06-facebook/c.md", facebookPage, SmallSite.comment("Jean", body: "NOUVEAU")),
      ("content/pages/a-propos.md", "/a-propos/", SmallSite.article("NOUVEAU")),
      ("content/articles/2008-01-02-x.md", "/", SmallSite.article("NOUVEAU")),
      ("content/tags.yml", "/tags/", "- label: NOUVEAU\n  aliases: [ump]\n"),
      ("content/site.yml", "/", "title: NOUVEAU\nurl: https://example.org/\n"),
      ("templates/home.mustache", "/", "NOUVEAU {{page.title}}"),
      ("templates/partials/site_footer.mustache", "/", "NOUVEAU"),
      ("templates/assets/style.css", "/assets/style.css", "NOUVEAU"),
      ("content/media/a.txt", "/media/a.txt", "NOUVEAU"),
    ])
  func kinds(file: String, page: String, text: String) async throws {
    let preview = try await TestPreview(facebook)
    #expect(!(try await preview.get(page).text.contains("NOUVEAU")))
    try preview.site.write(text, to: file)
    #expect(try await preview.page(page).contains("NOUVEAU"), "\(preview.told)")
  }

  @Test("a language's words are followed")
  func locale() async throws {
    let preview = try await TestPreview(facebook)
    let words = try preview.site.read("templates/locales/fr.yml")
    try preview.site.write(words.replacing("Thèmes :", with: "NOUVEAU :"), to: "templates/locales/fr.yml")
    #expect(try await preview.page(facebookPage).contains("NOUVEAU"), "\(preview.told)")
  }

  @Test("files and folders that are moved and deleted are gone, and back when they are back")
  func moves() async throws {
    let preview = try await TestPreview(facebook)
    try preview.site.move("content/articles", to: "content/ailleurs")
    #expect(try await preview.get(facebookPage).status == 404)
    try preview.site.move("content/ailleurs", to: "content/articles")
    #expect(try await preview.get(facebookPage).status == 200)
    try preview.site.move(facebookFile, to: "content/articles/2007-11-06-twitter.md")
    #expect(try await preview.get(facebookPage).status == 404)
    #expect(try await preview.get("/2007/11/twitter/").status == 200)
    try preview.site.remove("content/articles/2007-11-06-twitter.md")
    #expect(try await preview.get("/2007/11/twitter/").status == 404)
  }

  @Test("what lies behind a link is gone when it is deleted under its other name")
  func links() async throws {
    let site = try TemporaryFolder()
    try Repository.copy("templates", to: site)
    try site.write("title: Essai\nurl: https://example.org/\n", to: "content/site.yml")
    try site.write(SmallSite.article("Facebook"), to: "content/media/ailleurs/2007-11-06-facebook.md")
    try site.makeFolder("content/articles")
    try site.link("content/articles/lien", to: "../media/ailleurs")
    let preview = try await TestPreview(of: site)
    #expect(try await preview.get(facebookPage).status == 200)
    try preview.site.remove("content/media/ailleurs/2007-11-06-facebook.md")
    #expect(try await preview.get(facebookPage).status == 404)
  }

  @Test("500 files at once are one refresh")
  func burst() async throws {
    let preview = try await TestPreview(facebook)
    let page = try await EventClient(preview, "/")
    for i in 0..<500 {
      try preview.site.write(
        SmallSite.article("Article \(i)"), to: "content/articles/paquet-\(i / 100)/2008-01-02-a\(i).md")
    }
    let told = try await page.wait(for: "event: reload")
    #expect(told.components(separatedBy: "event: reload").count == 2)
    #expect(try await preview.page("/archives/").contains("500"))
    #expect(preview.refreshes == 1)
  }

  @Test("an error leaves the last good state, is told once, and goes when it is mended")
  func errors() async throws {
    let preview = try await TestPreview(facebook)
    let page = try await EventClient(preview, facebookPage)
    try preview.site.write("---\ntittle: Facebook\n---\nTroisième état.\n", to: facebookFile)
    let told = try await page.wait(for: "event: problems")
    #expect(
      told.contains(
        #"{"place":"content/articles/2007-11-06-facebook.md:2:1","severity":"error","message":"unknown key 'tittle'","#
          + #""hint":"did you mean 'title'?","before":"","after":"tittle: Facebook"}"#))
    for _ in 0..<5 { #expect(try await preview.page(facebookPage).contains("Premier état.")) }
    // A page that is opened now is told as well.
    let other = try await EventClient(preview, "/", version: "")
    #expect(try await other.wait(for: "event: problems").contains("unknown key 'tittle'"))
    try preview.site.write(SmallSite.article("Facebook", body: "Quatrième état."), to: facebookFile)
    let mended = try await page.wait(for: "event: mended")
    #expect(mended.contains("event: reload"))
    #expect(try await preview.page(facebookPage).contains("Quatrième état."))
    let problems = preview.told.compactMap { event in
      if case .problems(let diagnostics, _) = event { diagnostics.count } else { nil }
    }
    #expect(problems == [2, 0])
  }

  @Test("an error in a template names the template and its line")
  func templateError() async throws {
    let preview = try await TestPreview(facebook)
    let page = try await EventClient(preview, facebookPage)
    let text = try preview.site.read("templates/article.mustache")
    try preview.site.write(text + "été {{nope}}\n", to: "templates/article.mustache")
    let line = text.split(separator: "\n", omittingEmptySubsequences: false).count
    let told = try await page.wait(for: "event: problems")
    #expect(told.contains(#""place":"templates/article.mustache:\#(line):"#))
    #expect(told.contains(#""message":"unknown variable 'nope'","before":"été {{","after":"nope}}""#))
    try preview.site.write(text, to: "templates/article.mustache")
    #expect(!(try await page.wait(for: "event: mended").contains("event: reload")))
  }

  @Test("a site that has never been good shows what is wrong everywhere, and then the site")
  func neverGood() async throws {
    let preview = try await TestPreview([
      "content/articles/2007-11-06-facebook.md": "---\ntittle: x\n---\nx\n"
    ])
    for path in ["/", facebookPage, "/assets/style.css"] {
      let response = try await preview.get(path)
      #expect(response.status == 500)
      #expect(
        response.text.contains(
          "content/articles/2007-11-06-facebook.md:2:1: error: unknown key &#39;tittle&#39;")
          || response.text.contains(
            "content/articles/2007-11-06-facebook.md:2:1: error: unknown key 'tittle'")
      )
    }
    let page = try await EventClient(preview, facebookPage)
    try preview.site.write(SmallSite.article("Facebook"), to: facebookFile)
    _ = try await page.wait(for: "event: reload")
    #expect(try await preview.get(facebookPage).status == 200)
  }

  @Test("a folder without a site, too, is previewed once the site is there")
  func emptyFolder() async throws {
    let preview = try await TestPreview(of: TemporaryFolder())
    #expect(try await preview.get("/").text.contains("content/site.yml"))
    try Repository.copy("templates", to: preview.site)
    try preview.site.write("title: Essai\nurl: https://example.org/\n", to: "content/site.yml")
    #expect(try await preview.get("/").status == 200)
  }

  @Test(
    "what the last build kept and somebody damaged is read again from the files, whoever asks for it first",
    arguments: [false, true])
  func damagedCache(isPolling: Bool) async throws {
    let site = try TemporaryFolder()
    try Repository.copy("templates", to: site)
    try site.write("title: Essai\nurl: https://example.org/\n", to: "content/site.yml")
    for (path, text) in facebook { try site.write(text, to: path) }
    var build = BuildOptions(layout: SiteLayout(root: site.path), now: .written("2026-11-24"), jobs: 2)
    build.program = "test"
    #expect(try await Build.run(build).outcome != nil)
    #expect(try site.damageCache(at: "Premier état.") == 1)
    let preview = try await TestPreview(of: site) {
      $0.program = "test"
      $0.prefersPolling = isPolling
    }
    #expect(try await preview.page(facebookPage).contains("Premier état."))
    #expect(try await preview.get("/feed.xml").text.contains("Premier état."))
  }

  @Test("a file that is empty for a moment shows no error")
  func momentarily() async throws {
    let preview = try await TestPreview(facebook)
    let page = try await EventClient(preview, facebookPage)
    for i in 0..<5 {
      try preview.site.write("", to: facebookFile)
      try await Task.sleep(for: .milliseconds(30))
      try preview.site.write(SmallSite.article("Facebook", body: "État n\(i)."), to: facebookFile)
      #expect(try await page.wait(for: "event: reload").contains("problems") == false)
      #expect(try await preview.page(facebookPage).contains("État n\(i)."))
    }
    #expect(!preview.told.contains { if case .problems = $0 { true } else { false } })
  }

  @Test("with polling alone, everything works as well, a little later")
  func polling() async throws {
    let preview = try await TestPreview(facebook, change: { $0.prefersPolling = true })
    #expect(!preview.server.isToldOfChanges)
    let page = try await EventClient(preview, facebookPage)
    try preview.site.write(SmallSite.article("Facebook", body: "Deuxième état."), to: facebookFile)
    _ = try await page.wait(for: "event: reload")
    #expect(try await preview.page(facebookPage).contains("Deuxième état."))
  }
}
