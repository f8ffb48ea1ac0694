import SiteContent
import SiteModel

/// Stage 6: `Site` → page plans, in a fixed order.
package struct SitePlan: Sendable {
  package let view: SiteView
  /// Parts of pages that were made for one of them and stand on others.
  let fragments = TemplateFragments()
  /// Those of each kind, in the order of `PageKinds.all`; then the search index, and the files to copy.
  private let lists: [Once<[PagePlan]>]
  /// Where each file's plan stands, but for those of the search index.
  private let places: Once<[String: Place]>
  /// The addresses of all files, for hints.
  private let names: Once<NearestNames>

  private struct Place {
    var list: Int
    var position: Int
  }

  /// The position of the search index in `lists`.
  private static var index: Int { PageKinds.all.count }

  /// Every file that the site will have; two plans for one path are an error that names both.
  package static func make(_ site: Site, jobs: Int) async throws -> (SitePlan, [Diagnostic]) {
    // It takes longest, and needs nothing but the site.
    async let index = SearchIndex(site)
    let view = SiteView(site)
    let kinds = PageKinds.all
    var made = try await Parallel.map(kinds, jobs: jobs) { kind in
      kind.namesEarlierPages ? [] : kind.plans(view, earlier: [])
    }
    if kinds.contains(where: { $0.namesEarlierPages }) {
      var earlier: [PagePlan] = []
      for (i, kind) in kinds.enumerated() {
        if kind.namesEarlierPages { made[i] = kind.plans(view, earlier: earlier) }
        earlier += made[i]
      }
    }
    made.append(SearchPage.indexFiles(await index, view))
    made.append(site.assets.map { .asset($0, site.settings) })
    made.append(site.variants.map { .derived($0) })
    // Old addresses give way to others, and their own pages are not in their way.
    let others = zip(kinds, made).filter { $0.0 != RedirectPages.self }.flatMap(\.1)
    made.append(HostRedirectFiles.plans(view, earlier: others))
    let plan = SitePlan(view, made.map { Once($0) })
    let pages = plan.pages
    return (plan, impossiblePaths(pages) + collisions(pages, site))
  }

  private init(_ view: SiteView, _ lists: [Once<[PagePlan]>], places: Once<[String: Place]>? = nil) {
    self.view = view
    self.lists = lists
    names = Once { NearestNames(lists.flatMap(\.value).map { "/" + $0.path.text }) }
    self.places =
      places
      ?? Once {
        var places: [String: Place] = [:]
        for (i, list) in lists.enumerated() where i != Self.index {
          for (j, page) in list.value.enumerated() { places[page.file] = Place(list: i, position: j) }
        }
        return places
      }
  }

  /// All plans, put together anew each time.
  package var pages: [PagePlan] { lists.flatMap(\.value) }

  package var count: Int { lists.reduce(0) { $0 + $1.value.count } }

  /// The plan of a file.
  package func page(file: String) -> PagePlan? {
    if let place = places.value[file] { return lists[place.list].value[place.position] }
    guard file.hasPrefix(view.searchPath.text) else { return nil }
    return lists[Self.index].value.first { $0.file == file }
  }

  /// The page that is made from a file of the content.
  package func page(from source: String) -> PagePlan? {
    for list in lists {
      if let page = list.value.first(where: { $0.source == source && $0.isInSitemap }) { return page }
    }
    return nil
  }

  /// The address of a file that is most like another one, beginning with `/`.
  func nearestAddress(to path: SitePath) -> String? { names.value.nearest(to: "/" + path.text) }

  // MARK: Updates

  /// The plan of a site in which the texts of a few articles are others than in this one, and nothing else;
  /// nil where that is not so. Kinds that do not concern single articles are planned once somebody asks.
  func updated(_ site: Site, articles: [Int]) -> SitePlan? {
    let view = SiteView(site, like: self.view, but: articles)
    var updated: [Once<[PagePlan]>] = []
    for (i, kind) in PageKinds.all.enumerated() {
      if let kind = kind as? any ArticleKind.Type {
        guard let plans = self.updated(kind, i, articles, view) else { return nil }
        updated.append(Once(plans))
      } else if kind.namesEarlierPages {
        let earlier = updated
        updated.append(Once { kind.plans(view, earlier: earlier.flatMap(\.value)) })
      } else {
        updated.append(Once { kind.plans(view, earlier: []) })
      }
    }
    updated.append(Once { SearchPage.indexFiles(SearchIndex(site), view) })
    updated += lists.dropFirst(updated.count)
    return SitePlan(view, updated, places: places)
  }

  private func updated(
    _ kind: any ArticleKind.Type, _ list: Int, _ articles: [Int], _ view: SiteView
  ) -> [PagePlan]? {
    var plans = lists[list].value
    for article in articles {
      let (old, new) = (kind.plan(article, self.view), kind.plan(article, view))
      guard old?.path == new?.path else { return nil }
      guard let new else { continue }
      guard let place = places.value[new.path.file], place.list == list else { return nil }
      plans[place.position] = new
    }
    return plans
  }

  /// The same plan for other templates.
  func withoutFragments() -> SitePlan { SitePlan(view, lists, places: places) }

  /// An error for every two inputs that would write one file, or a file where the other needs a folder.
  ///
  /// Paths that differ in case only are one file on many disks.
  private static func collisions(_ pages: [PagePlan], _ site: Site) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    var owners: [String: PagePlan] = [:]
    owners.reserveCapacity(pages.count)
    var reported: Set<[String]> = []
    func report(_ page: PagePlan, _ other: PagePlan, _ problem: String) {
      // The feeds beside two pages collide where the pages do; two tags of one slug were an error before.
      guard reported.insert([page.source, other.source]).inserted, !(page.isOfTag && other.isOfTag) else {
        return
      }
      // The file that a person wrote is the place to mend.
      let isPlace = page.isFromFile && (page.position != nil || other.position == nil || !other.isFromFile)
      let (place, rival) = isPlace ? (page, other) : (other, page)
      diagnostics.append(
        .error(
          .sharedAddress, place.isFromFile ? place.source : SiteLayout.settings, place.position,
          "\(problem) as \(rival.source): \(place.path)",
          hint: place.position == nil
            ? "change the 'slug', the alias or the name of one of them"
            : "remove this entry, or give the other one another address"))
    }
    for page in pages {
      let file = page.file.lowercasedName
      if let other = owners[file] {
        report(page, other, "this would write the same file")
      } else {
        owners[file] = page
      }
    }
    // Folders that no file has the name of.
    var free: Set<String> = []
    for page in pages {
      var folder = page.file.lowercasedName[...]
      while let slash = folder.utf8.lastIndex(of: UInt8(ascii: "/")) {
        folder = folder[..<slash]
        let name = String(folder)
        if free.contains(name) { break }
        if let other = owners[name] {
          report(page, other, "this needs a folder of the same name")
        } else {
          free.insert(name)
        }
      }
    }
    for article in site.scheduled {
      for path in article.paths {
        guard let other = owners[path.file.lowercasedName] else { continue }
        diagnostics.append(
          .error(
            .sharedAddress, article.source, nil,
            "on its date this would write the same file as \(other.source): \(path)",
            hint: "change the 'slug', the alias or the name of one of them"))
      }
    }
    return diagnostics
  }

  /// An error for every path that no disk takes.
  private static func impossiblePaths(_ pages: [PagePlan]) -> [Diagnostic] {
    // Of tags, assembly told before.
    pages.compactMap { page in
      guard page.file.hasImpossibleSegment, !page.isOfTag else { return nil }
      return .error(
        .impossibleAddress, page.isFromFile ? page.source : SiteLayout.settings, nil,
        "no file can be written for \(page.source) at '\(page.path.text.prefix(80))'",
        hint: "change the 'slug', the alias or the name: parts of an address have 1 to 255 bytes")
    }
  }

  /// A diagnostic for every link of an author's that leads to no page or file of the site.
  ///
  /// - Parameter uncertain: what might be there if all files could be read.
  package func brokenLinks(except uncertain: UncertainPlaces? = nil) -> [Diagnostic] {
    brokenLinks(view.site.links, except: uncertain)
  }

  /// An error for every redirect that leads to nothing, or back to itself.
  ///
  /// - Parameter uncertain: what might be there if all files could be read.
  func redirectProblems(except uncertain: UncertainPlaces? = nil) -> [Diagnostic] {
    let loops = view.redirects.loops.compactMap { entry -> Diagnostic? in
      guard let position = entry.position else { return nil }
      return .error(
        .redirectLoop, entry.source, position, "'\(entry.from)' leads back to itself",
        hint: "name the page where readers should arrive")
    }
    let missing = view.redirects.entries.compactMap { entry -> Diagnostic? in
      guard let position = entry.position, let place = entry.place, isMissing(place, uncertain) else {
        return nil
      }
      return .error(
        .brokenLink, entry.source, position,
        "'\(entry.from)' leads to '\(place)', which is not a page of this site", hint: hint(for: place))
    }
    return loops + missing + HostRedirectFiles.unanswered(view)
  }

  func brokenLinks(_ links: [SiteLink], except uncertain: UncertainPlaces? = nil) -> [Diagnostic] {
    links.compactMap { link in
      guard isMissing(link.path, uncertain) else { return nil }
      let hint = hint(for: link.path)
      if link.leadsToFile {
        return .error(
          .missingFile, link.source, link.position, "there is no file '\(link.target)' on this site",
          hint: hint ?? "put it into \(SiteLayout.media) and write /media/…")
      }
      return .warning(
        .brokenLink, link.source, link.position,
        "the link '\(link.target)' does not lead to a page of this site", hint: hint)
    }
  }

  private func isMissing(_ path: SitePath, _ uncertain: UncertainPlaces?) -> Bool {
    page(file: path.file) == nil && !(uncertain?.mayHold(path) ?? false)
  }

  /// What may have been meant by an address that no page has.
  private func hint(for path: SitePath) -> String? {
    if page(file: path.file + "/index.html") != nil { return "write '\(path)/', with a slash at its end" }
    return nearestAddress(to: path).map { "did you mean '\($0)'?" }
  }
}

extension Asset {
  /// Photographs that people put in go out without what they tell of place and camera; the theme's as they are.
  fileprivate func content(_ settings: ImageSettings) -> PagePlan.Content {
    if let bytes { return .bytes { bytes } }
    let isCleaned =
      !settings.keepsMetadata && source.hasPrefix("content/") && MediaInspector.cleans(source)
    return isCleaned ? .cleaned(of: source) : .copy(of: source)
  }
}

extension PagePlan {
  /// A file of the content or the theme, as it is published.
  static func asset(_ asset: Asset, _ settings: Settings) -> PagePlan {
    PagePlan(
      info: PageInfo(title: "", path: asset.path), content: asset.content(settings.images),
      source: asset.bytes == nil ? asset.source : "the program's \(asset.source)")
  }

  /// An image in another size.
  static func derived(_ variant: ImageVariant) -> PagePlan {
    PagePlan(
      info: PageInfo(title: "", path: variant.path), content: .derived(variant), source: variant.source)
  }

  /// Whether a person's file stands behind it, and not a list that the generator makes.
  fileprivate var isFromFile: Bool { source.hasPrefix("content/") || source.hasPrefix("templates/") }

  fileprivate var isOfTag: Bool { source.hasPrefix("the tag ") || source.hasPrefix("the feed of the tag ") }
}

extension String {
  /// Most paths are in lower case as they are.
  fileprivate var lowercasedName: String {
    utf8.allSatisfy { $0 < 0x80 && !(UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
      ? self : lowercased()
  }

  /// Whether a part of the path is empty, longer than disks take, or the name of the build's own folder.
  fileprivate var hasImpossibleSegment: Bool {
    var length = 0
    var hasDot = false
    for byte in utf8 {
      if byte == UInt8(ascii: "/") {
        if length == 0 { return true }
        length = 0
      } else {
        hasDot = hasDot || length == 0 && byte == UInt8(ascii: ".")
        length += 1
        if length > 255 { return true }
      }
    }
    if length == 0 { return true }
    return hasDot && split(separator: "/").contains { $0.hasPrefix(".blogsite-tmp") }
  }
}
