#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Looks for bytes in long texts, where most texts have none of them.
enum TextSearch {
  static func contains(_ text: String, _ bytes: StaticString) -> Bool {
    var text = text
    return text.withUTF8 { buffer in
      guard let start = buffer.baseAddress else { return false }
      return bytes.withUTF8Buffer { needle in
        needle.baseAddress.map { memmem(start, buffer.count, $0, needle.count) != nil } ?? false
      }
    }
  }
}
