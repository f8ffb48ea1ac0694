import SiteModel

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// One entry of a folder.
package struct FolderEntry: Sendable, Hashable {
  package enum Kind: Sendable, Hashable { case file, folder, link, other }
  package var name: String
  package var kind: Kind
  /// Of files, where stamps were asked for.
  package var stamp: FileStamp?
}

/// Lists folders in a fixed order, whatever the disk's.
package enum FolderListing {
  /// The entries of a folder, sorted by name; an empty list where there is no such folder.
  ///
  /// - Parameters:
  ///   - withStamps: whether files come with their stamps.
  ///   - badName: is told of a name that is no UTF-8.
  package static func entries(
    of path: String, withStamps: Bool = false, badName: (String) -> Void
  ) throws(DiskError) -> [FolderEntry] {
    guard let folder = opendir(path) else {
      if errno == ENOENT { return [] }
      throw DiskError("list", path, code: errno)
    }
    defer { closedir(folder) }
    let descriptor = dirfd(folder)
    var entries: [FolderEntry] = []
    while true {
      errno = 0
      guard let entry = readdir(folder) else {
        if errno != 0 { throw DiskError("list", path, code: errno) }
        break
      }
      let type = Int32(entry.pointee.d_type)
      let found: (name: String?, shown: String, stamp: FileStamp?) = withUnsafePointer(
        to: &entry.pointee.d_name
      ) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: pointer.pointee)) {
          name in
          if isSelfOrParent(name) { return (nil, "", nil) }
          guard let text = String(validatingCString: name) else { return (nil, String(cString: name), nil) }
          var info = stat()
          let wantsStamp = withStamps && type == Int32(DT_REG)
          let stamp = wantsStamp && fstatat(descriptor, name, &info, 0) == 0 ? FileStamp(info) : nil
          return (text, "", stamp)
        }
      }
      guard let name = found.name else {
        if !found.shown.isEmpty { badName(found.shown) }
        continue
      }
      let kind: FolderEntry.Kind
      switch type {
      case Int32(DT_REG): kind = .file
      case Int32(DT_DIR): kind = .folder
      case Int32(DT_LNK): kind = .link
      case Int32(DT_UNKNOWN): kind = FolderListing.kind(of: path + "/" + name, follow: false) ?? .other
      default: kind = .other
      }
      entries.append(FolderEntry(name: name, kind: kind, stamp: found.stamp))
    }
    return ByteOrder.order(entries.map(\.name)).map { entries[$0] }
  }

  /// `.` or `..`
  private static func isSelfOrParent(_ name: UnsafePointer<CChar>) -> Bool {
    guard name[0] == CChar(UInt8(ascii: ".")) else { return false }
    return name[1] == 0 || name[1] == CChar(UInt8(ascii: ".")) && name[2] == 0
  }

  /// What stands at a path; nil where there is nothing.
  package static func kind(of path: String, follow: Bool = true) -> FolderEntry.Kind? {
    var info = stat()
    guard (follow ? stat(path, &info) : lstat(path, &info)) == 0 else { return nil }
    switch info.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    case S_IFLNK: return .link
    default: return .other
    }
  }

  /// A path without links, `.` and `..`; nil where there is no such file.
  package static func resolved(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }
}
