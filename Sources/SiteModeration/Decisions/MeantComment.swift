import SiteContent
import SiteModel

extension ModeratedSite {
  /// The comment that is meant by a name which is none's: the address of it on the site, its file's path from elsewhere,
  /// its id or its anchor, or its own name without its article's.
  package func comment(meantBy text: String) -> CommentReference? {
    if let start = text.firstRange(of: SiteLayout.comments + "/")?.lowerBound {
      return CommentReference(String(text[start...])).flatMap { comments[$0] == nil ? nil : $0 }
    }
    let address = text.hasPrefix("/") ? settings.address.home + text.dropFirst() : text
    if let place = ArticleFinder(self).place(ofAddress: address) {
      return place.comment.flatMap { reference($0, under: place.article) }
    }
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard let last = parts.last else { return nil }
    let id = Self.id(ofAnchor: String(last))
    if parts.count == 2 { return reference(id, under: String(parts[0])) }
    guard parts.count == 1 else { return nil }
    let named = comments.filter { $0.key.file == id || $0.value.id == id }.keys
    return named.count == 1 ? named.first : nil
  }

  /// The name of a comment's that begins so, where it is the only one, or else the one that differs least.
  package func nearestName(_ text: String) -> String? {
    let names = comments.keys.map(\.description).sorted()
    let begun = names.filter { $0.hasPrefix(text) }
    return begun.count == 1 ? begun[0] : NearestName.of(text, among: begun.isEmpty ? names : begun)
  }

  /// `lea` of `#comment-lea`.
  private static func id(ofAnchor text: String) -> String {
    var text = text[...]
    if text.hasPrefix("#") { text = text.dropFirst() }
    if text.hasPrefix("comment-") { text = text.dropFirst("comment-".count) }
    if text.hasSuffix(".md") { text = text.dropLast(3) }
    return String(text)
  }
}
