import SiteContent
import SiteModel

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Mails in one file, each behind a line `From …` (RFC 4155; `>From` is a text's own line, quoted).
enum Mbox {
  private static let date = Pattern(
    /\s(Mon|Tue|Wed|Thu|Fri|Sat|Sun),?\s+([A-Z][a-z]{2}\s+[0-9]{1,2}|[0-9]{1,2}\s+[A-Z][a-z]{2})\s/)

  /// Whether a file begins as an mbox does, after blank lines.
  ///
  /// - Throws: `DiskError`.
  static func isMbox(_ path: String) throws(DiskError) -> Bool {
    try FileReading.prefix(of: path, count: 1024).drop { $0 == 0x0A || $0 == 0x0D }
      .starts(with: start)
  }

  private static let start = Array("From ".utf8)

  /// Whether a line has what every separator has, a date as C's `asctime` writes it: a text may have a line that begins
  /// with `From ` as well, where its mailer forgot to quote it.
  private static func hasDate(_ line: [UInt8]) -> Bool {
    Self.date.firstMatch(in: String(decoding: line.prefix(300), as: UTF8.self))
      != nil
  }

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
    // Where the first separator has no date, none has.
    var haveDates = false
    func end() throws {
      if number > 0 { try body(number, message) }
      message.removeAll(keepingCapacity: true)
    }
    func take(_ line: [UInt8]) throws {
      if wasBlank, line.starts(with: start), number == 0 || !haveDates || hasDate(line) {
        if number == 0 { haveDates = hasDate(line) }
        try end()
        number += 1
      } else if message.count + line.count <= MailMessage.longest {
        let quoted = line.drop { $0 == UInt8(ascii: ">") }
        let isQuoted = quoted.count < line.count && quoted.starts(with: start)
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
