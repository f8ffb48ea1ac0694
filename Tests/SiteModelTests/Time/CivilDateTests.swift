import Testing

@testable import SiteModel

@Suite struct CivilDateTests {
  static let known: [(Int, Int, Int, days: Int, weekday: Int)] = [
    (1970, 1, 1, 0, 4), (1969, 12, 31, -1, 3), (1970, 1, 2, 1, 5), (2000, 2, 29, 11016, 2),
    (2000, 3, 1, 11017, 3), (2007, 11, 6, 13823, 2), (1900, 3, 1, -25508, 4), (1600, 1, 1, -135140, 6),
    (2400, 2, 29, 157113, 2), (9999, 12, 31, 2_932_896, 5), (1, 1, 1, -719162, 1), (0, 3, 1, -719468, 3),
  ]

  @Test("known days have their number and their day of the week", arguments: known)
  func knownDays(year: Int, month: Int, day: Int, days: Int, weekday: Int) throws {
    let date = try #require(CivilDate(year: year, month: month, day: day))
    #expect(date.daysSince1970 == days)
    #expect(date.weekday == weekday)
    #expect(CivilDate(daysSince1970: days) == date)
  }

  @Test("every day from 1600 to 2400 follows the one before, there and back")
  func everyDay() throws {
    var expected = try #require(CivilDate(year: 1600, month: 1, day: 1))
    var days = expected.daysSince1970
    var weekday = expected.weekday
    var wrong = 0
    while expected.year <= 2400 {
      let date = CivilDate(daysSince1970: days)
      if date != expected || date.daysSince1970 != days || date.weekday != weekday { wrong += 1 }
      days += 1
      weekday = (weekday + 1) % 7
      if expected.day < CivilDate.days(inMonth: expected.month, of: expected.year) {
        expected.day += 1
      } else {
        expected.day = 1
        expected.month = expected.month == 12 ? 1 : expected.month + 1
        if expected.month == 1 { expected.year += 1 }
      }
    }
    #expect(wrong == 0)
    #expect(days == 157_420, "the day after 2400-12-31")
  }

  static let impossible: [(Int, Int, Int)] = [
    (2007, 2, 29), (2007, 2, 30), (1900, 2, 29), (2100, 2, 29), (2007, 4, 31), (2007, 6, 31), (2007, 9, 31),
    (2007, 11, 31), (2007, 1, 32), (2007, 0, 1), (2007, 13, 1), (2007, 1, 0), (2007, 1, -1), (2007, -1, 1),
  ]

  @Test("a day that does not exist is none", arguments: impossible)
  func impossibleDay(year: Int, month: Int, day: Int) {
    #expect(CivilDate(year: year, month: month, day: day) == nil)
  }

  @Test("February has 29 days every fourth year, but not in three of four full centuries")
  func leapYears() {
    #expect([1996, 2000, 2004, 2400].allSatisfy { CivilDate.days(inMonth: 2, of: $0) == 29 })
    #expect([1900, 1999, 2001, 2100, 2200, 2300].allSatisfy { CivilDate.days(inMonth: 2, of: $0) == 28 })
    #expect((1...12).map { CivilDate.days(inMonth: $0, of: 2007) }.reduce(0, +) == 365)
  }
}
