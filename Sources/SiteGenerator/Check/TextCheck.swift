import Foundation
import SiteModel

/// What readers who cannot see, and search engines, would miss in an author's text.
enum TextCheck {
  /// - Parameter original: the address of the image that one in another size was made from; nil for all others.
  static func run(
    _ page: ScannedPage, _ search: inout SourceSearch, original: (String) -> String?
  ) -> [Diagnostic] {
    guard let file = page.source else { return [] }
    var found: [Diagnostic] = []
    for shown in page.facts.imagesWithoutAlt {
      let image = original(shown) ?? shown
      found.append(
        .warning(
          .missingAlt, file, search.position(ofAddress: image, in: file),
          "the image '\(name(image))' has no description",
          hint:
            "say what it shows: ![a description](…); for mere decoration, write <img alt=\"\" role=\"presentation\">"
        ))
    }
    var last = 1
    for heading in page.facts.headings {
      if heading.level > last + 1 {
        found.append(
          .warning(
            .skippedHeading, file, lineStart(search.position(of: needles(heading.text), in: file)),
            "the heading '\(heading.text)' has level \(heading.level), but the one above it has level \(last)",
            hint: "give it level \(last + 1): \(String(repeating: "#", count: last + 1)) \(heading.text)")
        )
      }
      last = heading.level
    }
    for anchor in page.facts.anchors {
      if anchor.text.isEmpty {
        // A bare fragment may be a mark for others to link to.
        guard !anchor.target.hasPrefix("#") else { continue }
        found.append(
          .warning(
            .vagueLink, file, search.position(ofAddress: anchor.target, in: file),
            "the link to '\(anchor.target)' has no text", hint: "write what readers find there"))
      } else if vagueTexts.contains(TextFolding.fold(anchor.text).filter { $0.isLetter || $0 == " " }) {
        found.append(
          .warning(
            .vagueLink, file,
            search.position(of: ["[\(anchor.text)]", ">\(anchor.text)<", anchor.target], in: file),
            "the link text '\(anchor.text)' does not say where it leads",
            hint: "write what readers find there"))
      }
    }
    return found
  }

  private static func lineStart(_ position: SourcePosition?) -> SourcePosition? {
    position.map { SourcePosition(line: $0.line, column: 1) }
  }

  private static let vagueTexts: Set<String> = [
    "ici", "cliquez ici", "cliquer ici", "par ici", "la", "lien", "ce lien", "le lien", "en savoir plus",
    "lire la suite", "plus", "here", "click here", "this link", "link", "read more", "more", "this",
  ]

  private static func name(_ address: String) -> String {
    let name = address.split(separator: "/").last.map { String($0) } ?? address
    return name.removingPercentEncoding ?? name
  }

  /// A heading as it may be written in Markdown: typography may have changed its signs.
  private static func needles(_ heading: String) -> [String] {
    let words = heading.split { !($0.isLetter || $0.isNumber) }
    let longest = words.max { $0.count < $1.count }.map { String($0) } ?? ""
    return ["# " + heading, heading, longest]
  }
}
