import SiteModel

/// A text that its writer signed or sealed within the text itself (RFC 9580, 7).
enum SignedText {
  /// The words between the marks of a signature; any other text as it is. Nil for what only its recipient's key opens.
  static func words(_ text: String) -> String? {
    guard let start = text.firstIndex(where: { !$0.isWhitespace }) else { return text }
    let rest = text[start...]
    if rest.hasPrefix("-----BEGIN PGP MESSAGE-----") { return nil }
    guard rest.hasPrefix("-----BEGIN PGP SIGNED MESSAGE-----") else { return text }
    // Its own fields end at a blank line.
    let lines = rest.split(separator: "\n", omittingEmptySubsequences: false).drop {
      !$0.allSatisfy(\.isWhitespace)
    }
    return lines.dropFirst().prefix { !$0.hasPrefix("-----BEGIN PGP SIGNATURE-----") }
      .map { $0.hasPrefix("- ") ? $0.dropFirst(2) : $0 }.joined(separator: "\n")
  }
}
