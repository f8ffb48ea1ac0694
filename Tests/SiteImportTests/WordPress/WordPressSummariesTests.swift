import SiteContent
import SiteTestSupport
import Testing

@testable import SiteImport

@Suite struct WordPressSummariesTests {
  private let fixture: ImportFixture

  init() throws { fixture = try ImportFixture() }

  @Test(
    "an author's address is what WordPress made of the login, which may be a mail address",
    arguments: [
      ("marie.dupont@free.example", "marie-dupontfree-example"), ("Vincent Ducrey", "vincent-ducrey"),
      ("été_1", "ete_1"), ("a--b.", "a-b"),
    ])
  func nicenames(_ login: String, _ expected: String) {
    #expect(WordPressSummaries.nicename(login) == expected)
  }

  @Test("a login that is a mail address is nowhere, nor is one within a name")
  func logins() async throws {
    let report = try await fixture.wordpress(
      ImportFixture.export(ImportFixture.item()).replacing(
        "<wp:author_login>vd<", with: "<wp:author_login>v.d@mail.example<"
      )
      .replacing("<![CDATA[vd]]>", with: "<![CDATA[v.d@mail.example]]>").replacing(
        "Vincent D.", with: "Vincent D. v.d@mail.example"))
    #expect(try fixture.read("content/redirects.yml").contains("- from: /author/v-dmail-example/\n"))
    #expect(try fixture.read("content/articles/2007/2007-11-06-facebook.md").contains("author: Vincent D.\n"))
    #expect(!(try fixture.everything(report)).contains("@mail.example"))
  }

  private static func menu(_ id: Int, _ title: String, _ menu: String, below: Int = 0) -> String {
    """
    <item><title>\(title)</title><wp:post_id>\(id)</wp:post_id><wp:post_type>nav_menu_item</wp:post_type><wp:status>publish</wp:status><wp:menu_order>\(id)</wp:menu_order>
    <category domain="nav_menu" nicename="\(menu)"><![CDATA[\(menu)]]></category>
    <wp:postmeta><wp:meta_key>_menu_item_type</wp:meta_key><wp:meta_value>custom</wp:meta_value></wp:postmeta>
    <wp:postmeta><wp:meta_key>_menu_item_menu_item_parent</wp:meta_key><wp:meta_value>\(below)</wp:meta_value></wp:postmeta>
    <wp:postmeta><wp:meta_key>_menu_item_url</wp:meta_key><wp:meta_value>http://\(menu).example/</wp:meta_value></wp:postmeta></item>
    """
  }

  @Test("what of the menus has no place here is told of")
  func menus() async throws {
    let report = try await fixture.wordpress(
      ImportFixture.export(
        ImportFixture.item() + Self.menu(80, "Un", "principal")
          + Self.menu(81, "Deux", "principal", below: 80)
          + Self.menu(82, "Trois", "pied")))
    #expect(
      try fixture.read("content/site.yml").hasSuffix(
        "navigation:\n  - label: Un\n    url: http://principal.example/\n"))
    #expect(
      report.findings.map(\.message) == [
        "the menu has one level here, and what stood below its entries is left out: 'Deux'",
        "the old blog had other menus too, which are left out: 'pied'",
      ])
  }

  @Test("taxonomies of plugins and sounds beside a text are free keys")
  func extras() async throws {
    _ = try await fixture.wordpress(
      ImportFixture.export(
        ImportFixture.item(
          more: """
            <category domain="series" nicename="dossier"><![CDATA[Dossier retraites]]></category>
            <category domain="themes" nicename="sante"><![CDATA[Santé]]></category>
            <category domain="themes" nicename="age"><![CDATA[Âge]]></category>
            <category domain="post_format" nicename="post-format-video"><![CDATA[Video]]></category>
            <wp:postmeta><wp:meta_key>enclosure</wp:meta_key><wp:meta_value>http://blog.example.org/son.mp3
            1234
            audio/mpeg</wp:meta_value></wp:postmeta>
            """)))
    #expect(
      try fixture.read("content/articles/2007/2007-11-06-facebook.md").contains(
        "extra:\n  series: Dossier retraites\n  themes: [Santé, Âge]\n  enclosure: http://blog.example.org/son.mp3\n---\n"
      ))
  }

  @Test("texts that only WordPress or a plugin could show are told of")
  func hiddenTexts() async throws {
    let report = try await fixture.wordpress(
      ImportFixture.export(
        ImportFixture.item(
          body:
            "<!-- wp:paragraph --><p>Texte.</p><!-- /wp:paragraph --><!-- wp:latest-posts {\"postsToShow\":5} /--><!-- wp:acf/encart {\"data\":{\"texte\":\"Perdu\"}} /--><!-- wp:latest-posts /--><!-- wp:spacer /-->"
        )
          + ImportFixture.item(
            id: 53, title: "Champs", body: "", name: "champs",
            more:
              "<wp:postmeta><wp:meta_key>contenu</wp:meta_key><wp:meta_value><![CDATA[<p>Le vrai texte est ici.</p>]]></wp:meta_value></wp:postmeta><wp:postmeta><wp:meta_key>_contenu</wp:meta_key><wp:meta_value>field_123</wp:meta_value></wp:postmeta>"
          )))
    #expect(
      report.findings.map(\.message) == [
        "'Champs' has no text in the archive: a plugin may have kept it in 'contenu', which is not read",
        "the block 'acf/encart' has no words in the text, only WordPress could show it: left out once",
        "the block 'latest-posts' has no words in the text, only WordPress could show it: left out 2 times",
      ])
  }
}
