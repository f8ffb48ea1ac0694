#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Looks for bytes in long texts, where most texts have none of them.
enum TextSearch {
  static func holds(_ text: String, _ part: String) -> Bool { text.firstRange(of: part) != nil }

  static func contains(_ text: String, _ bytes: StaticString) -> Bool {
    var text = text
    return text.withUTF8 { buffer in
      guard let start = buffer.baseAddress else { return false }
      return bytes.withUTF8Buffer { needle in
        guard let first = needle.first, let wanted = needle.baseAddress else { return true }
        var i = 0
        while i + needle.count <= buffer.count {
          guard let found = memchr(start + i, Int32(first), buffer.count - needle.count + 1 - i) else {
            return false
          }
          i = UnsafeRawPointer(found) - UnsafeRawPointer(start)
          if memcmp(start + i, wanted, needle.count) == 0 { return true }
          i += 1
        }
        return false
      }
    }
  }
}
