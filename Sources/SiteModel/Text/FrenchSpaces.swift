/// Which spaces within a line of French must not break: between a number and what it counts, between the groups of a
/// number, behind an abbreviation, between a day and its month, before the number of a king or a century.
///
/// Source: Lexique des règles typographiques en usage à l'Imprimerie nationale, "Espacements", "Abréviations",
/// "Nombres". Only a plain space is asked about: what an author has chosen stays.
enum FrenchSpaces {
  static let noBreak: [UInt8] = [0xC2, 0xA0]
  static let narrow: [UInt8] = [0xE2, 0x80, 0xAF]

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
    // `M. de Villepin`, `Mme la ministre`
    if next == UInt8(ascii: "d") || next == UInt8(ascii: "l"),
      last == UInt8(ascii: ".") || last == UInt8(ascii: "e") || last == UInt8(ascii: "s"),
      before.suffix(6).contains(UInt8(ascii: "M")), isTitle(before, text, i + 1)
    {
      return noBreak
    }
    if last == UInt8(ascii: "e") || last == UInt8(ascii: "r") || last == 0x89, isOrdinal(before, text, i + 1)
    {
      return noBreak
    }
    if next.isASCIIDigit || !isUpper(next) {
      return (last == UInt8(ascii: "r") || last == 0xB3) && isFirstOfMonth(before, text, i + 1)
        ? noBreak : nil
    }
    return isKing(before, text, i + 1) ? noBreak : nil
  }

  // MARK: Words

  static let months: Set<String> = [
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
    "novembre",
    "décembre", "fevrier", "aout", "decembre", "janv.", "févr.", "avr.", "juil.", "sept.", "oct.", "nov.",
    "déc.",
  ]

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

  /// Whether a title is followed by a small word that belongs to a name or to an office.
  private static func isTitle(
    _ before: UnsafeBufferPointer<UInt8>, _ text: UnsafeBufferPointer<UInt8>, _ next: Int
  ) -> Bool {
    guard ["M.", "MM.", "Mme", "Mmes", "Mlle", "Mlles"].contains(lastWord(of: before)) else { return false }
    let word = word(text, from: next)
    return ["de", "du", "des", "le", "la", "les"].contains(word)
      || ["d'", "d’", "l'", "l’"].contains { word.hasPrefix($0) }
  }

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
    let word = lastWord(of: before).replacing("ᵉ", with: "e").replacing("ème", with: "e")
    return word.hasSuffix("e") && isRoman(word.dropLast()) || word == "Ier" || word == "Iᵉʳ"
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

  static func word(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> String {
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
  static func withoutStop(_ word: String) -> String {
    var word = word[...]
    while let last = word.last, ".,;:!?…»\u{A0}\u{202F}\"”’".contains(last) { word.removeLast() }
    return String(word)
  }

  private static func isUpper(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) || byte == 0xC3 }
  static func isLetter(_ byte: UInt8) -> Bool { byte.isASCIILetter || byte >= 0x80 }
}
