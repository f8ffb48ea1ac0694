import SiteContent
import SiteTestSupport
import Testing

@testable import SiteImport

/// Every address that others link to leads on.
@Suite struct WordPressAddressTests {
  private let fixture: ImportFixture

  init() throws { fixture = try ImportFixture() }

  private static func menu(
    _ id: Int, _ order: Int, _ title: String, _ type: String, _ object: String, _ url: String
  ) -> String {
    """
    <item><title>\(title)</title><wp:post_id>\(id)</wp:post_id><wp:post_type>nav_menu_item</wp:post_type><wp:status>publish</wp:status><wp:menu_order>\(order)</wp:menu_order>
    <category domain="nav_menu" nicename="principal"><![CDATA[Principal]]></category>
    <wp:postmeta><wp:meta_key>_menu_item_type</wp:meta_key><wp:meta_value>\(type)</wp:meta_value></wp:postmeta>
    <wp:postmeta><wp:meta_key>_menu_item_menu_item_parent</wp:meta_key><wp:meta_value>0</wp:meta_value></wp:postmeta>
    <wp:postmeta><wp:meta_key>_menu_item_object_id</wp:meta_key><wp:meta_value>\(object)</wp:meta_value></wp:postmeta>
    <wp:postmeta><wp:meta_key>_menu_item_url</wp:meta_key><wp:meta_value>\(url)</wp:meta_value></wp:postmeta></item>
    """
  }

  private static let export = ImportFixture.export(
    ImportFixture.item(
      more: "<category domain=\"category\" nicename=\"vie-locale\"><![CDATA[Vie locale]]></category>")
      + ImportFixture.item(id: 60, title: "Le parti", type: "page", name: "parti")
      .replacing("http://blog.example.org/2007/11/parti/", with: "http://blog.example.org/parti/")
      + ImportFixture.item(id: 61, title: "Archives", type: "page", name: "archives")
      .replacing("http://blog.example.org/2007/11/archives/", with: "http://blog.example.org/archives/")
      + ImportFixture.item(id: 70, title: "salle", body: "", type: "attachment", name: "salle")
      .replacing("/2007/11/salle/", with: "/2007/11/facebook/salle/").replacing(
        "<wp:post_parent>0", with: "<wp:post_parent>52"
      )
      .replacing(
        "<wp:post_id>",
        with:
          "<wp:attachment_url>http://blog.example.org/wp-content/uploads/salle.jpg</wp:attachment_url><wp:post_id>"
      )
      + menu(80, 2, "", "post_type", "60", "")
      + menu(81, 1, "Accueil", "custom", "81", "http://blog.example.org/")
      + menu(82, 3, "", "taxonomy", "7", ""),
    channel: """
      <wp:category><wp:term_id>7</wp:term_id><wp:category_nicename>vie-locale</wp:category_nicename><wp:category_parent></wp:category_parent><wp:cat_name><![CDATA[Vie locale]]></wp:cat_name><wp:category_description><![CDATA[Près de <em>vous</em>]]></wp:category_description></wp:category>
      """)

  @Test(
    "addresses that belong to no article are lines of redirects.yml, the menu is one, pages of the site's own stay free"
  )
  func addresses() async throws {
    let report = try await fixture.wordpress(Self.export)
    #expect(report.isComplete)
    let lines = try fixture.read("content/redirects.yml").split(separator: "- from: ").map {
      $0.split(separator: "\n").map { $0.trimming }.joined(separator: " ").replacing("to: ", with: "→ ")
    }
    #expect(
      lines == [
        "/?p=52 → /2007/11/facebook/", "/?page_id=60 → /parti/", "/?page_id=61 → /archives-61/",
        "/feed/ → /feed.xml", "/comments/feed/ → /comments/feed.xml",
        "/category/vie-locale/ → /tag/vie-locale/",
        "/category/vie-locale/feed/ → /tag/vie-locale/feed.xml", "/author/vd/ → /archives/",
        "/2007/11/06/ → /2007/11/", "/2007/11/facebook/salle/ → /2007/11/facebook/",
        "/?attachment_id=70 → /2007/11/facebook/",
      ])
    #expect(
      try fixture.read("content/site.yml").hasSuffix(
        """
        redirects: [apache, netlify]
        navigation:
          - label: Accueil
            url: /
          - label: Le parti
            url: /parti/
          - label: Vie locale
            url: /tag/vie-locale/

        """))
    #expect(
      report.findings.map(\.message).contains(
        "another page of the site has its address, /archives/: this one is at /archives-61/"))
    #expect(!(try fixture.read("content/pages/archives-61.md").contains("aliases")))
    #expect(try fixture.read("content/tags.yml") == "- label: Vie locale\n  description: Près de vous\n")
  }

  @Test("settings that are there keep what they say; what they lack is added, and the menu is told of")
  func settings() async throws {
    let settings = "title: Blog\nurl: https://neuf.example/\nnavigation:\n  - label: X\n    url: /tags/\n"
    try fixture.folder.write(settings, to: "blog/content/site.yml")
    try fixture.folder.write("- label: Europe\n  description: E\n", to: "blog/content/tags.yml")
    let report = try await fixture.wordpress(Self.export)
    #expect(report.isComplete)
    #expect(try fixture.read("content/site.yml") == settings + "redirects: [apache, netlify]\n")
    #expect(
      report.findings.filter { $0.place == "content/site.yml" }.map(\.message) == [
        "'navigation' stays as it is; the old blog's was: navigation: - label: Accueil url: / - label: Le parti url: /parti/ - label: Vie locale url: /tag/vie-locale/",
        "'redirects' was added below what stood there",
      ])
    #expect(
      try fixture.read("content/tags.yml")
        == "- label: Europe\n  description: E\n- label: Vie locale\n  description: Près de vous\n")
    let before = try fixture.folder.contents(in: "blog/content")
    let again = try await fixture.wordpress(Self.export)
    #expect(again.isComplete)
    #expect(again[.other].written == 0)
    #expect(differences(try fixture.folder.contents(in: "blog/content"), before) == [])
  }

  @Test("an old address that another text has today is no alias, and is told of")
  func takenAddress() async throws {
    try fixture.folder.write(
      "title: Blog\nurl: https://neuf.example/\npermalink: /:slug/\n", to: "blog/content/site.yml")
    let report = try await fixture.wordpress(
      ImportFixture.export(
        ImportFixture.item(id: 1, name: "a").replacing("/2007/11/a/", with: "/b/")
          + ImportFixture.item(id: 2, title: "B", name: "b").replacing("/2007/11/b/", with: "/c/")))
    #expect(!(try fixture.read("content/articles/2007/2007-11-06-a.md").contains("aliases")))
    #expect(try fixture.read("content/articles/2007/2007-11-06-b.md").contains("aliases: [/c/]\n"))
    #expect(
      report.findings.filter { $0.kind == "address-taken" }.map(\.message) == [
        "the old address of 'Facebook', /b/, is that of another text now: nothing leads on from it"
      ])
  }

  @Test("identifiers that two items share stay with the first")
  func identifiers() async throws {
    _ = try await fixture.wordpress(
      ImportFixture.export(
        ImportFixture.item() + ImportFixture.item(id: 53, name: "b").replacing("?p=53<", with: "?p=52<")))
    #expect(try fixture.read("content/articles/2007/2007-11-06-facebook.md").contains("guid: "))
    #expect(!(try fixture.read("content/articles/2007/2007-11-06-b.md").contains("guid: ")))
  }

  @Test("an old address that two texts had leads to the first, and the report says so")
  func sharedOldAddress() async throws {
    let old = { (id: Int, name: String) in
      ImportFixture.item(
        id: id, title: name, body: "<a href=\"http://blog.example.org/2007/vieux/\">x</a>", name: name
      ).replacing("http://blog.example.org/2007/11/\(name)/", with: "http://blog.example.org/2007/vieux/")
    }
    let report = try await fixture.wordpress(ImportFixture.export(old(1, "un") + old(2, "deux")))
    let folder = "content/articles/2007/2007-11-06-"
    #expect(try fixture.read(folder + "un.md").contains("aliases: [/2007/vieux/]\n"))
    let second = try fixture.read(folder + "deux.md")
    #expect(!second.contains("aliases") && second.hasSuffix("\n[x](2007-11-06-un.md)\n"), "\(second)")
    #expect(
      report.findings.filter { $0.kind == "address-taken" }.map(\.message) == [
        "the old address of 'deux', /2007/vieux/, is that of another text as well: it leads to that one"
      ])
  }

  @Test("a link to a picture's own page leads to the picture, or else to the text that shows it")
  func pagesOfPictures() async throws {
    let picture = { (id: Int, page: String) in
      ImportFixture.item(id: id, title: "Photo", status: "inherit", type: "attachment", name: "photo")
        .replacing(
          "http://blog.example.org/2007/11/photo/", with: page
        ).replacing(
          "<wp:post_parent>0</wp:post_parent>",
          with:
            "<wp:post_parent>52</wp:post_parent><wp:attachment_url>http://blog.example.org/wp-content/uploads/\(id).jpg</wp:attachment_url>"
        )
    }
    let body = """
      <a href="http://blog.example.org/2007/11/facebook/photo/">a</a>
      <a href="/?attachment_id=60">b</a> <a href="http://blog.example.org/?attachment_id=61">c</a>
      """
    let export = ImportFixture.export(
      ImportFixture.item() + ImportFixture.item(id: 53, title: "B", body: body, name: "b")
        + picture(60, "http://blog.example.org/2007/11/facebook/photo/")
        + picture(61, "http://blog.example.org/?attachment_id=61"))
    let report = try await fixture.wordpress(export)
    let text = try fixture.read("content/articles/2007/2007-11-06-b.md")
    let article = "2007-11-06-facebook.md"
    #expect(text.contains("[a](\(article))") && text.contains("[b](\(article)) [c](\(article))"), "\(text)")
    #expect(!report.findings.contains { $0.kind == "old-link" })
    let redirects = try fixture.read("content/redirects.yml")
    #expect(
      redirects.contains("- from: /?attachment_id=60\n") && redirects.contains("- from: /?attachment_id=61\n")
    )

    let other = try ImportFixture()
    try other.folder.write("jpeg", to: "uploads/60.jpg")
    var options = ImportOptions()
    options.media = other.folder["uploads"]
    _ = try await other.wordpress(export, options: options)
    #expect(try other.read("content/articles/2007/2007-11-06-b.md").contains("[a](/media/60.jpg)"))
  }
}
