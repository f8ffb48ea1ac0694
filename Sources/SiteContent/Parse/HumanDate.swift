package import SiteModel

/// Dates as pages show them to people: `Oct 18, 2020`, `6 novembre 2007 à 10:30`, `06/11/2007`.
package enum HumanDate {
  static let french = [
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
    "novembre", "décembre",
  ]
  static let english = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
  ]

  /// By their names, folded.
  package static let months: [String: Int] = {
    var months: [String: Int] = [:]
    let short = ["janv", "févr", "mars", "avr", "mai", "juin", "juil", "août", "sept", "oct", "nov", "déc"]
    let shortEnglish = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
    for names in [french, english, short, shortEnglish] {
      for (i, name) in names.enumerated() { months[TextFolding.fold(name)] = i + 1 }
    }
    return months
  }()

  /// The first date of a text, on the clocks of a zone; nil where there is none.
  package static func first(in text: String, _ zone: SiteTimeZone) -> Moment? {
    let words = TextFolding.fold(text).split { $0.isWhitespace || ",()|".contains($0) }
      .map { String($0).trimmingDots }
    for i in words.indices {
      guard let (day, count) = day(words, i) else { continue }
      let clock = clock(words[(i + count)...].prefix(5).map { $0 })
      let local = Int64(day.daysSince1970) * 86_400 + Int64(clock ?? 0)
      return Moment(secondsSince1970: zone.secondsSince1970(local: local), in: zone, hasTime: clock != nil)
    }
    return nil
  }

  /// As people write it: `6 novembre 2007 à 10:30`, `6 November 2007 at 10:30`.
  package static func text(_ moment: Moment, isFrench: Bool) -> String {
    let day = moment.day
    let number = isFrench && day.day == 1 ? "1er" : String(day.day)
    let date = "\(number) \((isFrench ? french : english)[day.month - 1]) \(day.year)"
    guard moment.hasTime else { return date }
    return date + (isFrench ? " à " : " at ") + moment.rfc3339.dropFirst(11).prefix(5)
  }

  /// How to write what is no date for the program and one for people; nil where that is not certain.
  static func hint(for text: String, in zone: SiteTimeZone) -> String? {
    if let moment = epoch(text, zone) {
      return "if \(self.text(moment, isFrench: false)) is meant, write \(moment.clockText)"
    }
    if let written = zoned(text) { return written }
    let text = withSigns(yearLast(withoutOwnZone(text, zone)))
    let isZoned = text.contains(/:\d\d(\.\d+)?\s*[+-]\d\d?(:?\d\d)?$|\b(Z|[A-Z]{3,4})$|\d\s+[A-Z][a-z]+\//)
    guard !isZoned, text.utf8.count < 100, let found = first(in: text, zone),
      found.hasTime || !text.contains(/:|\d\s*h|\b[ap]\.?m\b/), found.day.year >= 1990
    else { return nil }
    let written = found.hasTime ? found.clockText : found.iso8601
    return "if \(self.text(found, isFrench: false)) is meant, write \(written)"
  }

  /// `1602979200`, the seconds since 1970, or `1602979200000`.
  private static func epoch(_ text: String, _ zone: SiteTimeZone) -> Moment? {
    guard text.count == 10 || text.count == 13, let number = Int64(text), number > 0 else { return nil }
    return Moment(secondsSince1970: text.count == 13 ? number / 1_000 : number, in: zone, hasTime: true)
  }

  /// The date that is somewhere in a file's name: `20251108`, `06122025`, `10Mai2025`, `balade 2019-03-03`.
  static func hint(ofName name: String, in zone: SiteTimeZone) -> String? {
    var text = ""
    var last: Character = " "
    for sign in name {
      if last.isNumber != sign.isNumber, last.isLetter || sign.isLetter { text += " " }
      text.append(sign == "_" ? " " : sign)
      last = sign
    }
    let words = text.split(separator: " ").map { word in
      guard word.count == 8, word.allSatisfy({ $0.isASCII && $0.isNumber }) else { return String(word) }
      let isYearFirst = word.hasPrefix("19") || word.hasPrefix("20")
      let parts = isYearFirst ? [4, 2, 2] : [2, 2, 4]
      var rest = word
      return parts.map { count in
        defer { rest = rest.dropFirst(count) }
        return String(rest.prefix(count))
      }.joined(separator: isYearFirst ? "-" : "/")
    }
    guard let found = first(in: words.joined(separator: " "), zone) else { return nil }
    return "if \(self.text(found, isFrench: false)) is meant, add a line 'date: \(found.iso8601)'"
  }

  private static func day(_ words: [String], _ i: Int) -> (CivilDate, Int)? {
    func word(_ k: Int) -> String { words.indices.contains(i + k) ? words[i + k] : "" }
    // `6 novembre 2007`, `1er mai 2008`
    if let day = number(word(0)), let month = months[word(1)], let year = year(word(2)) {
      return CivilDate(year: year, month: month, day: day).map { ($0, 3) }
    }
    // `October 18 2020`
    if let month = months[word(0)], let day = number(word(1)), let year = year(word(2)) {
      return CivilDate(year: year, month: month, day: day).map { ($0, 3) }
    }
    // `06/11/2007`, `06.11.2007`; `2007-11-06`
    for separator in ["/", ".", "-"] {
      let parts = word(0).split(separator: Character(separator)).map(String.init)
      guard parts.count == 3 else { continue }
      if let year = year(parts[2]), let day = Int(parts[0]), let month = Int(parts[1]) {
        // `11/13/2007`, as Americans write it.
        let isTurned = month > 12 && day <= 12
        return CivilDate(year: year, month: isTurned ? day : month, day: isTurned ? month : day)
          .map { ($0, 1) }
      }
      if let year = year(parts[0]), let month = Int(parts[1]), let day = Int(parts[2].prefix(2)) {
        return CivilDate(year: year, month: month, day: day).map { ($0, 1) }
      }
    }
    return nil
  }

  /// Seconds of a day: `10:30`, `10h30`, `10 h 30 min`, `3:05 pm`.
  private static func clock(_ words: [String]) -> Int? {
    for (i, word) in words.enumerated() {
      if i + 2 < words.count, words[i + 1] == "h", let hour = Int(word), let minute = Int(words[i + 2]),
        (0..<24).contains(hour), (0..<60).contains(minute)
      {
        return hour * 3600 + minute * 60
      }
      let parts = word.split { $0 == ":" || $0 == "h" }.map(String.init)
      // `18h` has no minutes.
      let minutes = parts.count == 1 && word.hasSuffix("h") ? "0" : parts.dropFirst().first ?? ""
      guard var hour = parts.first.flatMap({ Int($0) }), let minute = Int(minutes.prefix { $0.isNumber }),
        hour < 24, minute < 60,
        word.contains(":") || word.contains("h")
      else { continue }
      let half = i + 1 < words.count ? words[i + 1] : ""
      let isAfternoon = half.hasPrefix("pm") || word.hasSuffix("pm")
      if isAfternoon, hour < 12 { hour += 12 }
      if half.hasPrefix("am") || word.hasSuffix("am"), hour == 12 { hour = 0 }
      return hour * 3600 + minute * 60
    }
    return nil
  }

  private static func number(_ word: String) -> Int? {
    let digits = word.prefix { $0.isNumber }
    let ending = word.dropFirst(digits.count)
    guard let number = Int(digits), (1...31).contains(number),
      ["", "er", "st", "nd", "rd", "th"].contains(ending)
    else { return nil }
    return number
  }

  private static func year(_ word: String) -> Int? {
    guard word.count == 4, let year = Int(word), (1990...2099).contains(year) else { return nil }
    return year
  }
}

extension String {
  fileprivate var trimmingDots: String {
    var text = self[...]
    while let last = text.last, ".:;".contains(last) { text = text.dropLast() }
    return String(text)
  }
}
