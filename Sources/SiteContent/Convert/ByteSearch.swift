extension [UInt8] {
  /// A text's bytes. Of a part of a string, `Array.init` copies one after the other.
  init(contiguous text: Substring) {
    self = text.utf8.withContiguousStorageIfAvailable { Array($0) } ?? Array(text.utf8)
  }

  /// Whether some bytes stand anywhere in these. `memchr` looks at many at once for the first of them.
  func hasPart(_ part: StaticString) -> Bool {
    part.withUTF8Buffer { part in
      withUnsafeBufferPointer { bytes in
        guard let start = bytes.baseAddress, let first = part.first else { return part.isEmpty }
        var i = 0
        while i < bytes.count, let found = memchr(start + i, Int32(first), bytes.count - i) {
          i = UnsafeRawPointer(start).distance(to: UnsafeRawPointer(found))
          if bytes[i...].starts(with: part) { return true }
          i += 1
        }
        return false
      }
    }
  }
}

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif
