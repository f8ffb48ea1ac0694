import SiteContent
import SiteTestSupport
import Testing

@testable import SiteImport

/// What plugins of WordPress's left in texts and beside them.
@Suite struct WordPressPluginTests {
  private let fixture: ImportFixture

  init() throws { fixture = try ImportFixture() }

  private static let article = "content/articles/2007/2007-11-06-facebook.md"

  private func text(of body: String) async throws -> (String, ImportReport) {
    let report = try await fixture.wordpress(ImportFixture.export(ImportFixture.item(body: body)))
    let file = try fixture.read(Self.article)
    return (String(file[(try #require(file.ranges(of: "---\n\n").first)).upperBound...]), report)
  }

  @Test("code that a plugin took as it was stays code")
  func code() async throws {
    let (text, report) = try await text(
      of:
        "Avant\n\n[cc lang=\"php\"]<?php if ($a < 1 && $b['x'] > 2) { echo \"[gallery]\"; } ?>[/cc]\n\nAprès")
    #expect(
      text == "Avant\n\n```php\n<?php if ($a < 1 && $b['x'] > 2) { echo \"[gallery]\"; } ?>\n```\n\nAprès\n")
    #expect(report.isComplete)
  }

  @Test("a language's name is a shortcode where it is closed, and else a word in brackets")
  func languages() async throws {
    let (text, _) = try await text(of: "Du [sql] et du [html].\n\n[php]\n$a = 1;\n[/php]")
    #expect(text == "Du [sql] et du [html].\n\n```php\n$a = 1;\n```\n")
  }

  @Test(
    "the address of a film, alone on its line, is the film; the text around it stays Markdown",
    arguments: [
      "Avant\n\nhttps://www.youtube.com/watch?v=dQw4w9WgXcQ\n\nAprès",
      "Avant\n\n[embed]https://www.youtube.com/watch?v=dQw4w9WgXcQ[/embed]\n\nAprès",
      "<!-- wp:paragraph --><p>Avant</p><!-- /wp:paragraph --><!-- wp:embed {} --><figure class=\"wp-block-embed is-type-video\"><div class=\"wp-block-embed__wrapper\">\nhttps://www.youtube.com/watch?v=dQw4w9WgXcQ\n</div></figure><!-- /wp:embed --><p>Après</p>",
    ])
  func films(body: String) async throws {
    let (text, report) = try await text(of: body)
    #expect(text == "Avant\n\nhttps://www.youtube.com/watch?v=dQw4w9WgXcQ\n\nAprès\n")
    #expect(report.findings.filter { ["html", "words"].contains($0.kind) }.map(\.message) == [])
  }

  @Test("a block of code is one, a table is no text in a row")
  func blocks() async throws {
    let (text, _) = try await text(
      of: """
        <!-- wp:code --><pre class="wp-block-code"><code>a &lt; b

        c</code></pre><!-- /wp:code -->
        <!-- wp:table --><figure class="wp-block-table"><table><thead><tr><th>An</th><th>Voix</th></tr></thead><tbody><tr><td>2007</td><td>53 %</td></tr></tbody></table></figure><!-- /wp:table -->
        """)
    #expect(text == "```\na < b\n\nc\n```\n\n| An | Voix |\n| --- | --- |\n| 2007 | 53 % |\n")
  }

  @Test("a block that many texts share stands in each")
  func sharedBlock() async throws {
    let report = try await fixture.wordpress(
      ImportFixture.export(
        ImportFixture.item(
          body: "<!-- wp:paragraph --><p>Un.</p><!-- /wp:paragraph -->\n<!-- wp:block {\"ref\":99} /-->")
          + ImportFixture.item(
            id: 99, title: "Signature", body: "<!-- wp:paragraph --><p>Le comité.</p><!-- /wp:paragraph -->",
            type: "wp_block", name: "signature")))
    #expect(try fixture.read(Self.article).hasSuffix("\nUn.\n\nLe comité.\n"))
    #expect(report.isComplete)
  }

  @Test("no-break spaces, quotes and dashes stay, and end nothing")
  func typography() async throws {
    let (text, report) = try await text(of: "Il dit\u{A0}: «\u{A0}oui\u{A0}» — “non” – l’été…")
    #expect(text == "Il dit\u{A0}: «\u{A0}oui\u{A0}» — “non” – l’été…\n")
    #expect(report.findings == [])
  }

  @Test("a list of contents that a plugin wrote into the text stays, and links within it")
  func contents() async throws {
    let (text, report) = try await text(
      of: """
        <div id="toc_container"><p class="toc_title">Sommaire</p><ul class="toc_list"><li><a href="#un">Un</a></li></ul></div>
        <h2><span id="un">Un</span></h2>
        Texte.
        """)
    #expect(text == "Sommaire\n\n- [Un](#un)\n\n## Un\n\nTexte.\n")
    #expect(report.isComplete)
  }

  @Test("footnotes of blocks, which are kept beside the text, and places that links lead to")
  func footnotes() async throws {
    let body = """
      <!-- wp:paragraph --><p>Un<sup data-fn="n-1" class="fn"><a id="n-1-link" href="#n-1">1</a></sup>, voir <a href="#fin">la fin</a>.</p><!-- /wp:paragraph -->
      <!-- wp:footnotes /-->
      <!-- wp:paragraph --><p id="fin">Fin.</p><!-- /wp:paragraph -->
      """
    let report = try await fixture.wordpress(
      ImportFixture.export(
        ImportFixture.item(
          body: body,
          more:
            "<wp:postmeta><wp:meta_key>footnotes</wp:meta_key><wp:meta_value><![CDATA[[{\"content\":\"La <em>note</em>.\",\"id\":\"n-1\"}]]]></wp:meta_value></wp:postmeta>"
        )))
    #expect(
      try fixture.read(Self.article).hasSuffix(
        """

        Un<sup>[1](#n-1)</sup>, voir [la fin](#fin).

        1. <a id="n-1"></a>La *note*.

        <a id="fin"></a>Fin.

        """))
    #expect(report.findings == [])
  }

  @Test("shortcodes that are not known are counted over the whole archive")
  func shortcodes() async throws {
    let report = try await fixture.wordpress(
      ImportFixture.export(
        ImportFixture.item(body: "[slider id=\"3\"] a [slider id=\"4\"]")
          + ImportFixture.item(id: 53, body: "[slider id=\"5\"]", name: "b")))
    #expect(
      report.findings.map(\.message).contains(
        "[slider] is not known and stands in the text as it was, 3 times"))
  }

  @Test("a picture's smaller copies become the one picture, in 'srcset' too")
  func sourceSet() async throws {
    try fixture.folder.write([1], to: "up/2007/11/a.jpg")
    var options = ImportOptions()
    options.media = fixture.folder["up"]
    let up = "http://blog.example.org/wp-content/uploads/2007/11/"
    let body = """
      <table><tr><td rowspan="2"><img src="\(up)a-300x200.jpg" srcset="\(up)a-300x200.jpg 300w, \(up)a-768x512.jpg 768w" sizes="100vw" alt=""></td></tr></table>
      <table><tr><td rowspan="2"><img src="\(up)b.jpg" srcset="\(up)b-1x1.jpg 1x, https://cdn.example/b.jpg 2x" alt=""></td></tr></table>
      """
    let report = try await fixture.wordpress(
      ImportFixture.export(ImportFixture.item(body: body)), options: options)
    let text = try fixture.read(Self.article)
    #expect(text.contains("<img src=\"/media/2007/11/a.jpg\" alt=\"\">"))
    #expect(
      text.contains(
        "<img src=\"\(up)b.jpg\" srcset=\"\(up)b-1x1.jpg 1x, https://cdn.example/b.jpg 2x\" alt=\"\">"))
    #expect(report[.media] == .init(found: 3, written: 1, listed: 2))
  }

  @Test("logins of a plugin for several authors become their names")
  func authors() async throws {
    _ = try await fixture.wordpress(
      ImportFixture.export(
        ImportFixture.item(
          more: """
            <category domain="author" nicename="cap-vd"><![CDATA[vd]]></category>
            <category domain="author" nicename="cap-ts"><![CDATA[Thierry S.]]></category>
            """)))
    #expect(try fixture.read(Self.article).contains("author: Vincent D., Thierry S.\n"))
  }

  @Test("a featured picture comes with its description and its caption, of types of a plugin's own too")
  func featured() async throws {
    let meta =
      "<wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value>70</wp:meta_value></wp:postmeta>"
    let attachment = ImportFixture.item(id: 70, title: "salle", body: "", type: "attachment", name: "salle")
      .replacing("<excerpt:encoded><![CDATA[]]>", with: "<excerpt:encoded><![CDATA[Photo : X]]>")
      .replacing(
        "<wp:post_id>",
        with:
          "<wp:attachment_url>http://blog.example.org/wp-content/uploads/salle.jpg</wp:attachment_url><wp:postmeta><wp:meta_key>_wp_attachment_image_alt</wp:meta_key><wp:meta_value>Une salle</wp:meta_value></wp:postmeta><wp:post_id>"
      )
    let report = try await fixture.wordpress(
      ImportFixture.export(
        ImportFixture.item(more: meta)
          + ImportFixture.item(id: 53, title: "Réunion", type: "evenement", name: "reunion", more: meta)
          + attachment))
    for file in [Self.article, "content/pages/reunion.md"] {
      let text = try fixture.read(file)
      #expect(
        text.contains(
          "image: http://blog.example.org/wp-content/uploads/salle.jpg\nimage_alt: Une salle\nimage_credit: \"Photo : X\"\n"
        ))
    }
    #expect(report.findings.map(\.kind).contains("type"))
    #expect(report.findings.filter { $0.kind == "missing-media" }.count == 1)
  }

  @Test(
    "what readers said of a picture stands under the article that shows it; of a picture of none it is refused"
  )
  func pictureComments() async throws {
    func picture(_ id: Int, parent: Int, _ comment: String) -> String {
      ImportFixture.item(
        id: id, title: "salle", body: "", type: "attachment", name: "salle-\(id)", more: comment
      )
      .replacing("<wp:post_parent>0", with: "<wp:post_parent>\(parent)")
    }
    let items =
      picture(70, parent: 52, ImportFixture.comment(id: 8) + ImportFixture.comment(id: 9, parent: 8))
      + ImportFixture.item(more: ImportFixture.comment(id: 1))
    let report = try await fixture.wordpress(ImportFixture.export(items))
    #expect(report[.comments] == .init(found: 3, written: 3))
    #expect(report.isComplete)
    #expect(
      report.findings.filter { $0.kind == "comments-of-a-picture" }.map(\.message) == [
        "comments on the picture 'salle' moved to its article, 'Facebook': 2"
      ])
    let replies = try fixture.files().filter { $0.hasPrefix("comments/2007-11-06-facebook/") }
    #expect(replies.count == 3)
    #expect(try replies.count { try fixture.read("content/" + $0).contains("parent: \"8\"\n") } == 1)
    #expect(
      try replies.count {
        try fixture.read("content/" + $0).contains("http://blog.example.org/?p=70#comment-8")
      } == 1)

    let lost = try ImportFixture()
    let other = try await lost.wordpress(
      ImportFixture.export(ImportFixture.item() + picture(71, parent: 0, ImportFixture.comment(id: 8))))
    #expect(other[.comments] == .init(found: 1, refused: 1))
    #expect(!other.isComplete)
  }

  @Test(
    "what visitors sent through a plugin's form is no text of the blog's, whatever its state",
    arguments: ["feedback", "flamingo_inbound", "nf_sub", "shop_order"])
  func mail(type: String) async throws {
    let report = try await fixture.wordpress(
      ImportFixture.export(
        ImportFixture.item()
          + ImportFixture.item(
            id: 60, title: "Zoé - zoe@mail.example", body: "Bonjour\nIP: 203.0.113.77", type: type,
            name: "zoe")))
    let all = try fixture.everything(report)
    #expect(!all.contains("zoe@mail.example") && !all.contains("203.0.113.77"))
    #expect(try fixture.files().filter { $0.hasPrefix("pages/") } == [])
    #expect(report.isComplete)
    #expect(
      report.findings.map(\.message) == [
        "'Zoé - [address]' is of the type '\(type)', which is mail, not a text of the blog: left out"
      ])
  }

  @Test("a text of an unknown kind becomes a page, and a draft where it names a mail or IP address")
  func unknownKind() async throws {
    let report = try await fixture.wordpress(
      ImportFixture.export(
        ImportFixture.item(title: "Stage", body: "Trois jours.", type: "event", name: "stage")
          + ImportFixture.item(id: 60, title: "Zoé", body: "zoe@mail.example", type: "entry", name: "zoe")))
    #expect(try !fixture.read("content/pages/stage.md").contains("draft"))
    #expect(try fixture.read("content/pages/zoe.md").contains("draft: true\n"))
    #expect(
      report.findings.filter { $0.kind == "type" }.map(\.message) == [
        "'Stage' is of the type 'event': it became a page",
        "'Zoé' is of the type 'entry': it became a page, and a draft, for it names a mail or IP address",
      ])
  }
}
