import SiteModel

/// The dates of an export: local ones beside those of Greenwich, zeros where there is none.
enum WordPressDates {
  /// - Parameters:
  ///   - local: on the old blog's clocks.
  ///   - gmt: the same in Greenwich; often zeros for drafts.
  static func moment(local: String, gmt: String, zone: SiteTimeZone) -> Moment? {
    if let seconds = seconds(gmt) { return Moment(secondsSince1970: seconds, in: zone) }
    guard let local = seconds(local) else { return nil }
    return Moment(secondsSince1970: zone.secondsSince1970(local: local), in: zone)
  }

  /// `2007-11-06 10:30:00` as if it were in Greenwich; nil of zeros, and of days that do not exist.
  static func seconds(_ text: String) -> Int64? {
    let text = text.trimming
    guard !text.hasPrefix("0000"), let moment = try? Moment(parsing: text, in: .utc),
      moment.day.year > 1970, moment.day.year < 2100
    else { return nil }
    return moment.secondsSince1970
  }

  /// `Tue, 06 Nov 2007 09:30:00 +0000` (RFC 822). WordPress writes the day on which its year 0 would be for none.
  static func published(_ text: String, zone: SiteTimeZone) -> Moment? {
    let parts = text.split { $0 == " " || $0 == "," }.map(String.init)
    guard parts.count >= 5, let day = Int(parts[1]), let year = Int(parts[3]),
      year > 1999 || year > 1970 && day != 30,
      let month = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        .firstIndex(of: parts[2])
    else { return nil }
    let clock = parts[4]
    let text = "\(padded(year, 4))-\(padded(month + 1, 2))-\(padded(day, 2)) \(clock)"
    return seconds(text).map { Moment(secondsSince1970: $0, in: zone) }
  }

  /// The zone that explains most of the differences between local dates and those of Greenwich.
  static func zone(_ pairs: [(local: Int64, gmt: Int64)], language: String) -> SiteTimeZone? {
    guard !pairs.isEmpty else { return nil }
    let names = [
      "Europe/Paris", "UTC", "Europe/London", "Europe/Athens", "America/New_York", "America/Chicago",
      "America/Los_Angeles", "America/Montreal", "Indian/Reunion", "America/Martinique", "Pacific/Noumea",
      "Asia/Tokyo",
    ]
    let ordered = language.hasPrefix("fr") || language.isEmpty ? names : ["UTC"] + names
    var best: (zone: SiteTimeZone, count: Int)?
    for name in ordered {
      guard let zone = SiteTimeZone(identifier: name) else { continue }
      let count = pairs.count { Int64(zone.offset(at: $0.gmt)) == $0.local - $0.gmt }
      if count > (best?.count ?? 0) { best = (zone, count) }
    }
    return best?.zone
  }
}
