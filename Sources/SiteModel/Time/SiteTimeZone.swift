import Foundation

/// The site's time zone: the rule that turns what an editor wrote into a moment, and a moment into a day.
package struct SiteTimeZone: Hashable, Sendable {
  private let zone: TimeZone

  package static let utc = SiteTimeZone(zone: .gmt)

  private init(zone: TimeZone) { self.zone = zone }

  /// A zone by its IANA name (`Europe/Paris`), or nil where there is none of that name.
  package init?(identifier: String) {
    guard let zone = TimeZone(identifier: identifier) else { return nil }
    self.zone = zone
  }

  package var identifier: String { zone.identifier }

  /// Seconds east of UTC at a moment, in whole minutes: no date on a page or in a feed can write more (RFC 3339,
  /// RFC 822). Before there was standard time, clocks in Paris were 9 minutes and 21 seconds ahead.
  package func offset(at secondsSince1970: Int64) -> Int {
    zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(secondsSince1970))) / 60 * 60
  }

  /// The moment at which clocks of this zone show the given local time, in seconds as if it were UTC.
  ///
  /// A time that a change of clocks skips is read with the offset before the change; of a time that comes
  /// twice, the first is meant.
  package func secondsSince1970(local: Int64) -> Int64 {
    let before = offset(at: local - 86_400)
    let candidate = local - Int64(before)
    if offset(at: candidate) == before { return candidate }
    let after = local - Int64(offset(at: candidate))
    return offset(at: after) == offset(at: candidate) ? after : candidate
  }
}
