import SiteModel

@testable import SiteContent

/// What is wrong with a page in which strangers and contributors have had their say: everything that runs, fetches, or
/// stands at a place that the templates have not given it.
struct PageInspection {
  private(set) var problems: [String] = []
  /// The words of each comment's text, by the comment's anchor.
  private(set) var comments: [String: String] = [:]

  private let bytes: [UInt8]
  private var open: [String] = []
  /// Where the text of a comment begins among the open elements.
  private var commentDepth: Int?
  private var anchor = ""

  private static let void: Set = ["br", "hr", "img", "input", "link", "meta"]
  private static let raw: Set = ["script", "style", "title", "textarea"]
  /// What our Markdown makes of a comment.
  private static let ofComments: Set = [
    "p", "br", "a", "em", "strong", "del", "code", "pre", "blockquote", "ul", "ol", "li", "hr", "table",
    "thead",
    "tbody", "tr", "th", "td", "div", "input", "sup", "section", "bdi",
  ]
  private static let attributesOfComments: Set = [
    "href", "rel", "class", "start", "tabindex", "role", "aria-label", "aria-hidden", "id", "type",
    "disabled",
    "checked", "scope", "dir", "lang",
  ]
  /// No page of the theme has any of them.
  private static let foreign: Set = [
    "iframe", "object", "embed", "applet", "base", "svg", "math", "frame", "frameset", "portal", "style",
    "template",
    "plaintext", "xmp", "noembed", "marquee", "video", "audio", "source", "track", "canvas", "dialog", "slot",
  ]
  private static let foreignAttributes: Set = [
    "style", "srcdoc", "formaction", "ping", "background", "manifest", "srcset", "poster", "data",
    "autofocus",
    "contenteditable", "xlink:href",
  ]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    checkCharacters()
    var tokens = HTMLTokenizer(bytes)
    while let token = tokens.next() {
      switch token {
      case .startTag(let tag):
        start(tag)
        if Self.raw.contains(tag.name) { tokens.enter(tag.name) }
      case .endTag(let tag): end(tag)
      case .text(let range), .rawText(let range):
        if commentDepth != nil { comments[anchor, default: ""] += CharacterReferences.decoded(text(range)) }
      case .declaration(let range):
        if range.lowerBound != 0 { problems.append("a declaration: \(text(range))") }
      case .comment(let range, _): problems.append("an HTML comment: \(text(range))")
      case .unfinishedTag(let range): problems.append("an unfinished tag: \(text(range))")
      }
    }
    if !open.isEmpty { problems.append("never closed: \(open)") }
  }

  private func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  private mutating func checkCharacters() {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      problems.append("not UTF-8")
      return
    }
    for scalar in text.unicodeScalars where Self.isForbidden(scalar) {
      problems.append("U+\(String(scalar.value, radix: 16, uppercase: true))")
    }
  }

  /// What no HTML and no XML may hold: controls but tab and line feed, and Unicode's noncharacters.
  static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A: false
    case 0..<0x20, 0x7F..<0xA0, 0xFDD0...0xFDEF: true
    default: scalar.value & 0xFFFE == 0xFFFE
    }
  }

  private mutating func start(_ tag: HTMLTag) {
    let values = Dictionary(
      tag.attributes.map { ($0.name, CharacterReferences.decoded(text($0.value))) },
      uniquingKeysWith: { a, _ in a })
    if values.count != tag.attributes.count { problems.append("an attribute twice: \(text(tag.range))") }
    if Self.foreign.contains(tag.name) { problems.append("<\(tag.name)>: \(text(tag.range))") }
    for (name, value) in values {
      if name.hasPrefix("on") || Self.foreignAttributes.contains(name) {
        problems.append("the attribute \(name): \(text(tag.range))")
      }
      if ["href", "src", "action", "cite"].contains(name), !Self.isHonest(value) {
        problems.append("the address \(value)")
      }
    }
    switch tag.name {
    case "script":
      let isData = values["type"] == "application/ld+json" && values["src"] == nil
      if !isData, values["src"]?.hasPrefix("/assets/") != true {
        problems.append("a script: \(text(tag.range))")
      }
    case "img":
      let source = values["src"] ?? ""
      if !["/", "https:", "http:"].contains(where: source.lowercased().hasPrefix) {
        problems.append("a picture: \(text(tag.range))")
      }
    case "meta":
      if let content = values["http-equiv"] {
        problems.append(contentsOf: Self.refresh(content, values["content"]))
      }
    default: break
    }
    if commentDepth != nil { inComment(tag, values) }
    if tag.name == "li", let id = values["id"], id.hasPrefix("comment-") { anchor = id }
    guard !Self.void.contains(tag.name) else { return }
    open.append(tag.name)
    if values["class"]?.hasPrefix("comment_body") == true {
      commentDepth = open.count
      comments[anchor] = ""
    }
  }

  private mutating func inComment(_ tag: HTMLTag, _ values: [String: String]) {
    if !Self.ofComments.contains(tag.name) { problems.append("in a comment: \(text(tag.range))") }
    for name in values.keys where !Self.attributesOfComments.contains(name) {
      problems.append("in a comment: \(text(tag.range))")
    }
    if tag.name == "a" {
      let href = values["href"]?.lowercased() ?? ""
      let isInner = href.hasPrefix("#")
      if !isInner, !["http://", "https://", "mailto:"].contains(where: href.hasPrefix) {
        problems.append("a comment's link to \(href)")
      }
      if !isInner, values["rel"] != "nofollow ugc noopener" {
        problems.append("a comment's link without rel")
      }
    }
  }

  private mutating func end(_ tag: HTMLTag) {
    guard open.last == tag.name else {
      problems.append("</\(tag.name)> closes \(open.last ?? "nothing")")
      return
    }
    if commentDepth == open.count { commentDepth = nil }
    open.removeLast()
  }

  /// Whether an address is one of the web or of the site, as a browser reads it: it takes away control characters and
  /// spaces around it, and tabs and line ends in it.
  static func isHonest(_ address: String) -> Bool {
    let read = String(
      String.UnicodeScalarView(
        address.unicodeScalars.drop { $0.value <= 0x20 }.filter { ![0x09, 0x0A, 0x0D].contains($0.value) })
    ).lowercased()
    guard !read.hasPrefix("//"), !read.hasPrefix("/\\"), !read.hasPrefix("\\") else { return false }
    guard let scheme = read.prefixMatch(of: /([a-z][a-z0-9+.\-]*):/)?.1 else { return true }
    return ["http", "https", "mailto"].contains(scheme)
  }

  /// A page of an old address sends readers on, within the site.
  private static func refresh(_ name: String, _ content: String?) -> [String] {
    let isOwn = content?.hasPrefix("0; url=/") == true && content?.hasPrefix("0; url=//") != true
    return name == "refresh" && isOwn ? [] : ["\(name): \(content ?? "")"]
  }
}
