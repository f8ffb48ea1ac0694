import SiteModel

@testable import SiteContent
@testable import SiteGenerator

/// HTML that people write, and the HTML that is made of it.
enum HTMLTargets {
  /// The tokens of any bytes are these bytes, in their order.
  static func rawHTML(_ bytes: [UInt8]) -> String? {
    var tokens = HTMLTokenizer(bytes)
    var end = 0
    while let token = tokens.next() {
      let range =
        switch token {
        case .text(let range), .rawText(let range), .comment(let range, _), .declaration(let range),
          .unfinishedTag(let range):
          range
        case .startTag(let tag), .endTag(let tag): tag.range
        }
      if range.lowerBound != end || range.isEmpty || range.upperBound > bytes.count {
        return "a token at \(range), behind \(end)"
      }
      if case .startTag(let tag) = token, raw.contains(tag.name) {
        tokens.enter(tag.name)
      }
      end = range.upperBound
    }
    return end == bytes.count ? nil : "tokens end at \(end) of \(bytes.count)"
  }

  /// What a feed gets runs nothing, and a second look changes nothing.
  static func feedHTML(_ bytes: [UInt8]) -> String? {
    let html = String(decoding: bytes, as: UTF8.self)
    let filtered = String(decoding: FeedHTML.filtered(Array(html.utf8)), as: UTF8.self)
    var tokens = HTMLTokenizer(Array(filtered.utf8))
    while let token = tokens.next() {
      guard case .startTag(let tag) = token else { continue }
      if raw.contains(tag.name) { tokens.enter(tag.name) }
      if ["script", "style", "iframe", "form"].contains(tag.name) { return "<\(tag.name)> in \(filtered)" }
    }
    return nil
  }

  // MARK: What must hold

  /// A text that no page may hold.
  static func problem(inText bytes: [UInt8]) -> String? {
    guard let text = String(validating: bytes, as: UTF8.self) else { return "no UTF-8" }
    for scalar in text.unicodeScalars where isForbidden(scalar) {
      return "U+\(String(scalar.value, radix: 16, uppercase: true))"
    }
    return nil
  }

  static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A: false
    case 0..<0x20, 0x7F..<0xA0, 0xFDD0...0xFDEF: true
    default: scalar.value & 0xFFFE == 0xFFFE
    }
  }

  private static let void: Set = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
  ]
  private static let raw = HTMLElements.rawText
  private static let block: Set = ["div", "section", "article", "blockquote", "table", "ul", "ol", "figure"]

  /// Blocks that are left open, or are closed without having been opened: the page around would break.
  static func imbalance(of html: [UInt8]) -> String? {
    var tokens = HTMLTokenizer(html)
    var open: [String] = []
    while let token = tokens.next() {
      switch token {
      case .startTag(let tag):
        // Within them other rules hold, and nobody's page has them.
        if ["svg", "math", "template", "select", "plaintext", "frameset"].contains(tag.name) { return nil }
        if raw.contains(tag.name) { tokens.enter(tag.name) }
        if block.contains(tag.name) { open.append(tag.name) }
      case .endTag(let tag) where block.contains(tag.name):
        guard let place = open.lastIndex(of: tag.name) else { return "</\(tag.name)> closes nothing" }
        open.removeSubrange(place...)
      case .unfinishedTag, .comment(_, isClosed: false): return nil
      default: break
      }
    }
    return open.isEmpty ? nil : "never closed: \(open)"
  }

  private static let ofComments: Set = [
    "p", "br", "a", "em", "strong", "del", "code", "pre", "blockquote", "ul", "ol", "li", "hr", "table",
    "thead",
    "tbody", "tr", "th", "td", "div", "input",
  ]
  private static let attributes: Set = [
    "href", "rel", "class", "start", "tabindex", "role", "aria-label", "type", "disabled", "checked", "scope",
    "dir",
  ]

  /// What no comment may become.
  static func problem(ofComment html: [UInt8]) -> String? {
    if let problem = problem(inText: html) { return problem }
    var tokens = HTMLTokenizer(html)
    var open: [String] = []
    while let token = tokens.next() {
      switch token {
      case .startTag(let tag):
        let text = String(decoding: html[tag.range], as: UTF8.self)
        guard ofComments.contains(tag.name) else { return text }
        for attribute in tag.attributes {
          guard attributes.contains(attribute.name) else { return text }
          guard attribute.name == "href" else { continue }
          let address = String(decoding: html[attribute.value], as: UTF8.self).lowercased()
          guard ["http://", "https://", "mailto:"].contains(where: address.hasPrefix) else { return text }
        }
        if tag.name == "a", !text.contains(" rel=\"nofollow ugc noopener\"") { return text }
        if !void.contains(tag.name) { open.append(tag.name) }
      case .endTag(let tag):
        guard open.popLast() == tag.name else { return "</\(tag.name)> in \(open)" }
      case .text: break
      case .rawText, .comment, .declaration, .unfinishedTag:
        return "markup: \(String(decoding: html, as: UTF8.self))"
      }
    }
    return open.isEmpty ? nil : "never closed: \(open)"
  }

  /// The words that a reader sees, without spaces.
  static func words(of html: [UInt8]) -> [Unicode.Scalar] {
    var tokens = HTMLTokenizer(html)
    var text: [UInt8] = []
    while let token = tokens.next() {
      if case .text(let range) = token { text += html[range] }
    }
    let signs = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")]
    // Byte by byte: to a text, the end of '&quot;' and a combining accent behind it are one sign.
    let words = signs.reduce(text) { $0.replacing(Array($1.0.utf8), with: Array($1.1.utf8)) }
    return self.signs(String(decoding: words, as: UTF8.self))
  }

  /// A text without spaces and without what no page may hold.
  static func signs(_ text: String) -> [Unicode.Scalar] {
    text.unicodeScalars.filter { !$0.properties.isWhitespace && !isForbidden($0) && $0 != "\u{FEFF}" }
  }
}
