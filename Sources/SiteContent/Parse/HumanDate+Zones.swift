import SiteModel

/// Dates that say how far their clocks are from Greenwich's, and dates without their usual signs.
extension HumanDate {
  /// `Tue, 06 Nov 2007 10:00:00 +0100`, as mails and feeds have it; nil where there is no time, or no such zone.
  static func zoned(_ text: String) -> String? {
    let text = yearLast(text)
    guard
      let match = text.wholeMatch(
        of:
          /(.*[:T]\d\d.*?)\s*(?:\b([A-Z]{2,4})|(Z)|(?:\b(?:GMT|UTC))?([+\-])(\d{1,2}):?(\d\d)?)(?:\s*\([^()]*\))?/
      ),
      let found = first(in: withSigns(String(match.1)), .utc), found.hasTime, found.day.year >= 1990
    else { return nil }
    let offset: String
    if let name = match.2 ?? match.3 {
      guard let known = offsets[String(name)] else { return nil }
      offset = known
    } else {
      guard let sign = match.4, let hours = match.5.flatMap({ Int($0) }), hours <= 14 else { return nil }
      offset = "\(sign)\(hours < 10 ? "0" : "")\(hours):\(match.6 ?? "00")"
    }
    let seconds = match.1.firstMatch(of: /\d:\d\d:(\d\d)/).map { String($0.1) } ?? "00"
    return "write \(found.day.iso8601)T\(found.rfc3339.dropFirst(11).prefix(5)):\(seconds)\(offset)"
  }

  /// Of RFC 2822, and of central Europe.
  private static let offsets = [
    "Z": "Z", "UT": "Z", "UTC": "Z", "GMT": "Z", "CET": "+01:00", "CEST": "+02:00", "EST": "-05:00",
    "EDT": "-04:00", "CST": "-06:00", "CDT": "-05:00", "MST": "-07:00", "MDT": "-06:00", "PST": "-08:00",
    "PDT": "-07:00",
  ]

  /// `Tue Nov  6 10:00:00 CET 2007`, as the command `date` says it, with the year behind the day.
  static func yearLast(_ text: String) -> String {
    guard
      let match = text.wholeMatch(
        of: /(?:[A-Z][a-z]{2},? )?([A-Z][a-z]{2}) +(\d{1,2}) (\d\d:\d\d(?::\d\d)?)( [A-Z+\-\d:]+)? (\d{4})/)
    else { return text }
    return "\(match.2) \(match.1) \(match.5) \(match.3)\(match.4 ?? "")"
  }

  /// `20071106`, `2007_11_06`, `2007 11 06`, `20071106T103000`, `2007-11-06T10h30`, `6/11/07` with the usual signs.
  static func withSigns(_ text: String) -> String {
    if let match = text.wholeMatch(
      of: /(\d{4})([_ ]?)(\d\d)\2(\d\d)(?:[T _\-]+(\d\d)[:h]?(\d\d)(?:[:m]?\d\d)?)?/)
    {
      let time = match.5.map { " \($0):\(match.6 ?? "00")" } ?? ""
      return "\(match.1)-\(match.3)-\(match.4)\(time)"
    }
    if let match = text.wholeMatch(of: /(\d{4}-\d\d-\d\d)T(\d\d)[:h]?(\d\d)(.*)/) {
      return "\(match.1) \(match.2):\(match.3)\(match.4)"
    }
    if let match = text.wholeMatch(of: /(\d{1,2})([\/.])(\d{1,2})\2([0-4]\d)((?:\D.*)?)/) {
      return "\(match.1)/\(match.3)/20\(match.4)\(match.5)"
    }
    return text
  }

  /// `2007-11-06T10:00:00[Europe/Paris]`: the site's own zone need not be written.
  static func withoutOwnZone(_ text: String, _ zone: SiteTimeZone) -> String {
    for name in ["[\(zone.identifier)]", zone.identifier] where text.hasSuffix(name) {
      return String(text.dropLast(name.count).trimming { $0.isWhitespace })
    }
    return text
  }
}
