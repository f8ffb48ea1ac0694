import SiteContent
import SiteTestSupport
import Testing

@testable import SiteImport

@Suite struct ForeignKeysTests {
  private let fixture: ImportFixture

  init() throws { fixture = try ImportFixture() }

  @Test("groups and lists of groups are free keys; nobody's address is")
  func groups() async throws {
    _ = try await fixture.folder([
      "_config.yml": "title: x\nurl: https://x.example\n",
      "_posts/2015-01-02-un.md": """
      ---
      title: Un
      gallery:
        - url: /a.jpg
          alt: La place
        - {url: /b.jpg, alt: ""}
      seo: {title: Titre, email: zoe@mail.example}
      params:
        sous_titre: Le sous-titre
      toc: true
      build: {render: always}
      résumé long: x
      vide: []
      ---
      x
      """,
    ])
    #expect(
      try fixture.read("content/articles/2015/2015-01-02-un.md").contains(
        """
        extra:
          gallery:
            - url: /a.jpg
              alt: La place
            - url: /b.jpg
          seo:
            title: Titre
          sous_titre: Le sous-titre
          "résumé_long": x
        ---
        """))
  }

  @Test("Jekyll's defaults stand for what a text does not say, the narrower scope first")
  func defaults() async throws {
    _ = try await fixture.folder([
      "_config.yml": """
      title: x
      url: https://x.example
      defaults:
        - scope: {path: _posts/vie, type: posts}
          values: {author: bob}
        - scope: {path: ""}
          values: {author: marie, share: true, tags: [tous]}
        - scope: {path: "", type: pages}
          values: {author: nous}
      """,
      "_data/authors.yml": "marie: {name: Marie Curie, email: marie@mail.example}\n",
      "_posts/2015-01-02-un.md": "---\ntitle: Un\n---\nx\n",
      "_posts/2015-01-03-deux.md": "---\ntitle: Deux\nauthor: Ann\ntags: [x]\n---\nx\n",
      "_posts/vie/2015-01-04-trois.md": "---\ntitle: Trois\n---\nx\n",
    ])
    let folder = "content/articles/2015/"
    #expect(try fixture.read(folder + "2015-01-02-un.md").contains("author: Marie Curie\ntags: [tous]\n"))
    #expect(try fixture.read(folder + "2015-01-03-deux.md").contains("author: Ann\ntags: [x]\n"))
    #expect(try fixture.read(folder + "2015-01-04-trois.md").contains("author: bob\n"))
  }
}
