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

/// Bytes that are read once somebody asks for them, with what stands for them until then.
package final class KeptBytes: Sendable {
  package let count: Int
  /// Keyed: see `DigestKey`.
  package let digest: Digest
  private let found: Once<Result<[UInt8], CacheDamage>>

  package init(count: Int, digest: Digest, _ found: Once<Result<[UInt8], CacheDamage>>) {
    self.count = count
    self.digest = digest
    self.found = found
  }

  /// Those that somebody has just made.
  package convenience init(_ bytes: [UInt8], _ key: DigestKey) {
    self.init(count: bytes.count, digest: key.digest(bytes), Once(.success(bytes)))
  }

  /// Throws where they are not what was written: nothing is to be made of them.
  package func read() throws(CacheDamage) -> [UInt8] { try found.value.get() }

  fileprivate func holds(_ bytes: [UInt8]) -> Bool {
    if case .success(let own) = found.value { own == bytes } else { false }
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
