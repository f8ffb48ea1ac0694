import SiteContent
import SiteGenerator

/// What tells two states of a file apart (RFC 9110, 8.8.3).
struct EntityTag: Hashable, Sendable {
  /// With its quotation marks, as it is sent.
  let text: String

  init(of bytes: [UInt8]) {
    text = "\"" + bytes.withUnsafeBytes { FNV1a.hex($0) } + "\""
  }

  init(_ stamp: FileStamp) { text = "\"" + FNV1a.hex("\(stamp)") + "\"" }

  /// Whether an `If-None-Match` names it: `*`, or a list of tags; weak ones count as well.
  func matches(_ field: String?) -> Bool {
    guard let field else { return false }
    if field.trimmingSpaces == "*" { return true }
    return field.matches(of: /(?:W\/)?("[^"]*")/).contains { $0.1 == text }
  }

  /// Whether an `If-Range` is fulfilled: the very same bytes. A date never is, for no dates are sent.
  func fulfils(ifRange field: String?) -> Bool { field.map { $0.trimmingSpaces == text } ?? true }
}
