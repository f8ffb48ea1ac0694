import ArgumentParser
import SiteModel

/// The option `--now`, which is read twice: as it is typed, and on the site's clocks, which skip an hour a year.
enum NowOption {
  static func check(_ text: String?) throws {
    guard let text else { return }
    do {
      _ = try Moment(parsing: text, in: .utc)
    } catch {
      throw refusal(error, of: text)
    }
  }

  static func refusal(_ error: Moment.ParsingError, of text: String?) -> ValidationError {
    ValidationError(
      "--now \(error.reason): '\(Printable.text(text ?? ""))'; \(error.hint ?? Moment.writtenForms).")
  }
}
