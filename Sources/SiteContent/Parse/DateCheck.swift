import SiteModel

/// Dates that can be read, but that nobody can have meant, and dates that cannot be read.
enum DateCheck {
  /// Before it there was no Web to publish on: `1026-11-27` is a slip.
  private static let firstYear = 1990

  static func warning(
    of date: Moment, _ what: String, _ file: String, _ position: SourcePosition
  ) -> Diagnostic? {
    guard date.day.year < firstYear else { return nil }
    return .warning(
      .improbableDate, file, position, "\(what) is before \(firstYear): \(date.iso8601)",
      hint: "check the year")
  }

  /// Why a date cannot be read, and how to write it.
  static func error(
    _ error: Moment.ParsingError, in text: String, _ what: String, _ zone: SiteTimeZone, _ file: String,
    _ position: SourcePosition
  ) -> Diagnostic {
    if let sign = text.unicodeScalars.first(where: { plain($0) != nil }) {
      let typed = String(String.UnicodeScalarView(text.unicodeScalars.map { plain($0) ?? $0 }))
      let meant = typed.trimming { $0.isWhitespace }
      if (try? Moment(parsing: String(meant), in: zone)) != nil {
        return .error(
          .wrongValue, file, position,
          "\(what) is not a date: \(sign.codeAndName) stands in it: '\(text)'",
          hint: "type it again with plain spaces and hyphens: \(meant)")
      }
    }
    return .error(
      .wrongValue, file, position, "\(what) \(error.reason): '\(text)'",
      hint: error.hint ?? HumanDate.hint(for: text, in: zone) ?? Moment.writtenForms)
  }

  /// What is typed for a space or a hyphen and looks like one; nil for other characters.
  private static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    guard !scalar.isASCII else { return nil }
    return switch scalar.properties.generalCategory {
    case .dashPunctuation: "-"
    case .spaceSeparator, .format: " "
    case .mathSymbol: scalar.value == 0x2212 ? "-" : nil
    default: nil
    }
  }
}
