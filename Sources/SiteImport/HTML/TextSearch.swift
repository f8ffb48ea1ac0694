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
      return memmem(start, buffer.count, bytes.utf8Start, bytes.utf8CodeUnitCount) != nil
    }
  }
}
