import SiteModel

/// The tags of HTML that a reader's comment shows as text: most come from an old blog, where they were markup.
struct CommentTags {
  private(set) var count = 0
  /// The line of the first (from 1).
  private(set) var line = 0
  /// The first few names, in the order of their first tags.
  private(set) var names: [String] = []

  private static let mostNames = 4

  /// Whether one of them ends an element, or parts paragraphs or lines again: no tag that is merely spoken of.
  private var isMarkup = false

  /// Tags in code are meant to be read.
  init(in text: [UInt8]) {
    self.init(tagsOf: text)
    guard count == 0, text.hasPart("&lt;") else { return }
    // Some programs escape what is HTML already: `&lt;p&gt;`.
    let plain = String(decoding: text, as: UTF8.self).replacing("&lt;", with: "<")
      .replacing("&gt;", with: ">")
    let escaped = CommentTags(tagsOf: Array(plain.utf8))
    if escaped.isMarkup { self = escaped }
  }

  private init(tagsOf text: [UInt8]) {
    guard text.contains(UInt8(ascii: "<")) else { return }
    CommonMarkDocument(parsing: text, isSmart: false).forEachEvent { node, isEntering in
      guard isEntering, node.kind == .htmlInline || node.kind == .htmlBlock else { return }
      node.withLiteral { add(Array($0), line: node.line) }
    }
  }

  private mutating func add(_ html: [UInt8], line: Int) {
    for (i, byte) in html.enumerated() where byte == UInt8(ascii: "<") {
      let isClosing = i + 1 < html.count && html[i + 1] == UInt8(ascii: "/")
      let name = html[(i + (isClosing ? 2 : 1))...].prefix(12).prefix {
        $0.isASCIILetterOrDigit
      }
      let tag = String(decoding: name, as: UTF8.self).lowercased()
      // `<ironie>` is a reader's own word.
      guard HTMLElements.all.contains(tag), html[name.endIndex...].contains(UInt8(ascii: ">")) else {
        continue
      }
      if count == 0 { self.line = line }
      count += 1
      if isClosing || count > 1 && (tag == "p" || tag == "br") { isMarkup = true }
      if !names.contains(tag), names.count < Self.mostNames { names.append(tag) }
    }
  }

  /// `<p>, <br> and <a>`.
  var list: String {
    let tags = names.map { "<\($0)>" }
    guard let last = tags.last, tags.count > 1 else { return tags.joined() }
    return tags.dropLast().joined(separator: ", ") + " and " + last
  }
}
