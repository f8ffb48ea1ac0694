import SiteModel

/// A piece of a text.
enum TextPiece {
  case text([UInt8])
  /// A bare address: where it leads, and as it is written.
  case address(url: String, text: [UInt8])
  /// The mark of a footnote.
  case reference(key: String)
  /// One or two tildes that may begin or end strikethrough.
  case tildes(Int)
}

/// Takes one text of the tree apart.
struct TextSplitter {
  let signs: ExtensionSigns
  let notes: Set<String>
  let mayLink: Bool
  let mayStrike: Bool

  private(set) var pieces: [TextPiece] = []
  private var current: [UInt8] = []

  init(signs: ExtensionSigns, notes: Set<String>, mayLink: Bool, mayStrike: Bool) {
    self.signs = signs
    self.notes = notes
    self.mayLink = mayLink
    self.mayStrike = mayStrike
  }

  /// Each byte is read a fixed number of times, whatever the text.
  mutating func split(_ bytes: UnsafeBufferPointer<UInt8>) {
    var i = 0
    while i < bytes.count {
      let byte = bytes[i]
      switch byte {
      case SourceMark.lead.0:
        if let third = SourceMark.third(bytes, at: i) {
          i = readMark(third, bytes, at: i)
          continue
        }
      case UInt8(ascii: "~") where mayStrike:
        let count = bytes[i...].prefix { $0 == UInt8(ascii: "~") }.count
        if count <= 2 {
          add(.tildes(count))
        } else {
          current.append(contentsOf: bytes[i..<i + count])
        }
        i += count
        continue
      case UInt8(ascii: "[") where mayLink && !notes.isEmpty:
        if let (key, end) = reference(bytes, at: i) {
          add(.reference(key: key))
          i = end
          continue
        }
      case UInt8(ascii: "@") where mayLink && signs.contains(.mailAddress):
        if let end = BareMailAddress.end(bytes, at: i), let start = BareMailAddress.start(current) {
          let address = Array(current[start.local...]) + Array(bytes[i..<end])
          let written = Array(current[start.written..<start.local]) + address
          current.removeLast(current.count - start.written)
          add(.address(url: "mailto:" + String(decoding: address, as: UTF8.self), text: written))
          i = end
          continue
        }
      default: break
      }
      current.append(byte)
      i += 1
    }
    flush()
    if pieces.isEmpty { pieces.append(.text([])) }
  }

  private mutating func add(_ piece: TextPiece) {
    flush()
    pieces.append(piece)
  }

  private mutating func flush() {
    if !current.isEmpty { pieces.append(.text(current)) }
    current.removeAll()
  }

  /// Reads on behind a mark.
  private mutating func readMark(_ third: UInt8, _ bytes: UnsafeBufferPointer<UInt8>, at i: Int) -> Int {
    let next = i + 3
    if third == SourceMark.addressStart, mayLink {
      guard let end = endOfAddress(bytes, from: next) else { return next }
      let marked = UnsafeBufferPointer(rebasing: bytes[next..<end])
      let text = SourceMark.removed(from: marked) ?? Array(marked)
      let address = String(decoding: text, as: UTF8.self)
      let hasScheme = address.contains("://") && !address.hasPrefix("www.")
      add(.address(url: hasScheme ? address : "http://" + address, text: text))
      return end + 3
    }
    if third == SourceMark.typedQuote {
      current.append(contentsOf: bytes[i..<next])
      return next
    }
    if third == SourceMark.literal, next < bytes.count {
      current.append(bytes[next])
      return next + 1
    }
    if let sign = SourceMark.hiddenSign(third) { current.append(sign) }
    return next
  }

  /// The mark that ends an address; nil where a link or an image stood in it.
  private func endOfAddress(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    var i = start
    while i < bytes.count {
      switch SourceMark.third(bytes, at: i) {
      case SourceMark.addressEnd: return i
      case SourceMark.addressStart: return nil
      default: i += 1
      }
    }
    return nil
  }

  /// `[^label]` of a note that there is.
  private func reference(_ bytes: UnsafeBufferPointer<UInt8>, at i: Int) -> (key: String, end: Int)? {
    guard i + 2 < bytes.count, bytes[i + 1] == UInt8(ascii: "^") else { return nil }
    let label = bytes[(i + 2)...].prefix {
      $0 > 0x20 && $0 != UInt8(ascii: "]") && $0 != UInt8(ascii: "[")
    }
    guard label.endIndex < bytes.count, bytes[label.endIndex] == UInt8(ascii: "]") else { return nil }
    let key = SourceWithNotes.key(label)
    return notes.contains(key) ? (key, label.endIndex + 1) : nil
  }
}

/// The two sides of an e-mail address's `@` (GitHub Flavored Markdown, 6.9).
enum BareMailAddress {
  /// Where the address begins at the end of a text, and before it a `mailto:`.
  static func start(_ text: [UInt8]) -> (written: Int, local: Int)? {
    var local = text.count
    while local > 0, isLocal(text[local - 1]) { local -= 1 }
    // `@nom@serveur` is somebody's name on a social network.
    guard local < text.count, local == 0 || text[local - 1] != UInt8(ascii: "@") else { return nil }
    let scheme = Array("mailto:".utf8)
    let written = local - scheme.count
    guard written >= 0, written == 0 || !text[written - 1].isASCIILetterOrDigit,
      zip(text[written...], scheme).allSatisfy({ $0 | 0x20 == $1 | 0x20 })
    else { return (local, local) }
    return (written, local)
  }

  /// Where the domain behind an `@` ends; nil where it is not one: a domain has a dot, and ends in a letter.
  static func end(_ bytes: UnsafeBufferPointer<UInt8>, at sign: Int) -> Int? {
    var end = sign + 1
    var dots = 0
    while end < bytes.count {
      if bytes[end] == UInt8(ascii: ".") {
        guard end > sign + 1, end + 1 < bytes.count, bytes[end + 1].isASCIILetterOrDigit else { break }
        dots += 1
      } else if bytes[end] == UInt8(ascii: "@") {
        return nil
      } else if !bytes[end].isASCIILetterOrDigit, bytes[end] != UInt8(ascii: "-"),
        bytes[end] != UInt8(ascii: "_")
      {
        break
      }
      end += 1
    }
    return dots > 0 && bytes[end - 1].isASCIILetter ? end : nil
  }

  private static func isLocal(_ byte: UInt8) -> Bool {
    byte.isASCIILetterOrDigit || ".+-_".utf8.contains(byte)
  }
}
