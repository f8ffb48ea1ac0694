import SiteContent

/// Learns of changes by looking at every file again: for systems and disks that tell of none.
struct PollingSource: ChangeSource {
  private let folders: WatchedFolders
  private var known: [String: FileIdentity]

  init(_ folders: WatchedFolders) {
    self.folders = folders
    known = Self.snapshot(folders)
  }

  var isWriting: Bool { false }
  var isUnreliable: Bool { false }

  mutating func drain() -> Changes {
    let now = Self.snapshot(folders)
    var changes = Changes()
    for (path, identity) in now where known[path] != identity { changes.paths.insert(path) }
    for path in known.keys where now[path] == nil { changes.paths.insert(path) }
    known = now
    return changes
  }

  /// Every file and folder by its path. A folder's own times are left out: its files tell more.
  private static func snapshot(_ folders: WatchedFolders) -> [String: FileIdentity] {
    var found: [String: FileIdentity] = [:]
    func visit(_ folder: String, _ above: Set<UInt64>) {
      guard let identity = FileIdentity(at: folders.path(folder)), !above.contains(identity.inode) else {
        return
      }
      for entry in folders.entries(folder) {
        let path = folder + "/" + entry.name
        guard var identity = FileIdentity(at: folders.path(path)) else { continue }
        let isFolder =
          entry.kind == .folder
          || entry.kind == .link && FolderListing.kind(of: folders.path(path)) == .folder
        if isFolder { (identity.size, identity.modified, identity.changed) = (0, 0, 0) }
        found[path] = identity
        // A link may lead to a folder that it lies in.
        if isFolder { visit(path, above.union([identity.inode])) }
      }
    }
    for top in WatchedFolders.tops { visit(top, []) }
    return found
  }
}
