/// Spaces behind digits: between the groups of a number or of a telephone number, before a unit or a month.
extension FrenchSpaces {
  private static let units: Set<String> = [
    "%", "‰", "€", "$", "£", "°", "°C", "°F", "M€", "Md€", "Mds€", "k€", "K€", "G€", "M$", "F", "km", "m",
    "dm", "cm", "mm", "km²",
    "m²", "cm²", "m³", "m2", "m3", "km2", "cm2", "cm³", "km/h", "m/s", "kg", "g", "mg", "t", "l", "cl", "ml",
    "hl", "L", "cL", "mL", "dL",
    "hL",
    "ha", "h", "min", "s", "V", "kV", "A", "mA", "Ah", "mAh", "hPa", "kcal", "kJ",
    "ms", "Ko", "ko", "Mo", "Go", "To",
    "W", "kW", "MW", "GW", "TW", "Wh", "kWh", "MWh", "GWh", "TWh", "Hz", "kHz", "MHz", "GHz", "dB", "px",
    "pt",
    "bit/s", "Mbit/s", "Gbit/s", "Mb/s", "Gb/s", "Mo/s", "hab.", "CO₂",
  ]

  static func spaceBehindDigit(
    _ before: UnsafeBufferPointer<UInt8>, _ text: UnsafeBufferPointer<UInt8>, _ next: Int
  ) -> [UInt8]? {
    let digits = before.suffix(4).reversed().prefix(while: \.isASCIIDigit).count
    let head = before.dropLast(digits).last
    let isNumber = digits < 4 || head.map { !isLetter($0) } ?? true
    if text[next].isASCIIDigit {
      return isGroup(before, digits, head, text, next)
        ? narrow : isTelephone(before, text, next) || isFreeNumber(before, text, next) ? noBreak : nil
    }
    guard isNumber, head.map({ !isLetter($0) || $0 >= 0x80 }) ?? true else { return nil }
    let word = word(text, from: next)
    if units.contains(word) || units.contains(withoutStop(word)) { return noBreak }
    // `5 €/mois`, `1 000 hab./km²`
    if let slash = word.firstIndex(of: "/"), units.contains(String(word[..<slash])) { return noBreak }
    let month = word.lowercased()
    if digits <= 2, months.contains(month) || months.contains(withoutStop(month)) { return noBreak }
    return nil
  }

  /// `10 000`, `1 204 500`: one to three digits, then three and no more.
  private static func isGroup(
    _ before: UnsafeBufferPointer<UInt8>, _ digits: Int, _ head: UInt8?, _ text: UnsafeBufferPointer<UInt8>,
    _ next: Int
  ) -> Bool {
    guard (1...3).contains(digits), next + 2 < text.count, text[next + 1].isASCIIDigit,
      text[next + 2].isASCIIDigit,
      next + 3 == text.count || !text[next + 3].isASCIIDigit
    else { return false }
    if let head, isLetter(head) && head < 0x80 || ".,/-:'_@".utf8.contains(head) { return false }
    // `06 123` begins no number.
    return before[before.endIndex - digits] != UInt8(ascii: "0") || digits == 3
  }

  /// `0 800 123 456`: a zero, and what costs nothing or too much.
  private static func isFreeNumber(
    _ before: UnsafeBufferPointer<UInt8>, _ text: UnsafeBufferPointer<UInt8>, _ next: Int
  ) -> Bool {
    guard before.last == UInt8(ascii: "0"), next + 6 < text.count, text[next] == UInt8(ascii: "8") else {
      return false
    }
    if before.count > 1, isLetter(before[before.endIndex - 2]) || before[before.endIndex - 2].isASCIIDigit {
      return false
    }
    return text[next + 1].isASCIIDigit && text[next + 2].isASCIIDigit && text[next + 3] == 0x20
      && text[(next + 4)...(next + 6)].allSatisfy(\.isASCIIDigit)
      && (next + 7 == text.count || !text[next + 7].isASCIIDigit)
  }

  /// `06 12 34 56 78`, `+33 6 12 34 56 78`: the first two groups tell, and the rest follows them.
  private static func isTelephone(
    _ before: UnsafeBufferPointer<UInt8>, _ text: UnsafeBufferPointer<UInt8>, _ next: Int
  ) -> Bool {
    // How many pairs stand before, and how many come.
    let written = groups(before: before)
    var pairs = 0
    var i = next
    // More than five are none: a long list of pairs is looked at once.
    while pairs <= 5, i + 1 < text.count, text[i].isASCIIDigit, text[i + 1].isASCIIDigit {
      pairs += 1
      guard i + 2 < text.count else { break }
      if text[i + 2].isASCIIDigit { return false }
      // Of any kind: what is typeset already is what it was.
      let space = FrenchTypography.spaceLength(text, at: i + 2)
      guard space > 0, i + 2 + space < text.count, text[i + 2 + space].isASCIIDigit else { break }
      i += 2 + space
    }
    if written.first == "+33" {
      // `+33 6` and four pairs.
      if written.count == 1 { return next + 1 < text.count && text[next + 1] == 0x20 }
      return written.count + pairs == 6
    }
    return written.first.map { $0.count == 2 && $0.hasPrefix("0") } == true && written.count + pairs == 5
      && written.allSatisfy { $0.count == 2 }
  }

  /// The groups of digits that end a text, with spaces of any kind between them.
  private static func groups(before: UnsafeBufferPointer<UInt8>) -> [String] {
    let tail = String(decoding: before.suffix(24), as: UTF8.self)
    var groups: [String] = []
    for word in tail.split(whereSeparator: { $0 == " " || $0 == "\u{A0}" || $0 == "\u{202F}" }).reversed() {
      let isGroup = word.allSatisfy { $0.isASCII && $0.isNumber } && word.count <= 2
      guard isGroup || word == "+33" else { break }
      groups.insert(String(word), at: 0)
      if word == "+33" { break }
    }
    return groups
  }
}
