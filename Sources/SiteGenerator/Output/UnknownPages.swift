import SiteContent
import SiteModel

/// Pages in an output folder without a manifest: an earlier build may have made them before its manifest was lost or the blog
/// was moved. No build deletes them, and they may be of articles that were withdrawn.
enum UnknownPages {
  /// - Parameter plan: what is this build's.
  /// - Returns: their paths, sorted.
  static func list(
    in folder: OutputFolder, below path: String = "", but plan: OutputPlan
  ) throws(DiskError) -> [String] {
    var found: [String] = []
    for entry in try FolderListing.entries(of: folder.absolute(path), badName: { _ in })
    where !entry.name.hasPrefix(".") {
      let inner = path.isEmpty ? entry.name : path + "/" + entry.name
      switch entry.kind {
      case .folder: found += try list(in: folder, below: inner, but: plan)
      case .file where inner.hasSuffix(".html") || inner.hasSuffix(".htm"):
        if !(OutputPath(RelativePath(inner)).map(plan.paths.contains) ?? false) { found.append(inner) }
      case .file, .link, .other: break
      }
    }
    return found.sorted()
  }
}
