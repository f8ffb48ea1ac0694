import SiteModel

/// What a page shows besides its own text: the style sheets, scripts, images and fonts that it loads.
struct PageReferences: Equatable {
  /// Addresses as the page has them, in its order.
  private(set) var styles: [String] = []
  private(set) var others: [String] = []

  /// Reads the tags of a page that our own templates made; a tag in a comment does no harm.
  init(html: [UInt8]) {
    var i = 0
    while let open = html[i...].firstIndex(of: UInt8(ascii: "<")) {
      let name = html[(open + 1)...].prefix { $0.isASCIILetter }
      i = name.endIndex
      let element = String(decoding: name, as: UTF8.self).lowercased()
      guard let tag = Self.loading[element] else { continue }
      let attributes = Self.attributes(html, &i)
      if element == "link" {
        let relations = Set((attributes["rel"] ?? "").lowercased().split(separator: " ").map(String.init))
        if relations.contains("stylesheet"), let address = attributes["href"] { styles.append(address) }
        // A feed that the page names is not loaded with it.
        if relations.contains("stylesheet") || relations.isDisjoint(with: Self.loadedRelations) { continue }
      }
      for attribute in tag {
        guard let value = attributes[attribute] else { continue }
        others += attribute == "srcset" ? Self.candidates(value) : [value]
      }
    }
  }

  /// The attributes that make a browser load something, by element.
  private static let loading: [String: [String]] = [
    "link": ["href"], "img": ["src", "srcset"], "script": ["src"], "source": ["src", "srcset"],
    "video": ["src", "poster"], "audio": ["src"], "track": ["src"], "iframe": ["src"], "embed": ["src"],
    "object": ["data"], "input": ["src"], "use": ["href"], "image": ["href"],
  ]

  /// The relations of a `link` that a browser follows by itself.
  private static let loadedRelations: Set = [
    "icon", "apple-touch-icon", "mask-icon", "manifest", "preload", "modulepreload",
  ]

  /// `a.png 1x, b.png 2x` gives the two addresses.
  private static func candidates(_ srcset: String) -> [String] {
    srcset.split(separator: ",").compactMap {
      $0.split(whereSeparator: \.isWhitespace).first.map(String.init)
    }
  }

  /// The attributes from a position inside a tag to its end.
  private static func attributes(_ html: [UInt8], _ i: inout Int) -> [String: String] {
    var found: [String: String] = [:]
    while i < html.count, html[i] != UInt8(ascii: ">") {
      let name = html[i...].prefix { !isSpace($0) && $0 != UInt8(ascii: "=") && $0 != UInt8(ascii: ">") }
      if name.isEmpty {
        i += 1
        continue
      }
      i = name.endIndex
      guard i < html.count, html[i] == UInt8(ascii: "=") else { continue }
      i += 1
      guard i < html.count else { break }
      let quote = html[i]
      let value: ArraySlice<UInt8>
      if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
        value = html[(i + 1)...].prefix { $0 != quote }
        i = min(value.endIndex + 1, html.count)
      } else {
        value = html[i...].prefix { !isSpace($0) && $0 != UInt8(ascii: ">") }
        i = value.endIndex
      }
      let text = String(decoding: value, as: UTF8.self).replacing("&amp;", with: "&")
      found[String(decoding: name, as: UTF8.self).lowercased()] = text
    }
    return found
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  /// What a style sheet loads: `url(…)`, and sheets by `@import "…"`.
  static func inStyleSheet(_ css: String) -> [String] {
    css.matches(of: /url\(\s*(?:"([^"]*)"|'([^']*)'|([^"'\s)]+))\s*\)|@import\s+(?:"([^"]*)"|'([^']*)')/)
      .compactMap { ($0.1 ?? $0.2 ?? $0.3 ?? $0.4 ?? $0.5).map(String.init) }
  }
}
