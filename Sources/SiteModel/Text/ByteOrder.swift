#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The order of texts by their UTF-8 bytes, as `RelativePath` has it.
package enum ByteOrder {
  /// The positions of some texts in their order; equal ones stay as they stood.
  package static func order(_ texts: [String]) -> [Int] {
    // Thirty-two bytes tell most addresses apart, and are compared without looking at the texts.
    let keys = texts.map(Beginning.init)
    return texts.indices.sorted { a, b in
      let (key, other) = (keys[a], keys[b])
      if key.first != other.first { return key.first < other.first }
      if key.second != other.second { return key.second < other.second }
      if key.third != other.third { return key.third < other.third }
      if key.fourth != other.fourth { return key.fourth < other.fourth }
      let order = compare(texts[a], texts[b])
      return order != 0 ? order < 0 : a < b
    }
  }

  /// The first bytes of a text, filled up with zeros; as numbers, they have the order of the bytes.
  private struct Beginning {
    var first: UInt64 = 0
    var second: UInt64 = 0
    var third: UInt64 = 0
    var fourth: UInt64 = 0

    init(_ text: String) {
      var text = text
      text.withUTF8 { bytes in
        first = Self.number(bytes, from: 0)
        second = Self.number(bytes, from: 8)
        third = Self.number(bytes, from: 16)
        fourth = Self.number(bytes, from: 24)
      }
    }

    private static func number(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> UInt64 {
      var number: UInt64 = 0
      for i in start..<start + 8 { number = number << 8 | (i < bytes.count ? UInt64(bytes[i]) : 0) }
      return number
    }
  }

  /// Whether a text begins with the bytes of another.
  package static func begins(_ text: String, with prefix: String) -> Bool {
    var (text, prefix) = (text, prefix)
    return text.withUTF8 { text in prefix.withUTF8 { begins(text, with: $0) } }
  }

  package static func begins(_ text: UnsafeBufferPointer<UInt8>, with prefix: UnsafeBufferPointer<UInt8>)
    -> Bool
  {
    guard let first = text.baseAddress, let second = prefix.baseAddress, prefix.count > 0 else {
      return prefix.isEmpty
    }
    return text.count >= prefix.count && memcmp(first, second, prefix.count) == 0
  }

  /// Negative, zero or positive, as `memcmp` has it.
  package static func compare(_ a: String, _ b: String) -> Int {
    var (a, b) = (a, b)
    return a.withUTF8 { a in
      b.withUTF8 { b in
        if let first = a.baseAddress, let second = b.baseAddress {
          let order = memcmp(first, second, min(a.count, b.count))
          if order != 0 { return Int(order) }
        }
        return a.count - b.count
      }
    }
  }
}
