/// Lets frames that authors paste, such as a video's `<iframe width="560" height="315">`, fit a phone without losing
/// their proportions.
///
/// Browsers know the proportions of images by their attributes, of frames they do not: they are written as a style.
/// The whole rule stands there, so that no style sheet needs to know of it.
enum EmbedProportions {
  private static let elements: Set<String> = ["iframe", "object", "embed"]

  /// The HTML with the proportions of its frames.
  static func added(to html: String) -> String {
    guard html.utf8.contains(UInt8(ascii: "<")), mayHoldFrame(html) else { return html }
    var output = ""
    var done = html.startIndex
    for frame in frames(in: html) {
      guard let width = frame.size("width", in: html), let height = frame.size("height", in: html) else {
        continue
      }
      let rule = "max-width:100%;height:auto;aspect-ratio:\(width)/\(height)"
      if let style = frame.values["style"] {
        let written = html[style].lowercased()
        // Whoever sized it in another way knows why.
        guard !written.contains("aspect-ratio"), !written.contains("height"), !written.contains("position")
        else {
          continue
        }
        output += html[done..<style.lowerBound] + rule + (written.isEmpty ? "" : ";")
        done = style.lowerBound
      } else {
        output += html[done..<frame.afterName] + " style=\"\(rule)\""
        done = frame.afterName
      }
    }
    return output + html[done...]
  }

  private static func mayHoldFrame(_ html: String) -> Bool {
    html.contains(/<(?:[iI][fF][rR]|[oO][bB][jJ]|[eE][mM][bB])/)
  }

  private struct Frame {
    /// Where further attributes may stand.
    var afterName: String.Index
    /// Of its attributes, by their names in lower case.
    var values: [String: Range<String.Index>] = [:]

    /// A length in pixels; nil where there is none, or one that depends on the page.
    func size(_ name: String, in html: String) -> Int? {
      guard let range = values[name] else { return nil }
      var text = html[range].trimming { $0.isWhitespace }
      if text.hasSuffix("px") { text = text.dropLast(2) }
      guard let size = Int(text), (1...10_000).contains(size) else { return nil }
      return size
    }
  }

  private static func frames(in html: String) -> [Frame] {
    var frames: [Frame] = []
    for attribute in RawHTML.attributes(of: html) where elements.contains(attribute.tag) {
      if frames.last?.afterName != attribute.afterTagName {
        frames.append(Frame(afterName: attribute.afterTagName))
      }
      // Of two attributes of a name, a browser takes the first.
      if frames[frames.count - 1].values[attribute.name] == nil {
        frames[frames.count - 1].values[attribute.name] = attribute.value
      }
    }
    return frames
  }
}
