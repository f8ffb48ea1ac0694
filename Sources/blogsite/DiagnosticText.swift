import SiteModel

/// A diagnostic as one of the formats has it.
enum DiagnosticText {
  static func line(_ diagnostic: Diagnostic, format: DiagnosticFormat, hasColor: Bool) -> String {
    switch format {
    case .text: text(diagnostic, hasColor)
    case .json: json(diagnostic)
    case .github: github(diagnostic)
    }
  }

  /// `content/articles/x.md:4:7: error: unknown key 'tittle' [unknown-key]`, and its hint on a line of its own.
  private static func text(_ diagnostic: Diagnostic, _ hasColor: Bool) -> String {
    func colored(_ text: String, _ code: String) -> String {
      hasColor ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
    var place = Printable.text(diagnostic.file.text)
    if let position = diagnostic.position { place += ":\(position.line):\(position.column)" }
    let severity = colored(
      diagnostic.severity.rawValue + ":", diagnostic.severity == .error ? "1;31" : "1;33")
    var text =
      "\(colored(place + ":", "1")) \(severity) \(Printable.text(diagnostic.message)) [\(diagnostic.kind.rawValue)]"
    if let hint = diagnostic.hint { text += "\n\(colored("hint:", "36")) \(Printable.text(hint))" }
    return text
  }

  /// Keys in the order of the text form, which `JSONEncoder` would not keep.
  private static func json(_ diagnostic: Diagnostic) -> String {
    var members = [("file", string(diagnostic.file.text))]
    if let position = diagnostic.position {
      members += [("line", String(position.line)), ("column", String(position.column))]
    }
    members += [
      ("severity", string(diagnostic.severity.rawValue)), ("kind", string(diagnostic.kind.rawValue)),
      ("message", string(diagnostic.message)),
    ]
    if let hint = diagnostic.hint { members.append(("hint", string(hint))) }
    return "{" + members.map { "\"\($0)\":\($1)" }.joined(separator: ",") + "}"
  }

  /// A JSON string (RFC 8259, 7).
  private static func string(_ text: String) -> String {
    var output = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": output += "\\\""
      case "\\": output += "\\\\"
      case _ where Printable.isUnsafe(scalar):
        let digits = String(scalar.value, radix: 16)
        output += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: output.unicodeScalars.append(scalar)
      }
    }
    return output + "\""
  }

  /// https://docs.github.com/actions/reference/workflow-commands-for-github-actions
  private static func github(_ diagnostic: Diagnostic) -> String {
    // By scalars: "\r\n" is one character, and a line break that passes would begin a command of the text's own.
    func escaped(_ text: String, _ signs: [Unicode.Scalar: String]) -> String {
      text.unicodeScalars.reduce(into: "") { output, scalar in
        if let code = signs[scalar] {
          output += code
        } else {
          output.unicodeScalars.append(Printable.isUnsafe(scalar) ? "\u{FFFD}" : scalar)
        }
      }
    }
    let data: [Unicode.Scalar: String] = ["%": "%25", "\r": "%0D", "\n": "%0A"]
    let property = data.merging([":": "%3A", ",": "%2C"]) { $1 }
    var place = "file=\(escaped(diagnostic.file.text, property))"
    if let position = diagnostic.position { place += ",line=\(position.line),col=\(position.column)" }
    let message =
      "\(diagnostic.message) [\(diagnostic.kind.rawValue)]" + (diagnostic.hint.map { "\nhint: \($0)" } ?? "")
    return "::\(diagnostic.severity.rawValue) \(place)::\(escaped(message, data))"
  }
}
