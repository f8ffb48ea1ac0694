/// An at sign in a text, or what people write in its place so that programs do not find their address.
struct MailSign {
  enum Form {
    case plain
    /// `lea @ exemple.fr`, `lea@ exemple.fr`.
    case spaced
    /// `Merci @nom.bsky.social`: an account, or what somebody wrote `lea @gmail.com` for.
    case behindSpace
    /// `lea(at)exemple.fr`, `lea [arobase] exemple [point] fr`.
    case spelled
  }

  let form: Form
  /// With the spaces around it.
  let length: Int

  /// The one that begins at a place of a text; nil where none does.
  init?(in text: [Character], at start: Int) {
    let spaces = Self.spaces(text, from: start)
    let at = start + spaces
    guard at < text.count else { return nil }
    let plain = Self.plainLength(text, at: at)
    if plain > 0 {
      let after = Self.spaces(text, from: at + plain)
      form = spaces + after == 0 ? .plain : after == 0 ? .behindSpace : .spaced
      length = spaces + plain + after
      return
    }
    let word = Self.bracketed(text, at: at, Self.words)
    let bare = word == 0 && spaces > 0 ? Self.bare(text, at: at, "arobase") : 0
    guard word + bare > 0 else { return nil }
    form = .spelled
    length = spaces + word + bare + Self.spaces(text, from: at + word + bare)
  }

  /// How long what parts the labels of a host is; browsers and mailers take the wide ones too (UTS #46, 2.3).
  static func dotLength(in text: [Character], at start: Int, isSpelled: Bool) -> Int {
    guard start < text.count else { return 0 }
    if [".", "\u{FF0E}", "\u{3002}", "\u{FF61}"].contains(text[start]) { return 1 }
    let spaces = spaces(text, from: start)
    // `lea@exemple .fr`; behind a sign that is spelled out, spaces part nothing.
    if spaces > 0, start + spaces < text.count, text[start + spaces] == "." {
      let after = self.spaces(text, from: start + spaces + 1)
      return after == 0 || isSpelled ? spaces + 1 + after : 0
    }
    let word = bracketed(text, at: start + spaces, ["dot", "point", "."])
    if word > 0 { return spaces + word + self.spaces(text, from: start + spaces + word) }
    guard isSpelled, spaces > 0 else { return 0 }
    let bare = max(bare(text, at: start + spaces, "point"), bare(text, at: start + spaces, "dot"))
    return bare == 0 ? 0 : spaces + bare + self.spaces(text, from: start + spaces + bare)
  }

  static func isDigit(_ sign: Character) -> Bool { sign.isASCII && sign.isNumber }

  /// Where most people have their mail: of these, less than a whole address tells enough.
  static let providers: Set = [
    "gmail", "googlemail", "hotmail", "outlook", "yahoo", "wanadoo", "orange", "laposte", "icloud",
    "protonmail",
  ]

  private static let words = ["at", "arobase", "arobas", "arrobase", "a", "@", "\u{E0}"]

  /// How long the at sign at a place is; 0 where there is none. In addresses of the web it is `%40`, and within another
  /// address that they carry `%2540`; HTML has names and numbers for it.
  private static func plainLength(_ text: [Character], at i: Int) -> Int {
    if isAt(text[i]) { return 1 }
    guard text[i] == "%" || text[i] == "&" else { return 0 }
    return escapes.first { escape in
      text.count - i >= escape.count
        && zip(text[i...], escape).allSatisfy { $0 == $1 || $0.lowercased() == String($1) }
    }?.count ?? 0
  }

  private static func isAt(_ sign: Character) -> Bool {
    sign == "@" || sign == "\u{FF20}" || sign == "\u{FE6B}"
  }

  private static let escapes = [
    "%40", "%2540", "&#64;", "&#064;", "&#0064;", "&#x40;", "&#x0040;", "&commat;",
  ]
  .map(Array.init)

  /// Up to three spaces or a line's end, with the backslash that Markdown wants there: more is a layout.
  private static func spaces(_ text: [Character], from start: Int) -> Int {
    guard start < text.count else { return 0 }
    if text[start] == "\\", start + 1 < text.count, text[start + 1].isNewline { return 2 }
    let count = text[start...].prefix(4).prefix(while: \.isWhitespace).count
    return count > 3 ? 0 : count
  }

  /// How long a word in brackets is: `(at)`, `[ arobase ]`; 0 where there is none.
  private static func bracketed(_ text: [Character], at start: Int, _ words: [String]) -> Int {
    guard start < text.count, let end = brackets[text[start]] else { return 0 }
    var i = start + 1 + spaces(text, from: start + 1)
    let word = text[min(i, text.count)...].prefix(9).prefix { $0.isLetter || $0 == "@" || $0 == "." }
    guard words.contains(String(word).lowercased()) else { return 0 }
    i += word.count
    i += spaces(text, from: i)
    return i < text.count && text[i] == end ? i + 1 - start : 0
  }

  private static let brackets: [Character: Character] = ["(": ")", "[": "]", "{": "}", "<": ">"]

  /// How long a word is that stands by itself.
  private static func bare(_ text: [Character], at start: Int, _ word: String) -> Int {
    let end = start + word.count
    guard end < text.count, text[end].isWhitespace else { return 0 }
    return String(text[start..<end]).lowercased() == word ? word.count : 0
  }
}
