import SiteContent
import SiteModel

/// How front matter is found at the head of a text, in whatever form.
extension ForeignKeys {
  /// YAML between `---`, TOML between `+++`, either of them or JSON named behind `---`, Hugo's JSON object, Pelican's and
  /// MkDocs's `Key: value` lines; nil where there is none.
  init?(_ text: String) {
    var text = text
    if text.hasPrefix("\u{FEFF}") { text.removeFirst() }
    if TextSearch.contains(text, "\r") { text = text.replacing("\r\n", with: "\n") }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard let first = lines.first?.trimming else { return nil }
    if first.hasPrefix("{") {
      guard let end = Self.objectEnd(text), case .group(let entries)? = ForeignYAML.read(String(text[..<end]))
      else { return nil }
      self.init(entries, body: String(text[end...].drop { $0.isWhitespace }))
      return
    }
    // Eleventy's files may name their language: `---json`.
    let language = first.hasPrefix("---") ? first.dropFirst(3).trimming.lowercased() : ""
    let fence = first == "+++" ? "+++" : "---"
    guard first == fence || ["json", "toml", "yaml", "yml"].contains(language) else {
      guard let (entries, count) = Self.metaLines(lines) else { return nil }
      self.init(entries, body: lines[count...].joined(separator: "\n"))
      return
    }
    let end = lines.dropFirst().firstIndex { line in
      let line = line.trimming
      return line == fence || first == "---" && line == "..."
    }
    guard let end else { return nil }
    let matter = lines[1..<end].joined(separator: "\n")
    let body = lines[(end + 1)...].joined(separator: "\n")
    let value: FrontMatterValue? =
      matter.trimming.isEmpty
      ? .group([])
      : first == "+++" || language == "toml" ? TOMLReader.read(matter) : ForeignYAML.read(matter)
    guard case .group(let entries)? = value else { return nil }
    self.init(entries, body: body)
  }

  /// The keys of a whole file: YAML, and JSON with it, or TOML.
  static func file(_ bytes: [UInt8], isTOML: Bool) -> FrontMatterValue? {
    let text = String(decoding: bytes, as: UTF8.self).replacing("\r\n", with: "\n")
    return isTOML ? TOMLReader.read(text) : ForeignYAML.read(text)
  }

  /// Behind the object with which a text begins (RFC 8259); nil where it begins with none, as with Liquid's `{% … %}`.
  private static func objectEnd(_ text: String) -> String.Index? {
    let bytes = text.utf8
    guard let second = bytes.dropFirst().first(where: { !" \t\n".utf8.contains($0) }),
      second == UInt8(ascii: "\"") || second == UInt8(ascii: "}")
    else { return nil }
    var (depth, isInString, isEscaped) = (0, false, false)
    for index in bytes.indices {
      let byte = bytes[index]
      if isInString {
        if isEscaped {
          isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
          isEscaped = true
        } else if byte == UInt8(ascii: "\"") {
          isInString = false
        }
        continue
      }
      switch byte {
      case UInt8(ascii: "\""): isInString = true
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
        if depth == 0 { return bytes.index(after: index) }
      default: break
      }
    }
    return nil
  }

  /// `Title: x` lines, each with lines that go on below it, up to an empty line.
  private static func metaLines(_ lines: [Substring]) -> ([FrontMatterKey], Int)? {
    var found: [FrontMatterKey] = []
    var count = 0
    for line in lines {
      if let last = found.last, line.hasPrefix("    "), !line.trimming.isEmpty,
        case .text(let text) = last.value
      {
        found[found.count - 1].value = .text((text + " " + line.trimming).trimming)
        count += 1
        continue
      }
      guard let colon = line.firstIndex(of: ":"), let letter = line.first, letter.isLetter,
        line[..<colon].allSatisfy({ $0.isLetter || $0 == "_" || $0 == "-" || $0 == " " })
      else { break }
      found.append(FrontMatterKey(line[..<colon].trimming, .text(line[colon...].dropFirst().trimming)))
      count += 1
    }
    guard found.contains(where: { $0.name.lowercased() == "title" }),
      count == lines.count || lines[count].trimming.isEmpty
    else { return nil }
    return (found, count)
  }
}
