import Foundation
import SiteContent
import SiteModel
import SiteTestSupport
import Testing

@testable import SiteGenerator

/// A site that is brought up to date with a few changed files is the site that these files make.
@Suite struct GroundworkTests {
  /// A few in every run of the tests, more with `make proof`, thousands with `make proof STEPS=1000`.
  private static let steps = Int(ProcessInfo.processInfo.environment["BLOGSITE_STEPS"] ?? "") ?? 10

  @Test("after random edits, every page and every message is that of a site made anew", arguments: 1...4)
  func randomEdits(seed: Int) async throws {
    var edits = try TextEdits(seed: UInt64(seed))
    var memory = SourceStore(key: .random(), conditions: .zero)
    if seed.isMultiple(of: 2) { memory = try await Self.storeOfBuild(edits) }
    var groundwork: Groundwork?
    var updates = 0
    var history: [String] = []
    _ = edits.takeChanged()
    for step in 1...Self.steps {
      for _ in 0..<[1, 1, 1, 2, 1, 4][step % 6] { history.append(try edits.edit()) }
      let (changed, options) = (edits.takeChanged(), Self.options(edits))
      let updated = try await groundwork?.updated(
        changed, in: &memory, at: edits.now, moment: 0, jobs: 2)
      var site = updated?.site
      var diagnostics = updated?.diagnostics
      groundwork = updated
      if updated == nil {
        var prior = PriorKnowledge()
        prior.store = memory
        let preparation = try await Stages.prepare(options, prior: prior)
        memory = preparation.store ?? memory
        groundwork = Groundwork(preparation)
        (site, diagnostics) = (preparation.site, preparation.diagnostics)
      } else {
        updates += 1
      }
      let fresh = try await Stages.prepare(options)
      #expect(diagnostics == fresh.diagnostics, "seed \(seed), step \(step), after \(history.suffix(6))")
      // Pages that nobody asks for stay unmade over several edits.
      let share = [1, 4, 30][step % 3]
      let differences = Self.differences(site, fresh.site, options.layout, share: share)
      #expect(differences == [], "seed \(seed), step \(step), after \(history.suffix(6))")
      if !differences.isEmpty { return }
      if site == nil {
        try edits.mend()
        history.append("mend")
      }
    }
    #expect(updates > Self.steps / 4, "\(updates) updates")
  }

  /// What a build of what readers see leaves for a preview.
  private static func storeOfBuild(_ edits: TextEdits) async throws -> SourceStore {
    var options = options(edits)
    options.program = "test"
    (options.includesDrafts, options.includesFuture, options.includesPendingComments) = (false, false, false)
    #expect(try await Build.run(options).outcome != nil)
    let located = try #require(try Locate.run(options.layout, baseURL: nil).value)
    let cache = SourceCache(folder: options.layout.state, program: "test", jobs: 2)
    let store = try await cache.load(settings: SourceConditions.bytes(located)).store
    #expect(!store.articles.sources.isEmpty && !store.discussions.all.isEmpty)
    return store
  }

  /// Files of either site that the other does not have, or has with other bytes.
  ///
  /// - Parameter share: of so many files, one is looked at; where it is one, the list of files too.
  private static func differences(
    _ site: PreparedSite?, _ fresh: PreparedSite?, _ layout: SiteLayout, share: Int
  ) -> [String] {
    guard let site, let fresh else { return site == nil && fresh == nil ? [] : ["one has errors"] }
    var differences: [String] = []
    for (i, page) in fresh.plan.pages.enumerated() where i % share == 0 {
      let file = page.path.file
      guard let own = site.plan.page(file: file) else {
        differences.append(file + ": missing")
        continue
      }
      if bytes(own, site, layout) != bytes(page, fresh, layout) { differences.append(file) }
      if own.origin != page.origin || own.isInSitemap != page.isInSitemap || own.modified != page.modified {
        differences.append(file + ": another plan")
      }
    }
    if share == 1 {
      let surplus = Set(site.plan.pages.map(\.path.file)).symmetricDifference(
        fresh.plan.pages.map(\.path.file))
      differences += surplus.map { $0 + ": only in one" }
    }
    return differences
  }

  private static func bytes(_ page: PagePlan, _ site: PreparedSite, _ layout: SiteLayout) -> [UInt8] {
    switch Render.file(page, site.plan, site.templates, SiteFiles(layout)).content {
    case .bytes(let bytes): bytes
    case .made(let make): (try? make([])) ?? []
    case .copy(let source), .cleaned(let source): Array(source.path.text.utf8)
    case .derived: []
    }
  }

  private static func options(_ edits: TextEdits) -> BuildOptions {
    var options = BuildOptions(
      layout: SiteLayout(root: edits.folder.path), now: .clock(secondsSince1970: edits.now), jobs: 2)
    options.includesDrafts = true
    options.includesFuture = true
    options.includesPendingComments = true
    return options
  }

  // MARK: What is an update

  private static let article = "content/articles/2007-11-06-un.md"

  private static let accented = "content/articles/2007-11-07-été.md"

  /// The site after an edit, brought up to date; nil where it must be made anew.
  private static func update(
    _ path: String, _ text: String?, changed: String? = nil
  ) async throws -> (Groundwork?, TemporaryFolder) {
    let folder = try TemporaryFolder()
    try Repository.copy("templates", to: folder)
    try folder.write("title: Essai\nurl: https://example.org/\n", to: "content/site.yml")
    try folder.write(SmallSite.article("Un", "tags: UMP"), to: article)
    try folder.write(SmallSite.article("Page"), to: "content/pages/a.md")
    try folder.write(SmallSite.article("Été"), to: accented)
    try folder.write(SmallSite.comment("Ann"), to: "content/comments/2007-11-07-été/a.md")
    try folder.write(SmallSite.comment("Ann"), to: "content/comments/2007-11-06-un/a.md")
    let options = BuildOptions(
      layout: SiteLayout(root: folder.path), now: .clock(secondsSince1970: 1_795_521_600), jobs: 2)
    var prior = PriorKnowledge()
    prior.store = SourceStore(key: .random(), conditions: .zero)
    let preparation = try await Stages.prepare(options, prior: prior)
    let groundwork = try #require(Groundwork(preparation))
    var store = try #require(preparation.store)
    if let text { try folder.write(text, to: path) } else { try folder.remove(path) }
    let updated = try await groundwork.updated(
      [RelativePath(changed ?? path)], in: &store, at: 1_795_521_600, moment: 0, jobs: 2)
    return (updated, folder)
  }

  @Test(
    "texts and tags of articles, pages, comments, templates and style sheets are brought up to date",
    arguments: [
      (article, SmallSite.article("Deux", "tags: UMP"), nil),
      (article, SmallSite.article("Un", "tags: Internet"), nil),
      (article, SmallSite.article("Un"), nil),
      ("content/pages/a.md", SmallSite.article("Autre page"), nil),
      ("content/comments/2007-11-06-un/b.md", SmallSite.comment("Bea"), nil),
      ("content/comments/2007-11-06-un/b.md", SmallSite.comment("Bea"), "content/comments/2007-11-06-un"),
      ("content/comments/2007-11-06-un/a.md", nil, nil),
      ("templates/home.mustache", "x", nil),
      ("templates/assets/style.css", "x", nil),
      ("content/articles/4913", "", "content/articles/sed12"),
      (accented, SmallSite.article("Un autre été"), nil),
      ("content/comments/2007-11-07-été/à.md", SmallSite.comment("Bea"), nil),
      ("content/comments/2007-11-07-été/a.md", nil, nil),
    ] as [(String, String?, String?)])
  func updates(path: String, text: String?, changed: String?) async throws {
    let (updated, _) = try await Self.update(path, text, changed: changed)
    #expect(updated != nil)
  }

  @Test(
    "whatever may concern more than texts and tags is left to a site made anew",
    arguments: [
      // Its tag can have no address.
      (article, SmallSite.article("Un", "tags: \(String(repeating: "a", count: 210))")),
      (article, SmallSite.article("Un", "tags: UMP\ndate: 2008-01-01")),
      (article, SmallSite.article("Un", "tags: UMP\nslug: deux")),
      (article, SmallSite.article("Un", "tags: UMP\ncomments: hidden")),
      (article, SmallSite.article("Un", "tittle: x")),
      // The same name, spelled in another way: another file.
      ("content/articles/2007-11-07-e\u{301}te\u{301}.md", SmallSite.article("Un autre été")),
      (accented, nil),
      (article, nil),
      ("content/articles/2008-01-01-neuf.md", SmallSite.article("Neuf")),
      ("content/comments/2007-11-06-un/b.md", "x"),
      ("content/comments/2007-11-06-un/b.txt", "x"),
      ("content/comments/personne/b.md", SmallSite.comment("Bea")),
      ("content/site.yml", "title: Autre\nurl: https://example.org/\n"),
      ("content/tags.yml", "- label: L’UMP\n  aliases: [ump]\n"),
      ("content/media/a.gif", "x"),
      ("templates/home.mustache", "{{nope}}"),
      ("templates/locales/fr.yml", "x"),
      ("content/pages/a.md", SmallSite.article("Page", "legal: true")),
      ("content/pages/a.md", nil),
    ] as [(String, String?)])
  func noUpdates(path: String, text: String?) async throws {
    let (updated, _) = try await Self.update(path, text)
    #expect(updated == nil)
  }

  /// A site with two comments whose names are two spellings of one, and what was known of it.
  private static func twins() async throws -> (TemporaryFolder, Preparation) {
    let folder = try TemporaryFolder()
    try Repository.copy("templates", to: folder)
    try folder.write("title: Essai\nurl: https://example.org/\n", to: "content/site.yml")
    try folder.write(SmallSite.article("Un", "tags: UMP"), to: article)
    for (name, id) in [("\u{E9}", "un"), ("e\u{301}", "deux")] {
      try folder.write(comment(id, "Avant."), to: "content/comments/2007-11-06-un/\(name).md")
    }
    var prior = PriorKnowledge()
    prior.store = SourceStore(key: .random(), conditions: .zero)
    return (folder, try await Stages.prepare(options(of: folder), prior: prior))
  }

  private static func comment(_ id: String, _ text: String) -> String {
    "---\nauthor: Ann\ndate: 2026-01-01\nid: \(id)\n---\n\(text)\n"
  }

  private static func options(of folder: TemporaryFolder) -> BuildOptions {
    BuildOptions(
      layout: SiteLayout(root: folder.path), now: .clock(secondsSince1970: 1_795_521_600), jobs: 2)
  }

  /// What the comments say, by their ids.
  private static func texts(_ site: PreparedSite) throws -> [String: String] {
    let threads = try site.plan.view.site.articles[0].comments
    return Dictionary(
      uniqueKeysWithValues: try threads.map {
        ($0.comment.id, try $0.comment.body.html(base: "/"))
      })
  }

  @Test(
    "of two files whose names are two spellings of one, each is brought up to date by itself",
    arguments: [("\u{E9}", "un", "deux"), ("e\u{301}", "deux", "un")])
  func spellings(edited: String, id: String, other: String) async throws {
    let (folder, preparation) = try await Self.twins()
    var store = try #require(preparation.store)
    let path: RelativePath = "content/comments/2007-11-06-un/\(edited).md"
    try folder.write(Self.comment(id, "Après."), to: path.text)
    let updated = try #require(
      try await Groundwork(preparation)?.updated(
        [path], in: &store, at: 1_795_521_600, moment: 0, jobs: 2))
    #expect(try Self.texts(updated.site) == [id: "<p>Après.</p>\n", other: "<p>Avant.</p>\n"])
    let options = Self.options(of: folder)
    let fresh = try await Stages.prepare(options)
    #expect(Self.differences(updated.site, fresh.site, options.layout, share: 1) == [])
  }

  @Test("a comment whose file is spelled in another way from now on has its new name")
  func respelled() async throws {
    let (folder, preparation) = try await Self.twins()
    var store = try #require(preparation.store)
    let paths: [RelativePath] = [
      "content/comments/2007-11-06-un/\u{E9}.md", "content/comments/2007-11-06-un/e\u{301}.md",
    ]
    // The second takes the name of the first.
    try folder.remove(paths[0].text)
    try folder.move(paths[1].text, to: paths[0].text)
    let updated = try #require(
      try await Groundwork(preparation)?.updated(
        Set(paths), in: &store, at: 1_795_521_600, moment: 0, jobs: 2))
    #expect(try Self.texts(updated.site) == ["deux": "<p>Avant.</p>\n"])
    #expect(try updated.site.plan.view.site.articles[0].comments.map(\.comment.source) == [paths[0]])
    #expect(try store.discussions[path: paths[1]] == nil)
  }

  @Test("a tag that an article comes to carry has its description, and the picture in it its size")
  func describedTag() async throws {
    let folder = try TemporaryFolder()
    try Repository.copy("templates", to: folder)
    try folder.write("title: Essai\nurl: https://example.org/\n", to: "content/site.yml")
    try folder.write(Array("GIF87a".utf8) + [0x40, 0x01, 0xC8, 0x00], to: "content/media/a.gif")
    try folder.write(
      "- label: Internet\n  description: \"Voir ![le réseau](/media/a.gif).\"\n", to: "content/tags.yml")
    try folder.write(SmallSite.article("Un", "tags: UMP"), to: Self.article)
    let options = Self.options(of: folder)
    var prior = PriorKnowledge()
    prior.store = SourceStore(key: .random(), conditions: .zero)
    let preparation = try await Stages.prepare(options, prior: prior)
    var store = try #require(preparation.store)
    try folder.write(SmallSite.article("Un", "tags: Internet"), to: Self.article)
    let updated = try #require(
      try await Groundwork(preparation)?.updated(
        [RelativePath(Self.article)], in: &store, at: 1_795_521_600, moment: 0, jobs: 2))
    let fresh = try await Stages.prepare(options)
    let page = try #require(fresh.site?.plan.page(file: "tag/internet/index.html"))
    #expect(
      String(decoding: Self.bytes(page, try #require(fresh.site), options.layout), as: UTF8.self)
        .contains(#"width="320" height="200""#))
    #expect(Self.differences(updated.site, fresh.site, options.layout, share: 1) == [])
  }

  @Test("a link that comes to lead nowhere is warned of, and the warning goes with it")
  func brokenLink() async throws {
    let text = SmallSite.article("Un", "tags: UMP", body: "[rien](/rien/)")
    let (updated, folder) = try await Self.update(Self.article, text)
    let warned = try #require(updated)
    #expect(warned.diagnostics.map(\.message) == ["the link '/rien/' does not lead to a page of this site"])
    var store = SourceStore(key: .random(), conditions: .zero)
    try folder.write(SmallSite.article("Un", "tags: UMP"), to: Self.article)
    // A store without the comment would be one of another site.
    let options = BuildOptions(
      layout: SiteLayout(root: folder.path), now: .clock(secondsSince1970: 1_795_521_600), jobs: 2)
    var prior = PriorKnowledge()
    prior.store = store
    store = try #require(try await Stages.prepare(options, prior: prior).store)
    let mended = try await warned.updated(
      [RelativePath(Self.article)], in: &store, at: 1_795_521_600, moment: 0, jobs: 2)
    #expect(mended?.diagnostics == [])
  }
}
