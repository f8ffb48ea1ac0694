/// Text of somebody else's, made fit for a terminal and a log.
///
/// Names of files, tags and people may hold anything: an escape sequence would steer the terminal, a line break would begin
/// a line that CI takes for a command (as does `##[…]` anywhere in a line), and a sign that turns the direction of writing would show a name that is another.
package enum Printable {
  /// The text with U+FFFD in the place of control characters, line and paragraph separators, and the signs that set the
  /// direction of writing (Unicode Technical Report 36, 3.6; CVE-2021-42574).
  package static func text(_ text: String) -> String {
    replacing(text, isUnsafe)
  }

  /// The same of text that has line ends and tabs of its own. Foreign words in it go through `text` before.
  package static func lines(_ text: String) -> String {
    replacing(text) { isUnsafe($0) && $0 != "\n" && $0 != "\t" }
  }

  private static func replacing(
    _ text: String, _ isReplaced: (Unicode.Scalar) -> Bool
  ) -> String {
    let text = withoutCommands(text)
    guard text.unicodeScalars.contains(where: isReplaced) else { return text }
    var output = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { output.append(isReplaced(scalar) ? "\u{FFFD}" : scalar) }
    return String(output)
  }

  /// The text with U+FFFD in the place of the bracket of `##[error]` and `##vso[task]`: GitHub's runners and Azure's look
  /// for these anywhere in a line (ActionCommandManager in actions/runner).
  package static func withoutCommands(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "#")) else { return text }
    return text.replacing(/##([A-Za-z]*)\[/) { "##\($0.output.1)\u{FFFD}" }
  }

  /// Whether a terminal or a log must not get a character as it is; all are in the Basic Multilingual Plane.
  package static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F...0x9F, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x206F, 0xFEFF,
      0xFFF9...0xFFFB:
      true
    default: false
    }
  }
}
