import Testing

@testable import SiteModel

@Suite struct MomentTests {
  static let printed: [(Int64, offset: Int, iso: String, rfc: String)] = [
    (0, 0, "1970-01-01T00:00:00Z", "Thu, 01 Jan 1970 00:00:00 +0000"),
    (-1, 0, "1969-12-31T23:59:59Z", "Wed, 31 Dec 1969 23:59:59 +0000"),
    (-1, 3600, "1970-01-01T00:59:59+01:00", "Thu, 01 Jan 1970 00:59:59 +0100"),
    (0, -3600, "1969-12-31T23:00:00-01:00", "Wed, 31 Dec 1969 23:00:00 -0100"),
    (1_194_341_400, 3600, "2007-11-06T10:30:00+01:00", "Tue, 06 Nov 2007 10:30:00 +0100"),
    (1_184_401_800, 7200, "2007-07-14T10:30:00+02:00", "Sat, 14 Jul 2007 10:30:00 +0200"),
    (1_194_341_400, -18000, "2007-11-06T04:30:00-05:00", "Tue, 06 Nov 2007 04:30:00 -0500"),
    (1_194_341_400, 19800, "2007-11-06T15:00:00+05:30", "Tue, 06 Nov 2007 15:00:00 +0530"),
    (1_194_341_400, -12600, "2007-11-06T06:00:00-03:30", "Tue, 06 Nov 2007 06:00:00 -0330"),
    (951_782_400, 0, "2000-02-29T00:00:00Z", "Tue, 29 Feb 2000 00:00:00 +0000"),
    (1_199_143_800, 3600, "2008-01-01T00:30:00+01:00", "Tue, 01 Jan 2008 00:30:00 +0100"),
    (-62_135_596_800, 0, "0001-01-01T00:00:00Z", "Mon, 01 Jan 0001 00:00:00 +0000"),
    (253_402_300_799, 0, "9999-12-31T23:59:59Z", "Fri, 31 Dec 9999 23:59:59 +0000"),
  ]

  @Test("a moment is printed for machines and for feeds", arguments: printed)
  func print(seconds: Int64, offset: Int, iso: String, rfc: String) {
    let moment = Moment(secondsSince1970: seconds, offset: offset)
    #expect(moment.iso8601 == iso)
    #expect(moment.rfc3339 == iso)
    #expect(moment.rfc822 == rfc)
  }

  @Test("every month and day of the week has RFC 822's name")
  func names() throws {
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    for (i, name) in months.enumerated() {
      let date = try #require(CivilDate(year: 2007, month: i + 1, day: 6))
      let moment = Moment(secondsSince1970: Int64(date.daysSince1970) * 86_400, offset: 0)
      #expect(moment.rfc822.contains(" 06 \(name) 2007 "))
    }
    let week = (0..<7).map { Moment(secondsSince1970: (3 + $0) * 86_400, offset: 0).rfc822.prefix(3) }
    #expect(week == ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"])
  }

  @Test("a day without a time prints no time, but a feed needs one")
  func withoutTime() {
    let day = Moment(secondsSince1970: 1_194_303_600, offset: 3600, hasTime: false)
    #expect(day.iso8601 == "2007-11-06")
    #expect(day.rfc3339 == "2007-11-06T00:00:00+01:00")
    #expect(day.rfc822 == "Tue, 06 Nov 2007 00:00:00 +0100")
    #expect(day.day == CivilDate(year: 2007, month: 11, day: 6))
  }

  @Test("the day is that of the place's clocks")
  func day() {
    let seconds: Int64 = 1_194_305_400  // 2007-11-05T23:30:00Z
    #expect(Moment(secondsSince1970: seconds, offset: 0).day == CivilDate(year: 2007, month: 11, day: 5))
    #expect(Moment(secondsSince1970: seconds, offset: 3600).day == CivilDate(year: 2007, month: 11, day: 6))
    #expect(Moment(secondsSince1970: -3600, offset: 3600).day == CivilDate(year: 1970, month: 1, day: 1))
    #expect(Moment(secondsSince1970: -3601, offset: 3600).day == CivilDate(year: 1969, month: 12, day: 31))
  }

  @Test("moments are ordered and equal by time alone, wherever their clocks stand")
  func order() {
    let a = Moment(secondsSince1970: 100, offset: 7200)
    let b = Moment(secondsSince1970: 200, offset: 0, hasTime: false)
    #expect(a < b)
    #expect(!(b < a))
    #expect(a == Moment(secondsSince1970: 100, offset: 0, hasTime: false))
    #expect(Set([a, Moment(secondsSince1970: 100, offset: 0), b]).count == 2)
  }

  @Test(
    "numbers are filled up with zeros, and never cut",
    arguments: [(7, 2, "07"), (11, 2, "11"), (2007, 2, "2007"), (1, 4, "0001"), (0, 0, "0")])
  func padding(number: Int, width: Int, expected: String) {
    #expect(padded(number, width) == expected)
  }
}
