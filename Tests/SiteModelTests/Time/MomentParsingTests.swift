import SiteTestSupport
import Testing

@testable import SiteModel

@Suite struct MomentParsingTests {
  private func parsed(_ text: String, in name: String = "Europe/Paris") throws -> Moment {
    let zone = try #require(SiteTimeZone(identifier: name))
    return try Moment(parsing: text, in: zone)
  }

  static let forms: [(String, iso: String, seconds: Int64)] = [
    // Every form of the contract, in winter and in summer.
    ("2007-11-06", "2007-11-06", 1_194_303_600),
    ("2007-07-14", "2007-07-14", 1_184_364_000),
    ("2007-11-06 10:30", "2007-11-06T10:30:00+01:00", 1_194_341_400),
    ("2007-11-06 10:30:15", "2007-11-06T10:30:15+01:00", 1_194_341_415),
    ("2007-11-06T10:30", "2007-11-06T10:30:00+01:00", 1_194_341_400),
    ("2007-11-06T10:30:15", "2007-11-06T10:30:15+01:00", 1_194_341_415),
    ("2007-07-14T10:30:00", "2007-07-14T10:30:00+02:00", 1_184_401_800),
    ("2007-11-06T09:30:00Z", "2007-11-06T10:30:00+01:00", 1_194_341_400),
    ("2007-11-06T10:30:00+01:00", "2007-11-06T10:30:00+01:00", 1_194_341_400),
    ("2007-11-06T04:30:00-05:00", "2007-11-06T10:30:00+01:00", 1_194_341_400),
    ("2007-11-06T15:00:00+05:30", "2007-11-06T10:30:00+01:00", 1_194_341_400),
    // What other tools write.
    ("2007-11-06t09:30:00z", "2007-11-06T10:30:00+01:00", 1_194_341_400),
    ("2007-11-06 09:30:00 Z", "2007-11-06T10:30:00+01:00", 1_194_341_400),
    ("2007-11-06 10:30 +0100", "2007-11-06T10:30:00+01:00", 1_194_341_400),
    ("2007-11-06T10:30+01:00", "2007-11-06T10:30:00+01:00", 1_194_341_400),
    ("2007-11-06T10:30:00.987654+01:00", "2007-11-06T10:30:00+01:00", 1_194_341_400),
    ("2007-11-06T10:30:00.5", "2007-11-06T10:30:00+01:00", 1_194_341_400),
    // The edges of a day, a leap day.
    ("2007-11-06 00:00", "2007-11-06T00:00:00+01:00", 1_194_303_600),
    ("2007-11-06 23:59:59", "2007-11-06T23:59:59+01:00", 1_194_389_999),
    ("2008-02-29", "2008-02-29", 1_204_239_600),
    // 23:30 in London is the next day in Paris, in winter and in summer.
    ("2007-11-05T23:30:00Z", "2007-11-06T00:30:00+01:00", 1_194_305_400),
    ("2007-07-13T22:30:00Z", "2007-07-14T00:30:00+02:00", 1_184_365_800),
    ("2007-12-31T23:30:00Z", "2008-01-01T00:30:00+01:00", 1_199_143_800),
    ("2007-11-06T00:30:00+02:00", "2007-11-05T23:30:00+01:00", 1_194_301_800),
  ]

  @Test("every form is read on the clocks of Paris", arguments: forms)
  func form(text: String, iso: String, seconds: Int64) throws {
    let moment = try parsed(text)
    #expect(moment.secondsSince1970 == seconds)
    #expect(moment.iso8601 == iso)
    #expect(moment.hasTime == iso.contains("T"))
  }

  static let changes: [(String, String, iso: String)] = [
    // 25 March 2007: from 02:00 the clocks show 03:00. What they skip is refused, but for a day's beginning.
    ("Europe/Paris", "2007-03-25 01:59:59", "2007-03-25T01:59:59+01:00"),
    ("Europe/Paris", "2007-03-25 03:00", "2007-03-25T03:00:00+02:00"),
    ("Europe/Paris", "2007-03-25", "2007-03-25"),
    ("Europe/Paris", "2007-03-26", "2007-03-26"),
    // 28 October 2007: from 03:00 the clocks show 02:00 again. The first of two is meant.
    ("Europe/Paris", "2007-10-28 01:59:59", "2007-10-28T01:59:59+02:00"),
    ("Europe/Paris", "2007-10-28 02:00", "2007-10-28T02:00:00+02:00"),
    ("Europe/Paris", "2007-10-28 02:59:59", "2007-10-28T02:59:59+02:00"),
    ("Europe/Paris", "2007-10-28T02:30:00+01:00", "2007-10-28T02:30:00+01:00"),
    ("Europe/Paris", "2007-10-28 03:00", "2007-10-28T03:00:00+01:00"),
    ("Europe/Paris", "2007-10-28", "2007-10-28"),
    ("Europe/Paris", "2007-10-29", "2007-10-29"),
    // Elsewhere: far west, far east, half an hour, and where midnight itself is skipped.
    ("America/New_York", "2007-11-04 01:30", "2007-11-04T01:30:00-04:00"),
    ("Pacific/Auckland", "2008-04-06 02:30", "2008-04-06T02:30:00+13:00"),
    ("Asia/Kolkata", "2007-11-06 10:30", "2007-11-06T10:30:00+05:30"),
    ("America/Sao_Paulo", "2007-10-14", "2007-10-14"),
    ("Europe/London", "2007-11-06 10:30", "2007-11-06T10:30:00Z"),
    ("GMT", "2007-11-06 10:30", "2007-11-06T10:30:00Z"),
  ]

  @Test("a change of clocks neither loses a moment nor moves a day", arguments: changes)
  func change(zone: String, text: String, iso: String) throws {
    #expect(try parsed(text, in: zone).iso8601 == iso)
  }

  static let notDates = [
    "", " ", "hier", "06/11/2007", "6 novembre 2007", "2007", "2007-11", "2007-11-6", "2007-1-06", "07-11-06",
    "20071106", "2007/11/06", " 2007-11-06", "2007-11-06 ", "2007-11-06T", "2007-11-06X10:30",
    "2007-11-06 10", "2007-11-06 10h30", "2007-11-06 9:30", "2007-11-06 10:3", "2007-11-06 10:30:",
    "2007-11-06 10:30:0", "2007-11-06  10:30", "2007-11-06T10:30:00.", "2007-11-06T10:30:00.+01:00",
    "2007-11-06T10:30:00+", "2007-11-06T10:30:00+1", "2007-11-06T10:30:00+01", "2007-11-06T10:30:00+01:0",
    "2007-11-06T10:30:00+24:00", "2007-11-06T10:30:00+01:60", "2007-11-06T10:30:00 CET",
    "2007-11-06T10:30:00Z+01:00", "2007-11-06Z", "2007-11-06+01:00", "-007-11-06", "+2007-11-06",
    "12007-11-06",
    "２００７-11-06", "2007‑11‑06", "2007-11-06 10:30 soir",
  ]

  @Test("what has another form is not a date", arguments: notDates)
  func notDate(text: String) {
    #expect(throws: Moment.ParsingError(reason: "is not a date")) { try self.parsed(text) }
  }

  @Test(
    "a day that no calendar has is refused",
    arguments: [
      "2007-02-29", "2007-02-30", "2007-13-01", "2007-00-10", "2007-11-00", "2007-11-31", "0000-00-00",
      "2007-02-30T10:30:00Z", "1900-02-29 10:30",
    ])
  func impossibleDay(text: String) {
    #expect(reason(text) == "is a day that does not exist")
  }

  @Test(
    "a time that no clock shows is refused",
    arguments: [
      "2007-11-06 24:00", "2007-11-06 10:60", "2007-11-06T10:30:61", "2007-11-06T25:00:00Z",
      "2007-11-06 99:99", "2005-12-31 23:59:60", "2005-12-31T23:59:60Z",
    ])
  func impossibleTime(text: String) {
    #expect(reason(text) == "is a time that does not exist")
  }

  @Test(
    "a time that a change of clocks skips is refused",
    arguments: [
      ("Europe/Paris", "2007-03-25 02:00"), ("Europe/Paris", "2007-03-25 02:30"),
      ("America/New_York", "2007-03-11 02:30"), ("Pacific/Auckland", "2007-09-30 02:30"),
      ("America/Sao_Paulo", "2007-10-14 00:00"),
    ])
  func skippedTime(zone: String, text: String) {
    #expect(reason(text, in: zone) == "is a time that does not exist: the clocks went forward")
  }

  @Test(
    "where the form is right, it is said what is wrong",
    arguments: [
      ("2007-11-31", "November 2007 has 30 days"), ("2007-02-29", "February 2007 has 28 days"),
      ("2008-02-30", "February 2008 has 29 days"), ("2007-11-00", "November 2007 has 30 days"),
      ("2007-25-12", "the month stands before the day: write 2007-12-25"),
      ("2007-13-41", "write the year, the month from 01 to 12, and the day: 2007-11-06"),
      ("2007-11-06 24:00", "the next day begins then: write 2007-11-07 00:00"),
      ("2007-12-31T24:15:00Z", "the next day begins then: write 2008-01-01 00:15"),
      ("2007-11-06 25:00", "hours go from 00 to 23, minutes and seconds from 00 to 59"),
      ("2005-12-31 23:59:60", "hours go from 00 to 23, minutes and seconds from 00 to 59"),
      ("2026-03-29 02:30", "write 2026-03-29 03:30"), ("2007-03-25 02:00", "write 2007-03-25 03:00"),
      ("hier", nil), ("2007-11-06 10h30", nil),
    ])
  func hints(text: String, expected: String?) { #expect(error(text)?.hint == expected) }

  private func error(_ text: String, in zone: String = "Europe/Paris") -> Moment.ParsingError? {
    do {
      _ = try parsed(text, in: zone)
      return nil
    } catch {
      return error as? Moment.ParsingError
    }
  }

  private func reason(_ text: String, in zone: String = "Europe/Paris") -> String? {
    error(text, in: zone)?.reason
  }

  @Test("the forms for messages are forms that are read")
  func writtenForms() throws {
    let forms = Moment.writtenForms.replacing("write ", with: "").replacing(" or ", with: ", ")
    for form in forms.split(separator: ", ") {
      #expect(try parsed(String(form)).day == CivilDate(year: 2007, month: 11, day: 6))
    }
    #expect(forms.split(separator: ", ").count == 4)
  }

  @Test("what is printed reads as the same moment, over four centuries and in five zones")
  func roundTrip() throws {
    var random = SeededRandom(seed: 2007)
    let names: [String] = ["Europe/Paris", "America/New_York", "Pacific/Auckland", "Asia/Kolkata", "GMT"]
    for _ in 0..<2000 {
      let name = names[Int.random(in: names.indices, using: &random)]
      let zone = try #require(SiteTimeZone(identifier: name))
      // From 1950: before, Paris and others went by offsets with seconds, which RFC 3339 cannot write.
      let seconds = Int64.random(in: -631_152_000...13_000_000_000, using: &random)
      let moment = Moment(secondsSince1970: seconds, in: zone)
      let again = try Moment(parsing: moment.iso8601, in: zone)
      #expect(again.secondsSince1970 == seconds)
      #expect(again.offset == moment.offset)
      let day = moment.day
      let noTime = "\(padded(day.year, 4))-\(padded(day.month, 2))-\(padded(day.day, 2))"
      #expect(try Moment(parsing: noTime, in: zone).iso8601 == noTime)
    }
  }

  @Test("no text makes the reader stumble")
  func anyText() throws {
    var random = SeededRandom(seed: 6)
    let zone = try #require(SiteTimeZone(identifier: "Europe/Paris"))
    let pieces = [
      "2007", "-", "11", "06", "T", " ", ":", "10", "30", ".", "+", "Z", "0", "9", "é", "\u{0}", "99",
    ]
    for _ in 0..<5000 {
      let text = "2007-11-06" + random.text(of: pieces, upTo: 12)
      do throws(Moment.ParsingError) {
        #expect(try Moment(parsing: text, in: zone).iso8601.count >= 10)
      } catch {
        #expect(["is not a date", "is a time that does not exist"].contains(error.reason))
      }
    }
  }
}
