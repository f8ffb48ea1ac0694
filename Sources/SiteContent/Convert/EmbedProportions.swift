import SiteModel

/// Lets frames that authors paste, such as a video's `<iframe width="560" height="315">`, fit a phone without losing
/// their proportions.
///
/// Browsers know the proportions of images by their attributes, of frames they do not: they are written as a style.
/// The whole rule stands there, so that no style sheet needs to know of it.
enum EmbedProportions {
  private static let elements: Set<String> = ["iframe", "object", "embed"]

  /// What a frame's tag needs, and where in the HTML it goes; nil where the tag is not one, or says enough itself.
  static func insertion(into tag: HTMLTag, of html: [UInt8]) -> (place: Int, text: String)? {
    guard elements.contains(tag.name), let width = size("width", tag, html),
      let height = size("height", tag, html)
    else { return nil }
    let rule = "max-width:100%;height:auto;aspect-ratio:\(width)/\(height)"
    guard let style = value("style", tag) else {
      return (tag.range.lowerBound + 1 + tag.name.utf8.count, " style=\"\(rule)\"")
    }
    let written = String(decoding: html[style], as: UTF8.self).lowercased()
    // Whoever sized it in another way knows why.
    guard !written.contains("aspect-ratio"), !written.contains("height"), !written.contains("position") else {
      return nil
    }
    return (style.lowerBound, rule + (written.isEmpty ? "" : ";"))
  }

  /// Of two attributes of a name, a browser takes the first.
  private static func value(_ name: String, _ tag: HTMLTag) -> Range<Int>? {
    tag.attributes.first { $0.name == name }?.value
  }

  /// A length in pixels; nil where there is none, or one that depends on the page.
  private static func size(_ name: String, _ tag: HTMLTag, _ html: [UInt8]) -> Int? {
    guard let range = value(name, tag) else { return nil }
    var text = String(decoding: html[range], as: UTF8.self).trimming { $0.isWhitespace }
    if text.hasSuffix("px") { text = text.dropLast(2) }
    guard let size = Int(text), (1...10_000).contains(size) else { return nil }
    return size
  }
}
