/// Something in a line of Markdown that its author meant for a link, and that is none.
struct BrokenLink {
  /// Of its first bracket, or of the `!` before it; from 1.
  var column: Int
  var text: String
  var target: String
  var hint: String
  /// Whether a template was to write the address.
  var isTemplate = false

  /// All of a line's, in their order; links that Markdown reads as such are left out.
  static func all(in line: String) -> [BrokenLink] {
    let signs = Array(line.unicodeScalars)
    return signs.indices.dropLast().compactMap { i in
      guard signs[i] == "]", signs[i + 1] == "(", var start = signs[..<i].lastIndex(of: "[") else {
        return nil
      }
      if start > 0, signs[start - 1] == "!" { start -= 1 }
      if start > 0, signs[start - 1] == "\\" { return nil }
      guard let problem = problem(in: signs[(i + 2)...].prefix(longest)) else { return nil }
      return BrokenLink(
        column: start + 1, text: shortened(text(signs[start..<problem.end])), target: problem.target,
        hint: problem.hint, isTemplate: problem.target.contains("{{") || problem.target.contains("{%"))
    }
  }

  /// How far its ends may be from its middle.
  private static let longest = 500

  private typealias Problem = (target: String, hint: String, end: Int)

  private static func text(_ signs: ArraySlice<Unicode.Scalar>) -> String {
    var text = ""
    text.unicodeScalars.append(contentsOf: signs)
    return text
  }

  private static func trimmed(_ text: String) -> String { String(text.trimming { $0.isWhitespace }) }

  private static func shortened(_ text: String) -> String {
    text.count > 80 ? text.prefix(79) + "…" : text
  }

  /// What is wrong with what stands behind `](`.
  private static func problem(in rest: ArraySlice<Unicode.Scalar>) -> Problem? {
    if rest.first == "<" { return angled(rest) }
    var depth = 0
    let end = rest.indices.first { i in
      if rest[i] == "(" { depth += 1 }
      if rest[i] == ")" { depth -= 1 }
      return depth < 0
    }
    let inner = trimmed(text(rest[..<(end ?? rest.endIndex)]))
    guard let end else {
      let address = inner.prefix { !$0.isWhitespace }
      return (
        String(address), "write ) where the address ends: (\(address))",
        rest.startIndex + address.unicodeScalars.count
      )
    }
    guard let space = inner.firstIndex(where: \.isWhitespace) else { return nil }
    let (address, more) = (String(inner[..<space]), trimmed(String(inner[space...])))
    guard let hint = hint(address, more, inner) else { return nil }
    let isTitled = more.unicodeScalars.first.map { roundQuotes.contains($0) } ?? false
    return (isTitled ? address : inner, hint, end + 1)
  }

  /// `<https://…` without its end.
  private static func angled(_ rest: ArraySlice<Unicode.Scalar>) -> Problem? {
    guard !rest.contains(">") else { return nil }
    let address = trimmed(text(rest.dropFirst().prefix { $0 != ")" }))
    let end = rest.firstIndex(of: ")").map { $0 + 1 } ?? rest.endIndex
    return (
      address, address.contains(" ") ? "write > behind it: (<\(address)>)" : "delete the <: (\(address))", end
    )
  }

  /// - Parameters:
  ///   - address: up to the first space.
  ///   - more: what follows; nil where it is a title as Markdown wants it.
  private static func hint(_ address: String, _ more: String, _ inner: String) -> String? {
    if inner.contains("{{") || inner.contains("{%") {
      return "write the address itself: no template is read here"
    }
    let quotes: [Character: Character] = ["\"": "\"", "'": "'", "(": ")"]
    if more.count > 1, let first = more.first, quotes[first] == more.last { return nil }
    if let size = more.wholeMatch(of: /=([0-9]*)x([0-9]*)/) {
      let values = [("width", size.1), ("height", size.2)].filter { !$0.1.isEmpty }.map { "\($0.0)=\($0.1)" }
      return "write its size behind it: (\(address)){\(values.joined(separator: " "))}"
    }
    if ["http:", "http://", "https:", "https://", "mailto:", "tel:"].contains(address) {
      return "remove the spaces: (\(inner.filter { !$0.isWhitespace }))"
    }
    if address.hasPrefix("tel:") {
      return "write the number without spaces: (\(inner.filter { !$0.isWhitespace }))"
    }
    let title = more.trimming { character in
      character.unicodeScalars.allSatisfy { roundQuotes.contains($0) } || character.isWhitespace
    }
    let isTitled = more.unicodeScalars.first.map { roundQuotes.contains($0) } ?? false
    if isTitled || address.contains("://") || address.hasPrefix("www.") || address.hasPrefix("mailto:") {
      return "a title goes between straight quotes: (\(address) \"\(title)\")"
    }
    return "an address with spaces goes between < and >: (<\(inner)>)"
  }

  private static let roundQuotes = Array("“”„«»‘’\"'".unicodeScalars)
}
