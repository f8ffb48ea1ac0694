import SiteModel

/// Writes keys as the YAML that `FrontMatter` reads: what is read back is what was written, for every text.
///
/// A text stands without quotes where no reader of YAML could take it for anything else; else in double quotes on one
/// line, with what cannot be seen escaped.
package enum FrontMatterWriter {
  /// A whole file: the keys in their order between `---` lines, an empty line, and the text as it is.
  package static func document(_ keys: [FrontMatterKey], body: String) -> [UInt8] {
    var text = "---\n" + lines(keys) + "---\n"
    if !body.isEmpty { text += "\n" + body }
    if text.utf8.last != UInt8(ascii: "\n") { text += "\n" }
    return Array(text.utf8)
  }

  /// `key: value` lines, each with its line end.
  package static func lines(_ keys: [FrontMatterKey], indentation: Int = 0) -> String {
    keys.map { line($0, indentation: indentation) }.joined()
  }

  private static func line(_ key: FrontMatterKey, indentation: Int) -> String {
    let head = String(repeating: " ", count: indentation) + self.key(key.name) + ":"
    if let inline = inline(key.value) { return head + " " + inline + "\n" }
    switch key.value {
    case .group(let keys): return head + "\n" + lines(keys, indentation: indentation + 2)
    case .list(let values): return head + "\n" + items(values, indentation: indentation + 2)
    default: return head + "\n"
    }
  }

  /// A YAML list, one entry a line; `content/tags.yml` and `content/redirects.yml` are such.
  package static func items(_ values: [FrontMatterValue], indentation: Int = 0) -> String {
    let space = String(repeating: " ", count: indentation)
    return values.map { value in
      if let inline = inline(value) { return space + "- " + inline + "\n" }
      switch value {
      case .group(let keys):
        return space + "- " + lines(keys, indentation: indentation + 2).dropFirst(indentation + 2)
      case .list(let values): return space + "-\n" + items(values, indentation: indentation + 2)
      default: return ""
      }
    }.joined()
  }

  /// A value on the line of its key; nil where it takes lines of its own.
  static func inline(_ value: FrontMatterValue) -> String? {
    switch value {
    case .text(let text): scalar(text, inList: false)
    case .date(let moment): moment.iso8601
    case .flag(let flag): flag ? "true" : "false"
    case .number(let number): String(number)
    case .names(let names): "[" + names.map { scalar($0, inList: true) }.joined(separator: ", ") + "]"
    case .list(let values): values.isEmpty ? "[]" : nil
    case .group(let keys): keys.isEmpty ? "{}" : nil
    }
  }

  private static func key(_ name: String) -> String {
    let isPlain =
      name.utf8.first?.isASCIILetter ?? false
      && name.utf8.allSatisfy { $0.isASCIILetterOrDigit || $0 == 0x5F || $0 == 0x2D }
      && !reserved.contains(name.lowercased())
    return isPlain ? name : quoted(name)
  }

  // MARK: Scalars

  /// A byte order mark at a text's beginning is left out: there it says nothing.
  static func scalar(_ text: String, inList: Bool) -> String {
    let text = String(text.unicodeScalars.drop { $0 == "\u{FEFF}" })
    return isPlain(text, inList: inList) ? text : quoted(text)
  }

  /// Words that some reader of YAML takes for true, false or nothing.
  private static let reserved: Set<String> = [
    "true", "false", "yes", "no", "on", "off", "null", "y", "n", "oui", "non", "nan", "inf",
  ]

  /// Signs that mean nothing inside a text without quotes.
  private static let harmless = Set("'’.,;!?()/+-_«»–—…%=€°".unicodeScalars)

  private static func isPlain(_ text: String, inList: Bool) -> Bool {
    let scalars = text.unicodeScalars
    guard let first = scalars.first, first.properties.isAlphabetic || first == "/", let last = scalars.last,
      !reserved.contains(text.lowercased())
    else { return false }
    var rest = scalars.makeIterator()
    var previous: Unicode.Scalar = " "
    while let scalar = rest.next() {
      switch scalar {
      case " ": if previous == " " { return false }
      // `https://…`, `10:30`.
      case ":": break
      case ",": if inList { return false }
      default:
        if previous == ":", scalar != "/", !scalar.properties.isAlphabetic,
          scalar.properties.numericType == nil
        {
          return false
        }
        guard isWordPart(scalar) || harmless.contains(scalar) else { return false }
      }
      if previous == ":", scalar == " " || scalar == ":" || scalar == "," { return false }
      previous = scalar
    }
    return last != " " && last != ":"
  }

  /// Letters, digits and the marks on them. Half a character of another script may hide a direction mark: those are
  /// of other categories.
  private static func isWordPart(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
      .nonspacingMark, .spacingMark:
      true
    default: false
    }
  }

  /// YAML 1.2, 7.3.1 and 5.7.
  private static func quoted(_ text: String) -> String {
    var output = "\""
    var previous: Unicode.Scalar = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": output += "\\\""
      case "\\": output += "\\\\"
      case "\n": output += "\\n"
      case "\r": output += "\\r"
      case "\t": output += "\\t"
      // Where it could be taken for an alias by whoever looks at lines and not at quotes.
      case "*" where previous.properties.isWhitespace || "[{,:-?".unicodeScalars.contains(previous):
        output += "\\x2A"
      case _ where isInvisible(scalar) || output.utf8.count == 1 && joinsTheQuote(scalar):
        output += escaped(scalar)
      default: output.unicodeScalars.append(scalar)
      }
      previous = scalar
    }
    return output + "\""
  }

  /// What an editor would show as nothing, or as another order of the letters; and what YAML forbids (5.1).
  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator, .unassigned, .privateUse, .surrogate: true
    // The joiners of emoji and of Indic and Persian words are part of them.
    case .format: scalar.value != 0x200C && scalar.value != 0x200D
    default: false
    }
  }

  /// A mark at the beginning would make one character of itself and the quote.
  private static func joinsTheQuote(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isGraphemeExtend || scalar.properties.generalCategory == .spacingMark
      || scalar.value == 0x200C || scalar.value == 0x200D
  }

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    switch scalar.value {
    case 0...0xFF: "\\x" + scalar.value.hexadecimal(2, uppercase: true)
    case 0...0xFFFF: "\\u" + scalar.value.hexadecimal(4, uppercase: true)
    default: "\\U" + scalar.value.hexadecimal(uppercase: true)
    }
  }
}
