package import SiteContent
import SiteModel

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Which messages have been dealt with: keyed digests, from which nobody can tell what was in them or guess it.
///
/// It lies in `.blogsite/inbox/`. Should it be lost, a message whose comment is still there is known by that comment.
package final class Ledger {
  /// Nil where nothing is to be written.
  private let file: Int32?
  private let path: String
  private let key: DigestKey
  private var known: Set<Digest>

  /// Opens it, and waits while another run holds it.
  ///
  /// - Throws: `DiskError`.
  package init(_ layout: SiteLayout) throws(DiskError) {
    try OwnFolders.makeState(layout)
    let folder = layout.state + "/inbox"
    try FileWriting.makeFolder(folder)
    guard chmod(folder, 0o700) == 0 else { throw DiskError("protect", folder, code: errno) }
    path = Self.path(layout)
    let file = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else { throw DiskError("open", path, code: errno) }
    self.file = file
    while flock(file, LOCK_EX) != 0 {
      guard errno == EINTR else {
        close(file)
        throw DiskError("lock", path, code: errno)
      }
    }
    let bytes: [UInt8]
    do {
      bytes = try FileReading.bytes(of: path)
    } catch {
      close(file)
      throw error
    }
    if let (key, known) = Self.read(bytes) {
      (self.key, self.known) = (key, known)
      if bytes.count % 16 != 0, ftruncate(file, off_t(bytes.count / 16 * 16)) != 0 {
        throw DiskError("write", path, code: errno)
      }
    } else {
      key = .random()
      known = []
      guard ftruncate(file, 0) == 0 else { throw DiskError("write", path, code: errno) }
      try append(Self.bytes(key.first, key.second))
    }
  }

  /// Reads it, for a run that writes nothing: what is noted then is known until the run ends.
  ///
  /// - Throws: `DiskError`.
  package init(reading layout: SiteLayout) throws(DiskError) {
    path = Self.path(layout)
    file = nil
    (key, known) = Self.read(try FileReading.ownBytesIfPresent(of: path) ?? []) ?? (.random(), [])
  }

  deinit { if let file { close(file) } }

  private static func path(_ layout: SiteLayout) -> String { layout.state + "/inbox/ledger" }

  /// 16 bytes of key, then 16 a digest; a killed run may have left a part of one. Nil where there is no key.
  private static func read(_ bytes: [UInt8]) -> (DigestKey, Set<Digest>)? {
    let whole = bytes.count / 16
    guard whole > 0 else { return nil }
    let digests = (1..<max(whole, 1)).map {
      Digest(high: number(bytes, $0 * 16), low: number(bytes, $0 * 16 + 8))
    }
    return (DigestKey(first: number(bytes, 0), second: number(bytes, 8)), Set(digests))
  }

  package func contains(_ identity: [UInt8]) -> Bool { known.contains(key.digest(identity)) }

  /// Notes what tells a message from others.
  ///
  /// - Throws: `DiskError`.
  package func add(_ identities: [[UInt8]]) throws(DiskError) {
    var bytes: [UInt8] = []
    for identity in identities {
      let digest = key.digest(identity)
      if known.insert(digest).inserted { bytes += Self.bytes(digest.high, digest.low) }
    }
    if !bytes.isEmpty { try append(bytes) }
  }

  /// Sees to it that what was noted is on the disk.
  package func sync() throws(DiskError) {
    guard let file else { return }
    guard fsync(file) == 0 else { throw DiskError("write", path, code: errno) }
  }

  private func append(_ bytes: [UInt8]) throws(DiskError) {
    guard let file else { return }
    // One call: a kill leaves all of it or, at worst, a beginning that the next run cuts off.
    let count = bytes.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
    guard count == bytes.count else { throw DiskError("write", path, code: count < 0 ? errno : ENOSPC) }
  }

  private static func bytes(_ high: UInt64, _ low: UInt64) -> [UInt8] {
    [high, low].flatMap { number in (0..<8).map { UInt8(truncatingIfNeeded: number >> UInt64(8 * $0)) } }
  }

  private static func number(_ bytes: [UInt8], _ start: Int) -> UInt64 {
    (0..<8).reduce(0) { $0 | UInt64(bytes[start + $1]) << UInt64(8 * $1) }
  }
}
