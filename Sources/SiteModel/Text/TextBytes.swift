import Synchronization

/// The bytes of a text: at hand, or kept where they are read when somebody asks for them.
package enum TextBytes: Sendable {
  case atHand([UInt8])
  case kept(KeptBytes)

  package init(_ bytes: [UInt8] = []) { self = .atHand(bytes) }

  package init(_ kept: KeptBytes) { self = .kept(kept) }

  /// Throws where what is kept is not what was written.
  package func read() throws(CacheDamage) -> [UInt8] {
    switch self {
    case .atHand(let bytes): bytes
    case .kept(let kept): try kept.read()
    }
  }

  /// How many there are, which is known without reading them.
  package var count: Int {
    switch self {
    case .atHand(let bytes): bytes.count
    case .kept(let kept): kept.count
    }
  }

  package var isEmpty: Bool { count == 0 }

  /// Stands for those that are kept.
  package var digest: Digest? {
    if case .kept(let kept) = self { kept.digest } else { nil }
  }
}

extension TextBytes: Equatable {
  /// Of two texts that are kept their digests tell; one that cannot be read equals none that is at hand.
  package static func == (a: TextBytes, b: TextBytes) -> Bool {
    switch (a, b) {
    case (.atHand(let a), .atHand(let b)): a == b
    case (.kept(let a), .kept(let b)): a.digest == b.digest
    case (.atHand(let bytes), .kept(let kept)), (.kept(let kept), .atHand(let bytes)):
      kept.count == bytes.count && kept.holds(bytes)
    }
  }
}

/// Bytes that are on the disk, or will be, with what stands for them.
package final class KeptBytes: Sendable {
  /// Reads bytes back; nil where they cannot be read.
  package typealias Reading = @Sendable () -> [UInt8]?

  private enum Place: Sendable {
    case atHand([UInt8])
    case onDisk(Reading)
  }

  package let count: Int
  package let digest: Digest
  private let key: DigestKey
  private let place: Mutex<Place>

  private init(count: Int, digest: Digest, key: DigestKey, _ place: Place) {
    self.count = count
    self.digest = digest
    self.key = key
    self.place = Mutex(place)
  }

  /// Those that an earlier build wrote.
  package convenience init(count: Int, digest: Digest, key: DigestKey, _ read: @escaping Reading) {
    self.init(count: count, digest: digest, key: key, .onDisk(read))
  }

  /// Those that somebody has just made.
  package convenience init(_ bytes: [UInt8], _ key: DigestKey) {
    self.init(count: bytes.count, digest: key.digest(bytes), key: key, .atHand(bytes))
  }

  /// Throws where they are not what was written: nothing is to be made of them.
  package func read() throws(CacheDamage) -> [UInt8] {
    switch place.withLock({ $0 }) {
    case .atHand(let bytes): return bytes
    case .onDisk(let read):
      guard let bytes = read(), key.digest(bytes) == digest else { throw CacheDamage() }
      return bytes
    }
  }

  /// Frees what is at hand: from now on, whoever wants the bytes has them read.
  package func letGo(_ read: @escaping Reading) {
    place.withLock { place in
      if case .atHand = place { place = .onDisk(read) }
    }
  }

  fileprivate func holds(_ bytes: [UInt8]) -> Bool {
    do throws(CacheDamage) { return try read() == bytes } catch { return false }
  }
}

extension TextBytes: ByteCodable {
  /// Those at hand, or the digest of what is kept.
  package func write(to writer: inout ByteWriter) {
    writer.put(digest)
    if case .atHand(let bytes) = self { writer.put(bytes) }
  }

  /// What is kept is found where it was put: see `KeptBodies`. Here it would be missing.
  package init(from reader: inout ByteReader) throws(CacheDamage) {
    guard try reader.value(Digest?.self) == nil else { throw CacheDamage() }
    self = .atHand(try reader.content())
  }
}
