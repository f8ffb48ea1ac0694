/// Finds e-mail addresses in a text, working outwards from each `@`: a regular expression would start again at every
/// letter of a long word.
struct MailAddressMask {
  private let text: [Character]

  /// The text with a mask in the place of each, and how many there were.
  static func masked(_ text: String, with mask: String) -> (text: String, count: Int) {
    guard text.contains(where: { isAt($0) || $0 == "%" || $0 == "&" }) else { return (text, 0) }
    return MailAddressMask(text: Array(text)).masked(with: mask)
  }

  private func masked(with mask: String) -> (text: String, count: Int) {
    var output = ""
    var done = 0
    var count = 0
    var i = 0
    while i < text.count {
      let length = sign(at: i)
      if length > 0, let start = start(before: i, after: done), let end = end(after: i + length) {
        output += String(text[done..<start]) + mask
        count += 1
        done = end
        i = end
      } else {
        i += 1
      }
    }
    return count == 0 ? (String(text), 0) : (output + String(text[done...]), count)
  }

  private static func isAt(_ sign: Character) -> Bool {
    sign == "@" || sign == "\u{FF20}" || sign == "\u{FE6B}"
  }

  /// How long the at sign at a place is; 0 where there is none. In addresses of the web it is `%40`, and within another
  /// address that they carry `%2540`; HTML has names and numbers for it.
  private func sign(at i: Int) -> Int {
    if Self.isAt(text[i]) { return 1 }
    guard text[i] == "%" || text[i] == "&" else { return 0 }
    return Self.escapes.first { escape in
      text.count - i >= escape.count
        && zip(text[i...], escape).allSatisfy { $0 == $1 || $0.lowercased() == String($1) }
    }?.count ?? 0
  }

  private static let escapes = [
    "%40", "%2540", "&#64;", "&#064;", "&#0064;", "&#x40;", "&#x0040;", "&commat;",
  ]
  .map(Array.init)

  /// What parts the labels of a host; browsers and mailers take the wide ones too (UTS #46, 2.3).
  private static func isDot(_ sign: Character) -> Bool {
    sign == "." || sign == "\u{FF0E}" || sign == "\u{3002}" || sign == "\u{FF61}"
  }

  /// Where the part before the at sign begins: a word, or anything in quotes; nil where there is none.
  ///
  /// A slash is no part of it: `maps/@48.8566,2.3522`, `youtube.com/@chaine.fr`.
  private func start(before at: Int, after floor: Int) -> Int? {
    let first = max(floor, at - Self.longest)
    var start = at
    if at > floor, text[at - 1] == "\"" {
      guard let quote = text[first..<(at - 1)].lastIndex(of: "\""), quote < at - 2 else { return nil }
      start = quote
    } else {
      while start > first, Self.isLocal(text[start - 1]) { start -= 1 }
    }
    guard start < at else { return nil }
    let scheme = "mailto:"
    let before = start - scheme.count
    return before >= floor && String(text[before..<start]).lowercased() == scheme ? before : start
  }

  /// More than this no such part has (RFC 5321, 4.5.3.1: 64).
  private static let longest = 128

  private static func isLocal(_ sign: Character) -> Bool {
    sign.isLetter || isDigit(sign) || "!#$%&'*+=?^_`{|}~.-".contains(sign)
  }

  /// Where the host behind the at sign ends: two labels or more, or a number in brackets; nil where there is none.
  private func end(after at: Int) -> Int? {
    if at < text.count, text[at] == "[" {
      let number = text[(at + 1)...].prefix { $0.isHexDigit || $0 == "." || $0 == ":" }
      return !number.isEmpty && number.endIndex < text.count && text[number.endIndex] == "]"
        ? number.endIndex + 1 : nil
    }
    var labels = 0
    var end = at
    while true {
      let from = labels == 0 ? at : end + 1
      guard labels == 0 || end < text.count && Self.isDot(text[end]) else { break }
      let label = text[from...].prefix { $0.isLetter || Self.isDigit($0) || $0 == "-" }
      if label.isEmpty { break }
      end = label.endIndex
      labels += 1
    }
    return labels > 1 && !isPicture(text[at..<end]) ? end : nil
  }

  /// `photo@2x.png`, a picture for fine screens.
  private func isPicture(_ host: ArraySlice<Character>) -> Bool {
    guard host.count < 10, let size = host.first, Self.isDigit(size), host.dropFirst().first == "x" else {
      return false
    }
    return ["png", "jpg", "jpeg", "gif", "webp", "avif", "svg"].contains(
      String(host.dropFirst(3)).lowercased())
  }

  private static func isDigit(_ sign: Character) -> Bool { sign.isASCII && sign.isNumber }
}
