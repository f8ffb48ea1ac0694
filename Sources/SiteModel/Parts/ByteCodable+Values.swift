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

extension Int64: ByteCodable {
  package func write(to writer: inout ByteWriter) { writer.put(Int(self)) }
  package init(from reader: inout ByteReader) throws(CacheDamage) { self = Int64(try Int(from: &reader)) }
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

extension Optional: ByteWritable where Wrapped: ByteWritable {
  package func write(to writer: inout ByteWriter) {
    writer.put(self != nil)
    if let value = self { writer.put(value) }
  }
}

extension Optional: ByteCodable where Wrapped: ByteCodable {
  package init(from reader: inout ByteReader) throws(CacheDamage) {
    self = try Bool(from: &reader) ? .some(try reader.value()) : .none
  }
}

extension Array: ByteWritable where Element: ByteWritable {
  package func write(to writer: inout ByteWriter) {
    writer.put(UInt64(count))
    for value in self { writer.put(value) }
  }
}

extension Array: ByteCodable where Element: ByteCodable {
  package init(from reader: inout ByteReader) throws(CacheDamage) {
    let count = try reader.count()
    self.init()
    // Most lists of an article are.
    if count == 0 { return }
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

extension Range: ByteWritable where Bound: ByteWritable {
  package func write(to writer: inout ByteWriter) {
    writer.put(lowerBound)
    writer.put(upperBound)
  }
}

extension Range: ByteCodable where Bound: ByteCodable {
  package init(from reader: inout ByteReader) throws(CacheDamage) {
    let (start, end) = (try Bound(from: &reader), try Bound(from: &reader))
    guard start <= end else { throw CacheDamage() }
    self = start..<end
  }
}

extension Dictionary: ByteWritable where Key == String, Value: ByteWritable {
  /// In the order of the keys.
  package func write(to writer: inout ByteWriter) {
    writer.put(UInt64(count))
    for (key, value) in sorted(by: { $0.key < $1.key }) {
      writer.put(key)
      writer.put(value)
    }
  }
}

extension Dictionary: ByteCodable where Key == String, Value: ByteCodable {
  package init(from reader: inout ByteReader) throws(CacheDamage) {
    self.init()
    for _ in 0..<(try reader.count()) {
      let key = try reader.text()
      self[key] = try reader.value(Value.self)
    }
  }
}
