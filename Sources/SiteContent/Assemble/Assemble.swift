package import SiteModel

/// Stage 5: documents → `Site`, immutable from here.
package struct Assemble {
  let site: LocatedSite
  let scanned: ScannedContent
  let converted: ConvertedContent
  var texts: TextAssembly
  var diagnostics: [Diagnostic] = []
  /// Files whose id another file has already: left out, or each would bring a train of further errors.
  var repeatedFiles: Set<RelativePath> = []

  /// The site; its diagnostics tell of wrong links, orphaned comments, tags that share an address.
  ///
  /// - Throws: `DiskError` where an image cannot be read.
  package static func run(
    _ scanned: ScannedContent, _ converted: ConvertedContent, _ texts: TextAssembly,
    _ media: KnownMedia, jobs: Int
  ) async throws -> Checked<Site> {
    var assembly = Assemble(
      site: texts.site, scanned: scanned, converted: converted, texts: texts)
    let shown = texts.shownImages.value
    // Of what has another name and is not shown, a text says nothing.
    assembly.texts.links.take(
      media.files.filter { MediaFormat(ending: $0.key.text) != nil || shown.contains($0.key) })
    assembly.diagnostics += MediaCheck(
      media: media, shown: shown, keepsMetadata: texts.site.settings.images.keepsMetadata,
      sizes: texts.links.sizes
    ).run()
    assembly.diagnostics += scanned.tooLargeFiles(limit: texts.site.settings.limits.mediaBytes)
    assembly.diagnostics += scanned.secretFiles()
    let assembled = try await assembly.assemble(jobs: jobs)
    return Checked(
      assembled, assembly.diagnostics + assembly.texts.diagnostics + assembly.texts.links.diagnostics)
  }

  /// What images and films there are: those that texts show, and those that are published, whatever their names.
  ///
  /// - Parameters:
  ///   - known: of an earlier run.
  ///   - moment: of the disk's clock, from before the files were listed, in nanoseconds since 1970.
  /// - Throws: `DiskError` where an image cannot be read.
  package static func media(
    of scanned: ScannedContent, _ texts: TextAssembly,
    known: KnownMedia, moment: Int64, jobs: Int
  ) async throws -> KnownMedia {
    let published = scanned.media + scanned.rootFiles + scanned.bundleFiles.values.flatMap { $0 }
    let files = texts.shownImages.value.union(published)
    return try await KnownMedia.look(
      at: files.sorted(), texts.site.layout, known: known, moment: moment, jobs: jobs)
  }

  private mutating func assemble(jobs: Int) async throws -> Site {
    checkIDs()
    var leftOut: [LeftOut] = []
    var articles: [Article] = []
    var scheduled: [Article] = []
    for single in try await singleArticles(discussions(), jobs: jobs) {
      diagnostics += single.diagnostics
      if let obstacle = single.obstacle {
        leftOut.append(LeftOut(source: single.source, reason: obstacle))
        // Their links to pages are checked when they are built.
        if let article = single.article { scheduled.append(article) }
      } else if let article = single.article {
        articles.append(article)
        texts.links.openLinks += single.links
        texts.links.variants += single.variants
      }
    }
    let published = Self.newestFirst(articles)
    let registryFile = SourceFile(path: RelativePath(SiteLayout.tags), id: "tags")
    var descriptions: [TagKey: Markup] = [:]
    for entry in converted.tags.entries {
      guard let text = converted.tagDescriptions[entry.key] else { continue }
      descriptions[entry.key] = texts.links.resolve(text, from: registryFile, at: .home)
    }
    let index = texts.tagIndex(of: published, descriptions)
    async let indexed = index.tags()
    checkGUIDs(published + scheduled)
    var pages: [Page] = []
    for page in converted.pages where !repeatedFiles.contains(page.document.source.path) {
      let document = page.document
      if document.frontMatter.isDraft, !texts.publication.includesDrafts {
        leftOut.append(LeftOut(source: document.source.path, reason: .draft))
      } else {
        pages.append(texts.page(document, page.text))
      }
    }
    diagnostics += LegalNoticeCheck.run(site.settings.legal, pages)
    let assets = assets(published, pages)
    // A logo is as large as it is meant to be.
    let sizes = texts.links.sizes
    texts.links.sizes = nil
    let logo = texts.links.image(texts.logo, from: TextAssembly.settingsFile, at: .home)
    texts.links.sizes = sizes
    let tags = await indexed
    diagnostics += tags.diagnostics
    var ended = endedPlaces(published, pages, tags.value)
    let redirects = RedirectTargets.resolve(
      converted.redirects, texts.links.book, &ended, &diagnostics)
    var result = try Site(
      settings: site.settings, language: site.language, articles: published, pages: pages, tags: tags.value,
      assets: assets,
      leftOut: leftOut.sorted { $0.source < $1.source }, links: texts.links.openLinks + menuLinks(),
      redirects: redirects,
      scheduled: scheduled.map { ScheduledPaths(source: $0.source, paths: [$0.path] + $0.aliases) },
      logo: logo)
    result.leftOutFiles = filesLeftOut(leftOut)
    result.ended = ended
    result.tagDescriptions = descriptions
    result.variants = inTurns(texts.links.variants)
    return result
  }

  /// Where texts that are not published would stand.
  private func filesLeftOut(_ leftOut: [LeftOut]) -> [String: LeftOut] {
    guard !leftOut.isEmpty else { return [:] }
    let bySource = Dictionary(leftOut.map { ($0.source, $0) }) { first, _ in first }
    var files: [String: LeftOut] = [:]
    func add(_ source: RelativePath, _ paths: [SitePath]) {
      guard let text = bySource[source] else { return }
      for path in paths where files[path.file] == nil { files[path.file] = text }
    }
    for article in converted.articles {
      let document = article.document
      add(document.source.path, [document.path] + document.frontMatter.aliases)
    }
    for page in converted.pages {
      let document = page.document
      add(document.source.path, [document.path] + document.frontMatter.aliases)
    }
    return files
  }

  /// Sorts positions rather than articles, which are large to move.
  private static func newestFirst(_ articles: [Article]) -> [Article] {
    let keys = articles.indices.map { (date: articles[$0].date, id: articles[$0].id, position: $0) }
    return keys.sorted { $0.date != $1.date ? $0.date > $1.date : $0.id < $1.id }.map {
      articles[$0.position]
    }
  }

  /// Each once: first one size of every image, then another of each, for all sizes of an image are made together, and
  /// cores that come to one image must wait for each other.
  private func inTurns(_ variants: [ImageVariant]) -> [ImageVariant] {
    var turns: [RelativePath: Int] = [:]
    return Set(variants).sorted { ($0.path, $0.source) < ($1.path, $1.source) }.map { variant in
      let turn = turns[variant.source, default: 0]
      turns[variant.source] = turn + 1
      return (turn, variant)
    }.sorted { ($0.0, $0.1.path, $0.1.source) < ($1.0, $1.1.path, $1.1.source) }.map(\.1)
  }

  /// An article by itself. A class, for it goes through several lists.
  private final class SingleArticle: Sendable {
    let source: RelativePath
    let obstacle: LeftOut.Reason?
    /// Missing for a draft that is not published.
    let article: Article?
    let links: [SiteLink]
    let variants: [ImageVariant]
    let diagnostics: [Diagnostic]

    init(
      _ source: RelativePath, _ obstacle: LeftOut.Reason?, _ article: Article?, _ links: [SiteLink],
      _ variants: [ImageVariant], _ diagnostics: [Diagnostic]
    ) {
      self.source = source
      self.obstacle = obstacle
      self.article = article
      self.links = links
      self.variants = variants
      self.diagnostics = diagnostics
    }
  }

  /// Puts every article together by itself, on all cores; in the order of their files.
  ///
  /// - Parameter discussions: the position of each article's comments in the list of discussions.
  private func singleArticles(
    _ discussions: [String: Int], jobs: Int
  ) async throws -> [SingleArticle] {
    let (converted, texts) = (converted, texts)
    let wanted = converted.articles.filter { !repeatedFiles.contains($0.document.source.path) }
    return try await Parallel.map(count: wanted.count, jobs: jobs, { texts }) { texts, i in
      let document = wanted[i].document
      let (source, obstacle) = (document.source.path, texts.publication.obstacle(document.frontMatter))
      let comments = discussions[document.source.id].map { converted.discussions[$0] }
      // Those of unpublished articles are checked as well: an error must not wait for the date.
      let said = comments?.diagnostics ?? []
      switch obstacle {
      case .draft, .expired: return SingleArticle(source, obstacle, nil, [], [], said)
      // What waits for its date must not break the build of that night.
      case .future(let date): texts.links.book.asOf = date
      case nil: texts.links.book.asOf = texts.publication.now
      }
      let article = texts.article(document, wanted[i].text, comments?.discussion ?? .none)
      defer { texts.forgetFindings() }
      return SingleArticle(
        source, obstacle, article, texts.links.openLinks, texts.links.variants,
        said + texts.diagnostics + texts.links.diagnostics)
    }
  }

  // MARK: Files

  private func assets(_ articles: [Article], _ pages: [Page]) -> [Asset] {
    let published = Set(articles.map(\.source) + pages.map(\.source))
    let bundles = (scanned.articles + scanned.pages).filter { $0.isBundle && published.contains($0.path) }
    let beside = bundles.flatMap { scanned.bundleFiles[$0.folder] ?? [] }
    let files = scanned.media + scanned.rootFiles + scanned.assets + beside
    let builtIn = scanned.builtInAssets.compactMap { file in
      texts.links.book.files[file].map {
        Asset(source: file, path: $0, bytes: site.layout.theme.bytes(of: file.text))
      }
    }
    return
      (files.compactMap { file in texts.links.book.files[file].map { Asset(source: file, path: $0) } }
      + builtIn)
      .sorted { ($0.path, $0.source) < ($1.path, $1.source) }
  }

  // MARK: Settings

  /// The settings' links that lead into the site.
  private func menuLinks() -> [SiteLink] {
    let settings = site.settings
    let entries =
      settings.navigation + settings.footerNavigation
      + [settings.comments.rules, settings.comments.privacy].compactMap(\.self)
    return entries.compactMap { entry in
      entry.path.map {
        SiteLink(
          source: RelativePath(SiteLayout.settings), position: entry.position, target: entry.url, path: $0)
      }
    }
  }

  // MARK: Comments

  /// The position of each article's comments in the list of discussions.
  private mutating func discussions() -> [String: Int] {
    let known = Set(scanned.articles.map(\.id))
    var positions: [String: Int] = [:]
    for (i, discussion) in converted.discussions.enumerated() { positions[discussion.article] = i }
    let names = NearestNames(known)
    for discussion in scanned.discussions
    where !discussion.files.isEmpty && !known.contains(discussion.article) {
      diagnostics.append(
        .error(
          .orphanedComments, "\(SiteLayout.comments)/\(discussion.article)", nil,
          "there is no article '\(discussion.article)'",
          hint: names.nearest(to: discussion.article).map { "did you mean '\($0)'?" }
            ?? "name the folder after the article's file, without .md"))
    }
    return positions
  }

  private init(
    site: LocatedSite, scanned: ScannedContent, converted: ConvertedContent,
    texts: TextAssembly
  ) {
    self.site = site
    self.scanned = scanned
    self.converted = converted
    self.texts = texts
  }
}
