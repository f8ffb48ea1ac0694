import SiteContent
import SiteModel
import TemplateEngine

/// Every page that readers should find (https://www.sitemaps.org/protocol.html).
enum Sitemap: PageKind {
  static let template = "sitemap.xml"
  static let context = schema.description
  static let phase = PlanningPhase.listings

  /// The protocol allows no more addresses in one file.
  static let mostEntries = 50_000

  struct Entry: Sendable {
    let path: SitePath
    let modified: Moment?
    let view: SiteView
  }

  static let entry = ContextSchema<Entry>(
    "sitemap_entry",
    [
      .text("url", "absolute", example: "https://blog.example.org/2007/11/facebook/") {
        $0.view.absolute($0.path)
      },
      .optionalText("lastmod", "the last change of its text or comments", example: "2007-11-06") {
        $0.modified?.iso8601
      },
    ])

  static let schema = ContextSchema<[Entry]>(
    "sitemap",
    [
      .list("entries", of: "sitemap_entry", "the pages; in the index of a very large site, its sitemaps") {
        $0.map { entry.object($0) }
      }
    ])

  static func plans(_ view: SiteView, earlier: [PagePlan]) -> [PagePlan] {
    plans(view, earlier, mostEntries: mostEntries)
  }

  static func plans(_ view: SiteView, _ earlier: [PagePlan], mostEntries: Int) -> [PagePlan] {
    let parts = parts(view, earlier, mostEntries: mostEntries)
    return parts.enumerated().map { i, entries in
      let path = parts.count == 1 ? SitePath.sitemap : path(i)
      return .machineFile(
        path, template: template, origin: .generated("the sitemap"),
        inputs: { [PageInput("the pages", digest(entries, $0))] }
      ) { schema.object(entries) }
    }
  }

  private static func digest(_ entries: [Entry], _ entities: EntityDigests) -> Digest {
    entities.key.digest { hasher in
      for entry in entries {
        hasher.add(entry.path.text)
        hasher.add(entry.modified)
      }
    }
  }

  /// The pages of each file; at least one file.
  static func parts(_ view: SiteView, _ earlier: [PagePlan], mostEntries: Int) -> [[Entry]] {
    let entries = earlier.filter(\.isInSitemap).map {
      Entry(path: $0.path, modified: $0.modified, view: view)
    }
    guard entries.count > mostEntries else { return [entries] }
    return stride(from: 0, to: entries.count, by: mostEntries).map {
      Array(entries[$0..<min($0 + mostEntries, entries.count)])
    }
  }

  /// The files of a site that one cannot hold.
  static func path(_ index: Int) -> SitePath { SitePath("sitemap/\(index + 1).xml") }
}

/// The list of sitemaps, where one cannot hold all pages.
enum SitemapIndex: PageKind {
  static let template = "sitemap_index.xml"
  static let context = Sitemap.context
  static let phase = PlanningPhase.listings

  static func plans(_ view: SiteView, earlier: [PagePlan]) -> [PagePlan] {
    plans(view, earlier, mostEntries: Sitemap.mostEntries)
  }

  static func plans(_ view: SiteView, _ earlier: [PagePlan], mostEntries: Int) -> [PagePlan] {
    let parts = Sitemap.parts(view, earlier, mostEntries: mostEntries)
    guard parts.count > 1 else { return [] }
    let entries = parts.enumerated().map { i, entries in
      Sitemap.Entry(path: Sitemap.path(i), modified: entries.compactMap(\.modified).max(), view: view)
    }
    return [
      .machineFile(.sitemap, template: template, origin: .generated("the index of sitemaps")) {
        Sitemap.schema.object(entries)
      }
    ]
  }
}
