import SiteModel

/// One piece of an author's own HTML; ranges are places in its bytes.
package enum HTMLToken {
  case text(Range<Int>)
  /// The text of a `<script>` or the like: no tag and no reference in it means anything.
  case rawText(Range<Int>)
  /// `<!-- … -->`, the signs included; not closed where it goes on to the end.
  case comment(Range<Int>, isClosed: Bool)
  case startTag(HTMLTag)
  case endTag(HTMLTag)
  /// `<!DOCTYPE …>`, `<? … ?>`, `<![CDATA[ … ]]>`.
  case declaration(Range<Int>)
  /// A tag without its `>`.
  case unfinishedTag(Range<Int>)
}

package struct HTMLTag {
  /// In lower case.
  package var name: String
  package var range: Range<Int>
  package var attributes: [HTMLAttribute] = []
  /// `<br/>`
  package var isSelfClosing = false
}

package struct HTMLAttribute {
  /// In lower case.
  package var name: String
  /// The value's place, without its quotes.
  package var value: Range<Int>
}

/// Takes HTML apart as the HTML standard's tokenizer does (13.2.5), each byte a fixed number of times.
package struct HTMLTokenizer {
  private let bytes: [UInt8]
  private(set) var place = 0
  /// The element whose text is being read, where it is one that no tag but its own end can end.
  private(set) var rawElement: String?

  /// - Parameter rawElement: one that an earlier piece of the same text has left open.
  package init(_ bytes: [UInt8], in rawElement: String? = nil) {
    self.bytes = bytes
    self.rawElement = rawElement
  }

  /// Tells that what follows is the raw text of an element: within `<svg>` none is.
  package mutating func enter(_ element: String) { rawElement = element }

  /// Passes over what stands before a place.
  package mutating func skip(to place: Int) { self.place = max(self.place, min(place, bytes.count)) }

  package mutating func next() -> HTMLToken? {
    guard place < bytes.count else { return nil }
    if let element = rawElement { return rawText(of: element) }
    if bytes[place] == UInt8(ascii: "<"), let token = markup() { return token }
    let start = place
    place += 1
    while place < bytes.count, bytes[place] != UInt8(ascii: "<") || !beginsMarkup(place) { place += 1 }
    return .text(start..<place)
  }

  private func beginsMarkup(_ i: Int) -> Bool {
    guard i + 1 < bytes.count else { return false }
    switch bytes[i + 1] {
    case UInt8(ascii: "!"), UInt8(ascii: "?"): return true
    case UInt8(ascii: "/"): return i + 2 < bytes.count && bytes[i + 2].isASCIILetter
    default: return bytes[i + 1].isASCIILetter
    }
  }

  private mutating func markup() -> HTMLToken? {
    guard beginsMarkup(place) else { return nil }
    let start = place
    switch bytes[place + 1] {
    case UInt8(ascii: "!"):
      if bytes[place...].starts(with: "<!--".utf8) { return comment() }
      let isData = bytes[place...].starts(with: "<![CDATA[".utf8)
      skip(behind: isData ? "]]>" : ">")
      return .declaration(start..<place)
    case UInt8(ascii: "?"):
      skip(behind: ">")
      return .declaration(start..<place)
    default: return tag()
    }
  }

  /// `<!-->` and `<!--->` are comments too.
  private mutating func comment() -> HTMLToken {
    let start = place
    place += 2
    if bytes[(place + 2)...].starts(with: ">".utf8) || bytes[(place + 2)...].starts(with: "->".utf8) {
      skip(behind: ">")
      return .comment(start..<place, isClosed: true)
    }
    place += 2
    let isClosed = skip(behind: "-->")
    return .comment(start..<place, isClosed: isClosed)
  }

  /// Goes to the place behind some signs, else to the end.
  @discardableResult
  private mutating func skip(behind signs: StaticString) -> Bool {
    signs.withUTF8Buffer { signs in
      while place < bytes.count {
        if bytes[place] == signs[0], bytes[place...].starts(with: signs) {
          place += signs.count
          return true
        }
        place += 1
      }
      return false
    }
  }

  private mutating func rawText(of element: String) -> HTMLToken {
    let start = place
    while place < bytes.count {
      if bytes[place] == UInt8(ascii: "<"), isEnd(of: element, at: place) {
        rawElement = nil
        if place > start { return .rawText(start..<place) }
        return tag()
      }
      place += 1
    }
    return .rawText(start..<place)
  }

  private func isEnd(of element: String, at i: Int) -> Bool {
    let name = i + 2
    let end = name + element.utf8.count
    guard end <= bytes.count, bytes[i + 1] == UInt8(ascii: "/"),
      zip(bytes[name..<end], element.utf8).allSatisfy({ $0 | 0x20 == $1 })
    else { return false }
    return end == bytes.count || bytes[end] <= 0x20 || bytes[end] == UInt8(ascii: ">")
      || bytes[end] == UInt8(ascii: "/")
  }

  private mutating func tag() -> HTMLToken {
    let start = place
    let isEnd = bytes[place + 1] == UInt8(ascii: "/")
    place += isEnd ? 2 : 1
    var tag = HTMLTag(
      name: take { $0 > 0x20 && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/") }, range: 0..<0)
    while place < bytes.count {
      let byte = bytes[place]
      if byte == UInt8(ascii: ">") {
        place += 1
        tag.range = start..<place
        return isEnd ? .endTag(tag) : .startTag(tag)
      }
      if byte <= 0x20 || byte == UInt8(ascii: "/") {
        tag.isSelfClosing = byte == UInt8(ascii: "/")
        place += 1
        continue
      }
      tag.isSelfClosing = false
      if let attribute = attribute() { tag.attributes.append(attribute) }
    }
    return .unfinishedTag(start..<place)
  }

  private mutating func attribute() -> HTMLAttribute? {
    let start = place
    // A name may begin with an equals sign.
    place += 1
    while place < bytes.count, bytes[place] > 0x20, bytes[place] != UInt8(ascii: "="),
      bytes[place] != UInt8(ascii: ">"), bytes[place] != UInt8(ascii: "/")
    { place += 1 }
    let name = String(decoding: bytes[start..<place], as: UTF8.self).lowercased()
    let afterName = place
    skipSpaces()
    guard place < bytes.count, bytes[place] == UInt8(ascii: "=") else {
      place = afterName
      return nil
    }
    place += 1
    skipSpaces()
    guard place < bytes.count else { return nil }
    let quote = bytes[place]
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      place += 1
      let value = place
      while place < bytes.count, bytes[place] != quote { place += 1 }
      let end = place
      place = min(place + 1, bytes.count)
      return HTMLAttribute(name: name, value: value..<end)
    }
    let value = place
    while place < bytes.count, bytes[place] > 0x20, bytes[place] != UInt8(ascii: ">") { place += 1 }
    return HTMLAttribute(name: name, value: value..<place)
  }

  private mutating func skipSpaces() { while place < bytes.count, bytes[place] <= 0x20 { place += 1 } }

  private mutating func take(_ isTaken: (UInt8) -> Bool) -> String {
    let start = place
    while place < bytes.count, isTaken(bytes[place]) { place += 1 }
    return String(decoding: bytes[start..<place], as: UTF8.self).lowercased()
  }
}
