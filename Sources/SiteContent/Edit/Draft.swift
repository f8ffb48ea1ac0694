#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// An open file or folder, closed with the value that stands for it.
final class Descriptor {
  let number: Int32
  var isOpen: Bool { number >= 0 }

  init(_ number: Int32) { self.number = number }

  deinit {
    guard isOpen else { return }
    let code = errno
    close(number)
    errno = code
  }
}

/// A file that has no name of its own yet.
struct Draft {
  let path: String
  private let file: Descriptor

  init(in folder: String, mode: mode_t) throws(ContentEditError) {
    var number = 0
    while true {
      let path = folder + "/" + String(getpid()) + "-" + String(UInt64.random(in: 0 ... .max), radix: 16)
      let file = Descriptor(
        systemOpen(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode))
      if file.isOpen {
        self.path = path
        self.file = file
        // The umask has its say on new files only: this one keeps what its predecessor had.
        if mode != 0o644 { fchmod(file.number, mode) }
        return
      }
      number += 1
      guard errno == EEXIST, number < 8 else { throw .disk(path, action: "write", code: errno) }
    }
  }

  func write(_ bytes: [UInt8]) throws(ContentEditError) {
    let code = bytes.withUnsafeBytes { FileWriting.write($0, to: file.number) }
    guard code == 0 else { throw .disk(path, action: "write", code: code) }
  }

  func remove() { unlink(path) }
}
