import SiteContent

/// Disks whose changes the kernel does not see, for others make them: network shares, and the folders
/// that a virtual machine shares with its host.
enum RemoteDisk {
  /// - Parameters:
  ///   - path: absolute and without links.
  ///   - mounts: what `/proc/self/mounts` says (proc_pid_mounts(5)).
  static func holds(_ path: String, mounts: String) -> Bool {
    var deepest = (depth: 0, type: Substring())
    for line in mounts.split(separator: "\n") {
      let fields = line.split(separator: " ")
      guard fields.count >= 3 else { continue }
      // Spaces in names are written as \040.
      let place = fields[1].replacing("\\040", with: " ")
      let isAbove = place == "/" || path == place || path.hasPrefix(place + "/")
      // Of two on one place, the later one is seen.
      if isAbove, place.utf8.count >= deepest.depth { deepest = (place.utf8.count, fields[2]) }
    }
    return types.contains(String(deepest.type)) || deepest.type.hasPrefix("fuse.")
  }

  static func holds(_ path: String) -> Bool {
    let mounts = (try? FileReading.bytesIfPresent(of: "/proc/self/mounts")) ?? nil
    guard let mounts, let place = FolderListing.resolved(path) else { return false }
    return holds(place, mounts: String(decoding: mounts, as: UTF8.self))
  }

  private static let types: Set = [
    "nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "virtiofs", "vboxsf", "vmhgfs", "prl_fs", "ceph", "afs",
    "fuse",
  ]
}
