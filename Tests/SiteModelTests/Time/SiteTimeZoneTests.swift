import Testing

@testable import SiteModel

@Suite struct SiteTimeZoneTests {
  @Test(
    "an unknown zone is none", arguments: ["", "Paris", "Europe/Pariss", "Europe/", "../../etc/passwd", "Z"])
  func unknown(identifier: String) {
    #expect(SiteTimeZone(identifier: identifier) == nil)
  }

  static let offsets: [(String, Int64, Int)] = [
    ("Europe/Paris", 1_194_341_400, 3600), ("Europe/Paris", 1_184_401_800, 7200),
    ("Europe/Paris", 1_174_784_399, 3600), ("Europe/Paris", 1_174_784_400, 7200),
    ("Europe/Paris", 1_193_533_199, 7200), ("Europe/Paris", 1_193_533_200, 3600),
    ("America/New_York", 1_194_341_400, -18000), ("Asia/Kolkata", 0, 19800), ("GMT", 0, 0),
    // Local mean time: +00:09:21 and -04:56:02, of which dates can write the minutes.
    ("Europe/Paris", -3_000_000_000, 540), ("America/New_York", -3_000_000_000, -17760),
  ]

  @Test("clocks stand so far from UTC, and change at the second", arguments: offsets)
  func offset(identifier: String, seconds: Int64, expected: Int) throws {
    let zone = try #require(SiteTimeZone(identifier: identifier))
    #expect(zone.offset(at: seconds) == expected)
  }

  @Test("zones are told apart by name")
  func identity() throws {
    let paris = try #require(SiteTimeZone(identifier: "Europe/Paris"))
    #expect(paris.identifier == "Europe/Paris")
    #expect(paris == SiteTimeZone(identifier: "Europe/Paris"))
    #expect(paris != SiteTimeZone(identifier: "Europe/Brussels"))
    #expect(SiteTimeZone.utc.offset(at: 1_184_401_800) == 0)
  }
}
