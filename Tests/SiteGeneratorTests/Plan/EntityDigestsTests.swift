import SiteContent
import SiteModel
import SiteTestSupport
import Testing

@testable import SiteGenerator

/// What a thing's digest covers is all of the thing: whatever changes in it, what shows it is made anew.
@Suite struct EntityDigestsTests {
  private static let key = DigestKey(first: 1, second: 2)

  private typealias Change<Value> = (name: String, make: (inout Value) -> Void)

  /// Every property is changed once, and none is forgotten.
  private func expectCovered<Value>(
    _ value: Value, besides: Set<String> = [], _ changes: [Change<Value>],
    sourceLocation: SourceLocation = #_sourceLocation, _ add: (inout DigestHasher, Value) -> Void
  ) {
    let properties = Set(Mirror(reflecting: value).children.compactMap(\.label))
    #expect(
      Set(changes.map(\.name)) == properties.subtracting(besides), "change every property once",
      sourceLocation: sourceLocation)
    let before = Self.key.digest { add(&$0, value) }
    #expect(Self.key.digest { add(&$0, value) } == before, sourceLocation: sourceLocation)
    for change in changes {
      var other = value
      change.make(&other)
      #expect(
        Self.key.digest { add(&$0, other) } != before, "a change of '\(change.name)' is not seen",
        sourceLocation: sourceLocation)
    }
  }

  // MARK: Samples

  private static let moment = Moment(secondsSince1970: 1_000, offset: 3_600, hasTime: true)
  private static let comment = SiteModel.Comment(
    id: "c", source: "c.md", author: "Anne", date: moment, authorURL: nil, status: .approved, kind: .comment,
    guid: nil, body: Markup(html: [1]), bodyText: "t")
  private static let variant = ImageVariant(
    kind: .whole, source: "a.jpg", path: SitePath("a.1.jpg"), size: ImageSize(width: 1, height: 2),
    basis: ImageSize(width: 1, height: 2), format: .jpeg, quality: 75)
  private static let image = Image(
    address: .site(SitePath("a.jpg")), alt: "", credit: nil, size: ImageSize(width: 1, height: 2))
  /// The parts of an article, to be changed one by one.
  private struct Parts {
    var id = "a"
    var source: RelativePath = "a.md"
    var frontMatter = ArticleFrontMatter()
    var excerpt = Markup()
    var excerptText = ""
    var body = Markup(html: [1, 2])
    var image: Image?
    var path = SitePath("a/")
    var commentMode = Article.CommentMode.open
    var discussion = Discussion.none
    var isFuture = false
    var replyTo: String?

    var article: Article {
      Article(
        id: id, source: source, frontMatter: frontMatter, excerpt: excerpt, excerptText: excerptText,
        body: body, image: image, path: path, commentMode: commentMode, discussion: discussion,
        isFuture: isFuture, replyTo: replyTo)
    }
  }

  private static let reference = ImageReference(target: "a.jpg", position: .start, alt: "", credit: nil)
  private static let tag = TagMention(name: "UMP", key: TagKey("UMP"))

  // MARK: Articles

  @Test("an article, but its comments")
  func article() {
    expectCovered(
      Parts(),
      [
        ("id", { $0.id = "b" }), ("source", { $0.source = "b.md" }),
        ("frontMatter", { $0.frontMatter.title = "Deux" }), ("excerpt", { $0.excerpt = Markup(html: [1]) }),
        ("excerptText", { $0.excerptText = "x" }), ("body", { $0.body = Markup(html: [1, 3]) }),
        ("image", { $0.image = Self.image }), ("path", { $0.path = SitePath("b/") }),
        ("commentMode", { $0.commentMode = .closed }),
        // Of the discussion, lists show the number of comments.
        (
          "discussion",
          {
            $0.discussion = Discussion(
              .init(threads: [CommentThread(comment: Self.comment, depth: 1, replies: [])], pingbacks: []))
          }
        ),
        ("isFuture", { $0.isFuture = true }), ("replyTo", { $0.replyTo = "r" }),
      ]
    ) { $0.add($1.article) }
    let properties = Mirror(reflecting: Parts().article).children.compactMap(\.label)
    #expect(properties == Mirror(reflecting: Parts()).children.compactMap(\.label))
  }

  @Test("its front matter, but for what only messages need")
  func frontMatter() {
    expectCovered(
      ArticleFrontMatter(), besides: ["updatedPosition", "tagsPosition"],
      [
        ("title", { $0.title = "Deux" }),
        ("date", { $0.date = Moment(secondsSince1970: 0, offset: 3_600, hasTime: true) }),
        ("updated", { $0.updated = Self.moment }), ("author", { $0.author = "" }),
        ("tags", { $0.tags = [Self.tag] }), ("technorati", { $0.technorati = [Self.tag] }),
        ("description", { $0.description = "" }), ("slug", { $0.slug = "s" }),
        ("aliases", { $0.aliases = [SitePath("x/")] }), ("isDraft", { $0.isDraft = true }),
        ("publishUntil", { $0.publishUntil = Self.moment }), ("image", { $0.image = Self.reference }),
        ("guid", { $0.guid = "g" }), ("source", { $0.source = "o" }), ("comments", { $0.comments = .hidden }),
        ("replyTo", { $0.replyTo = ArticleReference(id: "r", position: .start) }),
        ("language", { $0.language = "en" }), ("extra", { $0.extra = ["a": .flag(true)] }),
      ]
    ) { $0.add($1) }
    // Two neighbouring properties that trade places.
    var (one, other) = (ArticleFrontMatter(), ArticleFrontMatter())
    (one.tags, other.technorati) = ([Self.tag], [Self.tag])
    #expect(Self.key.digest { $0.add(one) } != Self.key.digest { $0.add(other) })
    // A line more above a key.
    var moved = ArticleFrontMatter()
    (one, moved.updatedPosition) = (ArticleFrontMatter(), SourcePosition(line: 9, column: 1))
    (one.image, moved.image) = (Self.reference, Self.reference)
    moved.image?.position = SourcePosition(line: 9, column: 1)
    #expect(Self.key.digest { $0.add(one) } == Self.key.digest { $0.add(moved) })
  }

  @Test("the comments of an article, in their threads")
  func comments() {
    func thread(_ depth: Int, _ replies: [CommentThread] = []) -> CommentThread {
      CommentThread(comment: Self.comment, depth: depth, replies: replies)
    }
    var shapes: [([CommentThread], [SiteModel.Comment])] = [
      ([], []), ([thread(1)], []), ([thread(2)], []), ([thread(1), thread(1)], []),
      ([thread(1, [thread(1)])], []), ([], [Self.comment]), ([thread(1)], [Self.comment]),
    ]
    shapes.append(([thread(1, [thread(1), thread(1)])], []))
    let digests = shapes.map { threads, pingbacks in
      Self.key.digest { $0.add(Discussion.Content(threads: threads, pingbacks: pingbacks)) }
    }
    #expect(Set(digests).count == shapes.count)
  }

  @Test("a comment")
  func comment() {
    let changes: [Change<SiteModel.Comment>] = [
      ("id", { $0.id = "d" }), ("source", { $0.source = "d.md" }), ("author", { $0.author = "Bruno" }),
      ("date", { $0.date = Moment(secondsSince1970: 1_001, offset: 3_600) }),
      ("authorURL", { $0.authorURL = "" }), ("status", { $0.status = .removed }),
      ("kind", { $0.kind = .pingback }), ("guid", { $0.guid = "g" }),
      ("body", { $0.body = Markup(html: [2]) }), ("bodyText", { $0.bodyText = "u" }),
      ("isByAuthor", { $0.isByAuthor = true }),
    ]
    expectCovered(Self.comment, changes) { $0.add($1) }
    expectCovered(
      CommentThread(comment: Self.comment, depth: 1, replies: []),
      [
        ("comment", { $0.comment.id = "d" }), ("depth", { $0.depth = 2 }),
        ("replies", { $0.replies = [CommentThread(comment: Self.comment, depth: 2, replies: [])] }),
      ]
    ) { $0.add($1) }
  }

  // MARK: Smaller things

  @Test("a moment, an image, a tag's mention, a text with its links")
  func smallThings() {
    expectCovered(
      Self.moment,
      [
        ("secondsSince1970", { $0 = Moment(secondsSince1970: 1_001, offset: 3_600, hasTime: true) }),
        ("offset", { $0 = Moment(secondsSince1970: 1_000, offset: 0, hasTime: true) }),
        ("hasTime", { $0 = Moment(secondsSince1970: 1_000, offset: 3_600, hasTime: false) }),
      ]
    ) { $0.add($1) }
    expectCovered(
      Self.image,
      [
        ("address", { $0.address = .elsewhere("a.jpg") }), ("alt", { $0.alt = "x" }),
        ("credit", { $0.credit = "" }), ("size", { $0.size = ImageSize(width: 2, height: 1) }),
        ("focus", { $0.focus = ImageFocus(x: 1, y: 2) }), ("variants", { $0.variants = [Self.variant] }),
        ("offersOriginal", { $0.offersOriginal = true }),
        ("socialVariant", { $0.socialVariant = Self.variant }),
        ("tint", { $0.tint = ImageTint(red: 1, green: 2, blue: 4) }),
      ]
    ) { $0.add($1) }
    expectCovered(
      Self.tag, [("name", { $0.name = "Ump" }), ("key", { $0.key = TagKey("Internet") })]
    ) { $0.add([$1]) }
    expectCovered(
      Markup(html: [1], slots: []),
      [("text", { $0.text = TextBytes([1, 1]) }), ("slots", { $0.slots = [.init(offset: 0, path: "a/")] })]
    ) { $0.add($1) }
    expectCovered(
      Markup.Slot(offset: 0, path: "a/"),
      [
        ("offset", { $0.offset = 1 }), ("text", { $0.text = "b/" }), ("isInSite", { $0.isInSite = false }),
      ]
    ) { $0.add(Markup(html: [1], slots: [$1])) }
  }

  @Test("free keys: every shape is another")
  func extra() {
    let values: [ExtraValue] = [
      .text(""), .text("true"), .flag(true), .flag(false), .list([]), .list([.list([])]), .object([:]),
      .object(["a": .list([])]), .object(["": .text("a")]), .object(["a": .text("")]),
      .list([.text("a"), .text("b")]), .list([.text("ab")]), .list([.text("a"), .list([.text("b")])]),
    ]
    let digests = values.map { value in Self.key.digest { $0.add(value) } }
    #expect(Set(digests).count == values.count)
    let keys = (0..<40).map(String.init)
    let (one, other) = (
      Dictionary(uniqueKeysWithValues: keys.map { ($0, ExtraValue.flag(true)) }),
      Dictionary(uniqueKeysWithValues: keys.reversed().map { ($0, ExtraValue.flag(true)) })
    )
    #expect(
      Self.key.digest { $0.add(ExtraValue.object(one)) }
        == Self.key.digest { $0.add(ExtraValue.object(other)) })
  }

  @Test("what a page says of itself, but whom it is about: that is the articles' and tags' part")
  func pageInfo() {
    expectCovered(
      PageInfo(title: "Un", path: SitePath("a/")), besides: ["about"],
      [
        ("title", { $0.title = "Deux" }), ("description", { $0.description = "" }),
        ("path", { $0.path = SitePath("b/") }), ("isHome", { $0.isHome = true }),
        ("isUnlisted", { $0.isUnlisted = true }),
        ("feeds", { $0.feeds = [FeedLink(title: "F", path: .feed)] }), ("image", { $0.image = Self.image }),
      ]
    ) { $0.add($1) }
    expectCovered(
      FeedLink(title: "F", path: .feed),
      [
        ("title", { $0.title = "G" }), ("path", { $0.path = .atomFeed }), ("format", { $0.format = .atom }),
      ]
    ) { hasher, link in
      var info = PageInfo(title: "Un", path: SitePath("a/"))
      info.feeds = [link]
      hasher.add(info)
    }
  }

  // MARK: Whole sites

  private func digests(_ files: [String: String]) async throws -> EntityDigests {
    let plan = try await PlannedSite(files).plan
    return try await EntityDigests(plan.view, key: Self.key, jobs: 2)
  }

  @Test(
    "where a page's inputs stand for what it says of itself, they change with that",
    arguments: [
      "title: Deux", "title: Un\nimage: /media/p.png", "title: Un\ncomments: hidden", "title: Un\nslug: deux",
      "title: Un\ndescription: Autre", "title: Un\ntags: autre", "title: Un\ntags: tag, troisième",
      "title: Un\nlang: en",
    ])
  func infoOfInputs(change: String) async throws {
    struct Planned {
      var view: SiteView
      var pages: [String: PagePlan]
      var entities: EntityDigests
    }
    func site(_ matter: String) async throws -> Planned {
      var files = ["articles/2007-11-06-un.md": "---\n\(matter)\n---\nTexte.\n"]
      for day in 10...25 {
        files["articles/2007-11-\(day)-n\(day).md"] = "---\ntitle: Titre \(day)\ntags: tag\n---\nTexte.\n"
      }
      let photo = SampleMedia.picture(8, 6) { _, _ in [1, 2, 3] }
      let plan: SitePlan = try await PlannedSite(files, media: ["media/p.png": photo]).plan
      let pages = plan.pages.filter { $0.isInfoOfInputs }.map { ($0.file, $0) }
      return Planned(
        view: plan.view, pages: Dictionary(uniqueKeysWithValues: pages),
        entities: try await EntityDigests(plan.view, key: Self.key, jobs: 2))
    }
    func info(_ page: PagePlan, _ site: Planned) -> Digest {
      Self.key.digest { $0.add(page.info(site.view)) }
    }
    let (old, new) = (try await site("title: Un\ntags: tag"), try await site(change))
    #expect(Set(old.pages.values.compactMap { $0.origin.file }).count == 17 && old.pages.count > 36)
    var differences = 0
    for (file, page) in old.pages {
      guard let changed = new.pages[file], let before = page.inputs?(old.entities),
        let after = changed.inputs?(new.entities)
      else {
        differences += 1
        continue
      }
      guard info(page, old) != info(changed, new) else { continue }
      differences += 1
      #expect(before.map(\.digest) != after.map(\.digest), "\(file)")
    }
    // What is not said by a page itself stands in lists and on the article.
    #expect(differences > 0 || change.contains("lang") || change.contains("tags"))
  }

  @Test(
    "a tag is another when its label, its description or one of its articles is, and so is what carries it")
  func tags() async throws {
    func article(_ tags: String, _ title: String = "Un") -> String {
      "---\ntitle: \(title)\ntags: \(tags)\n---\nTexte.\n"
    }
    let files = [
      "articles/2007-11-06-un.md": article("UMP, Internet"),
      "articles/2007-11-07-deux.md": article("Internet"),
    ]
    func tag(_ change: [String: String]) async throws -> (ump: Digest, carrier: Digest, other: Digest) {
      let all = files.merging(change) { $1 }
      let digests = try await digests(all)
      let plan = try await PlannedSite(all).plan
      let ump = try #require(plan.view.site.tags.first { $0.label.hasSuffix("UMP") })
      // Newest first.
      return (digests.tag(ump), digests.article(1), digests.article(0))
    }
    let before = try await tag([:])
    let label = try await tag(["tags.yml": "- label: L’UMP\n  aliases: [ump]\n"])
    #expect(label.ump != before.ump && label.carrier != before.carrier && label.other == before.other)
    let description = try await tag(["tags.yml": "- label: UMP\n  description: Un parti.\n"])
    #expect(description.ump != before.ump && description.carrier != before.carrier)
    let title = try await tag(["articles/2007-11-06-un.md": article("UMP, Internet", "Une")])
    #expect(title.ump != before.ump && title.other == before.other)
    // The tag beside it changes its name.
    let neighbour = try await tag(["tags.yml": "- label: Le Net\n  aliases: [internet]\n"])
    #expect(neighbour.ump != before.ump && neighbour.other != before.other)
    let same = try await tag([:])
    #expect(same == before)
  }
}
