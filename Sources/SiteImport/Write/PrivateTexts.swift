import SiteContent
import SiteModel

/// What archives know of readers and a public repository must not: mail addresses, IP addresses.
struct PrivateTexts: Sendable {
  /// In lower case.
  let known: Set<String>
  /// Whether every address goes, known or not: readers write their own into names and texts, and others'.
  let takesAll: Bool
  private let hasNetworkAddresses: Bool
  private let hasLongNetworkAddresses: Bool

  init(_ known: Set<String>, takesAll: Bool = false) {
    self.known = known
    self.takesAll = takesAll
    hasNetworkAddresses = known.contains { $0.contains(".") && !$0.contains("@") }
    hasLongNetworkAddresses = known.contains { $0.contains(":") && !$0.contains("@") }
  }

  static let placeholder = "[adresse retirée]"

  /// The text with every mail or IP address of a commenter's taken out, and how many there were.
  func cleaned(_ text: String) -> (text: String, count: Int) {
    let (plain, count) = withoutKnown(text)
    guard takesAll else { return (plain, count) }
    let (masked, more) = PrivateData.masking(plain, with: Self.placeholder)
    return (masked, count + more)
  }

  private func withoutKnown(_ text: String) -> (text: String, count: Int) {
    var text = text
    guard text.withUTF8({ mayHold($0) }) else { return (text, 0) }
    var output = String.UnicodeScalarView()
    var word = String.UnicodeScalarView()
    var count = 0
    func flush() {
      guard !word.isEmpty else { return }
      if let (before, after) = rest(of: word) {
        output.append(contentsOf: before)
        output.append(contentsOf: Self.placeholder.unicodeScalars)
        output.append(contentsOf: after)
        count += 1
      } else {
        output.append(contentsOf: word)
      }
      word.removeAll()
    }
    for scalar in text.unicodeScalars {
      if Self.isPart(scalar) {
        word.append(scalar)
      } else {
        flush()
        output.append(scalar)
      }
    }
    flush()
    return count > 0 ? (String(output), count) : (text, 0)
  }

  /// The same of a whole file.
  func cleaned(_ bytes: [UInt8]) -> [UInt8] {
    guard takesAll || mayHold(bytes) else { return bytes }
    let (text, count) = cleaned(String(decoding: bytes, as: UTF8.self))
    return count > 0 ? Array(text.utf8) : bytes
  }

  /// Whether a closer look is worth its time: most texts hold nothing that could be an address.
  private func mayHold(_ bytes: some Sequence<UInt8>) -> Bool {
    guard !known.isEmpty else { return false }
    var previous: UInt8 = 0
    var isBehindPoint = false
    for byte in bytes {
      let isDigit = byte.isASCIIDigit
      if byte == UInt8(ascii: "@") || byte == UInt8(ascii: "4") && previous == UInt8(ascii: "%") {
        return true
      }
      if isDigit, isBehindPoint, hasNetworkAddresses { return true }
      if byte == UInt8(ascii: ":"), hasLongNetworkAddresses, previous != UInt8(ascii: "p"),
        previous != UInt8(ascii: "s")
      {
        return true
      }
      isBehindPoint = byte == UInt8(ascii: ".") && previous.isASCIIDigit
      previous = byte
    }
    return false
  }

  /// What stands before and behind an address in a word: `(mailto:`, `.`; nil where there is none in it.
  private func rest(
    of word: String.UnicodeScalarView
  ) -> (before: String.UnicodeScalarView.SubSequence, after: String.UnicodeScalarView.SubSequence)? {
    guard word.contains("@") || word.contains(".") || word.contains(":") || word.contains("%") else {
      return nil
    }
    let ends = ".-:_'%+".unicodeScalars
    var end = word.endIndex
    while true {
      var start = word.startIndex
      while start < end {
        if known.contains(Self.plain(word[start..<end])) {
          // With the scheme before it.
          var before = word[..<start]
          if String(before).lowercased().hasSuffix("mailto:") { before = before.dropLast(7) }
          return (before, word[end...])
        }
        // An address may begin behind any sign that is no letter and no digit.
        guard let sign = word[start..<end].firstIndex(where: { ":_'-+%".unicodeScalars.contains($0) }) else {
          break
        }
        start = word.index(after: sign)
      }
      guard end > word.startIndex, ends.contains(word[word.index(before: end)]) else { return nil }
      end = word.index(before: end)
    }
  }

  private static func plain(_ word: String.UnicodeScalarView.SubSequence) -> String {
    let text = String(word).lowercased()
    return text.contains("%40") ? text.replacing("%40", with: "@") : text
  }

  /// What addresses are written with.
  private static func isPart(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII {
      return scalar.isASCIILetterOrDigit
        || "@.-_+:%'".unicodeScalars.contains(scalar)
    }
    return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }

  // MARK: HTML

  /// The nodes without addresses: in texts each is taken out, and an attribute that holds one goes.
  func cleaned(_ nodes: [HTMLNode]) -> (nodes: [HTMLNode], count: Int) {
    guard takesAll || !known.isEmpty else { return (nodes, 0) }
    var count = 0
    func clean(_ node: HTMLNode) -> HTMLNode {
      switch node {
      case .comment: return node
      case .text(let text):
        let (plain, found) = self.cleaned(text)
        count += found
        return found > 0 ? .text(plain) : node
      case .element(var element):
        element.attributes.removeAll { attribute in
          let found = self.cleaned(attribute.value).count
          count += found
          return found > 0
        }
        element.children = element.children.map(clean)
        return .element(element)
      }
    }
    let plain = nodes.map(clean)
    return count > 0 ? (plain, count) : (nodes, 0)
  }

  // MARK: Kinds

  /// Whether a text is a mail address, or an address of the Internet's.
  static func isPrivate(_ text: String) -> Bool {
    let text = text.trimming
    if let at = text.firstIndex(of: "@"), at != text.startIndex, text[at...].contains("."),
      !text.contains(" ")
    {
      return true
    }
    return isNetworkAddress(text)
  }

  static func isNetworkAddress(_ text: String) -> Bool {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    if parts.count == 4, parts.allSatisfy({ UInt8($0) != nil }) { return true }
    return text.count { $0 == ":" } >= 2 && text.allSatisfy { $0.isHexDigit || $0 == ":" }
  }

  /// Addresses of no one in particular: a machine's own, and those of networks at home (RFC 1918, RFC 4193).
  static func isNobodys(_ address: String) -> Bool {
    let parts = address.split(separator: ".").compactMap { UInt8($0) }
    if parts.count == 4 {
      return parts[0] == 127 || parts[0] == 10 || parts[0] == 0 || parts[0] == 192 && parts[1] == 168
        || parts[0] == 172 && (16...31).contains(parts[1])
    }
    return address == "::1" || address.hasPrefix("fe80:") || address.hasPrefix("fd")
  }

  /// The name of one of the blog's own; nil where there is nothing but an address.
  static func authorName(_ text: String) -> String? {
    let name = PrivateTexts([], takesAll: true).name(HTMLEntities.whollyDecoded(text)).name
    return name.isEmpty || isPrivate(name) ? nil : name
  }

  /// A name without the addresses in it, and how many there were: `Zoé <zoe@mail.example>` is `Zoé`. Empty where there is
  /// nothing else.
  func name(_ text: String) -> (name: String, count: Int) {
    let (cleaned, count) = cleaned(text)
    guard count > 0 else { return (text, 0) }
    var words = cleaned.replacing(Self.placeholder, with: " ")
    for empty in ["()", "<>", "[]", "( )", "< >", "[ ]"] { words = words.replacing(empty, with: " ") }
    var rest = words.split(whereSeparator: \.isWhitespace).joined(separator: " ")[...]
    while let first = rest.first, " -–,;:/|<(".contains(first) { rest = rest.dropFirst() }
    while let last = rest.last, " -–,;:/|>)".contains(last), last != ")" || !rest.contains("(") {
      rest = rest.dropLast()
    }
    return (String(rest), count)
  }
}
