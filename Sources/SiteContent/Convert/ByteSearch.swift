extension [UInt8] {
  /// A text's bytes. Of a part of a string, `Array.init` copies one after the other.
  init(contiguous text: Substring) {
    self = text.utf8.withContiguousStorageIfAvailable { Array($0) } ?? Array(text.utf8)
  }

  /// Whether some bytes stand anywhere in these. `memchr` looks at many at once for the first of them.
  func hasPart(_ part: StaticString) -> Bool { placeOfPart(part) != nil }

  /// Where some bytes stand first, looked for from a place on.
  func placeOfPart(_ part: StaticString, from start: Int = 0) -> Int? {
    part.withUTF8Buffer { part in
      withUnsafeBufferPointer { bytes in
        guard let base = bytes.baseAddress, let first = part.first else { return part.isEmpty ? start : nil }
        var i = start
        while i < bytes.count, let found = memchr(base + i, Int32(first), bytes.count - i) {
          i = UnsafeRawPointer(base).distance(to: UnsafeRawPointer(found))
          if bytes[i...].starts(with: part) { return i }
          i += 1
        }
        return nil
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
