import SiteContent

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Mails in one file, each behind a line `From …` (RFC 4155; `>From` is a text's own line, quoted).
enum Mbox {
  /// Hands over each mail with its number; only one is in memory. Of what is longer than a mail may be, the beginning.
  ///
  /// - Throws: `DiskError`, and what `body` throws.
  static func forEach(_ path: String, _ body: (Int, [UInt8]) throws -> Void) throws {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw DiskError("read", path, code: errno) }
    defer { close(file) }
    var message: [UInt8] = []
    var number = 0
    var line: [UInt8] = []
    var wasBlank = true
    func end() throws {
      if number > 0 { try body(number, message) }
      message.removeAll(keepingCapacity: true)
    }
    func take(_ line: [UInt8]) throws {
      if wasBlank, line.starts(with: Array("From ".utf8)) {
        try end()
        number += 1
      } else if message.count + line.count <= MailMessage.longest {
        let quoted = line.drop { $0 == UInt8(ascii: ">") }
        let isQuoted = quoted.count < line.count && quoted.starts(with: "From ".utf8)
        message += isQuoted ? line.dropFirst() : line[...]
      }
      wasBlank = line.allSatisfy { $0 == 0x0A || $0 == 0x0D }
    }
    var buffer = [UInt8](repeating: 0, count: 256 * 1024)
    while true {
      let count = buffer.withUnsafeMutableBytes { read(file, $0.baseAddress, $0.count) }
      if count < 0 {
        if errno == EINTR { continue }
        throw DiskError("read", path, code: errno)
      }
      if count == 0 { break }
      var rest = buffer[..<count]
      while let newline = rest.firstIndex(of: 0x0A) {
        line += rest[...newline]
        try take(line)
        line.removeAll(keepingCapacity: true)
        rest = rest[(newline + 1)...]
      }
      // A line without an end is binary: it is nobody's words.
      if line.count < MailMessage.longest { line += rest }
    }
    if !line.isEmpty { try take(line) }
    try end()
  }
}
