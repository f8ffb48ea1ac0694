/// Reads what a `ByteWriter` wrote. It never reads beyond the end.
package struct ByteReader {
  private let bytes: [UInt8]
  private var index: Int
  private let end: Int

  package init(_ bytes: [UInt8], from start: Int = 0) {
    self.bytes = bytes
    index = min(start, bytes.count)
    end = bytes.count
  }

  package var isAtEnd: Bool { index == end }

  /// How many bytes have been read.
  package var position: Int { index }

  package mutating func number() throws(CacheDamage) -> UInt64 {
    var result: UInt64 = 0
    var shift: UInt64 = 0
    while index < end, shift < 64 {
      let byte = bytes[index]
      index += 1
      result |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return result }
      shift += 7
    }
    throw CacheDamage()
  }

  package mutating func fixed() throws(CacheDamage) -> UInt64 {
    guard end - index >= 8 else { throw CacheDamage() }
    let value = bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: index, as: UInt64.self) }
    index += 8
    return UInt64(littleEndian: value)
  }

  /// How many things follow; no more than there are bytes left, so that a wrong count takes no memory.
  package mutating func count() throws(CacheDamage) -> Int {
    let count = try number()
    guard count <= UInt64(end - index) else { throw CacheDamage() }
    return Int(count)
  }

  package mutating func content() throws(CacheDamage) -> [UInt8] { Array(try slice()) }

  /// The same, in the place where they stand.
  package mutating func slice() throws(CacheDamage) -> ArraySlice<UInt8> {
    let count = try count()
    defer { index += count }
    return bytes[index..<index + count]
  }

  package mutating func words() throws(CacheDamage) -> [UInt32] {
    let count = try count()
    guard count <= (end - index) / 4 else { throw CacheDamage() }
    let start = index
    index += count * 4
    return bytes.withUnsafeBytes { bytes in
      (0..<count).map {
        UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: start + $0 * 4, as: UInt32.self))
      }
    }
  }

  package mutating func text() throws(CacheDamage) -> String {
    let count = try count()
    defer { index += count }
    // Checked when it was written, and by the digest of the whole file.
    return bytes.withUnsafeBufferPointer { buffer in
      String(decoding: UnsafeBufferPointer(rebasing: buffer[index..<index + count]), as: UTF8.self)
    }
  }

  package mutating func value<Value: ByteCodable>(_ type: Value.Type = Value.self) throws(CacheDamage)
    -> Value
  {
    try Value(from: &self)
  }
}
