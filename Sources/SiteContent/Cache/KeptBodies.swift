package import SiteModel

/// What is kept apart from a file's content, to be read when somebody wants it; written one after the other.
package struct KeptBodies {
  private let key: DigestKey
  package private(set) var writer = ByteWriter()

  package init(key: DigestKey) { self.key = key }

  /// Adds some bytes, and tells in the content where they are found.
  ///
  /// - Parameter digest: theirs, where it is known.
  mutating func put(_ bytes: [UInt8], in content: inout ByteWriter, digest: Digest? = nil) {
    content.put(digest ?? key.digest(bytes))
    content.put(UInt64(writer.bytes.count))
    content.put(UInt64(bytes.count))
    writer.append(bytes)
  }
}

/// The same when it is read.
package struct LazyBodies: Sendable {
  private let key: DigestKey
  private let read: @Sendable (Range<Int>) -> [UInt8]?

  /// - Parameters:
  ///   - key: what digests are made with.
  ///   - read: bytes by their place among the bodies; nil where they cannot be read.
  package init(key: DigestKey, _ read: @escaping @Sendable (Range<Int>) -> [UInt8]?) {
    self.key = key
    self.read = read
  }

  /// Bytes that are compared with what was written once somebody reads them.
  func bytes(from content: inout ByteReader) throws(CacheDamage) -> KeptBytes {
    let digest: Digest = try content.value()
    let (start, count) = (try content.number(), try content.number())
    guard start <= UInt64(Int32.max), count <= UInt64(Int32.max) else { throw CacheDamage() }
    let range = Int(start)..<Int(start + count)
    return KeptBytes(
      count: range.count, digest: digest,
      Once { [key, read] in
        guard let bytes = read(range), key.digest(bytes) == digest else { return .failure(CacheDamage()) }
        return .success(bytes)
      })
  }
}
