/// Finds e-mail addresses in a text, working outwards from each `@`: a regular expression would start again at every
/// letter of a long word.
struct MailAddressMask {
  private let text: [Character]

  /// The text with a mask in the place of each, and how many there were.
  static func masked(_ text: String, with mask: String) -> (text: String, count: Int) {
    MailAddressMask(text: Array(text)).masked(with: mask)
  }

  private func masked(with mask: String) -> (text: String, count: Int) {
    var output = ""
    var done = 0
    var count = 0
    var i = 0
    while i < text.count {
      if let sign = MailSign(in: text, at: i), let start = start(before: i, after: done),
        !isHandle(start, sign), let end = end(after: i + sign.length, sign)
      {
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
    sign.isLetter || MailSign.isDigit(sign) || "!#$%&'*+=?^_`{|}~.-".contains(sign)
  }

  /// `@nom@instance.social`: an account that everybody may see.
  private func isHandle(_ start: Int, _ sign: MailSign) -> Bool {
    guard sign.form == .plain, start > 0, text[start - 1] == "@" else { return false }
    return start == 1 || !Self.isLocal(text[start - 2])
  }

  /// Where the host behind the at sign ends: two labels or more, or a number in brackets; nil where there is none.
  private func end(after at: Int, _ sign: MailSign) -> Int? {
    if at < text.count, text[at] == "[" {
      let number = text[(at + 1)...].prefix { $0.isHexDigit || $0 == "." || $0 == ":" }
      return !number.isEmpty && number.endIndex < text.count && text[number.endIndex] == "]"
        ? number.endIndex + 1 : nil
    }
    var labels: [ArraySlice<Character>] = []
    var end = at
    while true {
      let from: Int
      if labels.isEmpty {
        from = at
      } else {
        let dot = MailSign.dotLength(in: text, at: end, isSpelled: sign.form == .spelled)
        guard dot > 0 else { break }
        from = end + dot
      }
      let label = text[from...].prefix { $0.isLetter || MailSign.isDigit($0) || $0 == "-" }
      if label.isEmpty { break }
      end = label.endIndex
      labels.append(label)
    }
    guard labels.count > 1 else { return labels.first.flatMap { provider($0, sign) } }
    guard !isPicture(text[at..<end]) else { return nil }
    return sign.form == .plain || isName(labels, sign) ? end : nil
  }

  /// Whether labels are a host's in a text that may mean something else: `à 3 @ 2.50`, `Merci @ tous.Bravo`.
  private func isName(_ labels: [ArraySlice<Character>], _ sign: MailSign) -> Bool {
    guard let last = labels.last, last.count > 1, last.allSatisfy(\.isLetter) else { return false }
    if sign.form == .behindSpace {
      return labels.first.map { MailSign.providers.contains(String($0).lowercased()) } ?? false
    }
    return !(last.first?.isUppercase ?? false) || last.allSatisfy(\.isUppercase)
  }

  /// `lea@gmail`: everybody knows what is missing.
  private func provider(_ label: ArraySlice<Character>, _ sign: MailSign) -> Int? {
    let isAttached = sign.form == .plain || sign.form == .spelled
    return isAttached && MailSign.providers.contains(String(label).lowercased()) ? label.endIndex : nil
  }

  /// `photo@2x.png`, a picture for fine screens.
  private func isPicture(_ host: ArraySlice<Character>) -> Bool {
    guard host.count < 10, let size = host.first, MailSign.isDigit(size), host.dropFirst().first == "x" else {
      return false
    }
    return ["png", "jpg", "jpeg", "gif", "webp", "avif", "svg"].contains(
      String(host.dropFirst(3)).lowercased())
  }
}
