import SiteModel
import SiteTestSupport
import Testing

@testable import SiteContent

@Suite struct LinkResolutionTests {
  /// A picture of 3 by 2 pixels.
  private static let png = SampleMedia.png(3, 2)

  private static let wall =
    "<img width=\"3\" height=\"2\" src=\"/blog/media/mur.png\" alt=\"a\" loading=\"lazy\">"

  private let site: SmallSite

  init() throws {
    site = try SmallSite()
    try site.article("2007-11-06-facebook")
    try site.article("vieux/2006-01-02-avant", "slug: tout-avant")
    try site.article("2008-01-01-essai", "draft: true")
    try site.article("2030-01-01-demain")
    try site.article(
      "2008-02-02-paquet/index", body: "![Plan](plan.png \"Le plan\")\n\n[PDF](doc/a%20b.pdf)\n")
    try site.folder.write(Self.png, to: "content/articles/2008-02-02-paquet/plan.png")
    try site.folder.write("x", to: "content/articles/2008-02-02-paquet/doc/a b.pdf")
    try site.folder.write(Self.png, to: "content/media/mur.png")
    try site.folder.write("---\ntitle: Histoire\n---\n[Accueil](/)\n", to: "content/pages/parti/histoire.md")
  }

  @Test(
    "a page is found by its whole name, from its own folder, and below a wrong one",
    arguments: [
      ("a-propos", "contact.md", "contact/"), ("a-propos", "sub/contact.md", "sub/contact/"),
      ("a-propos", "../pages/sub/contact.md", "sub/contact/"),
      ("a-propos", "/pages/sub/contact.md", "sub/contact/"),
      ("a-propos", "/content/pages/sub/contact.md", "sub/contact/"),
      ("a-propos", "sub/deep/plan.md", "sub/deep/plan/"),
      ("a-propos", "vieux/sub/contact.md", "sub/contact/"),
      ("a-propos", "autre/contact.md", "contact/"), ("sub/deep/plan", "../contact.md", "sub/contact/"),
      ("sub/deep/plan", "../../contact.md", "contact/"), ("sub/contact", "autre.md", "sub/autre/"),
      ("sub/contact", "./contact.md", "sub/contact/"), ("sub/contact", "contact.md", "contact/"),
      ("sub/contact", "deep/plan.md", "sub/deep/plan/"),
      ("sub/contact", "../../../../../contact.md", "contact/"),
    ])
  func pages(_ source: String, _ link: String, _ path: String) async throws {
    for name in ["contact", "a-propos", "sub/contact", "sub/autre", "sub/deep/plan"] {
      let text = name == source ? "[a](\(link))" : "x"
      try site.folder.write("---\ntitle: T\n---\n\(text)\n", to: "content/pages/\(name).md")
    }
    let (found, problems) = try await site.assemble()
    #expect(problems == [])
    let page = try #require(found.pages.first { $0.path.text == source + "/" })
    #expect(try page.body.html(base: "/blog/") == "<p><a href=\"/blog/\(path)\">a</a></p>\n")
  }

  @Test("a file beside an article is found by where it lies, too")
  func fileByItsPlace() async throws {
    let (html, problems) = try await body("[a](/articles/2008-02-02-paquet/plan.png)")
    #expect(problems == [])
    #expect(html == "<p><a href=\"/blog/2008/02/paquet/plan.png\">a</a></p>\n")
  }

  /// The body of an article with this text, and all diagnostics.
  private func body(_ markdown: String) async throws -> (String?, [String]) {
    try site.article("2007-01-01-texte", body: markdown)
    let (found, problems) = try await site.assemble()
    let article = found.articles.first { $0.id == "2007-01-01-texte" }
    return (try article?.body.html(base: "/blog/"), problems)
  }

  @Test(
    "addresses of the site become what they stand for",
    arguments: [
      ("[a](2007-11-06-facebook.md)", "<p><a href=\"/blog/2007/11/facebook/\">a</a></p>\n"),
      ("[a](2007-11-06-facebook.md#photo)", "<p><a href=\"/blog/2007/11/facebook/#photo\">a</a></p>\n"),
      (
        "[a](2007-11-06-facebook.md?x=1&y=2#z)",
        "<p><a href=\"/blog/2007/11/facebook/?x=1&amp;y=2#z\">a</a></p>\n"
      ),
      ("[a](../vieux/2006-01-02-avant.md)", "<p><a href=\"/blog/2006/01/tout-avant/\">a</a></p>\n"),
      ("[a](2008-02-02-paquet/index.md)", "<p><a href=\"/blog/2008/02/paquet/\">a</a></p>\n"),
      ("[a](2008-02-02-paquet.md)", "<p><a href=\"/blog/2008/02/paquet/\">a</a></p>\n"),
      ("[a](parti/histoire.md)", "<p><a href=\"/blog/parti/histoire/\">a</a></p>\n"),
      ("[a](/tags/)", "<p><a href=\"/blog/tags/\">a</a></p>\n"),
      ("[a](/)", "<p><a href=\"/blog/\">a</a></p>\n"),
      ("[a](/tag/caf%C3%A9/)", "<p><a href=\"/blog/tag/caf%C3%A9/\">a</a></p>\n"),
      ("[a](#ici)", "<p><a href=\"/blog/2007/01/texte/#ici\">a</a></p>\n"),
      ("[a](//cdn.example/x)", "<p><a href=\"https://cdn.example/x\">a</a></p>\n"),
      ("[a](https://example.org/)", "<p><a href=\"https://example.org/\">a</a></p>\n"),
      ("[a](/media/mur.png)", "<p><a href=\"/blog/media/mur.png\">a</a></p>\n"),
      (
        "![a](/media/mur.png)",
        "<figure>\(Self.wall)</figure>\n"
      ),
      (
        "![a](../media/mur.png)",
        "<figure>\(Self.wall)</figure>\n"
      ),
      (
        "![a](https://example.org/x.png)",
        "<figure><img src=\"https://example.org/x.png\" alt=\"a\" loading=\"lazy\"></figure>\n"
      ),
      (
        "<img srcset=\"/media/mur.png 1x, //cdn.example/b.png 2x\">\n",
        "<img srcset=\"/blog/media/mur.png 1x, https://cdn.example/b.png 2x\">\n"
      ),
      (
        "<div><a href=\"2007-11-06-facebook.md\">a</a></div>\n",
        "<div><a href=\"/blog/2007/11/facebook/\">a</a></div>\n"
      ),
    ])
  func links(_ markdown: String, _ expected: String) async throws {
    let (html, problems) = try await body(markdown)
    #expect(problems == [])
    #expect(html == expected)
  }

  @Test("a bundle's files stand beside its page, with their sizes")
  func bundle() async throws {
    let (found, problems) = try await site.assemble()
    #expect(problems == [])
    let article = try #require(found.articles.first { $0.id == "2008-02-02-paquet" })
    #expect(
      try article.body.html(base: "/")
        == "<figure><img width=\"3\" height=\"2\" src=\"/2008/02/paquet/plan.png\" "
        + "alt=\"Plan\" loading=\"lazy\">"
        + "<figcaption>Le plan</figcaption></figure>\n"
        + "<p><a href=\"/2008/02/paquet/doc/a%20b.pdf\">PDF</a></p>\n"
    )
    #expect(
      found.assets.map(\.path.text) == [
        "2008/02/paquet/doc/a b.pdf", "2008/02/paquet/plan.png", "media/mur.png",
      ])
  }

  @Test(
    "wrong addresses are told with line, column and cure",
    arguments: [
      (
        "Un.\n\nVoir [a](2007-11-06-facebok.md).\n",
        "6:10: error: there is no article or page '2007-11-06-facebok.md' | "
          + "did you mean '2007-11-06-facebook.md'?"
      ),
      (
        "é [a](nulle-part.md)\n",
        "4:7: error: there is no article or page 'nulle-part.md' | "
          + "write the name of the article's file, such as 2007-11-06-facebook.md"
      ),
      (
        "[a](2008-01-01-essai.md)\n",
        "4:5: error: the link leads to '2008-01-01-essai.md', which is a draft and not published | "
          + "publish it, or remove the link"
      ),
      (
        "[a](2030-01-01-demain.md)\n",
        "4:5: error: the link leads to '2030-01-01-demain.md', which is dated 2030-01-01 and not published | "
          + "publish it, or remove the link"
      ),
      (
        "[a](/media/mur.pgn)\n",
        "4:5: error: there is no file 'content/media/mur.pgn' | did you mean '/media/mur.png'?"
      ),
      (
        "![a](x.png)\n",
        "4:6: error: the file 'x.png' does not exist | put it into content/media and write "
          + "/media/x.png, or give the article its own folder with an 'index.md'"
      ),
      (
        "[a](facebook/)\n",
        "4:5: error: the address 'facebook/' depends on the address of the page | "
          + "link to the article's file (2007-11-06-facebook.md), or begin with '/'"
      ),
      (
        "[a](/a/../b/)\n",
        "4:5: error: the address '/a/../b/' contains '.' or '..' | write the address in full"
      ),
      (
        "[a](100%.html)\n",
        "4:5: error: the address '100%.html' has an invalid '%' | write %25 for a percent sign"
      ),
      (
        "Un\n<a href=\"rien.md\">deux</a>\n",
        "5:10: error: there is no article or page 'rien.md' | "
          + "write the name of the article's file, such as 2007-11-06-facebook.md"
      ),
    ])
  func wrong(_ markdown: String, _ expected: String) async throws {
    #expect(try await body(markdown).1 == ["content/articles/2007-01-01-texte.md:" + expected])
  }

  @Test("a file beside a bundle's text, nearly")
  func wrongInBundle() async throws {
    try site.article("2008-02-02-paquet/index", body: "![Plan](plna.png)\n")
    #expect(
      try await site.assemble().1 == [
        "content/articles/2008-02-02-paquet/index.md:4:9: error: "
          + "the file 'plna.png' does not exist beside this text | "
          + "did you mean 'plan.png'?"
      ])
  }

  @Test("drafts may be linked to where they are published")
  func drafts() async throws {
    try site.article("2007-01-01-texte", body: "[a](2008-01-01-essai.md) [b](2030-01-01-demain.md)\n")
    let (found, problems) = try await site.assemble(drafts: true, future: true)
    #expect(problems == [])
    #expect(found.leftOut == [])
  }

  @Test("links to places are kept, to be checked against the pages")
  func openLinks() async throws {
    let (found, _) = try await site.assemble()
    #expect(found.links.map(\.target) == ["/"])
    #expect(found.links.map(\.source) == ["content/pages/parti/histoire.md"])
    #expect(found.links.map(\.position) == [SourcePosition(line: 4, column: 11)])
    #expect(found.links.map(\.path) == [.home])
  }

  @Test("the picture of an article has its address, its words and its size")
  func picture() async throws {
    try site.article(
      "2007-01-01-texte", "image: /media/mur.png\nimage_alt: Un mur ?\nimage_credit: AFP : 2007\n")
    try site.article("2007-01-02-loin", "image: https://example.org/x.png\n")
    let (found, problems) = try await site.assemble()
    #expect(problems == [])
    #expect(
      found.articles.first { $0.id == "2007-01-01-texte" }?.image
        == Image(
          address: .site(SitePath("media/mur.png")), alt: "Un mur\u{202F}?", credit: "AFP\u{A0}: 2007",
          size: ImageSize(width: 3, height: 2)))
    #expect(
      found.articles.first { $0.id == "2007-01-02-loin" }?.image
        == Image(address: .elsewhere("https://example.org/x.png"), alt: "", credit: nil, size: nil))
    try site.article("2007-01-02-loin", "image: /tags/\n")
    #expect(
      try await site.assemble().1 == [
        "content/articles/2007-01-02-loin.md:3:8: error: there is no image '/tags/' | "
          + "put it into content/media and write /media/…"
      ])
    for (address, shown) in [
      ("javascript:alert(1)", "javascript:alert(1)"), ("mailto:a@b.example", "mailto:a@b.example"),
      ("Data:image/png;base64,AAAA", "Data:image/png;base6…"), ("xy:z", "xy:z"),
    ] {
      try site.article("2007-01-02-loin", "image: \"\(address)\"\n")
      #expect(
        try await site.assemble().1 == [
          "content/articles/2007-01-02-loin.md:3:8: error: '\(shown)' is not the address of an image | "
            + "put the image into content/media and write /media/…"
        ])
    }
  }
}
