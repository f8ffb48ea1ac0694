import SiteModel

/// The part of an address behind its `#`.
enum Fragment {
  /// As it is written; empty where an address has none.
  static func written(_ address: String) -> String {
    address.firstIndex(of: "#").map { String(address[address.index(after: $0)...]) } ?? ""
  }

  /// As people read it: `été` of `/a/#%C3%A9t%C3%A9`; nil where an address has none.
  static func of(_ address: String) -> String? {
    guard address.contains("#") else { return nil }
    let written = written(address)
    return written.removingPercentEncoding ?? written
  }

  /// The id that was meant. Other programs keep accents and drop apostrophes: to GitHub, `L'été` is `#lété`.
  static func nearest(to fragment: String, among ids: Set<String>) -> String? {
    let slug = Slug.make(fragment)
    guard !slug.isEmpty else { return NearestName.of(fragment, among: ids) }
    if ids.contains(slug) { return slug }
    let letters = letters(of: slug)
    let same = ids.filter { $0.count >= letters.count && self.letters(of: $0) == letters }
    return same.min() ?? NearestName.of(slug, among: ids) ?? longer(than: slug, among: ids)
      ?? comments(slug, ids)
  }

  /// `#l-ete` for `## L’été : « oui »`: the one id that goes on.
  private static func longer(than slug: String, among ids: Set<String>) -> String? {
    guard slug.count > 3 else { return nil }
    let found = ids.filter { $0.hasPrefix(slug + "-") }
    return found.count == 1 ? found.first : nil
  }

  /// WordPress's places on a page of an article.
  private static func comments(_ slug: String, _ ids: Set<String>) -> String? {
    ["comments", "respond", "commentaires", "disqus-thread"].contains(slug)
      && ids.contains("article_comments")
      ? "article_comments" : nil
  }

  private static func letters(of id: String) -> String { Slug.make(id).replacing("-", with: "") }
}
