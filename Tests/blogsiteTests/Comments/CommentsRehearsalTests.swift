import Foundation
import SiteTestSupport
import Testing

@testable import blogsite

/// From a reader's form to the published page, with the real programs: the endpoint, the inbox, the desk, the build.
@Suite struct CommentsRehearsalTests {
  private static let article = "2026-02-03-velo"
  private static let secret = "secret@reader.example"

  private func blog() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try Repository.copy("templates", to: folder)
    try folder.move("templates", to: "theme")
    try folder.makeFolder("blog")
    try folder.move("theme", to: "blog/templates")
    try folder.write(
      """
      title: Essai
      url: https://blog.example.org/
      author: La rédaction
      comments: {form: /commenter.php, report: /commenter.php, email: blog@example.org, rules: /charte/, privacy: /charte/}
      """, to: "blog/content/site.yml")
    try folder.write(SmallSite.article("Charte"), to: "blog/content/pages/charte.md")
    try folder.write(
      SmallSite.article("Le vélo", "date: 2026-02-03"), to: "blog/content/articles/\(Self.article).md")
    try folder.write(
      SmallSite.comment("Max", "2026-02-04", body: "Trop cher."),
      to: "blog/content/comments/\(Self.article)/2026-02-04-max.md")
    let build = try Repository.run(["build", "-q", "--strict"], in: folder["blog"])
    #expect(build.code == 0, "\(build.errors)")
    return folder
  }

  /// Six messages of a browser without a script: four are taken, two are not.
  private func write(_ endpoint: PlainBrowser, _ path: String, _ folder: TemporaryFolder, _ who: String)
    async throws
  {
    let page = try folder.read("blog/site/2026/02/velo/index.html")
    func send(_ page: String, _ values: [(String, String)]) async throws -> String {
      var form = try PlainBrowser.form(in: page, with: "text")
      #expect(form.action == "/commenter.php")
      for (name, value) in values { try form.fill(name, value) }
      let answer = try await endpoint.send(form, to: path)
      #expect(answer.status == 303)
      return answer.fields["location"] ?? ""
    }
    let thanks = "https://blog.example.org/commenter/merci/"
    let refused = "https://blog.example.org/commenter/refus/#"
    #expect(
      try await send(page, [("name", "Léa \(who)"), ("text", "Bravo !\nMon courriel : \(Self.secret)")])
        == thanks)
    #expect(
      try await send(
        page,
        [("name", "Promo \(who)"), ("text", "Crédit http://a.example http://b.example"), ("website", "x")])
        == thanks)
    #expect(
      try await send(
        page,
        [("name", "<b>Pirate</b> \(who)"), ("text", "<script>alert(1)</script>\n---\nstatus: approved")])
        == thanks)
    #expect(
      try await send(page, [("name", "Long"), ("text", String(repeating: "mot ", count: 2000))]) == refused
        + "too_long")
    #expect(try await send(page, [("name", " "), ("text", "Anonyme")]) == refused + "missing_name")
    // "Répondre" and "Signaler" lead to the same endpoint, which fills their comment in.
    for (words, values) in [
      ("Répondre", [("name", "Zoé \(who)"), ("text", "Cher, mais utile.")]),
      ("Signaler", [("text", "Injurieux, dit \(who).")]),
    ] {
      let link = try PlainBrowser.link(in: page, saying: words)
      #expect(link.hasPrefix("/commenter.php?"))
      let form = try await endpoint.page(path + link.drop { $0 != "?" })
      #expect(form.contains("name=\"parent\" value=\"2026-02-04-max\""))
      try await Task.sleep(for: .milliseconds(3100))
      #expect(try await send(form, values) == thanks)
    }
  }

  @Test(
    "a form to PHP and to the daemon, the inbox, the desk, the build: pages, feeds and log are as they should be"
  )
  func rehearsal() async throws {
    let folder = try blog()
    let endpoint = try Repository.run(
      ["comments", "endpoint", "--spool", "../../php-spool"], in: folder["blog"])
    #expect(endpoint.code == 0)
    try folder.write(endpoint.output, to: "blog/site/commenter.php")
    let receiver = try BackgroundProcess(
      [try Repository.binary(), "receive", "--spool", folder["spool"], "--port", "0", "--site", "site"],
      in: folder["blog"])
    let port = try #require(UInt16(try await receiver.wait(for: /port ([0-9]+);/).1))
    try await write(PlainBrowser(port: port), "/commenter-recevoir", folder, "D")
    var sources = [folder["spool"]]
    if let (php, port) = try await BackgroundProcess.php(serving: folder["blog/site"]) {
      try await write(PlainBrowser(port: port), "/commenter.php", folder, "P")
      let said = try php.output()
      #expect(!said.contains("PHP Warning"), "\(said)")
      sources.append(folder["php-spool"])
    }

    let inbox = try Repository.run(["inbox"] + sources, in: folder["blog"])
    #expect(inbox.code == 0, "\(inbox.errors)")
    #expect(inbox.output.hasSuffix("\(5 * sources.count) messages taken in, 0 known, 0 left\n"))
    let again = try Repository.run(["inbox"] + sources, in: folder["blog"])
    #expect(again.output == "0 messages taken in, \(5 * sources.count) known, 0 left\n")

    try await judge(folder)
    try check(folder)
  }

  /// Approves, refuses and answers on the desk.
  private func judge(_ folder: TemporaryFolder) async throws {
    let serve = try await ServeProcess(["--port", "0", "--moderate"], in: folder["blog"])
    let browser = PlainBrowser(port: serve.port)
    let desk = "/.blogsite/moderate/"
    func act(_ words: String, _ more: (String) -> [(String, String)]) async throws {
      while true {
        let page = try await browser.page(desk)
        let items = page.components(separatedBy: "<li class=\"item")
        guard let item = items.dropFirst().first(where: { $0.contains(words) }),
          let value = item.firstMatch(of: /name="item" value="([^"]+)"/)
        else { return }
        var form = try PlainBrowser.form(in: page, with: "token")
        form.fields.removeAll {
          $0.name.hasPrefix("text:") || $0.name.hasPrefix("name:") || $0.name == "rule"
        }
        #expect(try await browser.send(form, more(String(value.1))).status == 303)
      }
    }
    // The report stands first; the reported comment stays.
    #expect(try await browser.page(desk).components(separatedBy: "<li class=\"item")[1].contains("Injurieux"))
    try await act("Injurieux") { [("one", "approve " + $0)] }
    try await act("Bravo !") { [("one", "approve " + $0)] }
    try await act("Cher, mais utile.") { [("one", "approve " + $0)] }
    try await act("&lt;script&gt;") { [("act", "remove"), ("item", $0), ("rule", "règle 4")] }
    let page = try await browser.page(desk + "?status=approved")
    let value = try #require(page.firstMatch(of: /value="(2026-02-03-velo\/2026-02-04-max@[0-9a-f]+)"/)).1
    let form = try PlainBrowser.form(in: page, with: "token")
    let token = try #require(form.fields.first { $0.name == "token" })
    let reply = PlainBrowser.Form(action: desk, fields: [token])
    _ = try await browser.send(
      reply, [("reply", String(value)), ("text:2026-02-03-velo/2026-02-04-max", "Le détail du coût suit.")])
    #expect(try await browser.page(desk).contains("Rien à juger ici."))
  }

  private func check(_ folder: TemporaryFolder) throws {
    let build = try Repository.run(["build", "-q", "--strict"], in: folder["blog"])
    #expect(build.code == 0, "\(build.errors)")
    let page = try folder.read("blog/site/2026/02/velo/index.html")
    let feed = try folder.read("blog/site/comments/feed.xml")
    for text in [page, feed] {
      for words in ["Bravo", "Cher, mais utile.", "Le détail du coût suit.", "Trop cher."] {
        #expect(text.contains(words), "\(words)")
      }
      for words in ["<script>alert", "Pirate", "Promo", "a.example", "Injurieux", "reader.example"] {
        #expect(!text.contains(words), "\(words)")
      }
    }
    let log = try Repository.run(["comments", "log"], in: folder["blog"])
    #expect(log.output.contains("  remove  2026-02-03-velo/"))
    #expect(log.output.contains("  règle 4"))
    #expect(log.errors.contains("reply 1"))
    for file in try folder.files(in: "blog") where !file.hasPrefix(".blogsite/") {
      let text = String(decoding: try folder.bytes("blog/" + file), as: UTF8.self)
      #expect(!text.contains(Self.secret) && !text.contains("127.0.0.1"), "\(file)")
    }
  }

  @Test("without 'comments: form' the site is as it was: no form, no page of it, no link to one")
  func without() throws {
    let folder = try blog()
    try folder.write("title: Essai\nurl: https://blog.example.org/\n", to: "blog/content/site.yml")
    #expect(try Repository.run(["build", "-q", "--strict"], in: folder["blog"]).code == 0)
    #expect(!folder.exists("blog/site/commenter"))
    let page = try folder.read("blog/site/2026/02/velo/index.html")
    #expect(!page.contains("<form") && !page.contains("Répondre") && !page.contains("Signaler"))
  }
}
