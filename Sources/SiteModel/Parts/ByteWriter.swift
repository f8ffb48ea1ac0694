/// Values as bytes.
package struct ByteWriter {
  package private(set) var bytes: [UInt8] = []

  private let scope: PartScope

  package init(_ scope: PartScope = .all) { self.scope = scope }

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

  /// Numbers of four bytes each, and how many they are.
  package mutating func put(words: [UInt32]) {
    put(UInt64(words.count))
    bytes.reserveCapacity(bytes.count + words.count * 4)
    #if _endian(little)
      words.withUnsafeBytes { bytes.append(contentsOf: $0) }
    #else
      for word in words { withUnsafeBytes(of: word.littleEndian) { bytes.append(contentsOf: $0) } }
    #endif
  }

  mutating func put(utf8 text: String) {
    var text = text
    text.withUTF8 {
      put(UInt64($0.count))
      bytes.append(contentsOf: $0)
    }
  }

  /// Bytes as they are, without their count.
  package mutating func append(_ content: [UInt8]) { bytes.append(contentsOf: content) }

  package mutating func put<Value: ByteWritable>(_ value: Value) { value.write(to: &self) }

  /// A part that only some who write the value want.
  package mutating func put<Value: ByteWritable>(_ value: Value, _ role: PartRole) {
    if scope.includes(role) { value.write(to: &self) }
  }
}
