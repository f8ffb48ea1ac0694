/// Markup of other systems, which readers would see as text.
///
/// It reads one paragraph's words, in which code, HTML and addresses are U+FFFC. What may be a writer's own words
/// (`10:30:15`, `[sic]`, `C++`, `{x}`) is left alone: a warning that is wrong is worse than none.
struct ForeignMarkup {
  enum Kind: String, CaseIterable, Sendable {
    case liquid, shortcode, hugo, attributes, admonition, container, wikiLink, emoji, contents, abbreviation
    case inserted, highlighted, callout, directive
    /// No other system's: an address with spaces, a reference without a target.
    case brokenLink, brokenReference, brokenNote
  }

  struct Found {
    var kind: Kind
    /// As it is written, shortened.
    var text: String
    /// The lines of the paragraph before it.
    var line: Int
    /// The address of a broken link.
    var target: String?
  }

  private(set) var found: [Found] = []
  private let bytes: [UInt8]

  /// Looks through one paragraph.
  init(in paragraph: [UInt8]) {
    bytes = paragraph
    var i = 0
    var line = 0
    var isAtLineStart = true
    while i < bytes.count {
      let byte = bytes[i]
      if byte == 0x0A {
        line += 1
        isAtLineStart = true
        i += 1
        continue
      }
      if let match = match(at: i, isAtLineStart: isAtLineStart) {
        let text = String(decoding: bytes[i..<match.end].prefix(60), as: UTF8.self)
        found.append(Found(kind: match.kind, text: text, line: line, target: match.target))
        line += bytes[i..<match.end].count { $0 == 0x0A }
        i = match.end
      } else {
        i += 1
      }
      isAtLineStart = false
    }
  }

  private typealias Match = (kind: Kind, end: Int, target: String?)

  private func match(at i: Int, isAtLineStart: Bool) -> Match? {
    switch bytes[i] {
    case UInt8(ascii: "{"): braces(at: i)
    case UInt8(ascii: "["): brackets(at: i)
    case UInt8(ascii: "]"): brokenLink(at: i)
    case UInt8(ascii: "!") where isAtLineStart, UInt8(ascii: "?") where isAtLineStart: admonition(at: i)
    case UInt8(ascii: ":"): isAtLineStart && has(":::", at: i) ? container(at: i) : emoji(at: i)
    case UInt8(ascii: "*") where isAtLineStart && has("*[", at: i): abbreviation(at: i)
    case UInt8(ascii: "+"): doubled("+", .inserted, at: i)
    case UInt8(ascii: "="): doubled("=", .highlighted, at: i)
    case UInt8(ascii: ".") where isAtLineStart && has(".. ", at: i): directive(at: i)
    default: nil
    }
  }

  // MARK: Braces

  private func braces(at i: Int) -> Match? {
    if has("{%", at: i) {
      guard let end = find("%}", from: i + 2), isWord(i + 2) else { return nil }
      return (.liquid, end, nil)
    }
    if has("{{<", at: i) || has("{{%", at: i) {
      let close: StaticString = has("{{<", at: i) ? ">}}" : "%}}"
      guard let end = find(close, from: i + 3) else { return nil }
      return (.hugo, end, nil)
    }
    if has("{{", at: i) {
      guard let end = find("}}", from: i + 2), isWord(i + 2) else { return nil }
      return (.liquid, end, nil)
    }
    guard let end = find("}", from: i + 1), end - i > 3 else { return nil }
    if has("{:", at: i), isWord(i + 2) || " .#:".utf8.contains(bytes[i + 2]) {
      return (.attributes, end, nil)
    }
    if has("{.", at: i) || has("{#", at: i), AttributeList.read(bytes[i...])?.end == end {
      return (.attributes, end, nil)
    }
    return nil
  }

  // MARK: Brackets

  /// Shortcodes that are written without attributes too.
  private static let plainShortcodes: Set<String> = [
    "gallery", "playlist", "contact-form", "contact-form-7", "wp_caption", "sitemap", "blogroll", "archives",
  ]

  private func brackets(at i: Int) -> Match? {
    if has("[[", at: i) {
      guard let end = find("]]", from: i + 2), end - i > 4,
        bytes[(i + 2)..<(end - 2)].contains(where: BareAddress.isLetter)
      else { return nil }
      let isContents = bytes[(i + 2)..<(end - 2)].elementsEqual("_TOC_".utf8)
      return (isContents ? .contents : .wikiLink, end, nil)
    }
    guard let close = find("]", from: i + 1) else { return nil }
    let inner = bytes[(i + 1)..<(close - 1)]
    guard let first = inner.first else { return nil }
    if first == UInt8(ascii: "!") {
      let isCallout =
        inner.count > 3 && inner.dropFirst().allSatisfy { isLetter($0) || $0 == UInt8(ascii: "-") }
      return isCallout ? (.callout, close, nil) : nil
    }
    if first == UInt8(ascii: "^") { return note(inner.dropFirst(), end: close) }
    if inner.elementsEqual("TOC".utf8) || inner.elementsEqual("toc".utf8) { return (.contents, close, nil) }
    let isClosing = first == UInt8(ascii: "/")
    let name = inner.dropFirst(isClosing ? 1 : 0).prefix {
      isLetter($0) || isDigit($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
    }
    let rest = inner[name.endIndex...]
    guard let letter = name.first, isLetter(letter), letter >= 0x61 || isClosing else {
      return reference(inner, end: close)
    }
    if isClosing { return rest.isEmpty ? (.shortcode, close, nil) : nil }
    let isPlain = rest.isEmpty && Self.plainShortcodes.contains(String(decoding: name, as: UTF8.self))
    let hasSelfClose = rest.elementsEqual(" /".utf8) || rest.elementsEqual("/".utf8)
    if isPlain || hasSelfClose || hasAttribute(rest) { return (.shortcode, close, nil) }
    // `[b]gras[/b]` and `[embed]…[/embed]`
    if rest.isEmpty, hasClosing(of: name, from: close) { return (.shortcode, close, nil) }
    return reference(inner, end: close)
  }

  /// ` ids="1,2"`, ` id=1`, `=https://…`
  private func hasAttribute(_ rest: ArraySlice<UInt8>) -> Bool {
    if rest.first == UInt8(ascii: "="), rest.count > 1 { return true }
    guard rest.first == 0x20, let equals = rest.firstIndex(of: UInt8(ascii: "=")) else { return false }
    let key = rest[..<equals].drop { $0 == 0x20 }
    let value = rest[(equals + 1)...].first ?? 0x20
    guard !key.isEmpty, value != 0x20, value != UInt8(ascii: "=") else { return false }
    // Words before the key are values without one: `[youtube abc w=3]`.
    return key.allSatisfy { isLetter($0) || isDigit($0) || "-_ ".utf8.contains($0) }
      && (key.last.map { isLetter($0) || isDigit($0) } ?? false)
  }

  private func hasClosing(of name: ArraySlice<UInt8>, from start: Int) -> Bool {
    var i = start
    let limit = min(bytes.count, start + 2_000)
    while i + 2 < limit {
      if bytes[i] == UInt8(ascii: "["), bytes[i + 1] == UInt8(ascii: "/"),
        bytes[(i + 2)...].starts(with: name)
      {
        let end = i + 2 + name.count
        if end < bytes.count, bytes[end] == UInt8(ascii: "]") { return true }
      }
      i += 1
    }
    return false
  }

  /// `[^y]` of a note that there is not; `[^a-z]` is a set of letters.
  private func note(_ label: ArraySlice<UInt8>, end: Int) -> Match? {
    let isLabel =
      !label.isEmpty && label.allSatisfy { isLetter($0) || isDigit($0) || "-_.".utf8.contains($0) }
    let isRange = label.count == 3 && label[label.startIndex + 1] == UInt8(ascii: "-")
    return isLabel && !isRange ? (.brokenNote, end, nil) : nil
  }

  /// `[texte][typo]` and `![img][nope]`: not `tab[i][j]`, `[1][2]`, `[sic][NDLR]`.
  private func reference(_ words: ArraySlice<UInt8>, end: Int) -> Match? {
    guard end < bytes.count, bytes[end] == UInt8(ascii: "["), let close = find("]", from: end + 1) else {
      return nil
    }
    let label = bytes[(end + 1)..<(close - 1)]
    let start = words.startIndex - 1
    let isImage = start > 0 && bytes[start - 1] == UInt8(ascii: "!")
    if start > 0, isLetter(bytes[start - 1]) || isDigit(bytes[start - 1]) { return nil }
    guard label.count < 100, label.contains(where: isLetter) || label.isEmpty && isImage,
      label.first != UInt8(ascii: "^"), isImage || label.contains(where: { $0 >= 0x61 }),
      label.count > 1 || isImage,
      words.contains(where: isLetter) || isImage
    else { return nil }
    return (.brokenReference, close, nil)
  }

  /// `](mon fichier.pdf)`: an address with spaces is none.
  private func brokenLink(at i: Int) -> Match? {
    guard has("](", at: i), let start = openBracket(before: i) else { return nil }
    var end = i + 2
    var depth = 0
    while end < bytes.count, bytes[end] != 0x0A, end - i < 500 {
      if bytes[end] == UInt8(ascii: "(") { depth += 1 }
      if bytes[end] == UInt8(ascii: ")") {
        if depth == 0 { break }
        depth -= 1
      }
      end += 1
    }
    guard end < bytes.count, bytes[end] == UInt8(ascii: ")") else { return nil }
    var target = bytes[(i + 2)..<end]
    // Round quotes around a title, as word processors write them.
    for open in ["“", "«", "\"", "‘", "'"] where target.first != UInt8(ascii: "<") {
      if let title = target.indices.first(where: {
        $0 > target.startIndex && target[$0 - 1] == 0x20 && target[$0...].starts(with: open.utf8)
      }) {
        target = target[..<title]
        break
      }
    }
    while target.last == 0x20 { target.removeLast() }
    let isImage = start > 0 && bytes[start - 1] == UInt8(ascii: "!")
    let isAddress =
      target.contains(UInt8(ascii: "/")) || target.contains(UInt8(ascii: "."))
      || target.contains(UInt8(ascii: "#"))
    guard isAddress || isImage, !target.isEmpty, hasEnding(target) || target.contains(UInt8(ascii: "/"))
    else { return nil }
    return (.brokenLink, end + 1, String(decoding: target, as: UTF8.self))
  }

  /// `photo.png`: a dot, then two to five letters or digits at the end.
  private func hasEnding(_ target: ArraySlice<UInt8>) -> Bool {
    guard let dot = target.lastIndex(of: UInt8(ascii: ".")) else { return false }
    let ending = target[(dot + 1)...]
    return (2...5).contains(ending.count) && ending.allSatisfy { isLetter($0) || isDigit($0) }
  }

  private func openBracket(before i: Int) -> Int? {
    let floor = max(0, i - 500)
    return bytes[floor..<i].lastIndex(of: UInt8(ascii: "["))
  }

  // MARK: Signs

  private static let admonitions: Set<String> = [
    "note", "info", "tip", "hint", "warning", "attention", "caution", "danger", "error", "important",
    "success",
    "failure", "bug", "example", "quote", "abstract", "summary", "question", "seealso", "todo", "admonition",
  ]

  /// `!!! info "Titre"`, `??? note`, `???+ note`
  private func admonition(at i: Int) -> Match? {
    guard has("!!! ", at: i) || has("??? ", at: i) || has("???+ ", at: i) else { return nil }
    let start = (bytes[i...].firstIndex(of: 0x20) ?? i) + 1
    let name = bytes[start...].prefix(while: isLetter)
    guard Self.admonitions.contains(String(decoding: name, as: UTF8.self).lowercased()) else { return nil }
    let rest = bytes[name.endIndex...].prefix { $0 != 0x0A }.drop { $0 == 0x20 }
    guard
      rest.isEmpty || rest.first == UInt8(ascii: "\"") || rest.starts(with: "“".utf8)
        || rest.starts(with: "«".utf8)
    else { return nil }
    return (.admonition, rest.endIndex, nil)
  }

  /// `::: lead`, and the `:::` that ends it.
  private func container(at i: Int) -> Match? {
    let line = bytes[i...].prefix { $0 != 0x0A }
    return (.container, line.endIndex, nil)
  }

  /// `:wink:`, but not `10:30:15`, `std::vector:` and `a:b:c`.
  private func emoji(at i: Int) -> Match? {
    guard i == 0 || isEdge(before: i) else { return nil }
    let name = bytes[(i + 1)...].prefix(40).prefix {
      (0x61...0x7A).contains($0) || isDigit($0) || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-")
        || $0 == UInt8(ascii: "+")
    }
    guard name.count > 1, let first = name.first, isLetter(first), name.endIndex < bytes.count,
      bytes[name.endIndex] == UInt8(ascii: ":")
    else { return nil }
    let end = name.endIndex + 1
    guard end == bytes.count || !isWordByte(bytes[end]) && bytes[end] != UInt8(ascii: ":") else { return nil }
    return (.emoji, end, nil)
  }

  private func abbreviation(at i: Int) -> Match? {
    guard let close = find("]:", from: i + 2), close - i < 80 else { return nil }
    return (.abbreviation, bytes[close...].firstIndex(of: 0x0A) ?? bytes.count, nil)
  }

  /// `++x++`, `==x==`: whole words between signs that touch them, but not `C++` and `a == b`.
  private func doubled(_ sign: Unicode.Scalar, _ kind: Kind, at i: Int) -> Match? {
    let sign = UInt8(ascii: sign)
    guard i + 4 < bytes.count, bytes[i + 1] == sign, bytes[i + 2] != sign, i == 0 || isEdge(before: i),
      bytes[i + 2] > 0x20, isWordByte(bytes[i + 2])
    else { return nil }
    let inner = bytes[(i + 2)...].prefix(300).prefix { $0 != sign && $0 != 0x0A }
    let end = inner.endIndex
    guard end + 1 < bytes.count, bytes[end] == sign, bytes[end + 1] == sign, let last = inner.last,
      isWordByte(last) || ".!?)".utf8.contains(last),
      end + 2 == bytes.count || !isWordByte(bytes[end + 2]) && bytes[end + 2] != sign
    else { return nil }
    // `++i et j++` counts up twice.
    let isCounting =
      kind == .inserted && inner.contains(0x20)
      && (inner.dropFirst().first == 0x20 || inner.dropLast().last == 0x20)
    return isCounting ? nil : (kind, end + 2, nil)
  }

  /// `.. image:: x`
  private func directive(at i: Int) -> Match? {
    let name = bytes[(i + 3)...].prefix { isLetter($0) || $0 == UInt8(ascii: "-") }
    guard !name.isEmpty, bytes[name.endIndex...].starts(with: "::".utf8) else { return nil }
    return (.directive, bytes[i...].firstIndex(of: 0x0A) ?? bytes.count, nil)
  }

  // MARK: Bytes

  private func has(_ text: StaticString, at i: Int) -> Bool {
    text.withUTF8Buffer { bytes[i...].starts(with: $0) }
  }

  /// The place behind some signs on the same line or soon after.
  private func find(_ text: StaticString, from start: Int) -> Int? {
    text.withUTF8Buffer { signs in
      var i = start
      let limit = min(bytes.count, start + 500)
      while i < limit {
        if bytes[i] == signs[0], bytes[i...].starts(with: signs) { return i + signs.count }
        i += 1
      }
      return nil
    }
  }

  private func isLetter(_ byte: UInt8) -> Bool { BareAddress.isLetter(byte) || byte >= 0x80 }
  private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
  private func isWordByte(_ byte: UInt8) -> Bool {
    isLetter(byte) || isDigit(byte) || byte == UInt8(ascii: "_")
  }

  /// Whether a word begins here, behind spaces and a hyphen.
  private func isWord(_ start: Int) -> Bool {
    let rest = bytes[start...].drop { $0 == 0x20 || $0 == UInt8(ascii: "-") }
    return rest.first.map { isLetter($0) } ?? false
  }

  /// White space or an opening sign; no letter, whose bytes beyond ASCII are like those of a space.
  private func isEdge(before i: Int) -> Bool {
    let byte = bytes[i - 1]
    if byte <= 0x20 || "([\"'".utf8.contains(byte) { return true }
    if byte == 0xA0, i > 1, bytes[i - 2] == 0xC2 { return true }
    return byte == 0xAF && i > 2 && bytes[i - 2] == 0x80 && bytes[i - 3] == 0xE2
  }
}
