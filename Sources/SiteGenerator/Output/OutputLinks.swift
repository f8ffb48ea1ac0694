import SiteContent
import SiteModel

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Links in an output folder that no build has written to yet: a pull request may have brought them, and whoever packs
/// the site and follows links would publish what they lead to.
enum OutputLinks {
  /// - Parameter plan: what stands in the place of its files is replaced.
  /// - Throws: `DiskError` where a link leads out of the folder.
  static func refuse(in folder: OutputFolder, below path: String = "", but plan: OutputPlan) throws(DiskError)
  {
    for entry in try FolderListing.entries(of: folder.absolute(path), badName: { _ in }) {
      let inner = path.isEmpty ? entry.name : path + "/" + entry.name
      switch entry.kind {
      case .folder: try refuse(in: folder, below: inner, but: plan)
      case .link:
        // One that leads to nothing has nothing to show.
        guard let target = FolderListing.resolved(folder.absolute(inner)),
          !target.utf8.starts(with: folder.absolute("").utf8),
          !(OutputPath(RelativePath(inner)).map(plan.paths.contains) ?? false)
        else { continue }
        throw DiskError(
          "publish the link", folder.absolute(inner), code: EPERM, hint: "it leads out of the site; delete it"
        )
      case .file, .other: break
      }
    }
  }
}
