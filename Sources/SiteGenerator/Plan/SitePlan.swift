import SiteContent
import SiteModel

/// Stage 6: `Site` → page plans, in a fixed order.
package struct SitePlan: Sendable {
  package var view: SiteView
  package var pages: [PagePlan]

  /// Every file that the site will have; two plans for one path are an error that names both.
  package static func make(_ site: Site, jobs: Int) async throws -> (SitePlan, [Diagnostic]) {
    let view = SiteView(site)
    let kinds = PageKinds.all
    let independent = try await Parallel.map(kinds, jobs: jobs) { kind in
      kind.namesEarlierPages ? [] : kind.plans(view, earlier: [])
    }
    var pages: [PagePlan] = []
    pages.reserveCapacity(independent.reduce(site.assets.count) { $0 + $1.count })
    for (kind, own) in zip(kinds, independent) {
      pages += kind.namesEarlierPages ? kind.plans(view, earlier: pages) : own
    }
    pages += site.assets.map {
      PagePlan(info: PageInfo(title: "", path: $0.path), content: .copy(of: $0.source), source: $0.source)
    }
    let plan = SitePlan(view: view, pages: pages)
    return (plan, plan.impossiblePaths() + plan.collisions())
  }

  /// An error for every two inputs that would write one file, or a file where the other needs a folder.
  ///
  /// Paths that differ in case only are one file on many disks.
  private func collisions() -> [Diagnostic] {
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
      let (place, rival) = page.isFromFile ? (page, other) : (other, page)
      diagnostics.append(
        .error(
          place.isFromFile ? place.source : SiteLayout.settings, nil,
          "\(problem) as \(rival.source): \(place.path)",
          hint: "change the 'slug', the alias or the name of one of them"))
    }
    for page in pages {
      let file = page.path.file.lowercasedName
      if let other = owners[file] {
        report(page, other, "this would write the same file")
      } else {
        owners[file] = page
      }
    }
    // Folders that no file has the name of.
    var free: Set<String> = []
    for page in pages {
      var folder = page.path.file.lowercasedName[...]
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
    for article in view.site.scheduled {
      for path in article.paths {
        guard let other = owners[path.file.lowercasedName] else { continue }
        diagnostics.append(
          .error(
            article.source, nil, "on its date this would write the same file as \(other.source): \(path)",
            hint: "change the 'slug', the alias or the name of one of them"))
      }
    }
    return diagnostics
  }

  /// An error for every path that no disk takes.
  private func impossiblePaths() -> [Diagnostic] {
    // Of tags, assembly told before.
    pages.filter { !$0.isOfTag }.compactMap { page in
      guard page.path.file.hasImpossibleSegment else { return nil }
      return .error(
        page.isFromFile ? page.source : SiteLayout.settings, nil,
        "no file can be written for \(page.source) at '\(page.path.text.prefix(80))'",
        hint: "change the 'slug', the alias or the name: parts of an address have 1 to 255 bytes")
    }
  }

  /// A warning for every link of an author's that leads to no page or file of the site.
  package func brokenLinks() -> [Diagnostic] {
    guard !view.site.links.isEmpty else { return [] }
    let files = Set(pages.map(\.path.file))
    let paths = pages.map { "/" + $0.path.text }
    return view.site.links.compactMap { link in
      if files.contains(link.path.file) { return nil }
      let hint =
        files.contains(link.path.file + "/index.html")
        ? "write '\(link.path)/', with a slash at its end"
        : NearestName.of("/" + link.path.text, among: paths).map { "did you mean '\($0)'?" }
      return .warning(
        link.source, link.position, "the link '\(link.target)' leads to no page of this site", hint: hint)
    }
  }
}

extension PagePlan {
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
    for byte in utf8 {
      if byte == UInt8(ascii: "/") {
        if length == 0 { return true }
        length = 0
      } else {
        length += 1
        if length > 255 { return true }
      }
    }
    if length == 0 { return true }
    let own = ".blogsite-tmp"
    return contains(own) && split(separator: "/").contains { $0 == own }
  }
}
