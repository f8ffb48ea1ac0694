import SiteContent
import SiteModel

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Paths below the output folder in the order of their bytes, one behind the other in one piece of memory: as many
/// texts would be as many things to make and to free, in builds that change none of them.
struct PathTable: Sendable, Equatable {
  /// Each with a zero behind it, as system calls want it.
  private var bytes: [UInt8] = []
  /// Where each begins, and the last one ends.
  private var starts = [0]

  var count: Int { starts.count - 1 }

  mutating func reserve(_ count: Int) {
    starts.reserveCapacity(count + 1)
    bytes.reserveCapacity(count * 48)
  }

  /// Adds one that comes after all others.
  mutating func append(_ path: RelativePath) {
    var text = path.text
    text.withUTF8 { bytes.append(contentsOf: $0) }
    end()
  }

  /// Adds one of another table.
  mutating func append(_ position: Int, of other: PathTable) {
    bytes.append(contentsOf: other.bytes[other.starts[position]..<other.starts[position + 1] - 1])
    end()
  }

  private mutating func end() {
    bytes.append(0)
    starts.append(bytes.count)
  }

  subscript(position: Int) -> RelativePath {
    RelativePath(String(decoding: bytes[starts[position]..<starts[position + 1] - 1], as: UTF8.self))
  }

  /// Hands over a path, with a zero at its end.
  func withBytes<Result>(_ position: Int, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows
    -> Result
  {
    try bytes.withUnsafeBufferPointer { buffer in
      try body(UnsafeBufferPointer(rebasing: buffer[starts[position]..<starts[position + 1]]))
    }
  }

  /// Negative where the one in the table comes first, zero where it is the same.
  func compare(_ position: Int, with path: RelativePath) -> Int {
    var text = path.text
    return text.withUTF8 { other in withBytes(position) { Self.compare($0.dropLast(), other[...]) } }
  }

  private static func compare(
    _ a: Slice<UnsafeBufferPointer<UInt8>>, _ b: Slice<UnsafeBufferPointer<UInt8>>
  ) -> Int {
    if let first = a.base.baseAddress, let second = b.base.baseAddress {
      let order = memcmp(first + a.startIndex, second + b.startIndex, min(a.count, b.count))
      if order != 0 { return Int(order) }
    }
    return a.count - b.count
  }
}

extension PathTable: ByteCodable {
  func write(to writer: inout ByteWriter) { writer.put(bytes) }

  init(from reader: inout ByteReader) throws(CacheDamage) {
    bytes = try reader.content()
    starts.reserveCapacity(bytes.count / 32)
    let isWhole = bytes.withUnsafeBufferPointer { bytes in
      var last = bytes[..<0]
      while let start = starts.last, start < bytes.count {
        guard let end = bytes[start...].firstIndex(of: 0), OutputPath.isSafe(bytes[start..<end]),
          start == 0 || Self.compare(last, bytes[start..<end]) < 0
        else { return false }
        last = bytes[start..<end]
        starts.append(end + 1)
      }
      return true
    }
    guard isWhole else { throw CacheDamage() }
  }
}
