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

  /// Keys in the order of the text form.
  private static func json(_ diagnostic: Diagnostic) -> String {
    var json = JSONWriter(escaping: .diagnostic)
    json.object { json in
      json.member("file", diagnostic.file.text)
      json.member("line", number: diagnostic.position?.line)
      json.member("column", number: diagnostic.position?.column)
      json.member("severity", diagnostic.severity.rawValue)
      json.member("kind", diagnostic.kind.rawValue)
      json.member("message", diagnostic.message)
      json.member("hint", diagnostic.hint)
    }
    return json.string
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
    return Printable.withoutCommands("::\(diagnostic.severity.rawValue) \(place)::\(escaped(message, data))")
  }
}
