import SiteModel

/// Reads the tags of a finished page in one pass, as the HTML standard's tokenizer does.
///
/// A tree is not needed to tell what is linked, named and described, and would cost more than making the page.
struct PageScan {
  let bytes: [UInt8]
  /// How far the page has been read.
  var i = 0
  private(set) var facts = PageFacts()

  /// The author's part of the page: the name of the element that holds it, and how many of that name are open.
  private var content: (name: Range<Int>, depth: Int)?
  private var hasSeenContent = false
  private var heading: (level: Int, text: [UInt8])?
  private var anchor: (target: String, text: [UInt8])?

  static func facts(of page: [UInt8]) -> PageFacts {
    var scan = PageScan(bytes: page)
    scan.run()
    return scan.facts
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private mutating func run() {
    while let open = bytes[i...].firstIndex(of: UInt8(ascii: "<")) {
      take(text: i..<open)
      i = open + 1
      guard i < bytes.count else { break }
      if starts(with: "!--") {
        i = end(of: "-->", from: i + 3)
      } else if bytes[i] == UInt8(ascii: "/") {
        i += 1
        closeTag(name())
        i = end(of: ">", from: i)
      } else if bytes[i].isASCIILetter {
        openTag(name())
      } else if bytes[i] == UInt8(ascii: "!") {
        i = end(of: ">", from: i)
      }
    }
  }

  private mutating func take(text range: Range<Int>) {
    guard !range.isEmpty, heading != nil || anchor != nil else { return }
    heading?.text += bytes[range]
    anchor?.text += bytes[range]
  }

  // MARK: Tags

  /// The elements that anything is asked of.
  private enum Element: Equatable {
    case a, image, link, script, style, textarea, title, media
    case heading(Int)
    case other
  }

  private func element(_ name: Range<Int>) -> Element {
    func isNamed(_ word: StaticString) -> Bool { Self.isSame(bytes[name], word) }
    switch name.count {
    case 1 where isNamed("a"): return .a
    case 2 where bytes[name.lowerBound] | 0x20 == UInt8(ascii: "h"):
      let level = Int(bytes[name.lowerBound + 1]) - 0x30
      return 1...6 ~= level ? .heading(level) : .other
    case 3 where isNamed("img"): return .image
    case 4 where isNamed("link"): return .link
    case 5: return isNamed("style") ? .style : isNamed("title") ? .title : mediaElement(name)
    case 6: return isNamed("script") ? .script : mediaElement(name)
    case 8 where isNamed("textarea"): return .textarea
    default: return .other
    }
  }

  private func mediaElement(_ name: Range<Int>) -> Element {
    let words: [StaticString] = ["source", "video", "audio"]
    return words.contains { Self.isSame(bytes[name], $0) } ? .media : .other
  }

  /// The values of a tag's attributes that anybody asks for, as their places in the page.
  private struct Attributes {
    var id, name, href, src, srcset, imagesrcset, poster: Range<Int>?
    var classes, alt, role, rel, type, title, label, isHidden: Range<Int>?

    /// Keeps the first value of an attribute, as browsers do.
    mutating func set(_ key: ArraySlice<UInt8>, _ value: Range<Int>) {
      func isNamed(_ name: StaticString) -> Bool { PageScan.isSame(key, name) }
      func keep(_ place: inout Range<Int>?) { place = place ?? value }
      switch key.count {
      case 2 where isNamed("id"): keep(&id)
      case 3 where isNamed("src"): keep(&src)
      case 3 where isNamed("alt"): keep(&alt)
      case 3 where isNamed("rel"): keep(&rel)
      case 4 where isNamed("href"): keep(&href)
      case 4 where isNamed("name"): keep(&name)
      case 4 where isNamed("role"): keep(&role)
      case 4 where isNamed("type"): keep(&type)
      case 5 where isNamed("class"): keep(&classes)
      case 5 where isNamed("title"): keep(&title)
      case 6 where isNamed("srcset"): keep(&srcset)
      case 6 where isNamed("poster"): keep(&poster)
      case 10 where isNamed("aria-label"): keep(&label)
      case 11 where isNamed("imagesrcset"): keep(&imagesrcset)
      case 11 where isNamed("aria-hidden"): keep(&isHidden)
      default: break
      }
    }
  }

  private func value(_ range: Range<Int>?) -> String? { range.map { HTMLCharacters.decoded(bytes[$0]) } }

  private mutating func openTag(_ name: Range<Int>) {
    let element = element(name)
    var attributes = Attributes()
    while let (key, value) = attribute() { attributes.set(bytes[key], value) }
    if let id = value(attributes.id) { facts.ids.insert(id) }
    if element == .a, let named = value(attributes.name) { facts.ids.insert(named) }
    addLinks(element, attributes)
    enter(name, attributes)
    if content != nil { describe(element, attributes) }
    switch element {
    case .script, .style, .textarea, .title:
      let start = i
      let word = "</" + String(decoding: bytes[name], as: UTF8.self).lowercased()
      let close = end(of: word, from: i)
      let textEnd = close >= bytes.count ? bytes.count : close - word.utf8.count
      if element == .script, value(attributes.type) == "application/ld+json" {
        facts.linkedData.append(Array(bytes[start..<max(start, textEnd)]))
      }
      i = textEnd
    default: break
    }
  }

  private mutating func addLinks(_ element: Element, _ attributes: Attributes) {
    if let href = attributes.href {
      // A server to be ready for is not a page.
      let isServer =
        element == .link && (has(attributes.rel, "preconnect") || has(attributes.rel, "dns-prefetch"))
      if !isServer { addLink(href, isImage: false) }
    }
    if let src = attributes.src { addLink(src, isImage: element == .image || element == .media) }
    if let poster = attributes.poster { addLink(poster, isImage: true) }
    for set in [attributes.srcset, attributes.imagesrcset] where set != nil {
      for candidate in set.map({ Self.candidates(ofSourceSet: HTMLCharacters.decoded(bytes[$0])) }) ?? [] {
        facts.links.insert(.init(target: candidate, isImage: true))
      }
    }
  }

  /// Whether a word is among those of an attribute.
  private func has(_ place: Range<Int>?, _ word: StaticString) -> Bool {
    guard let place else { return false }
    return bytes[place].split(whereSeparator: Self.isSpace).contains { Self.isSame($0, word) }
  }

  private mutating func addLink(_ place: Range<Int>, isImage: Bool) {
    // White space around an address is not part of it.
    guard let start = bytes[place].firstIndex(where: { !Self.isSpace($0) }),
      let end = bytes[place].lastIndex(where: { !Self.isSpace($0) })
    else { return }
    facts.links.insert(.init(target: HTMLCharacters.decoded(bytes[start...end]), isImage: isImage))
  }

  /// HTML standard, "parse a srcset attribute": an address runs to white space, and may have commas of its own.
  static func candidates(ofSourceSet set: String) -> [String] {
    var candidates: [String] = []
    var rest = set.utf8[...]
    let comma = UInt8(ascii: ",")
    while true {
      rest = rest.drop { Self.isSpace($0) || $0 == comma }
      var address = rest.prefix { !Self.isSpace($0) }
      guard !address.isEmpty else { return candidates }
      rest = rest[address.endIndex...]
      if address.last == comma {
        while address.last == comma { address.removeLast() }
      } else {
        rest = rest.drop { $0 != comma }
      }
      candidates.append(String(decoding: address, as: UTF8.self))
    }
  }

  private mutating func enter(_ name: Range<Int>, _ attributes: Attributes) {
    if let content {
      if isSame(name, content.name) { self.content?.depth += 1 }
    } else if !hasSeenContent, let classes = attributes.classes,
      has(classes, "e-content")
    {
      content = (name, 1)
      hasSeenContent = true
    }
  }

  private mutating func describe(_ element: Element, _ attributes: Attributes) {
    switch element {
    case .image:
      let role = value(attributes.role)
      let isDecoration = role == "presentation" || role == "none" || value(attributes.isHidden) == "true"
      let alt = value(attributes.alt)
      if alt?.allSatisfy(\.isWhitespace) ?? true, !isDecoration {
        facts.imagesWithoutAlt.append(value(attributes.src) ?? "")
      }
      if let alt { anchor?.text += Array(alt.utf8) }
    case .heading(let level):
      heading = (level, [])
    case .a:
      if let target = value(attributes.href) {
        // A name for those who cannot see the page stands for the text.
        anchor = (target, Array((value(attributes.label) ?? value(attributes.title) ?? "").utf8))
      }
    default: break
    }
  }

  private mutating func closeTag(_ name: Range<Int>) {
    guard content != nil || heading != nil || anchor != nil else { return }
    switch element(name) {
    case .heading:
      if let heading { facts.headings.append(.init(level: heading.level, text: Self.text(heading.text))) }
      heading = nil
    case .a:
      if let anchor { facts.anchors.append(.init(text: Self.text(anchor.text), target: anchor.target)) }
      anchor = nil
    default: break
    }
    if let content, isSame(name, content.name) {
      self.content = content.depth > 1 ? (content.name, content.depth - 1) : nil
    }
  }

  private static func text(_ bytes: [UInt8]) -> String {
    let words = HTMLCharacters.decoded(bytes[...]).unicodeScalars.split {
      $0.isASCII ? isSpace(UInt8($0.value)) : $0.properties.isWhitespace
    }
    return words.map { String($0) }.joined(separator: " ")
  }
}
