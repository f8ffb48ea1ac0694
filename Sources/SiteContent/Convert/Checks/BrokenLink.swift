import SiteModel

/// Something in a line of Markdown that its author meant as a link, but that is shown as typed.
struct BrokenLink {
  /// Of its first bracket, or of the `!` before it; from 1.
  var column: Int
  var text: String
  var target: String
  var hint: String
  /// Whether a template was meant to fill in the address.
  var isTemplate = false

  /// All those in a line, in order, without the links that Markdown understands.
  static func all(in line: String) -> [BrokenLink] {
    let signs = Array(line.unicodeScalars)
    return signs.indices.dropLast().compactMap { i in
      guard signs[i] == "]", signs[i + 1] == "(" else { return nil }
      // The words may begin on the line before.
      var start = signs[max(0, i - longest)..<i].lastIndex(of: "[") ?? i
      if start > 0, signs[start] == "[", signs[start - 1] == "!" { start -= 1 }
      if start > 0, signs[start - 1] == "\\" { return nil }
      guard let problem = problem(in: signs[(i + 2)...].prefix(longest)) else { return nil }
      return BrokenLink(
        column: start + 1, text: shortened(text(signs[start..<problem.end])), target: problem.target,
        hint: problem.hint, isTemplate: problem.target.contains("{{") || problem.target.contains("{%"))
    }
  }

  /// How many characters either end may be from the middle.
  private static let longest = 500

  private typealias Problem = (target: String, hint: String, end: Int)

  private static func text(_ signs: some Sequence<Unicode.Scalar>) -> String {
    var text = ""
    text.unicodeScalars.append(contentsOf: signs)
    return text
  }

  private static func trimmed(_ text: String) -> String { String(text.trimming { $0.isWhitespace }) }

  private static func shortened(_ text: String) -> String {
    text.count > 80 ? text.prefix(79) + "…" : text
  }

  /// What is wrong with the text after `](`.
  private static func problem(in rest: ArraySlice<Unicode.Scalar>) -> Problem? {
    if rest.first == "<" { return angled(rest) }
    var depth = 0
    let end = rest.indices.first { i in
      if rest[i] == "(" { depth += 1 }
      if rest[i] == ")" { depth -= 1 }
      return depth < 0
    }
    guard let end else {
      let spaces = rest.prefix { $0.properties.isWhitespace }
      let address = rest[spaces.endIndex...].prefix { !$0.properties.isWhitespace }
      guard !address.isEmpty else { return nil }
      if address.last == "]", !address.contains("[") {
        let meant = text(address.dropLast())
        return (meant, "write ) in place of the last ]: (\(meant))", address.endIndex)
      }
      return (text(address), "write ) where the address ends: (\(text(address)))", address.endIndex)
    }
    let inner = trimmed(text(rest[..<end]))
    if let (target, hint) = quoted(inner) ?? telephone(inner) ?? place(inner) {
      return (target, hint, end + 1)
    }
    guard inner.contains(where: \.isWhitespace), let (target, hint) = hint(inner) else { return nil }
    return (target, hint, end + 1)
  }

  /// `<https://…` without its end.
  private static func angled(_ rest: ArraySlice<Unicode.Scalar>) -> Problem? {
    guard !rest.contains(">") else { return nil }
    let address = trimmed(text(rest.dropFirst().prefix { $0 != ")" }))
    let end = rest.firstIndex(of: ")").map { $0 + 1 } ?? rest.endIndex
    return (
      address, address.contains(" ") ? "write > after it: (<\(address)>)" : "delete the <: (\(address))", end
    )
  }

  /// `« https://… »`: an address between quotation marks.
  private static func quoted(_ inner: String) -> (target: String, hint: String)? {
    guard let first = inner.first, let last = inner.last, "«“”„\"".contains(first), "»“”\"".contains(last),
      inner.count > 2
    else { return nil }
    let address = trimmed(String(inner.dropFirst().dropLast()))
    // Without a space, Markdown takes the marks for a part of the address.
    guard !address.contains(where: \.isWhitespace), inner.contains(where: \.isWhitespace) else { return nil }
    return (address, "delete the quotation marks: (\(address))")
  }

  /// `06 12 34 56 78`
  private static func telephone(_ inner: String) -> (target: String, hint: String)? {
    guard inner.contains(where: \.isWhitespace), let number = MissingScheme.telephone(inner) else {
      return nil
    }
    return (number, "write tel: and the number without spaces: (\(number))")
  }

  /// `mailto:a@b.fr?subject=Bonjour à tous`, several addresses, a space within one; nil for one and a title.
  private static func mail(_ address: String, _ first: String) -> (target: String, hint: String)? {
    if address.contains("?") {
      return (address, "an address with spaces goes between < and >: (<\(address)>)")
    }
    guard address.dropFirst(first.count).contains("@") else { return nil }
    guard first.contains("@") else {
      return (first, "an e-mail address has no spaces: write it behind 'mailto:'")
    }
    let all = address.split { $0.isWhitespace || ",;".contains($0) }.joined(separator: ",")
    return (all, "commas part e-mail addresses, without spaces: (\(all))")
  }

  /// `# un titre`: a place in this text.
  private static func place(_ inner: String) -> (target: String, hint: String)? {
    guard inner.hasPrefix("# ") else { return nil }
    let id = "#" + Slug.make(String(inner.dropFirst(2)))
    return (id, "write the place without spaces: (\(id))")
  }

  /// The address that is meant, and how to write it; nil where Markdown understands it.
  private static func hint(_ inner: String) -> (target: String, hint: String)? {
    if inner.contains("{{") || inner.contains("{%") {
      return (inner, "write the address itself: templates are not run here")
    }
    let (address, size, title, isTyped) = parts(inner)
    let isWhole = !address.contains(where: \.isWhitespace)
    // The form that Markdown understands already.
    if isWhole, size.isEmpty, title.isEmpty || isTyped { return nil }
    let first = address.prefix { !$0.isWhitespace }
    let more = trimmed(String(address.dropFirst(first.count)))
    let joined = address.filter { !$0.isWhitespace }
    let written = title.isEmpty ? "" : " \"\(title.replacing("\"", with: "'"))\""
    if ["http:", "http://", "https:", "https://", "mailto:", "tel:"].contains(first) {
      return (joined, "remove the spaces: (\(joined)\(written))")
    }
    if first.hasPrefix("tel:") { return (joined, "write the number without spaces: (\(joined)\(written))") }
    if title.isEmpty, let quote = more.first, "\"'“«".contains(quote) {
      let words = more.dropFirst().trimming { "\"'“”«» ".contains($0) }
      return (String(first), "a title ends with a quotation mark as well: (\(first) \"\(words)\")")
    }
    if title.isEmpty, first.hasPrefix("mailto:"), let mail = mail(address, String(first)) { return mail }
    let isElsewhere = first.contains("://") || first.hasPrefix("www.") || first.hasPrefix("mailto:")
    // `Tract été 2026.pdf` is a file's name, not a title.
    let isFile = more.wholeMatch(of: /.*\.[A-Za-z0-9]{2,4}/) != nil || isRest(more, of: first)
    if !isWhole, title.isEmpty, isElsewhere, !isFile {
      return (String(first), "a title goes between straight quotes: (\(first) \"\(more)\")")
    }
    let place = isWhole ? address : "<\(address)>"
    if !size.isEmpty { return (address, "write its size after it: (\(place)\(written)){\(size)}") }
    if !isWhole {
      return (address, "an address with spaces goes between < and >: (\(place)\(written))")
    }
    return (address, "a title goes between straight quotes: (\(place)\(written))")
  }

  /// `dupont&page=2` behind `https://example.org/?q=jean`: what goes on with an address, and is not a title.
  private static func isRest(_ more: String, of first: Substring) -> Bool {
    more.contains { "/?=&".contains($0) }
      || first.contains("?") && first.contains("=")
        && more.first.map { $0.isLowercase || $0.isNumber } ?? false
  }

  /// An address, a size such as `=300x200` as an attribute list has it, a title and whether its quotes are Markdown's.
  private static func parts(_ inner: String) -> (address: String, size: String, title: String, isTyped: Bool)
  {
    if let match = inner.wholeMatch(of: /(.*\S)\s+=([0-9]*)x([0-9]*)/) {
      let values = [("width", match.2), ("height", match.3)].filter { !$0.1.isEmpty }
      let (address, _, title, isTyped) = parts(String(match.1))
      return (address, values.map { "\($0.0)=\($0.1)" }.joined(separator: " "), title, isTyped)
    }
    let forms: [(open: Character, close: Character)] = [
      ("\"", "\""), ("'", "'"), ("(", ")"), ("“", "”"), ("”", "”"), ("«", "»"), ("„", "“"), ("‘", "’"),
    ]
    for (open, close) in forms where inner.last == close {
      let spaces = inner.indices.dropFirst().dropLast()
      guard
        let start = spaces.first(where: {
          inner[$0] == open && inner[inner.index(before: $0)].isWhitespace
        })
      else { continue }
      let title = trimmed(String(inner[inner.index(after: start)...].dropLast()))
      // Between quotes, a title holds no other of the same kind.
      return (trimmed(String(inner[..<start])), "", title, "\"'(".contains(open) && !title.contains(close))
    }
    return (inner, "", "", false)
  }
}
