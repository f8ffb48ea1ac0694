import SiteModel

/// Markup where an address alone is asked for: editors copy images and links as texts have them.
enum AddressMarkup {
  /// The address in `![a](/media/a.png)`, `[a](/a/)`, `<img src="/media/a.png">` or `</media/a.png>`; nil where the text
  /// is none of these.
  static func address(in text: String) -> String? {
    guard let first = text.utf8.first, "![<".utf8.contains(first) else { return nil }
    let found =
      text.wholeMatch(of: /!?\[[^\[\]]*\]\(\s*<?([^<>()"\s]+)>?(?:\s+["'“«][^()]*)?\s*\)(?:\{[^{}]*\})?/)?.1
      ?? text.wholeMatch(
        of: /<(?:img|a)\s(?:[^<>]*\s)?(?:src|href)\s*=\s*["']?([^"'<>\s]+)["']?[^<>]*>(?:[^<>]*<\/a>)?/)?
      .1
      ?? text.wholeMatch(of: /<([^<>\s]*[\/.][^<>\s]*)>/)?.1
    return found.map(String.init)
  }
}
