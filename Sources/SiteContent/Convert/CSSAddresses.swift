/// Finds the addresses in an author's own styles: `url(…)` in a `style` attribute or element.
enum CSSAddresses {
  /// Their places, without quotes, which an attribute may write as `&quot;`.
  static func ranges(in css: Substring) -> [Range<String.Index>] {
    css.matches(
      of:
        /[uU][rR][lL]\(\s*(?:"|'|&quot;|&#0?3[49];|&apos;)?([^"'()\s]+?)(?:"|'|&quot;|&#0?3[49];|&apos;)?\s*\)/
    )
    .map { $0.1 }
    // A place in the page itself, such as a gradient of a drawing.
    .filter { !$0.hasPrefix("#") && !$0.hasPrefix("&") }
    .map { $0.startIndex..<$0.endIndex }
  }
}
