/// Which spaces within a line of French must not break: between a number and what it counts, between the groups of a
/// number, behind an abbreviation, between a day and its month, before the number of a king or a century.
///
/// Source: Lexique des règles typographiques en usage à l'Imprimerie nationale, "Espacements", "Abréviations",
/// "Nombres". Only a plain space is asked about: what an author has chosen stays.
enum FrenchSpaces {
  private static let noBreak: [UInt8] = [0xC2, 0xA0]
  private static let narrow: [UInt8] = [0xE2, 0x80, 0xAF]

  /// What takes the place of the plain space at `i` of `text`; nil where a line may end.
  ///
  /// - Parameter before: what was written of this piece of text up to the space.
  static func space(
    after before: UnsafeBufferPointer<UInt8>, _ text: UnsafeBufferPointer<UInt8>, at i: Int
  ) -> [UInt8]? {
    guard let last = before.last, i + 1 < text.count else { return nil }
    let next = text[i + 1]
    if last.isASCIIDigit { return spaceBehindDigit(before, text, i + 1) }
    switch last {
    case UInt8(ascii: "."), 0xB0, 0xBA, UInt8(ascii: "h"), UInt8(ascii: "n"), UInt8(ascii: "r"),
      UInt8(ascii: "e"),
      UInt8(ascii: "s"), 0xA7, 0x89, 0x92, 0xA2:
      // Half of all words end so: of most of them, what comes next tells already.
      if next.isASCIIDigit || isUpper(next) || last == 0xA7,
        isBehindAbbreviation(before, text, i + 1, next.isASCIIDigit)
      {
        return noBreak
      }
    default: break
    }
    if last == UInt8(ascii: "e") || last == 0x89, isOrdinal(before, text, i + 1) { return noBreak }
    if next.isASCIIDigit || !isUpper(next) {
      return (last == UInt8(ascii: "r") || last == 0xB3) && isFirstOfMonth(before, text, i + 1)
        ? noBreak : nil
    }
    return isKing(before, text, i + 1) ? noBreak : nil
  }

  // MARK: Numbers

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

  private static let months: Set<String> = [
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
    "novembre",
    "décembre", "fevrier", "aout", "decembre", "janv.", "févr.", "avr.", "juil.", "sept.", "oct.", "nov.",
    "déc.",
  ]

  private static func spaceBehindDigit(
    _ before: UnsafeBufferPointer<UInt8>, _ text: UnsafeBufferPointer<UInt8>, _ next: Int
  ) -> [UInt8]? {
    let digits = before.suffix(4).reversed().prefix(while: \.isASCIIDigit).count
    let head = before.dropLast(digits).last
    let isNumber = digits < 4 || head.map { !isLetter($0) } ?? true
    if text[next].isASCIIDigit {
      return isGroup(before, digits, head, text, next)
        ? narrow : isTelephone(before, text, next) ? noBreak : nil
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

  /// `06 12 34 56 78`, `+33 6 12 34 56 78`: the first two groups tell, and the rest follows them.
  private static func isTelephone(
    _ before: UnsafeBufferPointer<UInt8>, _ text: UnsafeBufferPointer<UInt8>, _ next: Int
  ) -> Bool {
    // How many pairs stand before, and how many come.
    let written = groups(before: before)
    var pairs = 0
    var i = next
    while i + 1 < text.count, text[i].isASCIIDigit, text[i + 1].isASCIIDigit {
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

  // MARK: Words

  /// Abbreviations before a name, and before a number.
  private static let titles: Set<String> = [
    "M.", "MM.", "Mme", "Mmes", "Mlle", "Mlles", "Mgr", "Me", "Dr", "Pr",
  ]
  private static let references: Set<String> = [
    "n°", "N°", "nº", "Nº", "nos", "p.", "pp.", "art.", "Art.", "al.", "chap.", "fig.", "vol.", "t.", "§",
    "§§", "l.", "n°s", "N°s", "nᵒ", "Nᵒ", "nᵒˢ", "Nᵒˢ",
    // Of laws and regulations: `art. L. 121-1`.
    "L.", "R.", "D.",
  ]

  private static func isBehindAbbreviation(
    _ before: UnsafeBufferPointer<UInt8>, _ text: UnsafeBufferPointer<UInt8>, _ next: Int, _ isDigit: Bool
  ) -> Bool {
    guard isDigit || mayBeAbbreviation(before) else { return false }
    let word = lastWord(of: before)
    if isDigit {
      // `art. L. 121-1`: the first space does not break already.
      if references.contains(word)
        || references.contains(word.split(separator: "\u{A0}").last.map { String($0) } ?? "")
      {
        return true
      }
      // `18 h 30`: the first space does not break already.
      return (word.hasSuffix("\u{A0}h") || word.hasSuffix("\u{A0}min"))
        && word.unicodeScalars.first.map {
          $0.properties.numericType != nil
        } == true
    }
    if titles.contains(word) { return isUpper(text[next]) }
    // `52 av. J.-C.`
    if word == "av." || word == "apr." { return Self.word(text, from: next).hasPrefix("J.-C") }
    if word == "art." || word == "Art." { return ["L.", "R.", "D."].contains(Self.word(text, from: next)) }
    return references.contains(word) && word.hasPrefix("§") && text[next] > 0x20
  }

  /// Whether the last five bytes have a sign that an abbreviation before a word begins with: `M.`, `Dr`, `art.`, `§`.
  private static func mayBeAbbreviation(_ before: UnsafeBufferPointer<UInt8>) -> Bool {
    before.suffix(5).contains { beginsAbbreviation[Int($0)] }
  }

  private static let beginsAbbreviation: [Bool] = {
    let first = Set(titles.union(["art.", "Art.", "§"]).compactMap(\.utf8.first))
    return (0..<256).map { first.contains(UInt8($0)) }
  }()

  private static func isFirstOfMonth(
    _ before: UnsafeBufferPointer<UInt8>, _ text: UnsafeBufferPointer<UInt8>, _ next: Int
  ) -> Bool {
    guard before.last == 0xB3 || before.suffix(3).elementsEqual("1er".utf8),
      ["1er", "1ᵉʳ"].contains(lastWord(of: before))
    else { return false }
    let month = word(text, from: next).lowercased()
    return months.contains(month) || months.contains(withoutStop(month))
  }

  /// `XXe siècle`, `XVIIIème siècle`, `Ve République`
  private static func isOrdinal(
    _ before: UnsafeBufferPointer<UInt8>, _ text: UnsafeBufferPointer<UInt8>, _ next: Int
  ) -> Bool {
    // An accent may be composed or not.
    let isCentury =
      text[next] == UInt8(ascii: "s") && next + 1 < text.count && text[next + 1] == UInt8(ascii: "i")
    let accent = next + (isCentury ? 2 : 1)
    guard isCentury || text[next] == UInt8(ascii: "R"), accent < text.count,
      text[accent] == 0xC3 || text[accent] == UInt8(ascii: "e")
    else { return false }
    let counted = withoutStop(word(text, from: next))
    guard counted.hasPrefix("siècle") || counted.hasPrefix("République") else { return false }
    let number = lastWord(of: before).replacing("ᵉ", with: "e").replacing("ème", with: "e")
    return number.hasSuffix("e") && isRoman(number.dropLast())
  }

  /// `Louis XIV`: a name, then its number.
  private static func isKing(
    _ before: UnsafeBufferPointer<UInt8>, _ text: UnsafeBufferPointer<UInt8>, _ next: Int
  ) -> Bool {
    guard "IVX".utf8.contains(text[next]) else { return false }
    // `Il`, `Voici`; but `Ier`.
    if next + 1 < text.count, (0x61...0x7A).contains(text[next + 1]), text[next + 1] != UInt8(ascii: "e") {
      return false
    }
    let number = withoutStop(word(text, from: next)).replacing("er", with: "")
    guard isRoman(number[...]) else { return false }
    let name = lastWord(of: before)
    return name.count > 2 && name.first?.isUppercase == true
      && name.dropFirst().allSatisfy { $0.isLowercase || $0 == "-" || $0.isUppercase }
      && name.contains { $0.isLowercase }
  }

  private static func isRoman(_ number: Substring) -> Bool {
    !number.isEmpty && number.allSatisfy { "IVXLC".contains($0) }
  }

  /// The word that ends a text; a no-break space is part of it.
  private static func lastWord(of before: UnsafeBufferPointer<UInt8>) -> String {
    let bytes = before.suffix(24)
    let start = bytes.lastIndex { $0 <= 0x20 || $0 == UInt8(ascii: "(") }.map { $0 + 1 } ?? bytes.startIndex
    // `l’art.`, `d'Henri`, `« M.`: the word begins behind an apostrophe, a guillemet or a narrow space.
    var cut = start
    for i in start..<bytes.endIndex {
      let (second, third) = (
        i + 1 < bytes.endIndex ? bytes[i + 1] : 0, i + 2 < bytes.endIndex ? bytes[i + 2] : 0
      )
      switch (bytes[i], second, third) {
      case (UInt8(ascii: "'"), _, _): cut = i + 1
      case (0xC2, 0xAB, _): cut = i + 2
      case (0xE2, 0x80, 0x99), (0xE2, 0x80, 0xAF): cut = i + 3
      default: continue
      }
    }
    return String(decoding: bytes[cut...], as: UTF8.self)
  }

  private static func word(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> String {
    let end =
      text[start...].prefix(16).indices.first { text[$0] <= 0x20 || endsWord(text, at: $0) }
      ?? min(text.count, start + 16)
    return String(decoding: text[start..<end], as: UTF8.self)
  }

  /// Whether a space, a bracket, a quotation mark (straight, round, or with its mark before it) or a sign stands there that has,
  /// or will have, a space before it.
  private static func endsWord(_ text: UnsafeBufferPointer<UInt8>, at i: Int) -> Bool {
    if FrenchTypography.spaceLength(text, at: i) > 0 { return true }
    switch text[i] {
    case UInt8(ascii: ")"), UInt8(ascii: "\""), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ";"),
      UInt8(ascii: ":"):
      return true
    case 0xC2: return FrenchTypography.has([0xC2, 0xBB], text, at: i)
    case 0xE2:
      return [FrenchTypography.roundOpen, FrenchTypography.roundClose].contains {
        FrenchTypography.has($0, text, at: i)
      }
    case 0xEF:
      return [FrenchTypography.typedMark, FrenchTypography.openMark, FrenchTypography.closeMark].contains {
        FrenchTypography.has($0, text, at: i)
      }
    default: return false
    }
  }

  /// Without the signs that end a sentence.
  private static func withoutStop(_ word: String) -> String {
    var word = word[...]
    while let last = word.last, ".,;:!?…»\u{A0}\u{202F}\"”’".contains(last) { word.removeLast() }
    return String(word)
  }

  private static func isUpper(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) || byte == 0xC3 }
  private static func isLetter(_ byte: UInt8) -> Bool { byte.isASCIILetter || byte >= 0x80 }
}
