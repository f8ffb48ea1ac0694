extension Moment {
  /// Why a date cannot be read, in words for its author.
  package struct ParsingError: Error, Hashable {
    package var reason: String
    /// How to write it, where the form is right and the day or the time is not.
    package var hint: String?
  }

  /// The forms that dates may have, for messages.
  package static let writtenForms =
    "write 2007-11-06, 2007-11-06 10:30, 2007-11-06T10:30:00 or 2007-11-06T10:30:00+01:00"

  /// Reads `2007-11-06`, `2007-11-06 10:30[:00]`, `2007-11-06T10:30[:00]` and RFC 3339 with an offset or `Z`.
  ///
  /// Without an offset the clocks of `zone` are meant. The result always carries that zone's offset,
  /// because the year and month of an address are those of the site's time zone.
  package init(parsing text: String, in zone: SiteTimeZone) throws(ParsingError) {
    var scanner = DateScanner(text.utf8)
    guard let year = scanner.number(4), scanner.skip("-"), let month = scanner.number(2), scanner.skip("-"),
      let dayOfMonth = scanner.number(2)
    else { throw ParsingError(reason: "is not a date") }
    guard let day = CivilDate(year: year, month: month, day: dayOfMonth) else {
      throw ParsingError(
        reason: "is a day that does not exist", hint: Self.dayHint(year, month, dayOfMonth))
    }
    let midnight = Int64(day.daysSince1970) * 86_400
    if scanner.isAtEnd {
      self.init(secondsSince1970: zone.secondsSince1970(local: midnight), in: zone, hasTime: false)
      return
    }
    guard scanner.skip("T") || scanner.skip("t") || scanner.skip(" "), let hour = scanner.number(2),
      scanner.skip(":"), let minute = scanner.number(2)
    else { throw ParsingError(reason: "is not a date") }
    var second = 0
    if scanner.skip(":") {
      guard let s = scanner.number(2) else { throw ParsingError(reason: "is not a date") }
      second = s
      if scanner.skip(".") {
        guard scanner.skipDigits() else { throw ParsingError(reason: "is not a date") }
      }
    }
    guard hour < 24, minute < 60, second < 60 else {
      throw ParsingError(
        reason: "is a time that does not exist", hint: Self.timeHint(day, hour, minute, second))
    }
    let local = midnight + Int64(hour * 3600 + minute * 60 + second)
    if scanner.isAtEnd {
      self.init(secondsSince1970: zone.secondsSince1970(local: local), in: zone)
      guard secondsSince1970 + Int64(offset) == local else {
        throw ParsingError(
          reason: "is a time that does not exist: the clocks went forward", hint: "write \(clockText)")
      }
      return
    }
    guard let offset = scanner.offset(), scanner.isAtEnd else { throw ParsingError(reason: "is not a date") }
    self.init(secondsSince1970: local - Int64(offset), in: zone)
  }
}

extension Moment {
  private static let monthNames = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
  ]

  private static func dayHint(_ year: Int, _ month: Int, _ day: Int) -> String {
    guard (1...12).contains(month) else {
      // `2007-25-12`: the day before the month.
      guard let turned = CivilDate(year: year, month: day, day: month) else {
        return "write the year, the month from 01 to 12, and the day: 2007-11-06"
      }
      return "the month stands before the day: write \(turned.iso8601)"
    }
    return "\(monthNames[month - 1]) \(year) has \(CivilDate.days(inMonth: month, of: year)) days"
  }

  private static func timeHint(_ day: CivilDate, _ hour: Int, _ minute: Int, _ second: Int) -> String {
    if hour == 24, minute < 60, second < 60 {
      let next = CivilDate(daysSince1970: day.daysSince1970 + 1)
      return "the next day begins then: write \(next.iso8601) 00:\(padded(minute, 2))"
    }
    return "hours go from 00 to 23, minutes and seconds from 00 to 59"
  }

  /// `2007-11-06 10:30`, as dates are written without an offset.
  package var clockText: String { "\(day.iso8601) \(rfc3339.dropFirst(11).prefix(5))" }
}

/// Reads the fixed-width fields of a date from left to right.
private struct DateScanner {
  private var rest: Substring.UTF8View

  init(_ text: String.UTF8View) { rest = text[...] }

  var isAtEnd: Bool { rest.isEmpty }

  mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard rest.first == UInt8(ascii: character) else { return false }
    rest.removeFirst()
    return true
  }

  mutating func number(_ width: Int) -> Int? {
    guard rest.count >= width else { return nil }
    var value = 0
    for byte in rest.prefix(width) {
      guard byte.isASCIIDigit else { return nil }
      value = value * 10 + Int(byte - UInt8(ascii: "0"))
    }
    rest.removeFirst(width)
    return value
  }

  mutating func skipDigits() -> Bool {
    let digits = rest.prefix { $0.isASCIIDigit }
    rest.removeFirst(digits.count)
    return !digits.isEmpty
  }

  /// `Z`, `+01:00`, `+0100`, with or without a space before it; in seconds east of UTC.
  mutating func offset() -> Int? {
    _ = skip(" ")
    if skip("Z") || skip("z") { return 0 }
    let sign: Int
    if skip("+") { sign = 1 } else if skip("-") { sign = -1 } else { return nil }
    guard let hours = number(2) else { return nil }
    _ = skip(":")
    guard let minutes = number(2), hours < 24, minutes < 60 else { return nil }
    return sign * (hours * 3600 + minutes * 60)
  }
}
