import SiteModel

/// Finds the addresses in an author's own HTML.
enum RawHTML {
  struct Attribute {
    /// In lower case.
    var name: String
    /// The value's place in the text, without its quotes.
    var value: Range<Int>
    /// The tag that it belongs to, in lower case.
    var tag: String

    var isImage: Bool {
      tag == "img" || tag == "source" || name == "poster" || name.hasSuffix("srcset") || isStyle
    }

    /// Whether the value is CSS: of the attribute, or the text of the element.
    private var isStyle: Bool { name == "style" }

    /// Whether a script of the author's will find an address here: `data-src` and the like of lazy images, and
    /// whatever names a place on the site.
    private func isDataAddress(in html: [UInt8]) -> Bool {
      guard name.hasPrefix("data-") else { return false }
      let value = String(decoding: html[value], as: UTF8.self).trimming { $0.isWhitespace }
      let isPlace = value.hasPrefix("/") && !value.hasPrefix("//") && !value.hasPrefix("/*")
      guard let last = name.split(whereSeparator: { $0 == "-" || $0 == "_" }).last.map(String.init),
        RawHTML.dataNames.contains(last)
      else { return false }
      return isPlace || ["src", "srcset"].contains(last) && !value.hasPrefix("#")
    }

    /// Whether it says of a page's part where something lies: `<meta itemprop="image" content="/media/a.png">`.
    private func isMetaAddress(in html: [UInt8]) -> Bool {
      guard tag == "meta", name == "content" else { return false }
      let value = html[value]
      return value.first == UInt8(ascii: "/") && value.dropFirst().first?.isASCIILetterOrDigit == true
        && !value.contains { $0 <= 0x20 }
    }

    /// The parts of the value that are addresses: several in a `srcset`.
    func addresses(in html: [UInt8]) -> [Range<Int>] {
      if isStyle { return CSSAddresses.ranges(in: html, value) }
      guard RawHTML.addressAttributes.contains(name) || isDataAddress(in: html) || isMetaAddress(in: html)
      else { return [] }
      var rest = html[value]
      guard name.hasSuffix("srcset") else {
        rest = rest.drop { $0 <= 0x20 }
        while let last = rest.last, last <= 0x20 { rest.removeLast() }
        return rest.isEmpty ? [] : [rest.indices]
      }
      // An address runs to white space: it may have commas of its own (HTML, "parse a srcset attribute").
      var ranges: [Range<Int>] = []
      let comma = UInt8(ascii: ",")
      while true {
        rest = rest.drop { $0 <= 0x20 || $0 == comma }
        var address = rest.prefix { $0 > 0x20 }
        guard !address.isEmpty else { break }
        rest = rest[address.endIndex...]
        if address.last == comma {
          while address.last == comma { address.removeLast() }
        } else {
          rest = rest.drop { $0 != comma }
        }
        ranges.append(address.indices)
      }
      return ranges
    }
  }

  /// The last words of such names: `data-src`, `data-large_image`, `data-orig-file`.
  private static let dataNames: Set<String> = [
    "src", "srcset", "href", "url", "poster", "original", "bg", "background", "image", "img", "full", "link",
    "permalink", "file", "thumb", "thumbnail", "cover", "video", "audio", "pdf",
  ]

  private static let addressAttributes: Set<String> = [
    "href", "src", "srcset", "imagesrcset", "poster", "cite", "action", "formaction", "data", "longdesc",
    "background", "xlink:href", "ping",
  ]

  /// Whether an address leads into this site, or has no scheme: it is completed when the page is printed.
  static func isOpenAddress(_ url: String) -> Bool {
    let scheme = url.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || "+-.".contains($0)) }
    return scheme.isEmpty || !(scheme.first?.isLetter ?? false) || !url.dropFirst(scheme.count).hasPrefix(":")
  }

  /// An address for an attribute.
  static func encodedAddress(_ url: String) -> String { Escaping.escaped(AddressEncoding.encoded(url)) }

  /// How many elements whose text is code an inline tag opens (or closes, below zero).
  static func codeDepthChange(of tag: String) -> Int {
    depthChange(
      of: tag, in: ["code", "pre", "kbd", "samp", "var", "script", "style", "textarea", "math", "svg"])
  }

  /// The same of elements with other names.
  static func depthChange(of tag: String, in names: [String]) -> Int {
    let isClosing = tag.hasPrefix("</")
    let name = tag.dropFirst(isClosing ? 2 : 1).prefix { $0.isLetter || $0.isNumber }.lowercased()
    guard names.contains(name), !tag.hasSuffix("/>") else { return 0 }
    return isClosing ? -1 : 1
  }

  /// The attributes of all tags, in their order; of a tag without an end too.
  static func attributes(of html: [UInt8]) -> [Attribute] {
    guard html.contains(UInt8(ascii: "=")) else { return [] }
    var found: [Attribute] = []
    var tokenizer = HTMLTokenizer(html)
    while let token = tokenizer.next() {
      guard case .startTag(let tag) = token else { continue }
      found += tag.attributes.map { Attribute(name: $0.name, value: $0.value, tag: tag.name) }
      if tag.name == "script" || tag.name == "style" { tokenizer.enter(tag.name) }
    }
    return found
  }
}
