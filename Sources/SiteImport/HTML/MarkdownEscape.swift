import SiteModel

/// Puts a backslash before the signs of a text that Markdown would take for its own.
enum MarkdownEscape {
  static func escaped(
    _ text: String, before: Unicode.Scalar?, after: Unicode.Scalar?, isInLink: Bool = false,
    isInTable: Bool = false,
    isAtLineStart: Bool
  ) -> String {
    if !isAtLineStart, !text.utf8.contains(where: { $0 < 0x80 && signs[Int($0)] }) { return text }
    let scalars = Array(text.unicodeScalars)
    var output = String.UnicodeScalarView()
    func at(_ i: Int) -> Unicode.Scalar? { i < 0 ? before : i < scalars.count ? scalars[i] : after }
    var i = 0
    if isAtLineStart { i = escapeStart(scalars, &output) }
    while i < scalars.count {
      let scalar = scalars[i]
      switch scalar {
      case "\\", "*", "`", "~": output.append("\\")
      case "_":
        // Within a word it is one.
        let isInWord = [at(i - 1), at(i + 1)].allSatisfy {
          $0.map { $0.properties.isAlphabetic || $0.properties.numericType != nil } ?? false
        }
        if !isInWord { output.append("\\") }
      case "<": output.append("\\")
      case "&":
        if let next = at(i + 1), next == "#" || next.isASCII && next.properties.isAlphabetic {
          output.append(contentsOf: "&amp;".unicodeScalars)
          i += 1
          continue
        }
      case "[" where at(i + 1) == "^":
        // A footnote's mark is looked for before backslashes are.
        output.append(contentsOf: "&#91;".unicodeScalars)
        i += 1
        continue
      case "[": if isInLink { output.append("\\") }
      case "]":
        if isInLink || at(i + 1).map({ "([:".unicodeScalars.contains($0) }) ?? false { output.append("\\") }
      case "!": if at(i + 1) == "[" { output.append("\\") }
      case "|": if isInTable { output.append("\\") }
      default: break
      }
      output.append(scalar)
      i += 1
    }
    return String(output)
  }

  /// The signs that may need something before them, wherever they stand.
  private static let signs = (0..<0x80).map { #"\*`~_<&[]!|"#.utf8.contains($0) }

  /// What would begin a heading, a list, a quote, a rule or a table at the start of a line.
  ///
  /// - Returns: how many scalars are written.
  private static func escapeStart(_ scalars: [Unicode.Scalar], _ output: inout String.UnicodeScalarView)
    -> Int
  {
    guard let first = scalars.first else { return 0 }
    let next = scalars.count > 1 ? scalars[1] : nil
    func isSpace(_ scalar: Unicode.Scalar?) -> Bool { scalar.map { $0 == " " || $0 == "\t" } ?? true }
    switch first {
    case "#", ">", "=", "|", ":": output.append("\\")
    case "-", "+": if isSpace(next) || next == first || next == "|" { output.append("\\") }
    case "0"..."9":
      let digits = scalars.prefix { ("0"..."9").contains($0) }.count
      guard digits <= 9, digits < scalars.count, scalars[digits] == "." || scalars[digits] == ")",
        isSpace(digits + 1 < scalars.count ? scalars[digits + 1] : nil)
      else { return 0 }
      output.append(contentsOf: scalars[..<digits])
      output.append("\\")
      output.append(scalars[digits])
      return digits + 1
    default: return 0
    }
    output.append(first)
    return 1
  }

  /// An address between the brackets of a link.
  static func address(_ address: String) -> String {
    var output = ""
    for scalar in address.unicodeScalars {
      switch scalar {
      case " ": output += "%20"
      case "(": output += "%28"
      case ")": output += "%29"
      case "<": output += "%3C"
      case ">": output += "%3E"
      case "\\": output += "%5C"
      case "\"": output += "%22"
      case "&": output += "&amp;"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F: continue
      case _ where scalar.properties.isWhitespace: output += ""
      default: output.unicodeScalars.append(scalar)
      }
    }
    // An entity is one only where letters follow: addresses stay readable.
    return output.contains("&amp;") && !mayBeEntity(address) ? output.replacing("&amp;", with: "&") : output
  }

  private static func mayBeEntity(_ address: String) -> Bool {
    address.split(separator: "&", omittingEmptySubsequences: false).dropFirst().contains { part in
      let name = part.prefix { $0.isLetter || $0.isNumber || $0 == "#" }
      return part.dropFirst(name.count).first == ";"
    }
  }

  static func title(_ title: String) -> String {
    title.replacing("\n", with: " ").doubleQuoted
  }
}
