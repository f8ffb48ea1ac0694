package import SiteModel

#if canImport(Glibc)
  package import Glibc
#elseif canImport(Musl)
  package import Musl
#else
  package import Darwin
#endif

/// What the system knows of a file without reading it. A file whose stamp is the same has the same bytes,
/// unless it was written again before the clock of its disk moved on: see `isSettled`.
package struct FileStamp: Hashable, Sendable {
  /// Bytes.
  package var size: Int64
  /// Nanoseconds since 1970.
  package var modified: Int64
  /// When the name, the owner or the bytes last changed; in nanoseconds since 1970. No program can set it.
  package var changed: Int64
  package var inode: UInt64
  package var device: UInt64

  package init(size: Int64, modified: Int64, changed: Int64, inode: UInt64, device: UInt64) {
    self.size = size
    self.modified = modified
    self.changed = changed
    self.inode = inode
    self.device = device
  }

  package init(_ info: stat) {
    #if canImport(Darwin)
      let (modified, changed) = (info.st_mtimespec, info.st_ctimespec)
    #else
      let (modified, changed) = (info.st_mtim, info.st_ctim)
    #endif
    self.init(
      size: Int64(info.st_size), modified: Self.nanoseconds(modified), changed: Self.nanoseconds(changed),
      inode: UInt64(truncatingIfNeeded: info.st_ino), device: UInt64(truncatingIfNeeded: info.st_dev))
  }

  /// The stamp of the file at a path, links followed; nil where there is none.
  package init?(of path: String) {
    var info = stat()
    guard stat(path, &info) == 0 else { return nil }
    self.init(info)
  }

  /// The stamp of an open file; nil where the disk has none to tell.
  init?(ofOpen descriptor: Int32) {
    var info = stat()
    guard fstat(descriptor, &info) == 0 else { return nil }
    self.init(info)
  }

  /// The stamp of an entry of an open folder, links followed; nil where there is none.
  init?(of name: UnsafePointer<CChar>, in folder: Int32) {
    var info = stat()
    guard fstatat(folder, name, &info, 0) == 0 else { return nil }
    self.init(info)
  }

  /// The stamp of what stands at a path itself, be it a link; nil where there is nothing.
  package init?(ofLink path: String) {
    var info = stat()
    guard lstat(path, &info) == 0 else { return nil }
    self.init(info)
  }

  /// Whether the file could not be written once more with the same stamp: its last change lies further back
  /// than the clocks of disks are coarse (Linux 10 ms; some tell whole seconds only, FAT two).
  ///
  /// - Parameter now: a moment of the disk's own clock at which the file was known to have this stamp.
  package func isSettled(at now: Int64) -> Bool {
    let isCoarse = modified % 1_000_000_000 == 0 && changed % 1_000_000_000 == 0
    return max(modified, changed) + (isCoarse ? 2_000_000_000 : 20_000_000) < now
  }

  private static func nanoseconds(_ time: timespec) -> Int64 {
    Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
  }
}

extension FileStamp: ByteCodable {
  package func write(to writer: inout ByteWriter) {
    writer.put(UInt64(bitPattern: size))
    writer.put(fixed: UInt64(bitPattern: modified))
    writer.put(fixed: UInt64(bitPattern: changed))
    writer.put(inode)
    writer.put(device)
  }
  package init(from reader: inout ByteReader) throws(CacheDamage) {
    self.init(
      size: Int64(bitPattern: try reader.number()), modified: Int64(bitPattern: try reader.fixed()),
      changed: Int64(bitPattern: try reader.fixed()), inode: try reader.number(),
      device: try reader.number())
  }
}

extension DigestHasher {
  /// All that a stamp holds.
  package mutating func add(_ stamp: FileStamp) {
    // Five numbers of eight bytes, and nothing between them.
    withUnsafeBytes(of: stamp) { add($0) }
  }
}
