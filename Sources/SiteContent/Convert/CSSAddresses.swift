import SiteModel

/// Finds the addresses in an author's own styles: `url(…)` in a `style` attribute or element, and what `@import` names.
enum CSSAddresses {
  private static let url = Pattern(
    /[uU][rR][lL]\(\s*(?:"|'|&quot;|&#0?3[49];|&apos;)?([^"'()\s]+?)(?:"|'|&quot;|&#0?3[49];|&apos;)?\s*\)/)
  private static let importRule = Pattern(/@[iI][mM][pP][oO][rR][tT]\s+["']([^"'\s]+)["']/)

  /// Their places, without quotes, which an attribute may write as `&quot;`.
  static func ranges(in html: [UInt8], _ place: Range<Int>) -> [Range<Int>] {
    let css = String(decoding: html[place], as: UTF8.self)
    // Bytes that are no UTF-8 would be longer in the text than they are in the HTML.
    guard css.utf8.count == place.count else { return [] }
    return ranges(in: css[...]).map { range in
      let start = place.lowerBound + css.utf8.distance(from: css.startIndex, to: range.lowerBound)
      return start..<(start + css.utf8.distance(from: range.lowerBound, to: range.upperBound))
    }
  }

  static func ranges(in css: Substring) -> [Range<String.Index>] {
    let addresses =
      css.utf8.contains(UInt8(ascii: "(")) ? Self.url.matches(in: css).map { $0.1 } : []
    let imported =
      css.utf8.contains(UInt8(ascii: "@")) ? Self.importRule.matches(in: css).map { $0.1 } : []
    // A place in the page itself, such as a gradient of a drawing.
    return (addresses + imported).filter { !$0.hasPrefix("#") && !$0.hasPrefix("&") }
      .map { $0.startIndex..<$0.endIndex }.sorted { $0.lowerBound < $1.lowerBound }
  }
}
