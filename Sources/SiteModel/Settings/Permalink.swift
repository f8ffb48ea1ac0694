/// The pattern of articles' addresses: `/:year/:month/:slug/`, `/:year/:month/:slug.html`.
package struct Permalink: Hashable, Sendable {
  private enum Part: Hashable { case text(String), year, month, day, slug, id }
  private let parts: [Part]

  /// What is wrong with a pattern, in words for its author.
  package struct PatternError: Error, Hashable {
    package var reason: String
    package var hint: String
  }

  package static let standard = Permalink(parts: [.year, .text("/"), .month, .text("/"), .slug, .text("/")])

  private init(parts: [Part]) { self.parts = parts }

  /// - Throws: `PatternError` where a name is unknown or two articles of a day could share an address.
  package init(pattern: String) throws(PatternError) {
    do {
      try self.init(own: pattern)
    } catch {
      guard let meant = Self.translated(pattern) else { throw error }
      throw PatternError(reason: error.reason, hint: "write \(meant)")
    }
  }

  /// What a pattern of Jekyll's, Hugo's or WordPress's is here; nil where it has no meaning.
  private static func translated(_ pattern: String) -> String? {
    let styles = [
      "pretty": "/:year/:month/:day/:slug/", "date": "/:year/:month/:day/:slug.html", "none": "/:slug.html",
    ]
    if let style = styles[pattern] { return style }
    let names = [
      ":title": ":slug", ":name": ":slug", ":filename": ":slug", ":contentbasename": ":slug",
      ":i_month": ":month",
      ":i_day": ":day", ":categories/": "", ":category/": "", ":sections/": "", ":section/": "",
      "%year%": ":year", "%monthnum%": ":month", "%day%": ":day", "%postname%": ":slug", "%category%/": "",
    ]
    let meant = names.reduce(pattern) { $0.replacing($1.key, with: $1.value) }
    guard meant != pattern else { return nil }
    do {
      _ = try Permalink(own: meant)
      return meant
    } catch { return nil }
  }

  private init(own pattern: String) throws(PatternError) {
    let names = ["year", "month", "day", "slug", "id"]
    let known = names.map { ":" + $0 }.joined(separator: " ")
    let hint = "for example: /:year/:month/:slug/ or /:year/:month/:slug.html; known are \(known)"
    guard pattern.hasPrefix("/"),
      pattern.hasSuffix("/") || pattern.hasSuffix(".html") && !pattern.hasSuffix("/.html")
    else {
      throw PatternError(reason: "must begin with '/' and end with '/' or '.html'", hint: hint)
    }
    guard !pattern.contains("//") else { throw PatternError(reason: "has an empty part", hint: hint) }
    guard !pattern.split(separator: "/").contains(where: { $0 == "." || $0 == ".." }) else {
      throw PatternError(reason: "has a part that is '.' or '..'", hint: hint)
    }
    var parts: [Part] = []
    var rest = pattern.dropFirst()
    while !rest.isEmpty {
      if rest.first == ":" {
        let name = rest.dropFirst().prefix { $0.isLetter }
        switch name {
        case "year": parts.append(.year)
        case "month": parts.append(.month)
        case "day": parts.append(.day)
        case "slug": parts.append(.slug)
        case "id": parts.append(.id)
        default: throw PatternError(reason: "has an unknown part ':\(name)'", hint: hint)
        }
        rest = rest.dropFirst(1 + name.count)
      } else {
        let text = rest.prefix { $0 != ":" }
        guard text.allSatisfy({ $0 == "/" || Slug.isSafe(String($0)) || $0 == "." }) else {
          throw PatternError(reason: "has a character that cannot be used in an address", hint: hint)
        }
        parts.append(.text(String(text)))
        rest = rest.dropFirst(text.count)
      }
    }
    guard parts.contains(.slug) || parts.contains(.id) else {
      throw PatternError(reason: "contains neither :slug nor :id", hint: hint)
    }
    self.parts = parts
  }

  /// The address of an article, by the day on the site's clocks.
  package func path(id: String, slug: String, day: CivilDate) -> SitePath {
    SitePath(
      parts.map { part in
        switch part {
        case .text(let text): text
        case .year: padded(day.year, 4)
        case .month: padded(day.month, 2)
        case .day: padded(day.day, 2)
        case .slug: slug
        case .id: id
        }
      }.joined())
  }
}
