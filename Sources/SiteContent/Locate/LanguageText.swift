import SiteModel

/// What readers would see of a language's text as it is typed: other programs' placeholders, and markup.
struct LanguageText {
  var file: String
  var key: String
  var position: SourcePosition
  /// The names in braces that are filled in.
  var placeholders: [String]

  /// Warns of what the text has by mistake.
  func check(_ text: String, _ diagnostics: inout [Diagnostic]) {
    if !placeholders.isEmpty, text.utf8.contains(UInt8(ascii: "%")),
      let written = text.firstMatch(of: /%(?:[0-9]\$)?[ds@](?![\p{L}0-9])/)
    {
      warn(
        of: String(written.0),
        "placeholders stand in braces: \(placeholders.map { "{\($0)}" }.joined(separator: ", "))",
        &diagnostics)
    }
    if let markup = KeyReader.markup(in: text) {
      warn(of: markup, "write plain text: words of a language take no markup", &diagnostics)
    }
    let decoded = HTMLEntities.decoded(text)
    if decoded != text {
      diagnostics.append(
        .warning(
          .htmlEntity, file, position, "'\(key)' shows HTML's names of characters to readers as typed",
          hint: "write the characters themselves: \(decoded)"))
    }
  }

  /// Warns of placeholders that a word of the program's does not have: nothing fills them in.
  func checkPlaceholders(_ text: String, _ diagnostics: inout [Diagnostic]) {
    for name in Self.placeholders(in: text) where !placeholders.contains(name) {
      warn(
        of: "{\(name)}",
        placeholders.isEmpty
          ? "nothing is filled in here" : "known: \(placeholders.map { "{\($0)}" }.joined(separator: ", "))",
        &diagnostics)
    }
  }

  /// The names that stand in braces.
  static func placeholders(in text: String) -> [String] {
    // Each build reads some three hundred words, of which few have one.
    guard text.utf8.contains(UInt8(ascii: "{")) else { return [] }
    return text.matches(of: /\{([A-Za-z_]+)\}/).map { String($0.1) }
  }

  private func warn(of part: String, _ hint: String, _ diagnostics: inout [Diagnostic]) {
    diagnostics.append(
      .warning(
        .foreignMarkup, file, position, "'\(key)' shows '\(part)' to readers as typed", hint: hint))
  }
}
