import SiteContent
import SiteModel

/// What an article's HTML is in a feed: without what runs, styles or asks for something, wherever it stands.
///
/// Feed readers take such elements out, some of them with the text around (https://validator.w3.org/feed/docs/warning/SecurityRisk.html).
enum FeedHTML {
  /// The HTML without scripts, styles and forms; frames become links to what they show, boxes to tick the signs ☐ and ☑.
  ///
  /// - Parameter bytes: with absolute addresses.
  static func filtered(_ bytes: [UInt8]) -> [UInt8] {
    guard mayNeedIt(bytes) else { return bytes }
    var tokens = HTMLTokenizer(bytes)
    var output: [UInt8] = []
    while let token = tokens.next() {
      switch token {
      case .startTag(let tag):
        if leftOut.contains(tag.name) {
          skip(tag, &tokens)
        } else if frames.contains(tag.name) {
          var shown = link(to: tag, bytes)
          if !HTMLElements.void.contains(tag.name), tag.name != "frame" {
            let inner = skip(tag, &tokens, linkingIn: bytes)
            if shown.isEmpty { shown = inner }
          }
          output += shown.utf8
        } else if tag.name == "input" {
          output += box(tag, bytes).utf8
        } else if !unwrapped.contains(tag.name), !ofHead.contains(tag.name) {
          if HTMLElements.rawText.contains(tag.name) { tokens.enter(tag.name) }
          if let inert = InertTag.rewritten(tag, bytes) {
            output += inert
          } else {
            output += bytes[tag.range]
          }
        }
      case .endTag(let tag):
        if !leftOut.contains(tag.name), !frames.contains(tag.name), !unwrapped.contains(tag.name) {
          output += bytes[tag.range]
        }
      case .text(let range):
        // A sign of its own would begin a tag with what stands behind an element that is left out.
        for byte in bytes[range] {
          if byte == UInt8(ascii: "<") { output += "&lt;".utf8 } else { output.append(byte) }
        }
      case .rawText(let range), .comment(let range, _), .declaration(let range):
        output += bytes[range]
      case .unfinishedTag(let range):
        // Two letters of a tag are words; a reader would take what follows for a part of a longer one.
        if range.count < 5 { output += bytes[range] }
      }
    }
    return output
  }

  private static let leftOut: Set = [
    "script", "style", "form", "noscript", "template", "button", "select", "textarea", "datalist",
  ]
  /// What they hold are words.
  private static let unwrapped: Set = ["label", "fieldset", "legend", "output"]
  /// They say something of a whole page, and hold nothing.
  private static let ofHead: Set = ["base", "meta", "link"]
  private static let frames: Set = ["iframe", "object", "embed", "frame"]

  /// The first three letters of all these elements, as one number each: every tag of every feed is compared.
  private static let beginnings = Set(
    leftOut.union(frames).union(unwrapped).union(ofHead).union(["input"]).map { beginning($0.utf8.prefix(3)) }
  )

  private static func beginning(_ letters: some Sequence<UInt8>) -> UInt32 {
    letters.reduce(0) { $0 << 8 | UInt32($1 | 0x20) }
  }

  /// Few articles hold such a thing: they are found without looking at each character.
  private static func mayNeedIt(_ html: [UInt8]) -> Bool {
    html.withUnsafeBufferPointer { bytes in
      var i = 0
      while true {
        i = bytes.position(from: i) { $0.matches(UInt8(ascii: "<")) | $0.matches(UInt8(ascii: "=")) }
        guard i < bytes.count - 4 else { return false }
        if bytes[i] == UInt8(ascii: "=") {
          if InertTag.mayRun(bytes, around: i) { return true }
        } else if beginnings.contains(beginning(bytes[(i + 1)...(i + 3)])) {
          return true
        }
        i += 1
      }
    }
  }

  /// Goes behind an element's end tag; those of its kind may stand in it (an `<object>` in an `<object>`).
  ///
  /// - Returns: with `bytes`, a link to what the first frame in it shows: old players are an `<object>` that names its
  ///   film in a `<param>` or an `<embed>`.
  @discardableResult private static func skip(
    _ tag: HTMLTag, _ tokens: inout HTMLTokenizer, linkingIn bytes: [UInt8]? = nil
  ) -> String {
    var shown = ""
    if HTMLElements.rawText.contains(tag.name) { tokens.enter(tag.name) }
    var depth = 1
    while depth > 0, let token = tokens.next() {
      switch token {
      case .startTag(let inner):
        if inner.name == tag.name { depth += 1 }
        if let bytes, shown.isEmpty, frames.contains(inner.name) || inner.name == "param" {
          shown = link(to: inner, bytes)
        }
        if HTMLElements.rawText.contains(inner.name) { tokens.enter(inner.name) }
      case .endTag(let inner):
        if inner.name == tag.name { depth -= 1 }
      default: break
      }
    }
    return shown
  }

  /// What stands for a box to tick, or for the choice of one; nothing for what a reader would type in.
  private static func box(_ input: HTMLTag, _ bytes: [UInt8]) -> String {
    let type = input.attributes.first { $0.name == "type" }.map {
      String(decoding: bytes[$0.value], as: UTF8.self).lowercased()
    }
    guard type == "checkbox" || type == "radio" else { return "" }
    return names(of: input, bytes).contains("checked") ? "☑" : "☐"
  }

  /// The words of a tag outside of its attributes' values: names that need no value are among them.
  private static func names(of tag: HTMLTag, _ bytes: [UInt8]) -> [String] {
    var end = tag.range.lowerBound
    var plain: [UInt8] = []
    for attribute in tag.attributes {
      plain += bytes[end..<attribute.value.lowerBound]
      plain.append(UInt8(ascii: " "))
      end = attribute.value.upperBound
    }
    plain += bytes[end..<tag.range.upperBound]
    return String(decoding: plain, as: UTF8.self).lowercased().split { !$0.isLetter && $0 != "-" }.map(
      String.init)
  }

  /// A link to what a frame shows, with its title if it has one.
  private static func link(to frame: HTMLTag, _ bytes: [UInt8]) -> String {
    /// An attribute's value as it is written, fit for a quoted attribute.
    func attribute(_ name: String) -> String? {
      frame.attributes.first { $0.name == name }.map {
        String(decoding: bytes[$0.value], as: UTF8.self).replacing("\"", with: "&quot;")
      }
    }
    let source =
      switch frame.name {
      case "object": attribute("data")
      case "param": ["movie", "src"].contains(attribute("name")?.lowercased()) ? attribute("value") : nil
      default: attribute("src")
      }
    guard let address = source, address.hasPrefix("https://") || address.hasPrefix("http://")
    else { return "" }
    let title = attribute("title").flatMap { $0.isEmpty ? nil : $0 } ?? address
    return "<a href=\"\(address)\">\(title.replacing("<", with: "&lt;"))</a>"
  }
}
