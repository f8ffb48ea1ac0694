package import SiteModel

/// How large a message may be. The endpoints refuse what is larger before they keep anything of it.
package struct MessageLimits: Hashable, Sendable {
  /// Characters of a name.
  package static let name = 80
  /// Bytes of a name that is kept: four each, for a letter may have any number of marks.
  static let nameBytes = 4 * name
  /// Bytes of an address.
  package static let address = 200
  /// Bytes of a text: `limits: comment_bytes` in the settings, less what its front matter takes.
  package var text: Int
  /// Links in a text: more are an advertisement's.
  package var links = 10

  /// Room for the keys above a comment's text.
  private static let keys = 1024

  package init(_ limits: Limits) { text = max(limits.commentBytes - Self.keys, 256) }
}

/// Why a message is not accepted. The raw value is the place on the page that tells of it.
package enum Refusal: String, Sendable, CaseIterable, Error {
  case missingName = "missing_name"
  case missingText = "missing_text"
  case tooLong = "too_long"
  case tooManyLinks = "too_many_links"
  case tooFast = "too_fast"
  case tooMany = "too_many"
  case wrongArticle = "wrong_article"
}

extension ReaderMessage {
  /// What an endpoint must refuse; nil where the message can be kept.
  package func refusal(_ limits: MessageLimits) -> Refusal? {
    if kind == .comment, name.isInvisible { return .missingName }
    if text.isInvisible { return .missingText }
    if name.count > MessageLimits.name || text.utf8.count > limits.text
      || (address ?? "").utf8.count > MessageLimits.address
    {
      return .tooLong
    }
    if !Slug.isSafe(article) || parent.map({ !Slug.isSafe($0) }) == true { return .wrongArticle }
    if LinkCount.of(text) > limits.links { return .tooManyLinks }
    if let seconds, seconds < Self.fastest { return .tooFast }
    return nil
  }

  /// Nobody reads a form and writes into it in fewer seconds.
  package static let fastest = 3
}

/// Counts what a reader could follow, or a machine would put there.
enum LinkCount {
  static func of(_ text: String) -> Int {
    text.matches(of: /(?i)https?:\/\/|\bwww\.|\[url|<a\s/).count
  }
}
