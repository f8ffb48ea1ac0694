import SiteModel

/// Writes HTML that stands in Markdown as one block: valid, and without an empty line, which would end it.
enum RawHTMLWriter {
  static let voids: Set<String> = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr",
  ]

  static func write(_ nodes: [HTMLNode], address: (String, HTMLElement) -> String = { value, _ in value })
    -> String
  {
    var output = ""
    for node in nodes { write(node, isPreformatted: false, address, &output) }
    return output
  }

  private static let addresses: Set<String> = ["href", "src", "poster", "data", "data-src"]

  static func openTag(_ element: HTMLElement, address: (String, HTMLElement) -> String) -> String {
    var tag = "<" + element.name
    // Smaller copies that became their original are one picture.
    let sources = (element["srcset"] ?? element["data-srcset"]).map { set in
      SourceSet.rewritten(set) { address($0, element) }
    }
    for attribute in element.attributes where isName(attribute.name) {
      var value = attribute.value
      if addresses.contains(attribute.name) {
        value = address(value, element)
      } else if attribute.name == "srcset" || attribute.name == "data-srcset" {
        guard case let set?? = sources else { continue }
        value = set
      } else if attribute.name == "sizes", case .some(.none) = sources {
        continue
      }
      tag += " \(attribute.name)=\"\(escaped(value, isAttribute: true))\""
    }
    return tag + ">"
  }

  private static func isName(_ name: String) -> Bool {
    !name.isEmpty
      && name.utf8.allSatisfy {
        $0.isASCIILetterOrDigit || $0 == 0x2D || $0 == 0x5F
          || $0 == 0x3A
      }
      && !name.hasPrefix("on")
  }

  private static func write(
    _ node: HTMLNode, isPreformatted: Bool, _ address: (String, HTMLElement) -> String, _ output: inout String
  ) {
    switch node {
    case .comment: break
    case .text(let text):
      // A footnote's mark is one in HTML too.
      let escaped = escaped(text, isAttribute: false).replacing("[^", with: "&#91;^")
      output += isPreformatted ? escaped.replacing("\n", with: "&#10;") : withoutEmptyLines(escaped)
    case .element(let element):
      output += openTag(element, address: address)
      guard !voids.contains(element.name) else { return }
      if element.name == "script" || element.name == "style" {
        // Not escaped: what is in it is no HTML.
        output += withoutEmptyLines(element.text)
      } else {
        let isPreformatted = isPreformatted || element.name == "pre" || element.name == "textarea"
        for child in element.children { write(child, isPreformatted: isPreformatted, address, &output) }
      }
      output += "</\(element.name)>"
    }
  }

  private static func withoutEmptyLines(_ text: String) -> String {
    guard TextSearch.contains(text, "\n") else { return text }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let kept = lines.enumerated().filter { i, line in
      i == 0 || i == lines.count - 1 || line.contains { !$0.isWhitespace }
    }
    return kept.map { String($0.element) }.joined(separator: "\n")
  }

  static func escaped(_ text: String, isAttribute: Bool, keepsLines: Bool = false) -> String {
    guard text.utf8.contains(where: { "&<>\"\n".utf8.contains($0) }) else { return text }
    var output = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": output += "&amp;"
      case "<": output += "&lt;"
      case ">": output += "&gt;"
      case "\"" where isAttribute: output += "&quot;"
      case "\n" where isAttribute && !keepsLines: output += " "
      default: output.unicodeScalars.append(scalar)
      }
    }
    return output
  }
}
