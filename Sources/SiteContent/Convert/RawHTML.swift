import SiteModel

/// Finds the addresses in an author's own HTML.
///
/// Reads tags and attributes as the HTML standard's tokenizer does, as far as that is needed to tell an
/// attribute's value from text, comments and scripts.
enum RawHTML {
  struct Attribute {
    /// In lower case.
    var name: String
    /// The value's place in the text, without its quotes.
    var value: Range<String.Index>
    /// The tag that it belongs to, in lower case.
    var tag: String

    var isImage: Bool { tag == "img" || tag == "source" || name == "poster" || name == "srcset" }

    /// The parts of the value that are addresses: several in a `srcset`.
    func addresses(in html: String) -> [Range<String.Index>] {
      guard RawHTML.addressAttributes.contains(name) else { return [] }
      guard name == "srcset" else {
        let address = html[value].trimming { $0.isWhitespace }
        return address.isEmpty ? [] : [address.startIndex..<address.endIndex]
      }
      // An address runs to white space: it may have commas of its own (HTML, "parse a srcset attribute").
      var ranges: [Range<String.Index>] = []
      var rest = html[value]
      while true {
        rest = rest.drop { $0.isWhitespace || $0 == "," }
        var address = rest.prefix { !$0.isWhitespace }
        guard !address.isEmpty else { break }
        rest = rest[address.endIndex...]
        if address.last == "," {
          while address.last == "," { address.removeLast() }
        } else {
          rest = rest.drop { $0 != "," }
        }
        ranges.append(address.startIndex..<address.endIndex)
      }
      return ranges
    }
  }

  private static let addressAttributes: Set<String> = [
    "href", "src", "srcset", "poster", "cite", "action", "formaction", "data", "longdesc",
  ]

  /// Whether an address leads into this site, or has no scheme: it is completed when the page is printed.
  static func isOpenAddress(_ url: String) -> Bool {
    let scheme = url.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || "+-.".contains($0)) }
    return scheme.isEmpty || !(scheme.first?.isLetter ?? false) || !url.dropFirst(scheme.count).hasPrefix(":")
  }

  /// An address for an attribute: what cannot stand in a URL is percent-encoded, as CommonMark's examples do.
  static func encodedAddress(_ url: String) -> String {
    var encoded = ""
    for byte in url.utf8 {
      switch byte {
      case UInt8(ascii: "&"): encoded += "&amp;"
      case UInt8(ascii: "'"): encoded += "&#39;"
      case 0x21, 0x23...0x25, 0x28...0x3B, 0x3D, 0x3F...0x5A, 0x5F, 0x61...0x7A, 0x7E:
        encoded.unicodeScalars.append(Unicode.Scalar(byte))
      default: encoded += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }
    return encoded
  }

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

  /// Elements that have no end tag (HTML standard, 13.1.2).
  private static let voidElements: Set<String> = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
  ]

  /// Brings a list of open elements to what it is behind some HTML.
  static func follow(_ html: String, open elements: inout [String]) {
    for match in html.matches(of: /<!--.*?-->|<(\/?)([A-Za-z][A-Za-z0-9-]*)(?:"[^"]*"|'[^']*'|[^"'>])*>/) {
      guard let slash = match.1, let tag = match.2 else { continue }
      let name = tag.lowercased()
      if voidElements.contains(name) || match.0.hasSuffix("/>") { continue }
      if slash.isEmpty {
        elements.append(name)
      } else if let last = elements.lastIndex(of: name) {
        elements.removeSubrange(last...)
      }
    }
  }

  /// A value with the references that addresses use (`&amp;`) decoded.
  static func decoded(_ value: String) -> String {
    guard value.utf8.contains(UInt8(ascii: "&")) else { return value }
    return value.replacing(/&#(?:[xX]([0-9a-fA-F]{1,6})|([0-9]{1,7}));/) { match in
      let number = match.1.flatMap { UInt32($0, radix: 16) } ?? match.2.flatMap { UInt32($0) }
      return number.flatMap(Unicode.Scalar.init).map { String($0) } ?? String(match.0)
    }.replacing("&quot;", with: "\"").replacing("&amp;", with: "&")
  }

  static func attributes(of html: String) -> [Attribute] {
    guard html.utf8.contains(UInt8(ascii: "=")) else { return [] }
    var scanner = Scanner(html: html)
    return scanner.scan()
  }

  private struct Scanner {
    let html: String
    var i: String.Index
    var found: [Attribute] = []

    init(html: String) {
      self.html = html
      i = html.startIndex
    }

    mutating func scan() -> [Attribute] {
      let bytes = html.utf8
      while let open = bytes[i...].firstIndex(of: UInt8(ascii: "<")) {
        i = bytes.index(after: open)
        if html[i...].hasPrefix("!--") {
          i = html[i...].range(of: "-->")?.upperBound ?? html.endIndex
          continue
        }
        guard i < html.endIndex, html[i].isASCII, html[i].isLetter else { continue }
        let tag = take { !$0.isWhitespace && $0 != ">" && $0 != "/" }.lowercased()
        scanAttributes(of: tag)
        if tag == "script" || tag == "style" {
          i = html[i...].range(of: "</\(tag)")?.lowerBound ?? html.endIndex
        }
      }
      return found
    }

    private mutating func scanAttributes(of tag: String) {
      while true {
        _ = take { $0.isWhitespace || $0 == "/" }
        guard i < html.endIndex, html[i] != ">" else { return }
        let name = take { !$0.isWhitespace && $0 != "=" && $0 != ">" && $0 != "/" }
        if name.isEmpty {
          i = html.index(after: i)
          continue
        }
        let afterName = i
        _ = take { $0.isWhitespace }
        guard i < html.endIndex, html[i] == "=" else {
          i = afterName
          continue
        }
        i = html.index(after: i)
        _ = take { $0.isWhitespace }
        guard i < html.endIndex else { return }
        let value: Range<String.Index>
        if html[i] == "\"" || html[i] == "'" {
          let quote = html[i]
          let start = html.index(after: i)
          let end = html[start...].firstIndex(of: quote) ?? html.endIndex
          value = start..<end
          i = end < html.endIndex ? html.index(after: end) : end
        } else {
          let start = i
          _ = take { !$0.isWhitespace && $0 != ">" }
          value = start..<i
        }
        found.append(Attribute(name: name.lowercased(), value: value, tag: tag))
      }
    }

    private mutating func take(_ isTaken: (Character) -> Bool) -> Substring {
      let start = i
      while i < html.endIndex, isTaken(html[i]) { i = html.index(after: i) }
      return html[start..<i]
    }
  }
}

extension Substring {
  /// The first place of another text.
  fileprivate func range(of text: String) -> Range<Index>? { ranges(of: text).first }
}
