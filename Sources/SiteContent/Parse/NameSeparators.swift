import SiteModel

/// What people put between the names of a list where commas should stand.
struct NameSeparators {
  /// What is wrong, for a message: `';' does not separate names`.
  let fault: String
  /// The names as they are meant.
  let names: [String]

  /// Nil where commas separate the names, or where there is one; see `PlainNames` for what is surely so.
  init?(_ text: String) {
    let parts = text.split(separator: ",").map { $0.trimming { $0.isWhitespace } }
    // Those asterisks begin no entries.
    if text.utf8.contains(UInt8(ascii: "*")), NameMarks.areEmphasised(parts.map(String.init)) { return nil }
    if parts.contains(where: { $0.contains(where: \.isNewline) }) {
      fault = "lines do not separate names"
      names = Self.split(text) { ",;".contains($0) || $0.isNewline }.map(Self.withoutBullet)
    } else if let entries = Self.entries(text, isParted: parts.count > 1) {
      fault = "YAML does not read it as a list"
      names = entries
    } else if parts.count > 1, parts.allSatisfy(Self.hasBullet) {
      fault = "YAML does not read it as a list"
      names = parts.map { Self.withoutBullet(String($0)) }
    } else if parts.count == 1, let sign = Self.sign(in: text) {
      fault = "'\(sign)' does not separate names"
      let isSpaced = !Self.signs.contains(sign)
      names =
        isSpaced
        ? text.split(separator: " \(sign) ").map { String($0.trimming { $0.isWhitespace }) }
          .filter { !$0.isEmpty }
        : Self.split(text) { String($0) == sign }
    } else if parts.count == 1, Self.isHashtags(text) {
      fault = "spaces do not separate names"
      names = Self.split(text, where: \.isWhitespace)
    } else {
      return nil
    }
  }

  /// The names as one text that YAML reads back.
  var written: String { FrontMatterWriter.scalar(names.joined(separator: ", "), inList: false) }

  /// Never a part of a name.
  private static let signs = [";", "，", "、"]
  /// Between spaces only: `A·B` may be one name.
  private static let spaced = ["|", "·", "•"]

  /// The first sign that was to separate names. A single slash may stand within a name: `AC / DC`.
  static func sign(in text: String) -> String? {
    signs.first { text.contains($0) } ?? spaced.first { text.contains(" \($0) ") }
      ?? (text.split(separator: " / ").count > 2 ? "/" : nil)
  }

  /// A line of hashtags as it is typed everywhere else: `#UMP #PS`.
  private static func isHashtags(_ text: String) -> Bool {
    let words = text.split(whereSeparator: \.isWhitespace)
    return words.count > 1 && words.allSatisfy { isHashtag($0) }
  }

  private static func isHashtag(_ word: Substring) -> Bool {
    word.first == "#" && word.dropFirst().first.map(\.isLetter) ?? false
  }

  /// `UMP #PS #FN` with a comma before each hashtag.
  static func withCommas(_ text: String) -> String {
    var words = text.split(whereSeparator: \.isWhitespace).map(String.init)
    for i in words.indices.dropLast()
    where isHashtag(words[i + 1][...]) && !",;".contains(words[i].last ?? ",") {
      words[i] += ","
    }
    return words.joined(separator: " ")
  }

  // MARK: Entries with a sign or a number before each

  private static let bullets: Set<Character> = ["-", "–", "—", "•", "·", "*", "‣", "▪"]

  /// `- UMP - PS`, `-UMP -PS`, `1. UMP 2. PS`: what a list is to YAML's eyes when a space or a line's end is missing.
  private static func entries(_ text: String, isParted: Bool) -> [String]? {
    let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
    guard !isParted, let first = words.first else { return nil }
    if let bullet = first.first, bullets.contains(bullet) {
      // `-18` is a name.
      guard let next = first.dropFirst().first else { return words.count > 1 ? entries(words, bullet) : nil }
      return next.isLetter ? entries(words, bullet) : nil
    }
    var number = 1
    let numbered = joined(words) { word in
      guard ["\(number).", "\(number))"].contains(where: word.hasPrefix), word.count > String(number).count
      else {
        return nil
      }
      number += 1
      return word.dropFirst(String(number - 1).count + 1)
    }
    return number > 2 && first.hasPrefix("1") ? numbered : nil
  }

  private static func entries(_ words: [String], _ bullet: Character) -> [String] {
    joined(words) { word in
      word.first == bullet && word.dropFirst().first != bullet ? word.dropFirst() : nil
    }
  }

  /// Words put together, a new entry at each that has a mark, of which `rest` leaves what stands behind it.
  private static func joined(_ words: [String], rest: (String) -> Substring?) -> [String] {
    var entries: [[Substring]] = []
    for word in words {
      if let rest = rest(word) {
        entries.append(rest.isEmpty ? [] : [rest])
      } else if entries.isEmpty {
        entries.append([word[...]])
      } else {
        entries[entries.count - 1].append(word[...])
      }
    }
    return entries.map { $0.joined(separator: " ") }.map { String($0.trimming { $0 == "," || $0 == " " }) }
      .filter { !$0.isEmpty }
  }

  private static func hasBullet(_ name: Substring) -> Bool {
    guard let first = name.first, bullets.contains(first), let next = name.dropFirst().first else {
      return false
    }
    return next == " " || next.isLetter
  }

  private static func withoutBullet(_ line: String) -> String {
    guard let first = line.first, bullets.contains(first) else { return line }
    return String(line.dropFirst().trimming { $0.isWhitespace })
  }

  private static func split(_ text: String, where isSeparator: (Character) -> Bool) -> [String] {
    text.split(whereSeparator: isSeparator).map { String($0.trimming { $0.isWhitespace }) }
      .filter { !$0.isEmpty }
  }
}
