#if os(Linux)
  import SiteContent
  import SiteModel

  #if canImport(Glibc)
    import Glibc
  #else
    import Musl
  #endif

  /// Learns of changes from the Linux kernel (inotify(7)), folder by folder.
  struct InotifySource: ChangeSource {
    private let queue: InotifyQueue
    private let folders: WatchedFolders
    /// The folders being watched, by the kernel's number for each.
    private var watches: [Int32: Watch] = [:]
    /// Files that have been written to and not closed.
    private var writing: Set<RelativePath> = []
    private(set) var isUnreliable = false

    private struct Watch {
      /// Relative to the root folder.
      var path: RelativePath
      /// Whether files of the site are reached through a link into this folder, under other names.
      var isBehindLink: Bool
    }

    /// Nil where the system cannot watch, or not as many folders.
    init?(_ folders: WatchedFolders) {
      guard let queue = InotifyQueue() else { return nil }
      self.queue = queue
      self.folders = folders
      watchAll()
      if isUnreliable { return nil }
    }

    /// Can be read from when something has changed.
    var descriptor: Int32 { queue.descriptor }

    var isWriting: Bool { !writing.isEmpty }

    // MARK: Watching

    /// Adds what is not yet watched; the kernel knows a folder again.
    private mutating func watchAll() {
      if !watch(WatchedFolders.top, isBehindLink: false) { isUnreliable = true }
      for top in WatchedFolders.tops
      where FolderListing.kind(of: folders.root + "/" + top, follow: false) != .link {
        watchTree(RelativePath(top))
      }
    }

    private mutating func watchTree(_ folder: RelativePath) {
      var visited: Set<RelativePath> = []
      watchTree(folder, &visited)
    }

    private mutating func watchTree(_ folder: RelativePath, _ visited: inout Set<RelativePath>) {
      guard let place = FolderListing.resolved(folders.path(folder)) else { return }
      guard visited.insert(RelativePath(place)).inserted else {
        _ = watch(folder, isBehindLink: true)
        return
      }
      guard watch(folder, isBehindLink: false) else { return }
      for entry in folders.entries(folder) {
        let path = folder.appending(entry.name)
        switch entry.kind {
        case .folder: watchTree(path, &visited)
        case .link: watchTarget(of: path, &visited)
        case .file, .other: break
        }
      }
    }

    /// What a link leads to changes in its own folder.
    private mutating func watchTarget(of path: RelativePath, _ visited: inout Set<RelativePath>) {
      guard let target = folders.target(ofLink: path) else { return }
      if FolderListing.kind(of: target) == .folder {
        watchTree(path, &visited)
      } else if let file = RelativePath(target).rest(below: RelativePath(folders.root)) {
        _ = watch(RelativePath(file).folder, isBehindLink: true)
      }
    }

    private mutating func watch(_ folder: RelativePath, isBehindLink: Bool) -> Bool {
      let mask =
        IN_CLOSE_WRITE | IN_MODIFY | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_ATTRIB
        | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR
      let number = inotify_add_watch(descriptor, folders.path(folder), UInt32(mask))
      guard number >= 0 else {
        // Too many: fs.inotify.max_user_watches.
        if errno == ENOSPC || errno == ENOMEM { isUnreliable = true }
        return false
      }
      guard let known = watches[number] else {
        watches[number] = Watch(path: folder, isBehindLink: isBehindLink)
        return true
      }
      // The kernel tells of a change under one name only, whatever others the folder has.
      let hasOtherName = isBehindLink || known.isBehindLink || known.path != folder
      watches[number] = Watch(path: isBehindLink ? known.path : folder, isBehindLink: hasOtherName)
      return true
    }

    /// A folder that was moved away may live on elsewhere; what happens there is no change of the site.
    private mutating func forget(_ folder: RelativePath) {
      for (number, watch) in watches where watch.path.isAtOrBelow(folder) {
        inotify_rm_watch(descriptor, number)
        watches[number] = nil
      }
    }

    // MARK: Events

    mutating func drain() -> Changes {
      var changes = Changes()
      for event in queue.events() { note(event, &changes) }
      return changes
    }

    private mutating func note(_ event: InotifyEvent, _ changes: inout Changes) {
      if event.has(IN_Q_OVERFLOW) {
        writing = []
        watchAll()
        changes.isEverything = true
        return
      }
      guard let watch = watches[event.watch] else { return }
      if event.has(IN_IGNORED) {
        watches[event.watch] = nil
        return
      }
      if event.has(IN_DELETE_SELF) || event.has(IN_MOVE_SELF) {
        // Folders further down are told of by the folder above them; above the root there is none.
        if watch.path == WatchedFolders.top { isUnreliable = true }
        return
      }
      guard !event.name.isEmpty, !WatchedFolders.isIgnored(event.name, in: watch.path) else { return }
      if watch.isBehindLink { changes.isEverything = true }
      if watch.path == WatchedFolders.top, !WatchedFolders.tops.contains(event.name) { return }
      let path =
        watch.path == WatchedFolders.top ? RelativePath(event.name) : watch.path.appending(event.name)
      changes.paths.insert(path)
      if event.has(IN_ISDIR) {
        if event.has(IN_MOVED_FROM) || event.has(IN_DELETE) { forget(path) }
        // One that could not be read before may be readable now.
        if event.has(IN_CREATE) || event.has(IN_MOVED_TO) || event.has(IN_ATTRIB) { watchTree(path) }
        return
      }
      if event.has(IN_MODIFY) {
        writing.insert(path)
      } else if event.has(IN_CLOSE_WRITE) || event.has(IN_DELETE) || event.has(IN_MOVED_FROM)
        || event.has(IN_MOVED_TO)
      {
        writing.remove(path)
      }
      if event.has(IN_CREATE) || event.has(IN_MOVED_TO),
        FolderListing.kind(of: folders.path(path), follow: false) == .link
      {
        var visited: Set<RelativePath> = []
        watchTarget(of: path, &visited)
      }
    }
  }
#endif
