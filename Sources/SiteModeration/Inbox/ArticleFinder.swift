import SiteModel

/// Finds the article that a message means: by its id, by an address in the text, by its title as the subject.
struct ArticleFinder: Sendable {
  private static let prefix = Pattern(
    /(?i)\s*(re|tr|fwd?|rép|\[[^\]]*\])\s*:?\s*/)

  private let ids: Set<String>
  /// What addresses of this site begin with, as people type them, in lower case.
  private let starts: [String]
  private let byPath: [String: String]
  /// A title that two articles share means neither.
  private let byTitle: [String: String]

  struct Place: Equatable {
    var article: String
    var comment: String?
  }

  init(_ site: ModeratedSite) {
    ids = Set(site.articles.keys)
    let home = site.settings.address.home.lowercased().split(separator: "://", maxSplits: 1).last ?? ""
    let bare = home.hasPrefix("www.") ? home.dropFirst(4) : home
    starts = ["https://", "http://", ""].flatMap { ["\($0)\(bare)", "\($0)www.\(bare)"] }
    var paths: [String: String] = [:]
    var titles: [String: String?] = [:]
    for article in site.articles.values {
      for path in [article.path] + article.aliases { paths[Self.bare(path.text)] = article.id }
      let title = Self.folded(article.title)
      if title.isEmpty { continue }
      titles[title] = titles[title] == nil ? article.id : .some(nil)
    }
    byPath = paths
    byTitle = titles.compactMapValues { $0 }
  }

  /// The article of a message. Of a mail the text tells, then the links in it, then the subject; a form names it.
  func place(of message: ReaderMessage, subject: String = "", links: [String] = []) -> Place? {
    if !message.article.isEmpty {
      if ids.contains(message.article) { return Place(article: message.article, comment: message.parent) }
      return place(ofAddress: message.article)
    }
    for address in addresses(in: message.text + "\n" + (message.remainder ?? "")) + links {
      if let place = place(ofAddress: address) { return place }
    }
    return place(ofSubject: subject)
  }

  /// The article whose title a subject is, behind what mailers put before it. They do so in their own languages, and a
  /// title may begin as that does: word after word goes.
  private func place(ofSubject subject: String) -> Place? {
    var rest = Self.withoutPrefixes(subject)[...]
    for _ in 0..<8 {
      if let article = byTitle[Self.folded(String(rest))] { return Place(article: article, comment: nil) }
      guard let prefix = rest.prefixMatch(of: /[^:\u{FF1A}]{1,12}[:\u{FF1A}]/) else { return nil }
      rest = Self.withoutPrefixes(String(rest[prefix.range.upperBound...]))[...]
    }
    return nil
  }

  /// The folded words of a subject, without what mailers put before it.
  func words(ofSubject subject: String) -> [Substring] {
    Self.folded(Self.withoutPrefixes(subject)).split(separator: "-")
  }

  /// The article at an address of this site, and the comment that its fragment names.
  func place(ofAddress text: String) -> Place? {
    let parts = text.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    guard let first = parts.first else { return nil }
    let rest = first.prefix { $0 != "?" }
    for start in starts where rest.prefix(start.count).lowercased() == start {
      let path = Self.bare(String(rest.dropFirst(start.count)))
      guard let article = byPath[path] ?? byPath[path.lowercased()] else { return nil }
      let fragment = parts.count > 1 ? String(parts[1]).removingPercentEncoding ?? "" : ""
      let prefix = "comment-"
      return Place(
        article: article, comment: fragment.hasPrefix(prefix) ? String(fragment.dropFirst(prefix.count)) : nil
      )
    }
    // Outlook puts a watched address in the place of each, with that one inside.
    guard text.utf8.count < 2048 else { return nil }
    for pair in first.drop(while: { $0 != "?" }).dropFirst().split(separator: "&").prefix(20) {
      guard
        let value = pair.split(separator: "=", maxSplits: 1).last.flatMap({
          String($0).removingPercentEncoding
        }),
        value.contains("://"), value.utf8.count < text.utf8.count
      else { continue }
      if let place = place(ofAddress: value) { return place }
    }
    return nil
  }

  /// A mail's text without the one line that tells its article, and holds nothing else: `mailto:` links begin so. Other
  /// addresses are the reader's words.
  func withoutOwnAddress(_ text: String, of place: Place) -> String {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let first = lines.firstIndex { line in
      let word = line.trimming { $0.isWhitespace || Self.isAround($0) }
      return self.place(ofAddress: String(word))?.article == place.article
    }
    if let first { lines.remove(at: first) }
    return String(lines.joined(separator: "\n").trimming { $0.isWhitespace })
  }

  /// Web addresses, without the signs that end a sentence or stand around them; those of this site without
  /// `https://` too.
  private func addresses(in text: String) -> [String] {
    let whole = text.matches(of: /https?:\/\/[^\s<>"«»]+/).prefix(50).map(\.0)
    let typed = text.ranges(of: starts[4]).prefix(50).map {
      text[$0.lowerBound...].prefix { !$0.isWhitespace }
    }
    return (whole + typed).map { match in
      var address = match
      while let last = address.last, ".,;:!?".contains(last) || Self.isAround(last) {
        address = address.dropLast()
      }
      return String(address)
    }
  }

  /// What writers and mailers put around an address: `<…>`, `*…*`, `[…]`.
  private static func isAround(_ sign: Character) -> Bool { "<>()[]{}*_'’”\"|".contains(sign) }

  private static func bare(_ path: String) -> String {
    var text = path.removingPercentEncoding ?? path
    if text.hasSuffix("index.html") { text.removeLast("index.html".count) }
    return String(text.trimming { $0 == "/" })
  }

  private static func withoutPrefixes(_ subject: String) -> String {
    var rest = subject[...]
    while let match = Self.prefix.prefixMatch(in: rest), !match.0.isEmpty {
      // "Rectificatif" begins with "re" too, but is part of the title.
      guard match.0.contains(":") || match.0.contains("]") else { break }
      rest = rest[match.0.endIndex...]
    }
    return String(rest)
  }

  /// Spelling, spaces and signs make no difference.
  private static func folded(_ title: String) -> String { Slug.make(title) }
}
