import SiteModel

/// What begins with a bracket: shortcodes, wiki links, references and addresses that lead nowhere.
extension ForeignMarkup {
  /// Shortcodes that are written without attributes too.
  static let plainShortcodes: Set<String> = [
    "gallery", "playlist", "contact-form", "contact-form-7", "wp_caption", "sitemap", "blogroll", "archives",
    "slideshow",
  ]
  /// Shortcodes around or before one value: `[embed]https://…[/embed]`, `[youtube https://…]`, `[vimeo 12345]`.
  static let valueShortcodes: Set<String> = [
    "embed", "youtube", "vimeo", "dailymotion", "twitter", "tweet", "instagram", "facebook", "soundcloud",
    "slideshare", "wpvideo", "videopress", "googlevideo", "googlemaps", "gist", "audio", "video", "flickr",
    "ted",
    "scribd", "url", "img",
  ]

  func brackets(at i: Int) -> Match? {
    if has("[[", at: i) {
      guard let end = find("]]", from: i + 2), end - i > 4,
        bytes[(i + 2)..<(end - 2)].contains(where: \.isASCIILetter)
      else { return nil }
      let isContents =
        bytes[(i + 2)..<(end - 2)].elementsEqual("_TOC_".utf8)
        || bytes[(i + 2)..<(end - 2)].elementsEqual("TOC".utf8)
        || bytes[(i + 2)..<(end - 2)].elementsEqual("toc".utf8)
      return (isContents ? .contents : .wikiLink, end)
    }
    if let link = dotclearLink(at: i) { return link }
    guard let close = find("]", from: i + 1) else { return nil }
    let inner = bytes[(i + 1)..<(close - 1)]
    guard let first = inner.first else { return nil }
    if first == UInt8(ascii: "!") {
      let isCallout =
        inner.count > 3 && inner.dropFirst().allSatisfy { isLetter($0) || $0 == UInt8(ascii: "-") }
      guard isCallout else { return nil }
      let name = String(decoding: inner.dropFirst(), as: UTF8.self).lowercased()
      return (Alert(rawValue: name) == nil ? .callout : .misplacedCallout, close)
    }
    if first == UInt8(ascii: "^") { return note(inner.dropFirst(), end: close) }
    if inner.count == 3, ["TOC", "toc", "ToC", "Toc"].contains(String(decoding: inner, as: UTF8.self)) {
      return (.contents, close)
    }
    if let blank = blank(inner, end: close) { return blank }
    let isClosing = first == UInt8(ascii: "/")
    let name = inner.dropFirst(isClosing ? 1 : 0).prefix {
      isLetter($0) || $0.isASCIIDigit || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
    }
    let rest = inner[name.endIndex...]
    if let arrow = inner.firstRange(of: Array("->".utf8)), isSPIPTarget(inner[arrow.upperBound...]) {
      return (.spip, close)
    }
    guard let letter = name.first, isLetter(letter) else { return reference(inner, end: close) }
    if letter < 0x61, !isClosing {
      let isCode = hasQuotedAttribute(rest) || rest.isEmpty && hasClosing(of: name, from: close)
      return isCode ? (.shortcode, close) : reference(inner, end: close)
    }
    if isClosing { return rest.isEmpty ? (.shortcode, close) : nil }
    let isPlain = rest.isEmpty && Self.plainShortcodes.contains(String(decoding: name, as: UTF8.self))
    let hasSelfClose = rest.elementsEqual(" /".utf8) || rest.elementsEqual("/".utf8)
    if isPlain || hasSelfClose || hasAttribute(rest) { return (.shortcode, close) }
    if Self.valueShortcodes.contains(String(decoding: name, as: UTF8.self)), hasValue(rest, end: close) {
      return (.shortcode, close)
    }
    // `[b]gras[/b]`
    if rest.isEmpty, hasClosing(of: name, from: close) { return (.shortcode, close) }
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
    return key.allSatisfy { isLetter($0) || $0.isASCIIDigit || "-_ ".utf8.contains($0) }
      && (key.last.map { isLetter($0) || $0.isASCIIDigit } ?? false)
  }

  /// ` ids="1,2"`, `="Jean"`
  func hasQuotedAttribute(_ rest: ArraySlice<UInt8>) -> Bool {
    guard let equals = rest.firstIndex(of: UInt8(ascii: "=")), hasAttribute(rest) else { return false }
    return ["\"", "“", "”"].contains { rest[(equals + 1)...].starts(with: $0.utf8) }
  }

  /// An address behind the brackets or within them, or a number: `[video] Débat` and `[twitter officiel]` are words.
  func hasValue(_ rest: ArraySlice<UInt8>, end: Int) -> Bool {
    if rest.isEmpty { return bytes[end...].starts(with: TextChecks.object) }
    let value = rest.drop { $0 == 0x20 }
    return !value.contains(0x20)
      && (value.starts(with: TextChecks.object) || value.starts(with: "http".utf8)
        || value.contains(where: \.isASCIIDigit))
  }

  /// `art12`, `12`, `https://…`: what SPIP's links lead to.
  func isSPIPTarget(_ target: ArraySlice<UInt8>) -> Bool {
    if target.starts(with: TextChecks.object) || target.starts(with: "http".utf8) { return true }
    let name = target.prefix { $0.isASCIILetter }
    let number = target[name.endIndex...]
    let names = [
      "", "art", "article", "rub", "rubrique", "doc", "document", "mot", "br", "breve", "auteur", "site",
    ]
    return !number.isEmpty && number.allSatisfy(\.isASCIIDigit)
      && names.contains(String(decoding: name, as: UTF8.self))
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
      !label.isEmpty && label.first != 0x20
      && label.allSatisfy { isLetter($0) || $0.isASCIIDigit || "-_. ".utf8.contains($0) }
    let isRange = label.count == 3 && label[label.startIndex + 1] == UInt8(ascii: "-")
    return isLabel && !isRange ? (.brokenNote, end) : nil
  }

  /// `[texte][typo]` and `![img][nope]`: not `tab[i][j]`, `[1][2]`, `[sic][NDLR]`.
  func reference(_ words: ArraySlice<UInt8>, end: Int) -> Match? {
    guard end < bytes.count, bytes[end] == UInt8(ascii: "["), let close = find("]", from: end + 1) else {
      return nil
    }
    let label = bytes[(end + 1)..<(close - 1)]
    let start = words.startIndex - 1
    let isImage = start > 0 && bytes[start - 1] == UInt8(ascii: "!")
    if start > 0, isLetter(bytes[start - 1]) || bytes[start - 1].isASCIIDigit { return nil }
    // `[texte][1]` and `[texte][]`: numbers and nothing are labels too.
    let isNumber = label.allSatisfy(\.isASCIIDigit) && words.count(where: { $0 >= 0x61 }) > 1
    let isName =
      label.contains { $0 >= 0x61 && isLetter($0) } && label.count > 1 && words.contains(where: isLetter)
    guard label.count < 100, label.first != UInt8(ascii: "^"),
      isNumber || isName || isImage && (label.isEmpty || label.contains(where: isLetter))
    else { return nil }
    return (.brokenReference, close)
  }

  /// `](mon fichier.pdf)`, `](https://…` without its bracket: what is meant for a link and is not one.
  func brokenLink(at i: Int) -> Match? {
    guard has("](", at: i), openBracket(before: i) != nil else { return nil }
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
    let isClosed = end < bytes.count && bytes[end] == UInt8(ascii: ")")
    let target = bytes[(i + 2)..<end]
    guard isAddress(target, isClosed: isClosed) else { return nil }
    return (.brokenLink, isClosed ? end + 1 : end)
  }

  private func isAddress(_ target: ArraySlice<UInt8>, isClosed: Bool) -> Bool {
    let schemes = ["http:", "https:", "mailto:", "tel:", "sms:", "<http"]
    let target = withoutQuote(target)
    if isClosed, isTelephone(target) || target.starts(with: "# ".utf8) && target.contains(where: isLetter) {
      return true
    }
    if target.starts(with: TextChecks.object) || schemes.contains(where: { target.starts(with: $0.utf8) }) {
      return true
    }
    let path = target.split(separator: UInt8(ascii: "\"")).first ?? target
    let hasSign = path.contains(UInt8(ascii: "/")) || hasEnding(path.drop { $0 == 0x20 }, anywhere: true)
    return isClosed ? hasSign : hasSign && !target.contains(0x20)
  }

  /// Behind a quotation mark and its space: `« https://…`.
  private func withoutQuote(_ target: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard let quote = ["«", "“", "”", "„"].first(where: { target.starts(with: $0.utf8) }) else {
      return target
    }
    let spaces: Set<UInt8> = [0x20, 0xC2, 0xA0, 0xE2, 0x80, 0xAF]
    return target.dropFirst(quote.utf8.count).drop { spaces.contains($0) }
  }

  /// `06 12 34 56 78`
  private func isTelephone(_ target: ArraySlice<UInt8>) -> Bool {
    target.first.map { $0 == UInt8(ascii: "0") || $0 == UInt8(ascii: "+") } ?? false
      && (10...15).contains(target.count(where: \.isASCIIDigit))
      && target.allSatisfy { $0.isASCIIDigit || "+ .-".utf8.contains($0) || [0xC2, 0xA0].contains($0) }
  }

  /// `photo.png`: a dot, then two to five letters or digits at the end.
  ///
  /// - Parameter anywhere: whether more may follow behind a space: a title, a size.
  func hasEnding(_ target: ArraySlice<UInt8>, anywhere: Bool = false) -> Bool {
    if anywhere { return target.split(separator: 0x20).contains { hasEnding($0) } }
    guard let dot = target.lastIndex(of: UInt8(ascii: ".")) else { return false }
    let ending = target[(dot + 1)...]
    return (2...5).contains(ending.count) && ending.allSatisfy { isLetter($0) || $0.isASCIIDigit }
  }

  func openBracket(before i: Int) -> Int? {
    let floor = max(0, i - 500)
    return bytes[floor..<i].lastIndex(of: UInt8(ascii: "["))
  }
}
