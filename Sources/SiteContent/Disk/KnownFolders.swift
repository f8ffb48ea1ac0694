package import SiteModel

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The names that stood in a folder while it had a stamp: whatever adds, removes or renames an entry changes the
/// folder's own times (POSIX, "File Times Update"), so that a folder with the same stamp need not be listed again.
package struct KnownFolder: Sendable, Equatable {
  let stamp: FileStamp
  /// Of each entry a letter for what it is, its name, and a zero, as system calls want it.
  private let entries: ArraySlice<UInt8>

  init(stamp: FileStamp, _ entries: [FolderEntry]) {
    var bytes: [UInt8] = []
    for entry in entries {
      bytes.append(entry.kind.letter)
      bytes += entry.name.utf8
      bytes.append(0)
    }
    (self.stamp, self.entries) = (stamp, bytes[...])
  }

  /// The entries, files with their stamps of now; nil where one is not there, or is not what it was.
  ///
  /// - Parameter folder: the folder, open.
  func entries(in folder: Int32) -> [FolderEntry]? {
    entries.withUnsafeBufferPointer { bytes in
      var found: [FolderEntry] = []
      var rest = bytes[...]
      while let letter = rest.popFirst() {
        guard let kind = FolderEntry.Kind(letter: letter), let end = rest.firstIndex(of: 0) else {
          return nil
        }
        let name = UnsafeBufferPointer(rebasing: rest[..<end])
        var entry = FolderEntry(name: String(decoding: name, as: UTF8.self), kind: kind)
        if kind == .file {
          // The zero is behind the name.
          entry.stamp = name.withMemoryRebound(to: CChar.self) { name in
            name.baseAddress.flatMap { FileStamp(of: $0, in: folder) }
          }
          if entry.stamp == nil { return nil }
        }
        found.append(entry)
        rest = rest[(end + 1)...]
      }
      return found
    }
  }
}

extension FolderEntry.Kind {
  fileprivate var letter: UInt8 {
    switch self {
    case .file: UInt8(ascii: "f")
    case .folder: UInt8(ascii: "d")
    case .link: UInt8(ascii: "l")
    case .other: UInt8(ascii: "o")
    }
  }

  fileprivate init?(letter: UInt8) {
    switch letter {
    case UInt8(ascii: "f"): self = .file
    case UInt8(ascii: "d"): self = .folder
    case UInt8(ascii: "l"): self = .link
    case UInt8(ascii: "o"): self = .other
    default: return nil
    }
  }
}

/// The folders of a site as an earlier build listed them, by their paths relative to the root folder.
package struct KnownFolders: Sendable, Equatable {
  private var folders: [RelativePath: KnownFolder] = [:]

  package init() {}

  subscript(path: RelativePath) -> KnownFolder? { folders[path] }

  /// What a scan saw of them.
  package struct Scan: Sendable {
    /// Those that were as they were known.
    var same: [RelativePath] = []
    var other: [(path: RelativePath, folder: KnownFolder)] = []

    mutating func add(_ scan: Scan) {
      same += scan.same
      other += scan.other
    }
  }

  /// What is known after a scan; nil where it is the same.
  ///
  /// - Parameter moment: of the disk's clock, from before the scan, in nanoseconds since 1970.
  package func after(_ scan: Scan, moment: Int64) -> KnownFolders? {
    let settled = scan.other.filter { $0.folder.stamp.isSettled(at: moment) }
    if settled.isEmpty, scan.same.count == folders.count { return nil }
    var known = KnownFolders()
    for path in scan.same { known.folders[path] = folders[path] }
    for (path, folder) in settled { known.folders[path] = folder }
    return known
  }
}

// MARK: In the cache

extension KnownFolder: ByteCodable {
  package func write(to writer: inout ByteWriter) {
    writer.put(stamp)
    writer.put(Array(entries))
  }

  package init(from reader: inout ByteReader) throws(CacheDamage) {
    (stamp, entries) = (try reader.value(), try reader.slice())
  }
}

extension KnownFolders: ByteCodable {
  package func write(to writer: inout ByteWriter) {
    writer.put(UInt64(folders.count))
    for (path, folder) in folders.sorted(by: { $0.key < $1.key }) {
      writer.put(path)
      writer.put(folder)
    }
  }

  package init(from reader: inout ByteReader) throws(CacheDamage) {
    let count = try reader.count()
    folders.reserveCapacity(count)
    for _ in 0..<count {
      let path: RelativePath = try reader.value()
      folders[path] = try reader.value(KnownFolder.self)
    }
  }
}
