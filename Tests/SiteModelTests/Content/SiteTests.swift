import Testing

@testable import SiteModel

@Suite struct SiteTests {
  private func mentions(_ names: String...) -> [TagMention] {
    names.map { TagMention(name: $0, key: TagKey($0)) }
  }

  private func article(tags: [TagMention], technorati: [TagMention]) -> Article {
    var matter = ArticleFrontMatter()
    (matter.title, matter.tags, matter.technorati) = ("Facebook", tags, technorati)
    return Article(
      id: "2007-11-06-facebook", source: "content/articles/2007-11-06-facebook.md", frontMatter: matter,
      excerpt: Markup(), excerptText: "", body: Markup(), image: nil, path: SitePath("2007/11/facebook/"),
      commentMode: .open, discussion: .none, isFuture: false, replyTo: nil)
  }

  @Test("the two lines of tags are one set, in the order in which they are read")
  func tagKeys() {
    let article = article(
      tags: mentions("FEDERATION NUMERIQUE", "INTERNET", "UMP"),
      technorati: mentions("sarkozy", "federation numerique", "ump", "Sarkozy"))
    #expect(article.tagKeys == ["federation numerique", "internet", "ump", "sarkozy"].map { TagKey($0) })
    #expect(self.article(tags: [], technorati: []).tagKeys.isEmpty)
  }

  @Test("an article's feed of comments is beside it")
  func feedPath() {
    #expect(article(tags: [], technorati: []).feedPath == SitePath("2007/11/facebook/feed.xml"))
  }

  @Test("a comment has an anchor of its own")
  func anchor() {
    let comment = Comment(
      id: "2020-10-18-greiner", source: "content/comments/x/2020-10-18-greiner.md", author: "GREINER",
      date: Moment(secondsSince1970: 0, offset: 0), authorURL: nil, status: .approved, kind: .comment,
      guid: nil,
      body: Markup(), bodyText: "")
    #expect(comment.anchor == "comment-2020-10-18-greiner")
  }

  @Test("a site knows its tags by their keys")
  func tags() throws {
    let tags = ["Internet", "UMP"].map {
      Tag(key: TagKey($0), label: $0, slug: $0.lowercased(), description: nil, articles: [])
    }
    let address = try #require(SiteAddress("https://example.org/"))
    let language = Language(
      code: "fr", months: [], datePattern: "", monthYearPattern: "", firstDay: "",
      plurals: try PluralRules([:]),
      counts: [:], messages: [:], words: [:])
    let site = try Site(
      settings: Settings(title: "Blog", address: address, timeZone: .utc), language: language, articles: [],
      pages: [], tags: tags, assets: [], leftOut: [], links: [])
    #expect(site.tag(TagKey("ump"))?.label == "UMP")
    #expect(site.tag(TagKey("internet"))?.label == "Internet")
    #expect(site.tag(TagKey("sarkozy")) == nil)
  }
}
