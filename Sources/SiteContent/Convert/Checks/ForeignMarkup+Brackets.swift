/// What begins with a bracket: shortcodes, wiki links, references and addresses that lead nowhere.
extension ForeignMarkup {
  /// Shortcodes that are written without attributes too.
  static let plainShortcodes: Set<String> = [
    "gallery", "playlist", "contact-form", "contact-form-7", "wp_caption", "sitemap", "blogroll", "archives",
  ]

  func brackets(at i: Int) -> Match? {
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
  func hasAttribute(_ rest: ArraySlice<UInt8>) -> Bool {
    if rest.first == UInt8(ascii: "="), rest.count > 1 { return true }
    guard rest.first == 0x20, let equals = rest.firstIndex(of: UInt8(ascii: "=")) else { return false }
    let key = rest[..<equals].drop { $0 == 0x20 }
    let value = rest[(equals + 1)...].first ?? 0x20
    guard !key.isEmpty, value != 0x20, value != UInt8(ascii: "=") else { return false }
    // Words before the key are values without one: `[youtube abc w=3]`.
    return key.allSatisfy { isLetter($0) || isDigit($0) || "-_ ".utf8.contains($0) }
      && (key.last.map { isLetter($0) || isDigit($0) } ?? false)
  }

  func hasClosing(of name: ArraySlice<UInt8>, from start: Int) -> Bool {
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
  func note(_ label: ArraySlice<UInt8>, end: Int) -> Match? {
    let isLabel =
      !label.isEmpty && label.allSatisfy { isLetter($0) || isDigit($0) || "-_.".utf8.contains($0) }
    let isRange = label.count == 3 && label[label.startIndex + 1] == UInt8(ascii: "-")
    return isLabel && !isRange ? (.brokenNote, end, nil) : nil
  }

  /// `[texte][typo]` and `![img][nope]`: not `tab[i][j]`, `[1][2]`, `[sic][NDLR]`.
  func reference(_ words: ArraySlice<UInt8>, end: Int) -> Match? {
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
  func brokenLink(at i: Int) -> Match? {
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
  func hasEnding(_ target: ArraySlice<UInt8>) -> Bool {
    guard let dot = target.lastIndex(of: UInt8(ascii: ".")) else { return false }
    let ending = target[(dot + 1)...]
    return (2...5).contains(ending.count) && ending.allSatisfy { isLetter($0) || isDigit($0) }
  }

  func openBracket(before i: Int) -> Int? {
    let floor = max(0, i - 500)
    return bytes[floor..<i].lastIndex(of: UInt8(ascii: "["))
  }
}
