/// The beginning of a file, read without ever leaving it.
struct HeaderBytes {
  let bytes: [UInt8]

  enum Order { case big, little }

  /// The number of `count` bytes at an offset; nil where the bytes end before.
  func number(at offset: Int, count: Int, _ order: Order) -> Int? {
    guard offset >= 0, count <= 4, offset <= bytes.count - count else { return nil }
    var value = 0
    for index in 0..<count {
      let byte = bytes[offset + (order == .big ? index : count - 1 - index)]
      value = value << 8 | Int(byte)
    }
    return value
  }

  func byte(at offset: Int) -> UInt8? {
    offset >= 0 && offset < bytes.count ? bytes[offset] : nil
  }

  func has(_ text: StaticString, at offset: Int) -> Bool {
    let count = text.utf8CodeUnitCount
    guard offset >= 0, offset <= bytes.count - count else { return false }
    return text.withUTF8Buffer { $0.elementsEqual(bytes[offset..<(offset + count)]) }
  }
}
