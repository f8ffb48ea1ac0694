/// The bytes of a text: at hand, or kept where they are read when somebody asks for them.
package struct TextBytes: Sendable {
  /// Those at hand; empty where they are kept.
  package var atHand: [UInt8]
  package let kept: KeptBytes?

  package init(_ bytes: [UInt8] = []) {
    atHand = bytes
    kept = nil
  }

  package init(_ kept: KeptBytes) {
    atHand = []
    self.kept = kept
  }

  package var bytes: [UInt8] { kept?.bytes ?? atHand }

  /// Reads what is kept, where nobody has yet.
  package func open() { _ = kept?.bytes.count }

  package var isEmpty: Bool { kept.map { $0.count == 0 } ?? atHand.isEmpty }
}

extension TextBytes: Hashable {
  package static func == (a: TextBytes, b: TextBytes) -> Bool {
    if let a = a.kept, let b = b.kept, a === b || a.digest == b.digest { return true }
    return a.bytes == b.bytes
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(bytes) }
}

/// Bytes that are read once somebody asks for them, with what stands for them until then.
package final class KeptBytes: Sendable {
  package let count: Int
  /// Keyed: see `DigestKey`.
  package let digest: Digest
  private let lazyBytes: Once<[UInt8]>

  package var bytes: [UInt8] { lazyBytes.value }

  package init(count: Int, digest: Digest, _ bytes: Once<[UInt8]>) {
    self.count = count
    self.digest = digest
    lazyBytes = bytes
  }
}

extension TextBytes: ByteCodable {
  package func write(to writer: inout ByteWriter) { writer.put(bytes) }
  package init(from reader: inout ByteReader) throws(CacheDamage) { self.init(try reader.content()) }
}
