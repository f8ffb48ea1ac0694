#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The order of texts by their UTF-8 bytes: that of disks, for which a composed and a decomposed `é` are two.
package enum ByteOrder {
  package static func isBefore(_ a: String, _ b: String) -> Bool { compare(a, b) < 0 }

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
