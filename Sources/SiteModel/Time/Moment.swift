/// A point in time together with how far the clocks of its place stood from UTC.
package struct Moment: Hashable, Sendable, Comparable {
  package private(set) var secondsSince1970: Int64
  /// Seconds east of UTC.
  package private(set) var offset: Int
  /// False where only a day was written: pages then show no time.
  package private(set) var hasTime: Bool

  package init(secondsSince1970: Int64, offset: Int, hasTime: Bool = true) {
    self.secondsSince1970 = secondsSince1970
    self.offset = offset
    self.hasTime = hasTime
  }

  /// A moment as the clocks of `zone` show it.
  package init(secondsSince1970: Int64, in zone: SiteTimeZone, hasTime: Bool = true) {
    self.init(
      secondsSince1970: secondsSince1970, offset: zone.offset(at: secondsSince1970), hasTime: hasTime)
  }

  package static func < (a: Moment, b: Moment) -> Bool { a.secondsSince1970 < b.secondsSince1970 }

  package static func == (a: Moment, b: Moment) -> Bool { a.secondsSince1970 == b.secondsSince1970 }

  package func hash(into hasher: inout Hasher) { hasher.combine(secondsSince1970) }

  /// The day on the clocks of its place.
  package var day: CivilDate { CivilDate(daysSince1970: localDays) }

  private var localSeconds: Int { Int(secondsSince1970) + offset }
  private var localDays: Int {
    let s = localSeconds
    return s >= 0 ? s / 86_400 : (s - 86_399) / 86_400
  }
  private var secondOfDay: Int { localSeconds - localDays * 86_400 }

  /// `2007-11-06T10:30:00+01:00`, or `2007-11-06` where there is no time (RFC 3339).
  package var iso8601: String { hasTime ? rfc3339 : day.iso8601 }

  /// `2007-11-06T10:30:00+01:00`: the same with its time in any case, as Atom and JSON Feed want it.
  package var rfc3339: String {
    DigitText.make { text in
      text.add(day)
      text.add("T")
      addClock(to: &text)
      if offset == 0 { text.add("Z") } else { addOffset(separator: ":", to: &text) }
    }
  }

  private static let days: [StaticString] = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
  private static let months: [StaticString] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// `Tue, 06 Nov 2007 10:30:00 +0100` (RFC 822 with a four-digit year, as the RSS profile wants it).
  package var rfc822: String {
    let d = day
    return DigitText.make { text in
      text.add(Self.days[d.weekday])
      text.add(", ")
      text.add(d.day, digits: 2)
      text.add(" ")
      text.add(Self.months[d.month - 1])
      text.add(" ")
      text.addYear(d.year)
      text.add(" ")
      addClock(to: &text)
      text.add(" ")
      addOffset(separator: "", to: &text)
    }
  }

  private func addClock(to text: inout DigitText) {
    let s = secondOfDay
    text.add(s / 3600, digits: 2)
    text.add(":")
    text.add(s / 60 % 60, digits: 2)
    text.add(":")
    text.add(s % 60, digits: 2)
  }

  private func addOffset(separator: StaticString, to text: inout DigitText) {
    let minutes = abs(offset) / 60
    text.add(offset < 0 ? "-" : "+")
    text.add(minutes / 60, digits: 2)
    text.add(separator)
    text.add(minutes % 60, digits: 2)
  }
}

/// A number in decimal with zeros before it, as dates need it.
package func padded(_ number: Int, _ width: Int) -> String {
  let digits = String(number)
  return digits.count >= width ? digits : String(repeating: "0", count: width - digits.count) + digits
}

extension Moment: Described {
  package static var blank: Self { Moment(secondsSince1970: 0, offset: 0) }
  package static func visit<Visitor: PartVisitor>(
    _ moment: inout Self, _ visitor: inout Visitor
  ) throws(Visitor.Failure) {
    try visitor.part(&moment.secondsSince1970)
    try visitor.part(&moment.offset)
    try visitor.part(&moment.hasTime)
  }
}
