import SiteModel
import SiteTestSupport
import Testing

@testable import SiteContent

/// What is said of addresses that lead to no file.
@Suite struct LinkHintTests {
  private let site: SmallSite

  init() throws {
    site = try SmallSite()
    try site.article("2020-01-01-reseau")
    try site.article("2020-01-02-deux", "slug: tout-autre")
    try site.folder.write("---\ntitle: Histoire\n---\nTexte.\n", to: "content/pages/parti/histoire.md")
    try site.folder.write("x", to: "content/media/docs/tract.pdf")
    try site.folder.write("x", to: "content/media/docs/n#4.pdf")
    try site.folder.write("x", to: "content/media/docs/qui?.pdf")
  }

  /// The one problem of an article with this link, without its place.
  private func problem(_ address: String) async throws -> String {
    try site.article("2007-01-01-texte", body: "[t](\(address))\n")
    let problems = try await site.assemble().1
    #expect(problems.count == 1)
    let place = "content/articles/2007-01-01-texte.md:4:5: "
    #expect(problems.allSatisfy { $0.hasPrefix(place) })
    return problems.first.map { String($0.dropFirst(place.count)) } ?? ""
  }

  @Test(
    "an address of another site or of a person is told what it lacks",
    arguments: [
      ("www.example.org", "https://www.example.org"), ("example.org", "https://example.org"),
      ("example.org/", "https://example.org/"),
      ("example.org/media/a.png?b=1#c", "https://example.org/media/a.png?b=1#c"),
      ("WWW.example.info/page.html", "https://WWW.example.info/page.html"),
      ("http//e.org", "http://e.org"), ("https//e.org/a/", "https://e.org/a/"),
      ("https;//e.org", "https://e.org"), ("http.//e.org", "http://e.org"),
      ("nom@e.org", "mailto:nom@e.org"), ("nom@e.org?subject=Bonjour", "mailto:nom@e.org?subject=Bonjour"),
    ])
  func elsewhere(_ address: String, _ meant: String) async throws {
    let path = address.prefix { $0 != "?" && $0 != "#" }
    #expect(
      try await problem(address) == "error: the file '\(path)' does not exist | did you mean '\(meant)'?")
  }

  @Test(
    "the name of an article or page is told with its ending and its date",
    arguments: [
      ("2020-01-01-reseau", "2020-01-01-reseau.md"), ("2020-01-01-reseau.html", "2020-01-01-reseau.md"),
      ("2020-01-01-reseau.markdown", "2020-01-01-reseau.md"), ("reseau.html", "2020-01-01-reseau.md"),
      ("2020-01-01-resau.html", "2020-01-01-reseau.md"), ("../articles/reseau", "2020-01-01-reseau.md"),
      ("tout-autre", "2020-01-02-deux.md"), ("histoire.html", "parti/histoire.md"),
    ])
  func documents(_ address: String, _ meant: String) async throws {
    #expect(
      try await problem(address) == "error: the file '\(address)' does not exist | did you mean '\(meant)'?")
  }

  @Test(
    "an article's file without its date, or with its address for a name, is found",
    arguments: [
      ("reseau.md", "2020-01-01-reseau.md"), ("resau.md", "2020-01-01-reseau.md"),
      ("2021-01-01-reseau.md", "2020-01-01-reseau.md"), ("tout-autre.md", "2020-01-02-deux.md"),
    ])
  func names(_ address: String, _ meant: String) async throws {
    #expect(
      try await problem(address)
        == "error: there is no article or page '\(address)' | did you mean '\(meant)'?")
  }

  @Test("the target of a redirect is told in the same way")
  func redirects() async throws {
    try site.folder.write(
      "- {from: /a/, to: 2020-01-01-reseau}\n- {from: /b/, to: www.example.org}\n",
      to: "content/redirects.yml")
    #expect(
      try await site.assemble().1 == [
        "content/redirects.yml:1:15: error: the file '2020-01-01-reseau' does not exist | did you mean '2020-01-01-reseau.md'?",
        "content/redirects.yml:2:15: error: the file 'www.example.org' does not exist | did you mean 'https://www.example.org'?",
      ])
  }

  @Test(
    "a place on a computer or in its network is none on the web",
    arguments: [
      ("\\\\\\\\serveur\\\\docs\\\\a.pdf", "\\\\serveur\\docs\\a.pdf"),
      ("\\\\serveur\\docs\\a.pdf", "\\serveur\\docs\\a.pdf"),
      ("~/Documents/a.pdf", "~/Documents/a.pdf"),
    ])
  func computers(_ address: String, _ shown: String) async throws {
    try site.article("2007-01-01-texte", body: "[t](\(address))\n")
    let problems = try await site.assemble().1
    #expect(problems.count == 1)
    #expect(
      problems.first?.hasSuffix(
        "error: '\(shown)' is a place on one computer: no reader can open it | "
          + "put the file into content/media and write /media/a.pdf") ?? false)
  }

  @Test("a path as Windows writes it is told as an address")
  func backslashes() async throws {
    #expect(
      try await problem("media\\docs\\tract.pdf")
        == "error: the file 'media\\docs\\tract.pdf' does not exist | did you mean '/media/docs/tract.pdf'?")
    #expect(
      try await problem("docs\\autre.pdf")
        == "error: the file 'docs\\autre.pdf' does not exist | write '/' between folders; "
        + "files for all texts are in content/media")
  }

  @Test("the reader's own computer is not the author's")
  func localhost() async throws {
    #expect(
      try await problem("127.0.0.1:4000/blog/tags/")
        == "error: '127.0.0.1:4000/blog/tags/' is a place on one computer: no reader can open it | "
        + "if it is a page of this site, write /tags/")
  }

  @Test(
    "a sign that ends an address is written in another way where it is part of a name",
    arguments: [
      ("/media/docs/n#4.pdf", "did you mean '/media/docs/n%234.pdf'?", "/media/docs/n"),
      ("/media/docs/qui?.pdf", "did you mean '/media/docs/qui%3F.pdf'?", "/media/docs/qui"),
      ("/media/a#b.png", "put the file there; /media/a%23b.png is then its address", "/media/a"),
      ("/media/x.png#b.c", "put the file there; /media/x.png is then its address", "/media/x.png"),
    ])
  func signs(_ address: String, _ hint: String, _ file: String) async throws {
    #expect(try await problem(address) == "error: there is no file 'content\(file)' | \(hint)")
  }

  @Test(
    "what may be a file of any kind gets no name of an article or of a site",
    arguments: ["photo@2x.png", "notes.md.pdf", "plan.dwg", "reseau.jpg"])
  func files(_ address: String) async throws {
    #expect(
      try await problem(address)
        == "error: the file '\(address)' does not exist | put it into content/media and write /media/\(address), "
        + "or give the article its own folder with an 'index.md'")
  }

  @Test("HTML that shows a document as an image is an error, as in Markdown")
  func rawImages() async throws {
    try site.article("2007-01-01-texte", body: "<p><img src=\"/media/docs/tract.pdf\" alt=\"a\"></p>\n")
    #expect(
      try await site.assemble().1 == [
        "content/articles/2007-01-01-texte.md:4:14: error: '/media/docs/tract.pdf' is not an image | "
          + "link to it instead, as in <a href=\"/media/docs/tract.pdf\">words</a>"
      ])
  }

  @Test("a link in a tag's description is told where it stands")
  func descriptions() async throws {
    try site.article("2007-01-01-texte", "tags: [Un, Deux, Trois]")
    try site.folder.write(
      "- label: Un\n  slug: un\n  description: Voir [x](rien.md)\n"
        + "- label: Deux\n  description: \"Voir [x](rien.md)\"\n"
        + "- label: Trois\n  description: |\n    Texte.\n\n    Voir [x](rien.md)\n", to: "content/tags.yml")
    let problems = try await site.assemble().1
    #expect(
      problems.map { $0.split(separator: " ")[0] } == [
        "content/tags.yml:3:25:", "content/tags.yml:5:26:", "content/tags.yml:10:14:",
      ])
  }

  @Test(
    "what another program fills in is told of, with the address that is meant",
    arguments: [
      ("{static}/docs/tract.pdf", "did you mean '/media/docs/tract.pdf'?"),
      ("__GHOST_URL__/content/images/a.png", "put it into content/media and write /media/a.png"),
      ("__GHOST_URL__/reseau/", "did you mean '2020-01-01-reseau.md'?"),
      ("{attach}c.pdf", "put it into content/media and write /media/c.pdf"),
      ("*|UNSUB|*", "write the address itself: nothing fills in '*|UNSUB|*' here"),
      ("{photo}", "write the address itself: nothing fills in '{photo}' here"),
      ("{{url}}/page/", "write the address without '{{url}}', which nothing fills in here"),
    ])
  func templates(_ address: String, _ hint: String) async throws {
    #expect(try await problem(address) == "error: the file '\(address)' does not exist | \(hint)")
  }

  @Test("so is one with a percent sign, and the name of an article")
  func otherTemplates() async throws {
    #expect(
      try await problem("%%ARCHIVE%%")
        == "error: the address '%%ARCHIVE%%' has an invalid '%' | write the address itself: nothing fills in '%%ARCHIVE%%' here"
    )
    #expect(
      try await problem("{filename}2020-01-01-reseau.md")
        == "error: there is no article or page '{filename}2020-01-01-reseau.md' | did you mean '2020-01-01-reseau.md'?"
    )
  }
}
