package import SiteModel

/// What is kept apart from a file's content, to be read when somebody wants it; written one after the other.
package struct KeptBodies {
  private let key: DigestKey
  package private(set) var writer = ByteWriter()
  /// What was at hand and may be read back instead, with its place among the bodies.
  private var texts: [(bytes: KeptBytes, range: Range<Int>)] = []

  package init(key: DigestKey) { self.key = key }

  /// Adds some bytes, and tells in the content where they are found.
  package mutating func put(_ bytes: [UInt8], in content: inout ByteWriter) {
    put(bytes, key.digest(bytes), in: &content)
  }

  /// Throws where bytes that were kept are damaged.
  mutating func put(_ kept: KeptBytes, in content: inout ByteWriter) throws(CacheDamage) {
    let start = writer.bytes.count
    put(try kept.read(), kept.digest, in: &content)
    texts.append((kept, start..<writer.bytes.count))
  }

  /// Throws as the one before.
  mutating func put(_ text: TextBytes, in content: inout ByteWriter) throws(CacheDamage) {
    switch text {
    case .atHand(let bytes): put(bytes, in: &content)
    case .kept(let kept): try put(kept, in: &content)
    }
  }

  private mutating func put(_ bytes: [UInt8], _ digest: Digest, in content: inout ByteWriter) {
    content.put(digest)
    content.put(UInt64(writer.bytes.count))
    content.put(UInt64(bytes.count))
    writer.append(bytes)
  }

  /// Frees the texts that stand on the disk by now.
  ///
  /// - Parameter read: bytes by their place among the bodies; nil where they cannot be read.
  package func letGo(_ read: @escaping @Sendable (Range<Int>) -> [UInt8]?) {
    for (bytes, range) in texts { bytes.letGo { read(range) } }
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
  package func bytes(from content: inout ByteReader) throws(CacheDamage) -> KeptBytes {
    let digest: Digest = try content.value()
    let (start, count) = (try content.number(), try content.number())
    guard start <= UInt64(Int32.max), count <= UInt64(Int32.max) else { throw CacheDamage() }
    let range = Int(start)..<Int(start + count)
    return KeptBytes(count: range.count, digest: digest, key: key) { [read] in read(range) }
  }
}
