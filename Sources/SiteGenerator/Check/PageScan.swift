import SiteModel

/// Reads the tags of a finished page in one pass, as the HTML standard's tokenizer does.
///
/// A tree is not needed to tell what is linked, named and described, and would cost more than making the page.
struct PageScan {
  private let bytes: [UInt8]
  private var i = 0
  private(set) var facts = PageFacts()

  /// The author's part of the page: the name of the element that holds it, and how many of that name are open.
  private var content: (name: String, depth: Int)?
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
    while i < bytes.count {
      guard let open = bytes[i...].firstIndex(of: UInt8(ascii: "<")) else { break }
      take(text: i..<open)
      i = open + 1
      if starts(with: "!--") {
        i = end(of: "-->", from: i + 3)
      } else if i < bytes.count, bytes[i] == UInt8(ascii: "/") {
        i += 1
        closeTag(name())
        i = end(of: ">", from: i)
      } else if i < bytes.count, Self.isLetter(bytes[i]) {
        openTag(name())
      } else if i < bytes.count, bytes[i] == UInt8(ascii: "!") {
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

  /// The values of a tag's attributes that anybody asks for, as their places in the page.
  private struct Attributes {
    var id, name, href, src, srcset, imagesrcset, poster: Range<Int>?
    var classes, alt, role, rel, type, title, label, isHidden: Range<Int>?

    /// Keeps the first value of an attribute, as browsers do.
    mutating func set(_ key: ArraySlice<UInt8>, _ value: Range<Int>) {
      guard let place = Self.place(of: key), self[keyPath: place] == nil else { return }
      self[keyPath: place] = value
    }

    private static func place(of key: ArraySlice<UInt8>) -> WritableKeyPath<Attributes, Range<Int>?>? {
      func isNamed(_ name: StaticString) -> Bool {
        name.withUTF8Buffer { key.elementsEqual($0) { $0 | 0x20 == $1 | 0x20 } }
      }
      switch key.count {
      case 2 where isNamed("id"): return \.id
      case 3: return isNamed("src") ? \.src : isNamed("alt") ? \.alt : isNamed("rel") ? \.rel : nil
      case 4:
        return isNamed("href")
          ? \.href : isNamed("name") ? \.name : isNamed("role") ? \.role : isNamed("type") ? \.type : nil
      case 5: return isNamed("class") ? \.classes : isNamed("title") ? \.title : nil
      case 6: return isNamed("srcset") ? \.srcset : isNamed("poster") ? \.poster : nil
      case 10 where isNamed("aria-label"): return \.label
      case 11: return isNamed("imagesrcset") ? \.imagesrcset : isNamed("aria-hidden") ? \.isHidden : nil
      default: return nil
      }
    }
  }

  private func value(_ range: Range<Int>?) -> String? {
    range.map { HTMLCharacters.decoded(String(decoding: bytes[$0], as: UTF8.self)) }
  }

  private mutating func openTag(_ name: String) {
    var attributes = Attributes()
    while let (key, value) = attribute() { attributes.set(bytes[key], value) }
    if let id = value(attributes.id) { facts.ids.insert(id) }
    if name == "a", let named = value(attributes.name) { facts.ids.insert(named) }
    addLinks(name, attributes)
    enter(name, attributes)
    if content != nil { describe(name, attributes) }
    if name == "script" || name == "style" || name == "textarea" || name == "title" {
      let start = i
      let close = end(of: "</\(name)", from: i)
      let textEnd = close >= bytes.count ? bytes.count : close - name.utf8.count - 2
      if name == "script", value(attributes.type) == "application/ld+json" {
        facts.linkedData.append(Array(bytes[start..<max(start, textEnd)]))
      }
      i = textEnd
    }
  }

  private mutating func addLinks(_ name: String, _ attributes: Attributes) {
    func add(_ target: String?, _ isImage: Bool) {
      // White space around an address is not part of it.
      guard let target, let start = target.firstIndex(where: { !$0.isWhitespace }),
        let end = target.lastIndex(where: { !$0.isWhitespace })
      else { return }
      facts.links.insert(.init(target: String(target[start...end]), isImage: isImage))
    }
    if attributes.href != nil {
      // A server to be ready for is not a page.
      let rel = name == "link" ? value(attributes.rel) ?? "" : ""
      if !rel.contains("preconnect"), !rel.contains("dns-prefetch") { add(value(attributes.href), false) }
    }
    if attributes.src != nil {
      add(value(attributes.src), ["img", "source", "video", "audio"].contains(name))
    }
    add(value(attributes.poster), true)
    for set in [attributes.srcset, attributes.imagesrcset] where set != nil {
      for candidate in Self.candidates(ofSourceSet: value(set) ?? "") { add(candidate, true) }
    }
  }

  /// HTML standard, "parse a srcset attribute": an address runs to white space, and may have commas of its own.
  static func candidates(ofSourceSet set: String) -> [String] {
    var candidates: [String] = []
    var rest = set[...]
    while true {
      rest = rest.drop { $0.isWhitespace || $0 == "," }
      var address = rest.prefix { !$0.isWhitespace }
      guard !address.isEmpty else { return candidates }
      rest = rest[address.endIndex...]
      if address.last == "," {
        while address.last == "," { address.removeLast() }
      } else {
        rest = rest.drop { $0 != "," }
      }
      candidates.append(String(address))
    }
  }

  private mutating func enter(_ name: String, _ attributes: Attributes) {
    if var content {
      if content.name == name {
        content.depth += 1
        self.content = content
      }
    } else if !hasSeenContent, let classes = value(attributes.classes),
      classes.split(whereSeparator: \.isWhitespace).contains("e-content")
    {
      content = (name, 1)
      hasSeenContent = true
    }
  }

  private mutating func describe(_ name: String, _ attributes: Attributes) {
    switch name {
    case "img":
      let role = value(attributes.role)
      let isDecoration = role == "presentation" || role == "none" || value(attributes.isHidden) == "true"
      let alt = value(attributes.alt)
      if alt?.allSatisfy(\.isWhitespace) ?? true, !isDecoration {
        facts.imagesWithoutAlt.append(value(attributes.src) ?? "")
      }
      if let alt { anchor?.text += Array(alt.utf8) }
    case "h1", "h2", "h3", "h4", "h5", "h6":
      heading = (Int(name.dropFirst()) ?? 1, [])
    case "a":
      if let target = value(attributes.href) {
        // A name for those who cannot see the page stands for the text.
        anchor = (target, Array((value(attributes.label) ?? value(attributes.title) ?? "").utf8))
      }
    default: break
    }
  }

  private mutating func closeTag(_ name: String) {
    switch name {
    case "h1", "h2", "h3", "h4", "h5", "h6":
      if let heading { facts.headings.append(.init(level: heading.level, text: Self.text(heading.text))) }
      heading = nil
    case "a":
      if let anchor { facts.anchors.append(.init(text: Self.text(anchor.text), target: anchor.target)) }
      anchor = nil
    default: break
    }
    if var content, content.name == name {
      content.depth -= 1
      self.content = content.depth > 0 ? content : nil
    }
  }

  private static func text(_ bytes: [UInt8]) -> String {
    HTMLCharacters.decoded(String(decoding: bytes, as: UTF8.self)).split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
  }

  // MARK: Bytes

  private func starts(with word: StaticString) -> Bool {
    word.withUTF8Buffer { i + $0.count <= bytes.count && bytes[i..<i + $0.count].elementsEqual($0) }
  }

  /// The place behind the next `word`, in whatever case; the page's end where there is none.
  private func end(of word: String, from start: Int) -> Int {
    let wanted = Array(word.utf8)
    guard var place = bytes.indices.contains(start) ? start : nil, let first = wanted.first else {
      return bytes.count
    }
    while let found = bytes[place...].firstIndex(of: first) {
      if found + wanted.count > bytes.count { break }
      if bytes[found..<found + wanted.count].elementsEqual(
        wanted, by: { $0 == $1 || Self.isLetter($0) && $0 | 0x20 == $1 })
      {
        return found + wanted.count
      }
      place = found + 1
    }
    return bytes.count
  }

  private mutating func name() -> String {
    let start = i
    while i < bytes.count, !Self.isSpace(bytes[i]), bytes[i] != UInt8(ascii: ">"),
      bytes[i] != UInt8(ascii: "/")
    { i += 1 }
    return String(decoding: bytes[start..<i], as: UTF8.self).lowercased()
  }

  /// The places of the next attribute's name and value; nil at the tag's end, which is passed.
  private mutating func attribute() -> (key: Range<Int>, value: Range<Int>)? {
    while i < bytes.count, Self.isSpace(bytes[i]) || bytes[i] == UInt8(ascii: "/") { i += 1 }
    guard i < bytes.count else { return nil }
    if bytes[i] == UInt8(ascii: ">") {
      i += 1
      return nil
    }
    let start = i
    i += 1
    while i < bytes.count, !Self.isSpace(bytes[i]), !Self.endsName(bytes[i]) { i += 1 }
    let key = start..<i
    var next = i
    while next < bytes.count, Self.isSpace(bytes[next]) { next += 1 }
    guard next < bytes.count, bytes[next] == UInt8(ascii: "=") else { return (key, i..<i) }
    i = next + 1
    while i < bytes.count, Self.isSpace(bytes[i]) { i += 1 }
    guard i < bytes.count else { return (key, i..<i) }
    let quote = bytes[i]
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      let first = i + 1
      let end = bytes[first...].firstIndex(of: quote) ?? bytes.count
      i = min(bytes.count, end + 1)
      return (key, first..<end)
    }
    let first = i
    while i < bytes.count, !Self.isSpace(bytes[i]), bytes[i] != UInt8(ascii: ">") { i += 1 }
    return (key, first..<i)
  }

  private static func endsName(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "=") || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/")
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
}
