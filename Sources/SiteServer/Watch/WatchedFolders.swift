import SiteContent

/// The folders that a site is made of, as they lie on the disk.
struct WatchedFolders: Sendable {
  /// What is watched below the root folder, with everything in it.
  static let tops = ["content", "templates"]

  let root: String

  /// What stands in a folder, without what editors leave about; nothing where it cannot be listed.
  func entries(_ folder: String) -> [FolderEntry] {
    // A folder that vanishes while it is listed is a change of its own.
    let found = (try? FolderListing.entries(of: path(folder)) { _ in }) ?? []
    let isIgnored = SiteFolders.ignoring(in: folder)
    return found.filter { !isIgnored($0.name) }
  }

  func path(_ relative: String) -> String { relative.isEmpty ? root : root + "/" + relative }

  /// Whether a name in a folder is one that no build reads.
  static func isIgnored(_ name: String, in folder: String) -> Bool { SiteFolders.ignoring(in: folder)(name) }
}
