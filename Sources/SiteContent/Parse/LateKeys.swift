import SiteModel

/// Keys below the line that ends the front matter: a second `---`, or a `...`, that came too early. To the site they are
/// words of the text.
struct LateKeys {
  private struct Found {
    var key: Key
    /// As it is written, which may be another system's name of the key.
    var name: String
    /// In our own words.
    var value: String
    var line: Int
    /// Whether it is written as YAML has it, and not as TOML or JSON do.
    var isYAML = true
  }

  private var found: [Found] = []
  /// The line that ends the front matter, and its number.
  private let end: Substring
  private let endLine: Int
  /// Whether a `---` or a `+++` stands above them.
  private var isOpened = false
  private var fence: Substring = "---"
  /// The number of the line `---` or `...` below them.
  private var closingLine: Int?
  private let isComment: Bool
  /// Whether an empty line stands below the last of them.
  private var isParted = false

  /// Nil where the text does not begin with keys.
  init?(in body: Substring, below end: Substring, in endLine: Int, _ keys: KeySet?) {
    guard let keys, !keys.isList, Self.mayBegin(body.utf8) else { return nil }
    self.end = end
    self.endLine = endLine
    isComment = keys.name == KeySet.comment.name
    var number = endLine
    var rest = body
    while !rest.isEmpty, number < endLine + Self.mostLines {
      let lineEnd = rest.utf8.firstIndex(of: .newline) ?? rest.endIndex
      let line = rest[..<lineEnd]
      rest = lineEnd < rest.endIndex ? rest[rest.utf8.index(after: lineEnd)...] : rest[lineEnd...]
      number += 1
      guard add(line, number, keys) else { break }
    }
    if found.isEmpty { return nil }
  }

  /// A quick look, for a paragraph may be a single line of thousands of bytes: the name of a key is short, and a colon,
  /// an equals sign or a line of signs comes before anything else that no name has.
  private static func mayBegin(_ body: Substring.UTF8View) -> Bool {
    var hasLetter = false
    for byte in body.prefix(longestName) {
      if byte == .colon || byte == UInt8(ascii: "=") { return true }
      if byte == .newline { return !hasLetter }
      hasLetter = hasLetter || byte.isASCIILetter
      guard mayStandInName(byte) || byte < 0x20 || "-.+{\"".utf8.contains(byte) else { return false }
    }
    return body.count <= longestName || !hasLetter
  }

  private static let longestName = 80

  /// The lines of a text, from 1, that are told of where its front matter is read.
  static func lines(in body: [UInt8]) -> Set<Int> {
    let text = String(decoding: body, as: UTF8.self)
    let late = LateKeys(in: text[...], below: "---", in: 0, .article)
    return Set(late?.found.filter(hides).map(\.line) ?? [])
  }

  /// No front matter is as long: the rest is text.
  private static let mostLines = 60

  /// Whether the next line may be one of them as well.
  private mutating func add(_ line: Substring, _ number: Int, _ keys: KeySet) -> Bool {
    let text = line.trimming { $0.isWhitespace }
    if text.isEmpty {
      isParted = !found.isEmpty
      return true
    }
    if text == "---" || text == "..." || text == "+++" {
      if found.isEmpty, !isOpened, text != "..." {
        isOpened = true
        fence = text
        return true
      }
      if !isParted, !found.isEmpty { closingLine = number }
      return false
    }
    if !found.isEmpty, !isParted, line.first == " " || line.hasPrefix("- ") { return true }
    // Four spaces before it make it code.
    guard line.first != " " else { return false }
    let colon = line.utf8.firstIndex { !Self.mayStandInName($0) } ?? line.endIndex
    let name = line[..<colon].trimming { $0 == " " }
    guard colon < line.endIndex, line.utf8[colon] == .colon, !name.isEmpty, !name.utf8.contains(0x20) else {
      return addForeign(text, number, keys)
    }
    let value = line[line.utf8.index(after: colon)...]
    guard value.isEmpty || value.first == " " else { return false }
    let isSpaced = name.endIndex < colon
    if let one = Self.key(
      String(name), String(value.trimming { $0.isWhitespace }), number, keys, isSpaced: isSpaced)
    {
      found.append(one)
      isParted = false
      return true
    }
    return !found.isEmpty && !isParted
  }

  /// `draft = true`, `"draft": true,`: TOML and JSON.
  private mutating func addForeign(_ line: Substring, _ number: Int, _ keys: KeySet) -> Bool {
    if line == "{" { return found.isEmpty }
    // Compiling a pattern costs more than reading a whole article.
    guard
      line.utf8.first == UInt8(ascii: "\"") || line.utf8.prefix(40).contains(UInt8(ascii: "="))
        || line.hasPrefix("{\"")
    else { return false }
    guard let match = line.prefix(200).wholeMatch(of: /\{? ?"?([A-Za-z_]+)"? ?[=:] ?(.+?),? ?\}?/),
      line.contains("\"") || line.contains(" = ") || line.contains("=")
    else { return false }
    let value = String(match.2.trimming { "\"' ".contains($0) })
    guard var one = Self.key(String(match.1), value, number, keys, isSpaced: false) else {
      return fence == "+++" || !found.isEmpty && !isParted
    }
    // `date = x` may be words.
    guard fence == "+++" || Self.hides(one) else { return false }
    one.isYAML = false
    found.append(one)
    isParted = false
    return true
  }

  /// Letters and underscores; and spaces, which may stand around it.
  private static func mayStandInName(_ byte: UInt8) -> Bool {
    byte.isASCIILetter || byte >= 0x80 || byte == 0x5F || byte == 0x20
  }

  /// A key by its name; by a capital letter (`Draft: true`) or another system's name (`published: false`) only where it
  /// hides the text: `Date :` and `Source :` begin sentences.
  private static func key(
    _ name: String, _ value: String, _ line: Int, _ keys: KeySet, isSpaced: Bool
  ) -> Found? {
    if let key = keys[name] { return Found(key: key, name: name, value: value, line: line) }
    var found = keys[name.lowercased()].map { Found(key: $0, name: name, value: value, line: line) }
    // `Statut : privé` are words.
    if found == nil, !isSpaced, let meant = Decision(name, value, among: keys.keys) {
      found = Found(key: meant.key, name: name, value: meant.value, line: line)
    }
    return found.flatMap { hides($0) && $0.key.kind != .date ? $0 : nil }
  }

  /// An error for what would have kept a text from readers, a warning for other keys.
  func report(_ keys: KeyReader, _ diagnostics: inout [Diagnostic]) {
    // Comments are strangers' texts, and may begin with any words; what is asked of them is in their front matter.
    let meant = found.filter { !isComment || Self.hides($0) && !keys.isWritten($0.key.name) }
    let isList = closingLine != nil || meant.count > 1
    for one in meant where isList || Self.isSure(one) {
      let message =
        "'\(one.name)' stands below line \(endLine) ('\(end)'), which ends the keys: it is text and has no effect"
      let place = SourcePosition(line: one.line, column: 1)
      let isLost = Self.hides(one) && (closingLine != nil || one.key.kind != .date || Self.isSure(one))
      diagnostics.append(
        isLost && !keys.isWritten(one.key.name)
          ? .error(.frontMatter, keys.file, place, message, hint: hint(one))
          : .warning(.swallowedValue, keys.file, place, message, hint: hint(one)))
    }
  }

  /// Whether a line by itself can be nothing but a key: `publish_until: 2021-01-01`, `comments: closed`, `tags: UMP`.
  private static func isSure(_ found: Found) -> Bool {
    switch found.key.kind {
    case .flag: hides(found)
    case .choice(let words): words.contains(found.value)
    case .date: found.name.contains("_") && hides(found)
    default:
      found.name.contains("_") || ["tags", "technorati", "slug", "aliases", "permalink"].contains(found.name)
    }
  }

  private func hint(_ one: Found) -> String {
    guard let closingLine else {
      return one.name == one.key.name && one.isYAML
        ? "move it above line \(endLine)" : "write '\(one.key.name): \(one.value)' above line \(endLine)"
    }
    if !one.isYAML || isOpened && one.name != one.key.name {
      return "write '\(one.key.name): \(one.value)' above line \(endLine)"
        + (isOpened ? ", and delete the lines '\(fence)' around it" : "")
    }
    return isOpened
      ? "move it above line \(endLine), and delete the lines '\(fence)' around it"
      : "delete line \(endLine): line \(closingLine) then ends the keys"
  }

  /// Whether the value, where it belongs, would keep readers from the text for a while at least.
  private static func hides(_ found: Found) -> Bool {
    guard found.key.decidesPublication else { return false }
    switch found.key.kind {
    case .flag: return FlagWord.meaning(of: found.value) == true
    case .date: return found.value.prefix(4).count { $0.isASCII && $0.isNumber } == 4
    case .choice:
      return found.key.translated(found.value).map { $0 != Comment.Status.approved.rawValue } ?? false
    default: return false
    }
  }
}
