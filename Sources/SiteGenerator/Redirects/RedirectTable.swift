import SiteContent
import SiteModel

/// Every old address of the blog and where it leads today: aliases of articles and pages, former addresses of tags and
/// of files whose names were folded in another way, and `content/redirects.yml`.
struct RedirectTable: Sendable {
  struct Entry: Sendable {
    let from: OldAddress
    /// Where it leads in the end: never to another old address.
    var target: Redirect.Target
    let status: Redirect.Status
    let origin: PageOrigin
    /// In `content/redirects.yml`.
    var position: SourcePosition?
    /// Nobody wrote it: it gives way to whatever else stands at its address.
    var isImplied = false

    /// The page or file on the site that it leads to.
    var place: SitePath? {
      if case .site(let path, _) = target { path } else { nil }
    }
  }

  /// Those that people wrote, then those that follow from names.
  let entries: [Entry]
  /// Entries that lead back to themselves.
  let loops: [Entry]

  init(_ site: Site) {
    let written = Self.aliases(site) + Self.listed(site)
    var taken = Set(written.map(\.from))
    var implied: [Entry] = []
    // Of two names, the first has the address.
    for entry in Self.formerTags(site) + Self.formerFiles(site) where taken.insert(entry.from).inserted {
      implied.append(entry)
    }
    let all = written + implied
    var positions: [OldAddress: Int] = [:]
    for (i, entry) in all.enumerated() where positions[entry.from] == nil { positions[entry.from] = i }
    var entries: [Entry] = []
    var loops: [Entry] = []
    let ends = Self.ends(all, positions)
    for (i, entry) in all.enumerated() {
      if let target = ends[i] {
        var entry = entry
        entry.target = target
        entries.append(entry)
      } else {
        loops.append(entry)
      }
    }
    self.entries = entries
    self.loops = loops
  }

  /// Where each entry leads in the end; nil where it leads into a circle. Each step is taken once, however long a chain is.
  private static func ends(_ all: [Entry], _ positions: [OldAddress: Int]) -> [Redirect.Target?] {
    enum State {
      case unknown, underWay
      case known(Redirect.Target?)
    }
    var states = [State](repeating: .unknown, count: all.count)
    for start in all.indices {
      var way: [Int] = []
      var place = start
      var end: Redirect.Target?
      walk: while true {
        switch states[place] {
        case .underWay: break walk
        case .known(let target):
          end = target
          break walk
        case .unknown:
          states[place] = .underWay
          way.append(place)
          guard let next = all[place].target.oldAddress.flatMap({ positions[$0] }) else {
            end = all[place].target
            break walk
          }
          place = next
        }
      }
      for step in way { states[step] = .known(end) }
    }
    return states.map { if case .known(let target) = $0 { target } else { nil } }
  }

  private static func entry(
    _ from: SitePath, to path: SitePath, origin: PageOrigin, isImplied: Bool = false
  ) -> Entry {
    Entry(
      from: OldAddress(path: from), target: .site(path, suffix: ""), status: .moved, origin: origin,
      isImplied: isImplied)
  }

  private static func aliases(_ site: Site) -> [Entry] {
    let feeds = FeedAddresses(site)
    let articles = site.articles.flatMap { article in
      article.aliases.map { alias in
        let feed = feeds.feed(at: alias, of: article.commentMode == .hidden ? nil : article.feedPath)
        return entry(alias, to: feed ?? article.path, origin: .file(article.source))
      }
    }
    let pages = site.pages.flatMap { page in
      page.aliases.map { entry($0, to: feeds.feed(at: $0, of: nil) ?? page.path, origin: .file(page.source)) }
    }
    return articles + pages
  }

  private static func listed(_ site: Site) -> [Entry] {
    site.redirects.map {
      Entry(
        from: $0.from, target: $0.target, status: $0.status,
        origin: .file(RelativePath(SiteLayout.redirects)),
        position: $0.position)
    }
  }

  private static func formerTags(_ site: Site) -> [Entry] {
    var taken = Set(site.tags.map(\.slug))
    return site.tags.flatMap { tag in
      tag.formerSlugs.filter { taken.insert($0).inserted }.flatMap { slug in
        let from = Tag.path(slug: slug)
        let origin = PageOrigin.formerTag(tag.label)
        return [
          entry(from, to: tag.path, origin: origin, isImplied: true),
          entry(from.appending("feed.xml"), to: tag.feedPath, origin: origin, isImplied: true),
        ]
      }
    }
  }

  /// Version 0.1 left plain names as they were: `Un_Lieu.md` stood at `/Un_Lieu/`.
  private static func formerFiles(_ site: Site) -> [Entry] {
    let articles = site.articles.flatMap { article -> [Entry] in
      let name = DatedName(article.id).rest
      guard let former = Slug.former(ofFileName: name), article.path == path(article, Slug.ofFileName(name))
      else { return [] }
      let from = path(article, former)
      var entries = [entry(from, to: article.path, origin: .file(article.source), isImplied: true)]
      if article.commentMode != .hidden {
        entries.append(
          entry(
            from.belongings.appending("feed.xml"), to: article.feedPath, origin: .file(article.source),
            isImplied: true))
      }
      return entries
    }
    func path(_ article: Article, _ slug: String) -> SitePath {
      site.settings.permalink.path(id: article.id, slug: slug, day: article.date.day)
    }
    let pages = site.pages.compactMap { page -> Entry? in
      let parts = nameParts(page)
      let former = parts.map { Slug.former(ofFileName: $0) ?? Slug.ofFileName($0) }
      let made = SitePath(parts.map { Slug.ofFileName($0) + "/" }.joined())
      guard made == page.path, former != parts.map(Slug.ofFileName) else { return nil }
      return entry(
        SitePath(former.map { $0 + "/" }.joined()), to: page.path, origin: .file(page.source), isImplied: true
      )
    }
    return articles + pages
  }

  /// The folders and the name of a page's file: `parti/histoire` of `content/pages/parti/histoire/index.md`.
  private static func nameParts(_ page: Page) -> [String] {
    var parts = page.source.text.dropFirst(SiteLayout.pages.count + 1).dropLast(".md".count)
      .split(separator: "/").map(String.init)
    if parts.count > 1, parts.last == "index" { parts.removeLast() }
    return parts
  }
}

extension Redirect.Target {
  /// Where it leads as an address that may be an old one itself.
  fileprivate var oldAddress: OldAddress? {
    guard case .site(let path, let suffix) = self else { return nil }
    let query = suffix.prefix { $0 != "#" }
    return OldAddress(path: path, query: query.count > 1 ? String(query.dropFirst()) : nil)
  }
}

/// The feeds that old addresses of feeds stand for; looked for once there is such an address.
private struct FeedAddresses {
  private let tags: Once<[SitePath: SitePath]>
  private let articles: Once<[SitePath: SitePath]>

  init(_ site: Site) {
    tags = Once {
      var tags: [SitePath: SitePath] = [:]
      for tag in site.tags {
        for slug in [tag.slug] + tag.formerSlugs where tags[Tag.path(slug: slug)] == nil {
          tags[Tag.path(slug: slug)] = tag.feedPath
        }
      }
      return tags
    }
    articles = Once {
      var articles: [SitePath: SitePath] = [:]
      for article in site.articles where article.commentMode != .hidden {
        for path in [article.path.belongings] + article.aliases where articles[path] == nil {
          articles[path] = article.feedPath
        }
      }
      return articles
    }
  }

  /// The feed that an address stands for which looks like one's: `/tag/ump/feed/` for the tag's, `/feed/` for the
  /// site's, any other for that of the text that names it among its aliases.
  func feed(at alias: SitePath, of own: SitePath?) -> SitePath? {
    guard let owner = OldAddress(path: alias).feedOwner else { return nil }
    if owner == .home {
      return alias.text.lowercased().contains("atom") ? .atomFeed : .feed
    }
    if owner == SitePath("comments/") { return .commentsFeed }
    return tags.value[owner] ?? articles.value[owner] ?? own
  }
}
