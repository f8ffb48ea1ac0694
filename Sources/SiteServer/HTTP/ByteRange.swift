/// The part of a file that a request asks for (RFC 9110, 14).
enum ByteRange: Equatable {
  /// All of it: nothing was asked for, or nothing that must be obeyed.
  case whole
  case part(Range<Int>)
  case unsatisfiable

  /// Reads `bytes=0-499`, `bytes=500-` and `bytes=-500`. Several ranges at once, other units and what
  /// cannot be read are answered with the whole file, as the RFC allows.
  init(_ field: String?, length: Int) {
    guard let field, let match = field.wholeMatch(of: /[Bb][Yy][Tt][Ee][Ss]=\s*([0-9]*)-([0-9]*)\s*/) else {
      self = .whole
      return
    }
    let (first, last) = (String(match.1), String(match.2))
    switch (first.isEmpty, last.isEmpty) {
    case (true, true): self = .whole
    case (true, false):
      let count = Self.number(last)
      self = count == 0 || length == 0 ? .unsatisfiable : .part(max(length - count, 0)..<length)
    case (false, true):
      let start = Self.number(first)
      self = start < length ? .part(start..<length) : .unsatisfiable
    case (false, false):
      let (start, end) = (Self.number(first), Self.number(last))
      if end < start {
        self = .whole
      } else {
        self = start < length ? .part(start..<min(end, length - 1) + 1) : .unsatisfiable
      }
    }
  }

  /// Digits as a number; more than fits is more than any file has.
  private static func number(_ digits: String) -> Int { Int(digits) ?? .max }
}
