import Foundation
import SiteContent
import SiteModel

/// Files in `content/media` and in articles' folders that are published, and that no page and no feed leads to.
enum UnusedFiles {
  static func run(_ plan: SitePlan, _ pages: [ScannedPage]) -> [Diagnostic] {
    let address = plan.view.address
    var used: Set<String> = []
    var seen: Set<String> = []
    for page in pages {
      for link in page.facts.links where seen.insert(link.target).inserted {
        var target = link.target[...]
        if target.hasPrefix(address.origin) { target = target.dropFirst(address.origin.count) }
        guard target.hasPrefix(address.root) else { continue }
        let path = target.dropFirst(address.root.count).prefix { $0 != "#" && $0 != "?" }
        used.insert(String(path).removingPercentEncoding ?? String(path))
      }
    }
    // Pages lead to an image in other sizes, and not to the original.
    let originals = plan.pages.reduce(into: Set<RelativePath>()) {
      if case .derived(let variant) = $1.content { $0.insert(variant.source) }
    }
    // Pictures of articles are named by metadata alone where no page shows them.
    for image in plan.view.site.articles.compactMap(\.image) + plan.view.site.pages.compactMap(\.image) {
      if case .site(let path) = image.address { used.insert(path.text) }
    }
    return plan.view.site.assets.compactMap { asset in
      guard asset.source.isBelow("content"), !asset.source.isBelow("content/root"),
        !used.contains(asset.path.text), !originals.contains(asset.source)
      else { return nil }
      return .warning(
        .unusedFile, asset.source, nil, "nothing on the site uses this file",
        hint: "link to it as /\(asset.path.text), or delete it")
    }
  }
}
