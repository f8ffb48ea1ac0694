package import SiteModel

/// A value that the cache can hold: written and read in one fixed order of its parts.
package protocol ByteCodable {
  func write(to writer: inout ByteWriter)
  /// - Throws: `CacheDamage` where the bytes are none of such a value.
  init(from reader: inout ByteReader) throws(CacheDamage)
}

/// Bytes of the cache that cannot be what was written. The cache is then made anew: nothing else is lost.
package struct CacheDamage: Error {
  package init() {}
}

/// Values as bytes.
package struct ByteWriter {
  package private(set) var bytes: [UInt8] = []

  package init() {}

  package mutating func reserve(_ count: Int) { bytes.reserveCapacity(count) }

  /// Seven bits a byte, the lowest first, as in LEB128: most numbers are small.
  package mutating func put(_ number: UInt64) {
    var rest = number
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest &>>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  package mutating func put(fixed number: UInt64) {
    withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
  }

  package mutating func put(_ content: [UInt8]) {
    put(UInt64(content.count))
    bytes.append(contentsOf: content)
  }

  fileprivate mutating func put(utf8 text: String) {
    var text = text
    text.withUTF8 {
      put(UInt64($0.count))
      bytes.append(contentsOf: $0)
    }
  }

  /// Bytes as they are, without their count.
  package mutating func append(_ content: [UInt8]) { bytes.append(contentsOf: content) }

  package mutating func put<Value: ByteCodable>(_ value: Value) { value.write(to: &self) }
}

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

  package mutating func content() throws(CacheDamage) -> [UInt8] {
    let count = try count()
    defer { index += count }
    return Array(bytes[index..<index + count])
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

extension String: ByteCodable {
  package func write(to writer: inout ByteWriter) { writer.put(utf8: self) }
  package init(from reader: inout ByteReader) throws(CacheDamage) { self = try reader.text() }
}

extension Int: ByteCodable {
  /// Zigzag: small numbers of both signs are short.
  package func write(to writer: inout ByteWriter) {
    let n = Int64(self)
    writer.put(UInt64(bitPattern: (n << 1) ^ (n >> 63)))
  }
  package init(from reader: inout ByteReader) throws(CacheDamage) {
    let n = try reader.number()
    self = Int(Int64(bitPattern: n >> 1) ^ -Int64(bitPattern: n & 1))
  }
}

extension Bool: ByteCodable {
  package func write(to writer: inout ByteWriter) { writer.put(UInt64(self ? 1 : 0)) }
  package init(from reader: inout ByteReader) throws(CacheDamage) {
    switch try reader.number() {
    case 0: self = false
    case 1: self = true
    default: throw CacheDamage()
    }
  }
}

extension Optional: ByteCodable where Wrapped: ByteCodable {
  package func write(to writer: inout ByteWriter) {
    writer.put(self != nil)
    if let value = self { writer.put(value) }
  }
  package init(from reader: inout ByteReader) throws(CacheDamage) {
    self = try reader.value(Bool.self) ? .some(try reader.value()) : .none
  }
}

extension Array: ByteCodable where Element: ByteCodable {
  package func write(to writer: inout ByteWriter) {
    writer.put(UInt64(count))
    for value in self { writer.put(value) }
  }
  package init(from reader: inout ByteReader) throws(CacheDamage) {
    let count = try reader.count()
    self.init()
    reserveCapacity(count)
    for _ in 0..<count { append(try reader.value()) }
  }
}

extension ByteCodable where Self: RawRepresentable, RawValue == String {
  package func write(to writer: inout ByteWriter) { writer.put(rawValue) }
  package init(from reader: inout ByteReader) throws(CacheDamage) {
    guard let value = Self(rawValue: try reader.text()) else { throw CacheDamage() }
    self = value
  }
}

extension Digest: ByteCodable {
  package func write(to writer: inout ByteWriter) {
    writer.put(fixed: high)
    writer.put(fixed: low)
  }
  package init(from reader: inout ByteReader) throws(CacheDamage) {
    self.init(high: try reader.fixed(), low: try reader.fixed())
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
