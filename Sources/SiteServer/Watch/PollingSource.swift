import SiteContent
import SiteModel

/// Learns of changes by looking at every file again: for systems and disks that tell of none.
struct PollingSource: ChangeSource {
  private let folders: WatchedFolders
  private var known: [RelativePath: FileStamp]

  init(_ folders: WatchedFolders) {
    self.folders = folders
    known = Self.snapshot(folders)
  }

  var isWriting: Bool { false }
  var isUnreliable: Bool { false }

  mutating func drain() -> Changes {
    let now = Self.snapshot(folders)
    var changes = Changes()
    for (path, stamp) in now where known[path] != stamp { changes.paths.insert(path) }
    for path in known.keys where now[path] == nil { changes.paths.insert(path) }
    known = now
    return changes
  }

  /// Every file and folder by its path. A folder's own times are left out: its files tell more.
  private static func snapshot(_ folders: WatchedFolders) -> [RelativePath: FileStamp] {
    var found: [RelativePath: FileStamp] = [:]
    func visit(_ folder: RelativePath, _ above: Set<UInt64>) {
      // A link may lead to a folder that it lies in.
      guard let own = FileStamp(of: folders.path(folder)), !above.contains(own.inode) else { return }
      for entry in folders.entries(folder) {
        let path = folder.appending(entry.name)
        // Of a link that no build follows, the link itself.
        let isFollowed = entry.kind != .link || folders.target(ofLink: path) != nil
        guard
          var stamp = isFollowed ? FileStamp(of: folders.path(path)) : FileStamp(ofLink: folders.path(path))
        else { continue }
        let isFolder =
          entry.kind == .folder
          || entry.kind == .link
            && folders.target(ofLink: path).map { FolderListing.kind(of: $0) == .folder } ?? false
        if isFolder { (stamp.size, stamp.modified, stamp.changed) = (0, 0, 0) }
        found[path] = stamp
        if isFolder { visit(path, above.union([own.inode])) }
      }
    }
    for top in WatchedFolders.tops
    where FolderListing.kind(of: folders.root + "/" + top, follow: false) != .link {
      if var stamp = FileStamp(of: folders.path(RelativePath(top))) {
        (stamp.size, stamp.modified, stamp.changed) = (0, 0, 0)
        found[RelativePath(top)] = stamp
      }
      visit(RelativePath(top), [])
    }
    return found
  }
}
