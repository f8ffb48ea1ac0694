import SiteModel

/// Everyday French that is no YAML, accepted as the editor meant it.
///
/// `title: Europe : le débat` is an error in YAML, where ` : ` separates a key from its value. In a one-line
/// text key nothing else can be meant than text, so the value is put into quotes before YAML sees it.
enum LenientYAML {
  /// The keys whose value is one line of text.
  static let textKeys: Set<String> = [
    "title", "description", "author", "image_alt", "image_credit", "source", "label", "tagline",
    "footer",
  ]

  /// The text with such values quoted; it keeps its lines.
  ///
  /// - Parameter isNested: whether keys may be indented or stand behind `- `, as in lists of entries.
  static func quoted(
    _ text: String, isNested: Bool, file: String, lineOffset: Int, _ diagnostics: inout [Diagnostic]
  ) -> String {
    guard mayNeedQuotes(text) else { return text }
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    for i in lines.indices {
      guard let (head, value) = textEntry(lines[i], isNested: isNested) else { continue }
      let next = i + 1 < lines.count ? lines[i + 1] : ""
      // A value that goes on below is left to YAML.
      let indentation = head.prefix { $0 == " " || $0 == "-" }.count
      let nextIndentation = next.prefix { $0 == " " }.count
      guard next.allSatisfy(\.isWhitespace) || nextIndentation <= indentation else { continue }
      var shown = value
      if let comment = value.ranges(of: " #").first {
        diagnostics.append(
          .warning(
            .swallowedValue, file,
            SourcePosition(
              line: i + 1 + lineOffset,
              column: head.unicodeScalars.count + value[..<comment.lowerBound].unicodeScalars.count + 2),
            "what follows ' #' is a comment in YAML and is not shown",
            hint: "put the value in quotes: \(head)\(doubleQuoted(value))"))
        shown = value[..<comment.lowerBound]
      }
      shown = shown.trimming { $0.isWhitespace }
      guard shown.contains(": ") || shown.hasSuffix(":") || shown.contains(":\t") else { continue }
      lines[i] = head + "'" + shown.replacing("'", with: "''") + "'"
    }
    return lines.joined(separator: "\n")
  }

  /// Whether any line has a second colon or a ` #` behind its first colon: a quick look that spares
  /// most texts.
  private static func mayNeedQuotes(_ text: String) -> Bool {
    let (colon, newline) = (UInt8(ascii: ":"), UInt8(ascii: "\n"))
    var hasColon = false
    var previous: UInt8 = 0
    for byte in text.utf8 {
      switch byte {
      case newline:
        // `title: Europe :`, but not `tags:`.
        if previous == colon, hasColon { return true }
        hasColon = false
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"):
        if previous == colon {
          if hasColon { return true }
          hasColon = true
        }
      case UInt8(ascii: "#") where hasColon && previous == UInt8(ascii: " "): return true
      default: break
      }
      previous = byte
    }
    return previous == colon && hasColon
  }

  /// A text as YAML reads it back, for hints.
  static func doubleQuoted(_ text: some StringProtocol) -> String {
    "\"" + String(text).replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }

  /// `title: …` split behind its colon, where the value is plain text.
  static func textEntry(_ line: String, isNested: Bool) -> (head: String, value: Substring)? {
    let indentation = isNested ? line.prefix { $0 == " " || $0 == "-" } : ""
    let rest = line.dropFirst(indentation.count)
    guard let colon = rest.firstIndex(of: ":"), textKeys.contains(String(rest[..<colon])) else { return nil }
    let afterColon = rest[rest.index(after: colon)...]
    let value = afterColon.drop { $0 == " " || $0 == "\t" }
    guard afterColon.startIndex != value.startIndex, let first = value.first,
      !"\"'[{|>&*!%@`#".contains(first)
    else { return nil }
    return (String(line[..<value.startIndex]), value)
  }
}
