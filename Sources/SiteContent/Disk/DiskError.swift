/// The disk failed: a file cannot be read or written.
package struct DiskError: Error, CustomStringConvertible, Sendable {
  package var path: String
  package var action: String
  package var code: Int32
  /// What to do about it, where that is known.
  package var hint: String?

  package init(_ action: String, _ path: String, code: Int32, hint: String? = nil) {
    self.action = action
    self.path = path
    self.code = code
    self.hint = hint
  }

  package var description: String {
    "cannot \(action) '\(path)': \(Self.words(for: code))" + (hint.map { "; " + $0 } ?? "")
  }

  /// Whether the disk is well, and only does not let this program write there.
  package var isRefusal: Bool { [EACCES, EPERM, EROFS].contains(code) }

  /// What the system calls an error.
  package static func words(for code: Int32) -> String { String(cString: strerror(code)) }
}

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif
