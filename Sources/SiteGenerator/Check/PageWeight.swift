import Foundation
import SiteContent
import SiteModel

/// Pages that are slow to load: with the images that they show, over a weight.
struct PageWeight {
  /// Bytes of a page with its images; on a phone in the country, some ten seconds.
  static let mostBytes = 5_000_000

  private let sizes: [String: Int]
  private let address: SiteAddress

  /// - Parameter plan: the files that are copied are looked up on the disk.
  init(_ plan: SitePlan, _ layout: SiteLayout) {
    address = plan.view.address
    sizes = Dictionary(
      plan.view.site.assets.compactMap { asset in
        FileStamp(of: layout.path(asset.source)).map { (asset.path.text, Int($0.size)) }
      }
    ) { first, _ in first }
  }

  func run(_ pages: [ScannedPage]) -> [Diagnostic] {
    pages.compactMap { page in
      var images: [(name: String, size: Int)] = []
      for link in page.facts.links where link.isImage && link.target.hasPrefix(address.root) {
        let path = String(link.target.dropFirst(address.root.count).prefix { $0 != "#" && $0 != "?" })
        let name = path.removingPercentEncoding ?? path
        if let size = sizes[name] { images.append((name, size)) }
      }
      let total = images.reduce(page.byteCount) { $0 + $1.size }
      guard total > Self.mostBytes else { return nil }
      let heaviest = images.max { ($0.size, $1.name) < ($1.size, $0.name) }
      return .warning(
        .heavyPage, page.place, nil, "the page \(page.path) weighs \(Self.megabytes(total)) with its images",
        hint: heaviest.map { "the heaviest is /\($0.name), \(Self.megabytes($0.size)): make it smaller" }
          ?? "divide it into several pages")
    }
  }

  private static func megabytes(_ bytes: Int) -> String { "\(bytes / 1_000_000).\(bytes / 100_000 % 10) MB" }
}
