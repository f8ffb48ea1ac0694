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
}

/// Lists folders in a fixed order, whatever the disk's.
package enum FolderListing {
  /// The entries of a folder, sorted by name; an empty list where there is no such folder.
  ///
  /// - Parameter badName: is told of a name that is no UTF-8.
  package static func entries(of path: String, badName: (String) -> Void) throws(DiskError) -> [FolderEntry] {
    guard let folder = opendir(path) else {
      if errno == ENOENT { return [] }
      throw DiskError("list", path, code: errno)
    }
    defer { closedir(folder) }
    var entries: [FolderEntry] = []
    while true {
      errno = 0
      guard let entry = readdir(folder) else {
        if errno != 0 { throw DiskError("list", path, code: errno) }
        break
      }
      let bytes = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      if bytes == Array(".".utf8) || bytes == Array("..".utf8) { continue }
      guard let name = String(validating: bytes, as: UTF8.self) else {
        badName(String(decoding: bytes, as: UTF8.self))
        continue
      }
      let kind: FolderEntry.Kind
      switch Int32(entry.pointee.d_type) {
      case Int32(DT_REG): kind = .file
      case Int32(DT_DIR): kind = .folder
      case Int32(DT_LNK): kind = .link
      case Int32(DT_UNKNOWN): kind = FolderListing.kind(of: path + "/" + name, follow: false) ?? .other
      default: kind = .other
      }
      entries.append(FolderEntry(name: name, kind: kind))
    }
    return entries.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
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
