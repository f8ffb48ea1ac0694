import SiteContent
package import SiteModel
import TemplateEngine

/// Stage 6: `Site` → page plans, in a fixed order.
package struct SitePlan: Sendable {
  package let view: SiteView
  /// Parts of pages that were made for one of them and stand on others.
  let fragments = TemplateFragments()
  let kinds: [any PageKind.Type]
  /// Those of each kind, in the order of `kinds`; then the search index, and the files to copy.
  let lists: [Once<[PagePlan]>]
  /// Where each file's plan stands, but for those of the search index.
  let places: Once<[String: Place]>
  /// The addresses of all files, for hints.
  let names: Once<NearestNames>
  /// The files of `content/media` by their name in lower case, where no two have the same.
  let filesByName: Once<[String: String]>
  /// Where the redirects of an address without a query lead on this site.
  let redirectPlaces: Once<[String: [SitePath]]>
  /// The search index; nil where it waits until somebody asks for it.
  private(set) var plannedIndex: PlannedIndex?

  struct Place {
    var list: Int
    var position: Int
  }

  /// The position of the search index in `lists`.
  private var index: Int { kinds.count }

  /// Every file that the site will have; two plans for one path are an error that names both.
  ///
  /// - Parameters:
  ///   - defersIndex: whether the search index is planned once somebody asks for it, for it is a quarter of the work.
  ///   - known: what is known of the index.
  package static func make(
    _ site: Site, jobs: Int, kinds: [any PageKind.Type] = PageKinds.all, defersIndex: Bool = false,
    knownIndex: KnownIndex? = nil
  ) async throws -> Checked<SitePlan> {
    // It takes longest, and needs nothing but the site.
    async let early = defersIndex ? nil : PlannedIndex(site, known: knownIndex)
    let view = await SiteView.make(site)
    var made: [[PagePlan]] = kinds.map { _ in [] }
    var hosts: [PagePlan] = []
    for phase in PlanningPhase.allCases {
      let earlier = made.flatMap(\.self)
      let own = kinds.indices.filter { kinds[$0].phase == phase }
      let plans = try await Parallel.map(own, jobs: jobs) { kinds[$0].plans(view, earlier: earlier) }
      for (i, plans) in zip(own, plans) { made[i] = plans }
      if phase == .oldAddresses { hosts = HostRedirectFiles.plans(view, earlier: earlier) }
    }
    let files = [site.assets.map { PagePlan.asset($0, site.settings) }, site.variants.map { .derived($0) }]
    let index: Once<[PagePlan]>
    let planned = await early
    if let planned {
      index = Once(SearchPage.indexFiles(planned, view))
    } else {
      index = Once { SearchPage.indexFiles(PlannedIndex(site), view) }
    }
    var plan = SitePlan(view, kinds, made.map { Once($0) } + [index] + files.map { Once($0) } + [Once(hosts)])
    plan.plannedIndex = planned
    let withoutIndex = made.flatMap(\.self) + files.flatMap(\.self) + hosts
    let needsIndex = !defersIndex || SearchPage.mayStandInIndex(withoutIndex, view)
    let pages = needsIndex ? plan.pages : withoutIndex
    async let collisions = collisions(pages, site)
    // Meanwhile: links are looked for there next.
    _ = plan.places.value
    return Checked(plan, impossiblePaths(pages) + (await collisions))
  }

  init(
    _ view: SiteView, _ kinds: [any PageKind.Type], _ lists: [Once<[PagePlan]>],
    places: Once<[String: Place]>? = nil
  ) {
    self.view = view
    self.kinds = kinds
    self.lists = lists
    names = Once { NearestNames(lists.flatMap(\.value).map { "/" + $0.path.text }) }
    filesByName = Once {
      let files = view.site.assets.lazy.map(\.path.text).filter { $0.hasPrefix("media/") }
      return Dictionary(grouping: files) { String($0.split(separator: "/").last ?? "").lowercased() }
        .compactMapValues { $0.count == 1 ? $0[0] : nil }
    }
    redirectPlaces = Once {
      view.redirects.entries.reduce(into: [:]) { places, entry in
        guard entry.from.query == nil, let place = entry.place else { return }
        places["/" + entry.from.path.text, default: []].append(place)
      }
    }
    self.places =
      places
      ?? Once {
        var places: [String: Place] = [:]
        let plans = lists.enumerated().filter { $0.offset != kinds.count }
        places.reserveCapacity(plans.reduce(0) { $0 + $1.element.value.count })
        for (i, list) in plans {
          for (j, page) in list.value.enumerated() { places[page.file] = Place(list: i, position: j) }
        }
        return places
      }
  }

  /// All plans, put together each time.
  package var pages: [PagePlan] { lists.flatMap(\.value) }

  package var count: Int { lists.reduce(0) { $0 + $1.value.count } }

  /// The plan of a file.
  package func page(file: String) -> PagePlan? {
    if let place = places.value[file] { return lists[place.list].value[place.position] }
    guard file.hasPrefix(view.searchPath.text) else { return nil }
    return lists[index].value.first { $0.file == file }
  }

  /// The page that comes from something; of several, the first.
  package func page(from origin: PageOrigin) -> PagePlan? {
    for (i, list) in lists.enumerated() where i != index {
      if let page = list.value.first(where: { $0.origin == origin && $0.isInSitemap }) { return page }
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
    var updated = lists
    for phase in PlanningPhase.allCases {
      let earlier = kinds.indices.filter { kinds[$0].phase < phase }.map { updated[$0] }
      for (i, kind) in kinds.enumerated() where kind.phase == phase {
        if let kind = kind as? any ArticleKind.Type {
          guard let plans = self.updated(kind, i, articles, view) else { return nil }
          updated[i] = Once(plans)
        } else {
          updated[i] = Once { kind.plans(view, earlier: earlier.flatMap(\.value)) }
        }
      }
    }
    updated[index] = Once { SearchPage.indexFiles(PlannedIndex(site), view) }
    return SitePlan(view, kinds, updated, places: places)
  }

  func updated(
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
  func withoutFragments() -> SitePlan { SitePlan(view, kinds, lists, places: places) }
}
