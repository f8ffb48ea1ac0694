import SiteModel

/// What older or other kinds of Markdown read at a line's start, and between marks that touch a word.
extension ForeignMarkup {
  /// `##Titre`: CommonMark requires a space after the signs. A single `#` begins a hashtag.
  func heading(at i: Int) -> Match? {
    let signs = bytes[i...].prefix { $0 == UInt8(ascii: "#") }
    guard 2...6 ~= signs.count, signs.endIndex < bytes.count, isLetter(bytes[signs.endIndex]) else {
      return nil
    }
    return (.heading, lineEnd(i))
  }

  /// `munici-` above `pal`, as it comes out of a PDF file: readers see a space behind the hyphen. Not `pré-` above `et`.
  func brokenWord(at i: Int) -> (start: Int, end: Int)? {
    let isHyphen = i > 2 && bytes[i - 1] == UInt8(ascii: "-")
    let isSoft = i > 3 && bytes[i - 2] == 0xC2 && bytes[i - 1] == 0xAD
    guard isHyphen || isSoft, i + 1 < bytes.count else { return nil }
    let start = bytes[..<i].lastIndex { $0 <= 0x20 }.map { $0 + 1 } ?? 0
    let word = bytes[start..<(i - (isSoft ? 2 : 1))]
    let rest = bytes[(i + 1)...].prefix { $0 > 0x20 }
    let isLower = rest.first.map { (0x61...0x7A).contains($0) || $0 == 0xC3 } ?? false
    guard word.count > 1, word.allSatisfy({ isLetter($0) || "'-".utf8.contains($0) }), isLower,
      !["et", "ou", "ni", "and", "or", "to"].contains(String(decoding: rest, as: UTF8.self))
    else { return nil }
    return (start, rest.endIndex)
  }

  /// `: Définition` below a term.
  func definition(at i: Int) -> Match? {
    let words = bytes[(i + 1)...].prefix { $0 != 0x0A }.drop { $0 == 0x20 }
    // A line that was broken before its colon is longer than a term.
    guard let first = words.first, isLetter(first), i < 62, !bytes[..<(i - 1)].contains(0x0A) else {
      return nil
    }
    return (.definition, words.endIndex)
  }

  /// `**Attention :**texte`, `*Oui.*Suite`: after punctuation, emphasis ends only before white space or punctuation
  /// (CommonMark 6.2).
  func emphasis(at i: Int) -> Match? {
    let signs: StaticString = has("**", at: i) ? "**" : "*"
    let start = i + signs.utf8CodeUnitCount
    guard !has("***", at: i), i == 0 || isEdge(before: i), start < bytes.count, isLetter(bytes[start]),
      let end = find(signs, from: start), end < bytes.count, isLetter(bytes[end])
    else { return nil }
    let inner = bytes[start..<(end - signs.utf8CodeUnitCount)]
    let stops = [":", ".", ",", ";", "!", "?", "»", "”", ")", "…"]
    guard !inner.contains(0x0A), stops.contains(where: { inner.suffix($0.utf8.count).elementsEqual($0.utf8) })
    else { return nil }
    return (.emphasis, end)
  }

  /// `[1] : https://…`: with a space before its colon it defines nothing.
  func spacedDefinition(at i: Int) -> Match? {
    guard let close = find("]", from: i + 1), close - i < 80 else { return nil }
    var place = close
    while place < bytes.count, bytes[place] == 0x20 || bytes[place] == 0xC2 || bytes[place] == 0xA0 {
      place += 1
    }
    guard place > close, place < bytes.count, bytes[place] == UInt8(ascii: ":") else { return nil }
    let target = bytes[(place + 1)...].prefix { $0 != 0x0A }.drop { $0 == 0x20 }
    guard isTarget(target) else { return nil }
    return (.brokenDefinition, target.endIndex)
  }

  /// `[tract]: /media/Tract 2026.pdf`: an address with spaces defines nothing either.
  func definitionWithSpaces(at i: Int) -> Match? {
    guard let close = find("]", from: i + 1), close - i < 80, close < bytes.count,
      bytes[close] == UInt8(ascii: ":")
    else { return nil }
    let target = bytes[(close + 1)..<lineEnd(close)].drop { $0 == 0x20 }
    guard let space = target.firstIndex(of: 0x20), hasEnding(target),
      target.first == UInt8(ascii: "/") || !target[..<space].contains(UInt8(ascii: ":")),
      target.allSatisfy({ isLetter($0) || $0.isASCIIDigit || " /._-()+,'".utf8.contains($0) })
    else { return nil }
    return (.brokenDefinition, target.endIndex)
  }

  /// `![Affiche]` alone on its line: an image whose address was forgotten.
  func imageWithoutAddress(at i: Int) -> Match? {
    guard has("![", at: i), let close = find("]", from: i + 2), close - i < 100 else { return nil }
    let words = bytes[(i + 2)..<(close - 1)]
    guard words.count(where: isLetter) > 2, !words.contains(UInt8(ascii: "[")), !words.contains(0x0A),
      bytes[close..<lineEnd(close)].allSatisfy({ $0 == 0x20 })
    else { return nil }
    return (.brokenReference, close)
  }

  /// `CO~2~`: a letter, and a figure or two between what crosses out, of which only U+FFFC stands here.
  func lowered(at i: Int) -> Match? {
    guard i > 0, bytes[i - 1].isASCIILetter, bytes[i...].starts(with: TextChecks.object) else { return nil }
    let digits = bytes[(i + 3)...].prefix(4).prefix(while: \.isASCIIDigit)
    guard 1...2 ~= digits.count, bytes[digits.endIndex...].starts(with: TextChecks.object) else { return nil }
    return (.lowered, digits.endIndex + 3)
  }

  /// The place behind the line's last sign.
  func lineEnd(_ i: Int) -> Int {
    i < bytes.count ? bytes[i...].firstIndex(of: 0x0A) ?? bytes.count : bytes.count
  }
}
