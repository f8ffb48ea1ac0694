/// The disk failed: a file cannot be read or written.
package struct DiskError: Error, CustomStringConvertible, Sendable {
  package var path: String
  package var action: String
  package var code: Int32

  package init(_ action: String, _ path: String, code: Int32) {
    self.action = action
    self.path = path
    self.code = code
  }

  package var description: String {
    "cannot \(action) '\(path)': \(String(cString: strerror(code)))"
  }
}

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif
