import Foundation
import SiteContent
import SiteModel
import SiteModeration
import SiteTestSupport
import Testing

@testable import SiteServer

@Suite struct DeskTests {
  private static let folder = "content/comments/2007-11-06-facebook/"
  private static let lea = folder + "2020-01-01-lea.md"
  private static let max = folder + "2020-01-02-max.md"
  private static let attack = "<script>alert(1)</script><img src=x onerror=alert(2)>\" '"

  private static func preview(
    _ files: [String: String] = [:], moderates: Bool = true, host: String = "127.0.0.1"
  ) async throws -> TestPreview {
    let all = facebook.merging([
      lea: SmallSite.comment("Léa", "2020-01-01", "status: pending", body: "Bonjour."),
      max: SmallSite.comment("Max", "2020-01-02", "status: pending\nparent: 2020-01-01-lea", body: attack),
    ]) { $1 }.merging(files) { $1 }
    return try await TestPreview(
      all, host: host,
      change: { options in
        guard moderates else { return }
        options.desk = Desk(options.layout, jobs: 2, moderator: "Camille", clock: { TestPreview.now })
      })
  }

  private func token(_ page: String) throws -> String {
    let match = try #require(page.firstMatch(of: /name="token" value="([0-9a-f]{32})"/))
    return String(match.1)
  }

  /// The value of a comment's tick box: its name and the version that is shown.
  private func item(_ page: String, _ name: String) throws -> String {
    let match = try #require(page.matches(of: /name="item" value="([^"]+)"/).first { $0.1.contains(name) })
    return String(match.1)
  }

  private func form(_ fields: [(String, String)]) -> String {
    var allowed = CharacterSet.alphanumerics
    allowed.insert(charactersIn: "-._")
    return fields.map { "\($0)=\($1.addingPercentEncoding(withAllowedCharacters: allowed) ?? "")" }
      .joined(separator: "&")
  }

  private func post(
    _ preview: TestPreview, _ fields: [(String, String)], origin: String? = nil, host: String? = nil
  ) async throws -> RawResponse {
    try await RawClient.post(
      port: preview.port, Desk.path, form(fields),
      ["Origin: \(origin ?? "http://127.0.0.1:\(preview.port)")"] + (host.map { ["Host: \($0)"] } ?? []))
  }

  @Test("what waits is shown, oldest first, with strangers' words as words")
  func page() async throws {
    let preview = try await Self.preview()
    let response = try await preview.get(Desk.path)
    #expect(response.status == 200)
    let page = response.text
    let first = try #require(page.range(of: "Bonjour."))
    let second = try #require(page.range(of: "&lt;script&gt;alert(1)&lt;/script&gt;"))
    #expect(first.lowerBound < second.lowerBound)
    #expect(!page.contains("<script>alert") && !page.contains("<img"))
    #expect(page.contains("répond à <bdi>Léa</bdi>"))
    #expect(response.fields["content-security-policy"]?.contains("default-src 'none'") == true)
    #expect(response.fields["cache-control"] == "no-store")
    for asset in [DeskAssets.style, DeskAssets.script] {
      #expect(try await preview.get(Desk.path + asset).status == 200)
    }
  }

  @Test("approve, spam, remove, many at once, and undo: one key of each file")
  func acts() async throws {
    let preview = try await Self.preview()
    let before = try preview.site.contents(in: "content/comments")
    var page = try await preview.page(Desk.path)
    let token = try token(page)
    let done = try await post(
      preview, [("token", token), ("one", "approve " + (try item(page, "lea")))])
    #expect(done.status == 303 && done.fields["location"] == Desk.path)
    #expect(
      try preview.site.read(Self.lea)
        == SmallSite.comment("Léa", "2020-01-01", "status: approved", body: "Bonjour."))
    page = try await preview.page(Desk.path)
    #expect(page.contains("Approuver → 2007-11-06-facebook/2020-01-01-lea"))
    #expect(!page.contains(">Bonjour.</div>\n<p class=\"acts\">"))
    // The article's page has it at once.
    #expect(try await preview.page(facebookPage).contains("Bonjour."))

    _ = try await post(preview, [("token", token), ("undo", "1")])
    #expect(differences(try preview.site.contents(in: "content/comments"), before) == [])

    page = try await preview.page(Desk.path)
    _ = try await post(
      preview,
      [
        ("token", token), ("act", "remove"), ("rule", "règle 3"), ("item", try item(page, "lea")),
        ("item", try item(page, "max")),
      ])
    #expect(try preview.site.read(Self.lea).contains("\nstatus: removed\n"))
    #expect(try preview.site.read(Self.max).contains("\nstatus: removed\n"))
    let log = try preview.site.read("content/moderation.yml")
    #expect(
      log.contains(
        "act: remove\n  comment: \"2007-11-06-facebook/2020-01-02-max\"\n  rule: \"règle 3\"\n  by: \"Camille\"\n"
      ))
    _ = try await post(preview, [("token", token), ("undo", "1")])
    #expect(differences(try preview.site.contents(in: "content/comments"), before) == [])
  }

  @Test("a comment that changed meanwhile is refused, with an explanation")
  func changed() async throws {
    let preview = try await Self.preview()
    let page = try await preview.page(Desk.path)
    let text = SmallSite.comment("Léa", "2020-01-01", "status: pending", body: "Autre chose.")
    try preview.site.write(text, to: Self.lea)
    _ = try await post(
      preview, [("token", try token(page)), ("one", "approve " + (try item(page, "lea")))])
    #expect(try preview.site.read(Self.lea) == text)
    #expect(
      try await preview.page(Desk.path).contains(
        "2007-11-06-facebook/2020-01-01-lea a changé depuis son affichage"))
  }

  @Test("an answer is published as the blog's")
  func reply() async throws {
    let preview = try await Self.preview()
    let page = try await preview.page(Desk.path)
    let name = "2007-11-06-facebook/2020-01-01-lea"
    _ = try await post(
      preview,
      [
        ("token", try token(page)), ("reply", try item(page, "lea")), ("text:\(name)", "Merci !"),
        ("name:\(name)", "La rédaction"),
      ])
    let file = try #require(try preview.site.files(in: Self.folder).first { $0.contains("redaction") })
    let text = try preview.site.read(Self.folder + file)
    #expect(text.contains("by_author: true\n") && text.contains("parent: \"2020-01-01-lea\"\n"))
    #expect(text.hasSuffix("\n\nMerci !\n"))
  }

  @Test("an answer that the build would refuse is not published, and the page says why")
  func longReply() async throws {
    let preview = try await Self.preview()
    let before = try preview.site.contents(in: "content")
    let page = try await preview.page(Desk.path)
    _ = try await post(
      preview,
      [
        ("token", try token(page)), ("reply", try item(page, "lea")),
        ("text:2007-11-06-facebook/2020-01-01-lea", String(repeating: "mot ", count: 5000)),
      ])
    #expect(differences(try preview.site.contents(in: "content"), before) == [])
    #expect(
      try await preview.page(Desk.path).contains(
        /<li>La réponse ferait 201[0-9]{2} octets avec son en-tête ; 8192 au plus sont permis\. Raccourcissez-la\.<\/li>/
      ))
  }

  @Test(
    "an answer is not published without a text, or where the comment has changed; one that waits is told of")
  func refusedReply() async throws {
    let preview = try await Self.preview()
    let page = try await preview.page(Desk.path)
    let name = "2007-11-06-facebook/2020-01-01-lea"
    let before = try preview.site.files(in: Self.folder)
    func reply(_ text: String) async throws -> String {
      _ = try await post(
        preview, [("token", try token(page)), ("reply", try item(page, "lea")), ("text:\(name)", text)])
      return try await preview.page(Desk.path)
    }
    #expect(try await reply(" ").contains("<li>La réponse n’a pas de texte.</li>"))
    #expect(try preview.site.files(in: Self.folder) == before)
    #expect(
      try await reply("Merci").contains(
        "<p>\(name) n’est pas approuvé : tant qu’il ne l’est pas, la réponse paraît sans lui. Approuvez-le aussi.</p>"
      ))
    #expect(try preview.site.files(in: Self.folder).count == before.count + 1)
    try preview.site.write(
      SmallSite.comment("Léa", "2020-01-01", "status: pending", body: "Autre chose."), to: Self.lea)
    #expect(try await reply("Encore").contains("\(name) a changé depuis son affichage"))
    #expect(try preview.site.files(in: Self.folder).count == before.count + 1)
  }

  @Test("many that are none, and what is so already, are told")
  func nothingDone() async throws {
    let preview = try await Self.preview([
      Self.lea: SmallSite.comment("Léa", "2020-01-01", "status: approved", body: "Bonjour.")
    ])
    let page = try await preview.page(Desk.path + "?status=all")
    let token = try token(page)
    _ = try await post(preview, [("token", token), ("act", "approve")])
    #expect(try await preview.page(Desk.path).contains("<li>Aucun commentaire n’est coché.</li>"))
    _ = try await post(preview, [("token", token), ("one", "approve " + (try item(page, "lea")))])
    #expect(
      try await preview.page(Desk.path).contains(
        "<p>2007-11-06-facebook/2020-01-01-lea l’est déjà : rien n’a changé.</p>"))
    #expect(!preview.site.exists("content/moderation.yml"))
  }

  @Test("a report whose comment has changed since the page was shown removes nothing")
  func staleReport() async throws {
    let report = Self.folder + "2020-01-03-signalement.md"
    let preview = try await Self.preview([
      report: SmallSite.comment(
        "Signalement", "2020-01-03", "status: pending\ntype: report\nparent: 2020-01-01-lea", body: "Injure.")
    ])
    let page = try await preview.page(Desk.path)
    let text = SmallSite.comment("Léa", "2020-01-01", "status: approved", body: "Pardon.")
    try preview.site.write(text, to: Self.lea)
    _ = try await post(
      preview, [("token", try token(page)), ("one", "remove " + (try item(page, "signalement")))])
    #expect(try preview.site.read(Self.lea) == text)
    #expect(try preview.site.read(report).contains("\nstatus: pending\n"))
    #expect(
      try await preview.page(Desk.path).contains(
        "2007-11-06-facebook/2020-01-01-lea a changé depuis son affichage"))
  }

  @Test("a report stands first; removing it removes what it reports, and settles it")
  func report() async throws {
    let report = Self.folder + "2020-01-03-signalement.md"
    let preview = try await Self.preview([
      Self.lea: SmallSite.comment("Léa", "2020-01-01", "status: approved", body: "Bonjour."),
      report: SmallSite.comment(
        "Signalement", "2020-01-03", "status: pending\ntype: report\nparent: 2020-01-01-lea", body: "Injure."),
    ])
    let page = try await preview.page(Desk.path)
    let first = try #require(page.range(of: "Injure."))
    let other = try #require(page.range(of: "&lt;script&gt;"))
    #expect(first.lowerBound < other.lowerBound)
    #expect(!(try await preview.page(facebookPage)).contains("Injure."))
    _ = try await post(
      preview, [("token", try token(page)), ("one", "remove " + (try item(page, "signalement")))])
    #expect(try preview.site.read(Self.lea).contains("\nstatus: removed\n"))
    #expect(try preview.site.read(report).contains("\nstatus: removed\n"))
  }

  @Test("no page elsewhere, no old page, and no page without a token can act")
  func forgery() async throws {
    let preview = try await Self.preview()
    let before = try preview.site.contents(in: "content")
    let page = try await preview.page(Desk.path)
    let act = ("one", "approve " + (try item(page, "lea")))
    let token = try token(page)
    #expect(try await post(preview, [("token", token), act], origin: "http://evil.example").status == 403)
    #expect(try await post(preview, [("token", token), act], origin: "null").status == 403)
    #expect(try await post(preview, [("token", token), act], host: "evil.example").status == 403)
    #expect(try await post(preview, [("token", String(repeating: "0", count: 32)), act]).status == 403)
    #expect(try await post(preview, [act]).status == 403)
    #expect(try await preview.get(Desk.path + "?" + form([("token", token), act])).status == 200)
    #expect(
      try await post(
        preview, [("token", token), ("one", "approve ../../x@" + String(repeating: "0", count: 32))]
      ).status == 303)
    #expect(
      try await post(preview, [("token", token), ("one", "approve 2007-11-06-facebook/2020-01-01-lea")])
        .status == 303)
    let large = try await RawClient.post(
      port: preview.port, Desk.path, "",
      ["Origin: http://127.0.0.1:\(preview.port)", "Content-Length: 900000"])
    #expect(large.status == 413)
    #expect(differences(try preview.site.contents(in: "content"), before) == [])
  }

  @Test("a preview without the desk cannot write")
  func without() async throws {
    let preview = try await Self.preview(moderates: false)
    let before = try preview.site.contents(in: "content")
    #expect(try await preview.get(Desk.path).status == 404)
    #expect(try await post(preview, [("act", "approve")]).status == 405)
    #expect(!(try await preview.page(facebookPage)).contains("moderate"))
    #expect(differences(try preview.site.contents(in: "content"), before) == [])
  }

  @Test("pages of the preview lead to the desk, with how many wait")
  func badge() async throws {
    let preview = try await Self.preview()
    #expect(
      try await preview.page(facebookPage).contains(
        "href=\"/.blogsite/moderate/\">Modération : 2 en attente</a>"))
    try preview.site.remove(Self.max)
    #expect(try await preview.page(facebookPage).contains("Modération : 1 en attente"))
  }

  @Test("filters by status, article and name")
  func filters() async throws {
    let preview = try await Self.preview([
      Self.folder + "2019-01-01-x.md": SmallSite.comment(
        "Spammeur", "2019-01-01", "status: spam", body: "Achetez.")
    ])
    #expect(!(try await preview.page(Desk.path)).contains("Achetez."))
    let spam = try await preview.page(Desk.path + "?status=spam")
    #expect(spam.contains("Achetez.") && !spam.contains("Bonjour."))
    let all = try await preview.page(Desk.path + "?status=all&name=lea")
    #expect(all.contains("Bonjour.") && !all.contains("Achetez."))
    #expect(try await preview.page(Desk.path + "?article=autre").contains("Rien à juger ici."))
    #expect(
      DeskFilter(query: "status=all&article=a%26b&name=%C3%A9").query
        == "?status=all&article=a%26b&name=%C3%A9")
  }
}
