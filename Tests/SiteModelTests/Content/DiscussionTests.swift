import Testing

@testable import SiteModel

@Suite struct DiscussionTests {
  private func comment(
    _ id: String, _ day: Int, by author: String = "Anne", _ status: SiteModel.Comment.Status = .approved
  ) -> SiteModel.Comment {
    SiteModel.Comment(
      id: id, source: "\(id).md", author: author, date: moment(day), authorURL: nil, status: status,
      kind: .comment, guid: nil, body: Markup(), bodyText: "")
  }

  private func moment(_ day: Int) -> Moment { Moment(secondsSince1970: Int64(day) * 86_400, offset: 0) }

  private func thread(_ comment: SiteModel.Comment, _ replies: [CommentThread] = []) -> CommentThread {
    CommentThread(comment: comment, depth: 1, replies: replies)
  }

  private func article(_ id: String, _ threads: [CommentThread]) -> Article {
    article(id, Discussion(.init(threads: threads, pingbacks: [])))
  }

  private func article(_ id: String, _ discussion: Discussion) -> Article {
    Article(
      id: id, source: "\(id).md", frontMatter: ArticleFrontMatter(), excerpt: Markup(), excerptText: "",
      body: Markup(), image: nil, path: SitePath(id + "/"), commentMode: .open, discussion: discussion,
      isFuture: false, replyTo: nil)
  }

  @Test("its outline counts approved comments and replies, and tells who wrote them, each name once")
  func outline() {
    let threads = [
      thread(comment("a", 3), [thread(comment("b", 5, by: "Bruno")), thread(comment("c", 4))]),
      thread(comment("d", 9, by: "", .removed), [thread(comment("e", 2, by: "Zoé"))]),
      thread(comment("f", 8, by: "Inconnu", .pending)),
    ]
    let outline = Discussion.Outline(.init(threads: threads, pingbacks: []))
    #expect(outline.count == 4)
    #expect(outline.newest == moment(5))
    #expect(outline.latest == moment(9))
    #expect(outline.authors == ["Anne", "Bruno", "Zoé"])
    #expect(Discussion.Outline(.init(threads: [], pingbacks: [comment("p", 1)])).latest == moment(1))
    #expect(Discussion.none.outline == .init(count: 0, newest: nil, latest: nil, authors: []))
  }

  @Test("it is opened once, and not for its outline")
  func lazy() throws {
    let content = Discussion.Content(threads: [thread(comment("a", 1))], pingbacks: [])
    let opened = Once(0)
    let discussion = Discussion(
      Discussion.Outline(content),
      Once {
        _ = opened.value
        return .success(content)
      })
    #expect(discussion.outline.count == 1)
    #expect(try discussion.content == content)
    #expect(discussion.digest == nil)
  }

  @Test("the newest comments of a site are found in those discussions that were spoken in last")
  func newest() throws {
    let articles = [
      article("un", [thread(comment("a", 5), [thread(comment("b", 20))]), thread(comment("c", 1))]),
      article("deux", [thread(comment("d", 20)), thread(comment("e", 18))]),
      article("trois", [thread(comment("f", 7))]),
      article("quatre", []),
      article("cinq", [thread(comment("g", 20)), thread(comment("h", 30, .pending))]),
    ]
    func ids(_ count: Int) throws -> [String] {
      try CommentOnArticle.newest(under: articles, count: count).map {
        "\(articles[$0.article].id)/\($0.comment.id)"
      }
    }
    // Of one moment, the order is that of the files.
    let all = ["un/b", "deux/d", "cinq/g", "deux/e", "trois/f", "un/a", "un/c"]
    for count in 0...8 { #expect(try ids(count) == Array(all.prefix(count))) }
  }

  @Test("only the discussions that may hold one of the newest comments are opened")
  func unopened() throws {
    let old = Discussion(
      Discussion.Outline(count: 1, newest: moment(1), latest: moment(1), authors: ["Anne"]),
      Once {
        Issue.record("it need not be opened")
        return .success(.init(threads: [], pingbacks: []))
      })
    let articles = [article("un", [thread(comment("a", 5))]), article("deux", old)]
    #expect(try CommentOnArticle.newest(under: articles, count: 1).map(\.comment.id) == ["a"])
  }

  @Test("one that cannot be read has no comments, not even none")
  func damaged() {
    let lost = Discussion(
      Discussion.Outline(count: 1, newest: moment(9), latest: moment(9), authors: ["Anne"]),
      Once(.failure(CacheDamage())))
    let one = article("un", lost)
    #expect(one.commentCount == 1)
    #expect(throws: CacheDamage.self) { try one.comments }
    #expect(throws: CacheDamage.self) { try one.pingbacks }
    #expect(throws: CacheDamage.self) { try CommentOnArticle.all(under: one, at: 0) }
    #expect(throws: CacheDamage.self) { try CommentOnArticle.newest(under: [one], count: 1) }
  }
}
