import SiteModel
import SiteTestSupport
import Testing

@testable import SiteGenerator

@Suite struct ArticlePagesTests {
  private let url = "https://example.org/2008/01/x/"

  private func page(_ keys: String = "", title: String = "X", settings: String = "") async throws -> String {
    let site = try await BuiltSite(
      ["articles/2008-01-01-x.md": SmallSite.article(title, keys)], settings: settings)
    #expect(site.problems == [])
    return try site.page("2008/01/x/index.html")
  }

  @Test("an article can be shared by its address, without a script")
  func share() async throws {
    let page = try await page(title: "L’Europe & nous : quoi ?")
    #expect(
      page.contains(
        """
        <p class="tag_line share"><span class="tag_line_label">Adresse de cet article\u{A0}:</span> \
        <span class="share_address">\(url)</span> <a class="share_mail" \
        href="mailto:?subject=L%E2%80%99Europe%20%26%20nous%20%3A%20quoi%20%3F&amp;body=https%3A%2F%2Fexample.org%2F2008%2F01%2Fx%2F">\
        Envoyer par courriel</a></p>
        """))
    #expect(!page.contains("<script src"))
  }

  @Test("readers comment by mail, with the article's title as the subject")
  func comment() async throws {
    let settings = "comments: {email: blog@example.org, rules: /tags/}\n"
    #expect(
      try await page(title: "Été : 100 %", settings: settings).contains(
        """
        <div class="comments_note">
        <p>Pour réagir à cet article, écrivez-nous\u{A0}: <a href="mailto:blog@example.org?\
        subject=%C3%89t%C3%A9%20%3A%20100%20%25&amp;body=https%3A%2F%2Fexample.org%2F2008%2F01%2Fx%2F%0D%0A%0D%0A">\
        blog@example.org</a></p>
        <p>Indiquez le nom à afficher. Chaque message est lu avant d’être publié\u{202F}; \
        votre adresse ne l’est jamais. <a href="/tags/">Ce que nous publions</a></p>
        </div>
        """))
  }

  @Test("without an address, or where comments are closed, no page asks for comments")
  func noComment() async throws {
    #expect(!(try await page().contains("comments_note")))
    let closed = try await page("comments: closed", settings: "comments: {email: blog@example.org}\n")
    #expect(closed.contains("<p class=\"comments_note\">Les commentaires de cet article sont fermés.</p>"))
    #expect(!closed.contains("blog@example.org"))
    let hidden = try await page("comments: hidden", settings: "comments: {email: blog@example.org}\n")
    #expect(!hidden.contains("blog@example.org"))
  }

  @Test("only the file says that the article's author wrote a comment; the same name does not")
  func byAuthor() async throws {
    let site = try await BuiltSite([
      "articles/2008-01-01-x.md": SmallSite.article("X", "author: Anne"),
      "comments/2008-01-01-x/a.md": SmallSite.comment("Anne", "2008-01-02"),
      "comments/2008-01-01-x/b.md": SmallSite.comment("Anne", "2008-01-03", "by_author: true"),
    ])
    let page = try site.page("2008/01/x/index.html")
    let badge = " <strong class=\"badge by_author\">Auteur de l’article</strong>"
    #expect(page.matches(of: /Auteur de l’article/).count == 1)
    #expect(
      page.contains(
        "<bdi class=\"p-name\">Anne</bdi></span>\(badge), le "
          + "<a class=\"u-url\" href=\"/2008/01/x/#comment-b\">"))
  }

  @Test("related articles are listed with their dates, and there is no empty list")
  func related() async throws {
    let site = try await BuiltSite([
      "articles/2008-01-01-x.md": SmallSite.article("X", "tags: UMP"),
      "articles/2008-01-02-y.md": SmallSite.article("Y & Z", "tags: ump"),
      "articles/2008-01-03-z.md": SmallSite.article("Seul", "tags: wifi"),
    ])
    #expect(
      try site.page("2008/01/x/index.html").contains(
        """
        <section class="related" aria-labelledby="related_title">
        <h2 id="related_title">À lire aussi</h2>
        <ul>
        <li><a href="/2008/01/y/">Y &amp; Z</a> <time datetime="2008-01-02">2 janvier 2008</time></li>
        </ul>
        </section>
        """))
    #expect(!(try site.page("2008/01/z/index.html").contains("related")))
  }

  @Test("a right of reply stands on the article that it answers, and leads to it")
  func rightOfReply() async throws {
    let site = try await BuiltSite([
      "articles/2008-01-01-x.md": SmallSite.article("Un article"),
      "articles/2008-01-02-y.md": SmallSite.article(
        "Ma réponse", "reply_to: 2008-01-01-x\nauthor: Anne", body: "Non."),
    ])
    let answered = try site.page("2008/01/x/index.html")
    #expect(
      answered.contains(
        "<p class=\"notice\">Cet article a fait l’objet d’un droit de réponse\u{A0}: "
          + "<a href=\"/2008/01/y/\">Ma réponse</a></p>"))
    #expect(
      answered.contains(
        """
        <section class="replies" id="article_replies" aria-labelledby="replies_title">
        <h2 id="replies_title">Droit de réponse</h2>
        <div class="reply">
        <h3><a href="/2008/01/y/">Ma réponse</a></h3>
        """))
    #expect(
      answered.contains("<p>Non.</p>\n\n<p><a class=\"read_more\" href=\"/2008/01/y/\">Lire la réponse"))
    let reply = try site.page("2008/01/y/index.html")
    #expect(
      reply.contains(
        "<p class=\"notice\">Droit de réponse à l’article "
          + "<a class=\"u-in-reply-to\" href=\"/2008/01/x/\">Un article</a></p>"))
    #expect(!reply.contains("id=\"article_replies\""))
    #expect(
      try site.page("index.html").contains(
        "<p class=\"card_reply\">Droit de réponse à l’article Un article</p>"))
  }

  @Test("a lead image that is wide enough may be wider than the text")
  func wideImage() async throws {
    func page(_ width: Int, _ height: Int) async throws -> String {
      try await BuiltSite([
        "articles/2008-01-01-x.md": SmallSite.article("X", "image: /media/a.svg"),
        "media/a.svg":
          "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(width)\" height=\"\(height)\"></svg>",
      ]).page("2008/01/x/index.html")
    }
    #expect(try await page(1000, 999).contains("<figure class=\"lead_figure lead_wide\">"))
    #expect(try await page(999, 500).contains("<figure class=\"lead_figure\">"))
    #expect(try await page(1000, 1000).contains("<figure class=\"lead_figure\">"))
  }

  @Test("the legal notice stands on the pages that ask for it, escaped, with what is known")
  func legalNotice() async throws {
    let site = try await BuiltSite(
      [
        "pages/mentions.md": "---\ntitle: Mentions\nlegal: true\n---\nLa suite.\n",
        "pages/autre.md": "---\ntitle: Autre\n---\nRien.\n",
      ],
      settings: """
        legal:
          publisher: A & B
          form: parti
          address: Paris
          phone: "01"
          director: Camille
          host: {name: H, address: Lyon, phone: "02"}

        """)
    #expect(site.problems == [])
    #expect(
      try site.page("mentions/index.html").contains(
        """
        <div class="prose">
        <h2>Éditeur</h2>
        <dl class="facts">
        <dt>Nom</dt><dd>A &amp; B (parti)</dd>
        <dt>Siège</dt><dd>Paris</dd>
        <dt>Téléphone</dt><dd>01</dd>
        </dl>
        <h2>Direction de la publication</h2>
        <dl class="facts">
        <dt>Directeur ou directrice de la publication</dt><dd>Camille</dd>
        </dl>
        <h2>Hébergeur</h2>
        <dl class="facts">
        <dt>Nom</dt><dd>H</dd>
        <dt>Adresse</dt><dd>Lyon</dd>
        <dt>Téléphone</dt><dd>02</dd>
        </dl>
        <p>La suite.</p>
        """))
    #expect(!(try site.page("autre/index.html").contains("facts")))
  }
}
