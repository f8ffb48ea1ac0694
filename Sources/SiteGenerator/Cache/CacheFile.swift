package import SiteContent
package import SiteModel

/// A file of the cache: what it is good for, a digest of its content, the content, and bodies: bytes that are read
/// when somebody wants them.
///
/// Nobody need trust it: a file that is cut short, damaged, of another program, or made under other conditions is
/// taken for missing. Only the bodies are not looked at: whoever wants one must know its digest.
package struct CacheFile: Sendable {
  package let path: String
  /// Whoever wrote the file: another program may mean other things by the same bytes.
  package let program: String

  package init(path: String, program: String) {
    self.path = path
    self.program = program
  }

  private static let sign = Array("blogsite cache 2\n".utf8)

  /// What stands in a file.
  package struct Contents: Sendable {
    /// What its digests are made with.
    package var key: DigestKey
    package var content: ByteReader
    package var bodies: Bodies
  }

  /// Bytes that are read when somebody wants them.
  package struct Bodies: Sendable {
    fileprivate var storage: CacheStorage
    fileprivate var place: Range<Int>

    /// Some of them, by their place among all; nil where there are none.
    package func bytes(_ range: Range<Int>) -> [UInt8]? {
      guard range.lowerBound >= 0, range.upperBound <= place.count else { return nil }
      return storage.bytes(place.lowerBound + range.lowerBound..<place.lowerBound + range.upperBound)
    }
  }

  /// Nil where the file is of no use.
  ///
  /// - Parameters:
  ///   - key: the one that is wanted; nil for any.
  ///   - conditions: what the content depends on besides what it tells of itself.
  package func read(key: DigestKey? = nil, conditions: Digest = .zero) -> Contents? {
    guard let storage = CacheStorage(path), var reader = head(storage) else { return nil }
    do throws(CacheDamage) {
      guard try reader.text() == program else { return nil }
      let found = DigestKey(first: try reader.fixed(), second: try reader.fixed())
      guard key == nil || key == found, try reader.value(Digest.self) == conditions else { return nil }
      let digest = try reader.value(Digest.self)
      let (count, bodies) = (try reader.fixed(), try reader.fixed())
      let rest = UInt64(storage.size - reader.position)
      guard count <= rest, bodies == rest - count else { return nil }
      let end = reader.position + Int(count)
      guard let bytes = storage.bytes(reader.position..<end),
        Self.digest(bytes, bodies: bodies, found) == digest
      else { return nil }
      return Contents(
        key: found, content: ByteReader(bytes), bodies: Bodies(storage: storage, place: end..<storage.size))
    } catch {
      return nil
    }
  }

  /// A reader of what stands before the content.
  private func head(_ storage: CacheStorage) -> ByteReader? {
    guard let bytes = storage.bytes(0..<min(storage.size, 4096)), bytes.starts(with: Self.sign) else {
      return nil
    }
    return ByteReader(bytes, from: Self.sign.count)
  }

  private static func digest(_ content: [UInt8], bodies: UInt64, _ key: DigestKey) -> Digest {
    key.digest { hasher in
      hasher.add(bodies)
      content.withUnsafeBytes { hasher.add(counted: $0) }
    }
  }

  /// The key that a file of this program was made with.
  package func readKey() -> DigestKey? {
    guard let storage = CacheStorage(path), var reader = head(storage) else { return nil }
    do throws(CacheDamage) {
      guard try reader.text() == program else { return nil }
      return DigestKey(first: try reader.fixed(), second: try reader.fixed())
    } catch {
      return nil
    }
  }

  /// - Returns: the bodies, to be read back; nil where that cannot be done.
  /// - Throws: `DiskError`.
  @discardableResult
  package func write(
    key: DigestKey, conditions: Digest = .zero, _ content: ByteWriter, bodies: ByteWriter = ByteWriter()
  ) throws(DiskError) -> Bodies? {
    var writer = ByteWriter()
    writer.append(Self.sign)
    writer.put(program)
    writer.put(fixed: key.first)
    writer.put(fixed: key.second)
    writer.put(conditions)
    writer.put(Self.digest(content.bytes, bodies: UInt64(bodies.bytes.count), key))
    writer.put(fixed: UInt64(content.bytes.count))
    writer.put(fixed: UInt64(bodies.bytes.count))
    try FileWriting.replace(path, with: writer.bytes, content.bytes, bodies.bytes)
    let start = writer.bytes.count + content.bytes.count
    let place = start..<start + bodies.bytes.count
    guard let storage = CacheStorage(path), storage.size == place.upperBound else { return nil }
    return Bodies(storage: storage, place: place)
  }
}
