import SiteContent
import SiteModel

/// The folders that a site is made of, as they lie on the disk.
struct WatchedFolders: Sendable {
  /// What is watched below the root folder, with everything in it.
  static let tops = ["content", "templates"]

  /// The root folder itself.
  static let top: RelativePath = ""

  let root: String

  /// What stands in a folder, without what editors leave about; nothing where it cannot be listed.
  func entries(_ folder: RelativePath) -> [FolderEntry] {
    // A folder that vanishes while it is listed is a change of its own.
    let found = (try? FolderListing.entries(of: path(folder)) { _ in }) ?? []
    let isIgnored = SiteFolders.ignoring(in: folder.text)
    return found.filter { !isIgnored($0.name) }
  }

  /// Where a link leads; nil where no build follows it, so that nobody need watch what lies there.
  func target(ofLink path: RelativePath) -> String? {
    FolderListing.resolved(self.path(path)).flatMap { place in
      let isAllowed = SiteFiles.linkTargets.contains {
        RelativePath(place).isAtOrBelow(RelativePath(root + "/" + $0))
      }
      return isAllowed ? place : nil
    }
  }

  func path(_ relative: RelativePath) -> String { relative == Self.top ? root : root + "/" + relative.text }

  /// Whether a name in a folder is one that no build reads.
  static func isIgnored(_ name: String, in folder: RelativePath) -> Bool {
    SiteFolders.ignoring(in: folder.text)(name)
  }
}
