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
    guard let descriptor = try openFolder(path) else { return [] }
    return try entries(of: descriptor, path, withStamps: withStamps, badName: badName)
  }

  /// What a folder had to be asked for.
  enum Finding {
    /// It is as it was known.
    case same
    /// It was listed; with this, it need not be the next time.
    case listed(KnownFolder)
    /// It has to be listed each time.
    case unknowable
  }

  /// The entries of a folder with their stamps.
  ///
  /// - Parameter known: the folder as it was listed before.
  static func entries(
    of path: String, known: KnownFolder?, badName: (String) -> Void
  ) throws(DiskError) -> (entries: [FolderEntry], finding: Finding) {
    guard let descriptor = try openFolder(path) else { return ([], .unknowable) }
    // From before it is listed: what is added meanwhile changes it.
    let stamp = FileStamp(ofOpen: descriptor)
    if let known, known.stamp == stamp, let entries = known.entries(in: descriptor) {
      close(descriptor)
      return (entries, .same)
    }
    var areNamed = true
    let entries = try entries(of: descriptor, path, withStamps: true) { name in
      areNamed = false
      badName(name)
    }
    guard areNamed, let stamp else { return (entries, .unknowable) }
    return (entries, .listed(KnownFolder(stamp: stamp, entries)))
  }

  /// Nil where there is no such folder.
  private static func openFolder(_ path: String) throws(DiskError) -> Int32? {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_NONBLOCK | O_CLOEXEC)
    if descriptor >= 0 { return descriptor }
    if errno == ENOENT { return nil }
    throw DiskError("list", path, code: errno)
  }

  /// Closes the folder.
  private static func entries(
    of descriptor: Int32, _ path: String, withStamps: Bool, badName: (String) -> Void
  ) throws(DiskError) -> [FolderEntry] {
    guard let folder = fdopendir(descriptor) else {
      let code = errno
      close(descriptor)
      throw DiskError("list", path, code: code)
    }
    defer { closedir(folder) }
    var entries: [FolderEntry] = []
    while true {
      errno = 0
      guard let found = readdir(folder) else {
        if errno != 0 { throw DiskError("list", path, code: errno) }
        break
      }
      let type = Int32(found.pointee.d_type)
      withUnsafePointer(to: &found.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: pointer.pointee)) {
          if isSelfOrParent($0) { return }
          guard let name = String(validatingCString: $0) else { return badName(String(cString: $0)) }
          let stamp = withStamps && type == Int32(DT_REG) ? FileStamp(of: $0, in: descriptor) : nil
          entries.append(FolderEntry(name: name, kind: kind(type, of: name, in: path), stamp: stamp))
        }
      }
    }
    return ByteOrder.order(entries.map(\.name)).map { entries[$0] }
  }

  /// What a folder says that an entry is; some disks leave it to be asked of the entry itself.
  private static func kind(_ type: Int32, of name: String, in folder: String) -> FolderEntry.Kind {
    switch type {
    case Int32(DT_REG): .file
    case Int32(DT_DIR): .folder
    case Int32(DT_LNK): .link
    case Int32(DT_UNKNOWN): kind(of: folder + "/" + name, follow: false) ?? .other
    default: .other
    }
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

  /// A path without links, `.` and `..`; nil where there is no such file, or where no text can name it.
  package static func resolved(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    let text = String(validatingCString: real)
    free(real)
    // Repaired, it would be the name of another file.
    if text == nil { errno = EILSEQ }
    return text
  }
}
