import SiteModel

/// Where an address that stands in a text without any markup begins and ends.
///
/// Source: GitHub Flavored Markdown, 6.9 "Autolinks (extension)", and what cmark-gfm makes of it. It differs where
/// French and Markdown need it: an address also ends before `» ” ’ …` and no-break spaces, before `" > | `` ` ``
/// and before a bracket that the address has not opened.
enum BareAddress {
  /// The longest host name (RFC 1035, 2.3.4). No more of a text is read to find that it is not one.
  static let longestHost = 255

  /// The first byte of `https`, `http` or `ftp` before a colon; nil where another scheme, a link or HTML holds it.
  ///
  /// Nothing before `floor` belongs to it. In a text that is no Markdown nothing holds it.
  static func start(
    _ bytes: UnsafeBufferPointer<UInt8>, colon: Int, floor: Int, isMarkup: Bool = true
  ) -> Int? {
    var start = colon
    while start > floor, colon - start < 6, bytes[start - 1].isASCIILetter { start -= 1 }
    guard isScheme(bytes, start..<colon), !isMarkup || !isHeld(bytes, at: start) else { return nil }
    return start
  }

  /// Whether `www.` begins a word here.
  static func isWWW(
    _ bytes: UnsafeBufferPointer<UInt8>, at i: Int, floor: Int, isMarkup: Bool = true
  ) -> Bool {
    guard i + 4 < bytes.count, bytes[i] == UInt8(ascii: "w"), bytes[i + 1] == UInt8(ascii: "w"),
      bytes[i + 2] == UInt8(ascii: "w"), bytes[i + 3] == UInt8(ascii: "."), isHostByte(bytes, at: i + 4),
      !isMarkup || !isHeld(bytes, at: i)
    else { return false }
    guard i > floor else { return true }
    switch bytes[i - 1] {
    case 0x09, 0x0A, 0x20, UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "("),
      UInt8(ascii: "["), UInt8(ascii: "|"), UInt8(ascii: "\""), UInt8(ascii: "'"):
      return true
    case 0x80...:
      // « and no-break spaces, but no letter.
      if i >= 2, bytes[i - 2] == 0xC2 { return true }
      return i >= 3 && bytes[i - 3] == 0xE2 && bytes[i - 2] == 0x80
    default: return false
    }
  }

  /// The end of the address that begins at `start`, and how far the text was read; no address, no end.
  static func end(
    _ bytes: UnsafeBufferPointer<UInt8>, start: Int, host: Int, needsDot: Bool
  ) -> (end: Int?, read: Int) {
    let hostEnd = endOfHost(bytes, from: host, needsDot: needsDot)
    guard let hostEnd = hostEnd.end else { return (nil, hostEnd.read) }
    var end = hostEnd
    var brackets = 0
    while end < bytes.count, !isStop(bytes, at: end) {
      if bytes[end] == UInt8(ascii: "[") {
        if end + 1 < bytes.count, bytes[end + 1] == UInt8(ascii: "^") { break }
        brackets += 1
      } else if bytes[end] == UInt8(ascii: "]") {
        guard brackets > 0 else { break }
        brackets -= 1
      }
      end += 1
    }
    let read = end
    end = trimmed(bytes, start..<end)
    return (end > host ? end : nil, read)
  }

  /// The end of a host name: letters, digits, `-`, `_` and dots, no `_` in its last two parts.
  private static func endOfHost(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, needsDot: Bool
  ) -> (end: Int?, read: Int) {
    var end = start
    var (dots, underscores, underscoresBefore) = (0, 0, 0)
    while end < bytes.count {
      if bytes[end] == UInt8(ascii: "_") {
        underscores += 1
      } else if bytes[end] == UInt8(ascii: ".") {
        (underscoresBefore, underscores) = (underscores, 0)
        dots += 1
      } else if bytes[end] != UInt8(ascii: "-"), !isHostByte(bytes, at: end) {
        break
      }
      end += 1
    }
    // `_https://example.org_` is emphasis.
    while end > start, bytes[end - 1] == UInt8(ascii: "_") {
      end -= 1
      underscores -= 1
    }
    let isHost =
      end > start && end - start <= longestHost && isHostByte(bytes, at: start)
      && underscores + underscoresBefore == 0 && (dots > 0 || !needsDot)
    return (isHost ? end : nil, max(end, start))
  }

  /// What a sentence puts behind an address is not part of it: punctuation, a bracket that closes no other, an
  /// entity.
  private static func trimmed(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int {
    var end = range.upperBound
    var opening = 0
    var closing = 0
    for i in range {
      if bytes[i] == UInt8(ascii: "(") { opening += 1 }
      if bytes[i] == UInt8(ascii: ")") { closing += 1 }
    }
    while end > range.lowerBound {
      switch bytes[end - 1] {
      case UInt8(ascii: ")"):
        if closing <= opening { return end }
        closing -= 1
        end -= 1
      case UInt8(ascii: "?"), UInt8(ascii: "!"), UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ":"),
        UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "'"), UInt8(ascii: "\\"):
        end -= 1
      case UInt8(ascii: ";"):
        var ampersand = end - 2
        while ampersand > range.lowerBound, bytes[ampersand].isASCIILetter { ampersand -= 1 }
        end = ampersand < end - 2 && bytes[ampersand] == UInt8(ascii: "&") ? ampersand : end - 1
      default:
        return end
      }
    }
    return end
  }

  /// Whether an address at `i` is the target of a link, an autolink's or an attribute's: it is one already.
  private static func isHeld(_ bytes: UnsafeBufferPointer<UInt8>, at i: Int) -> Bool {
    guard i > 0 else { return false }
    let before = bytes[i - 1]
    if before == UInt8(ascii: "<") { return true }
    guard i > 1 else { return false }
    if before == UInt8(ascii: "(") { return bytes[i - 2] == UInt8(ascii: "]") }
    return (before == UInt8(ascii: "\"") || before == UInt8(ascii: "'")) && bytes[i - 2] == UInt8(ascii: "=")
  }

  /// Whether an address cannot go on with this byte.
  private static func isStop(_ bytes: UnsafeBufferPointer<UInt8>, at i: Int) -> Bool {
    switch bytes[i] {
    case 0...0x20, UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "|"),
      UInt8(ascii: "`"), 0x7F:
      true
    case 0xC2: i + 1 < bytes.count && [0xA0, 0xAB, 0xBB].contains(bytes[i + 1])
    case 0xE2: i + 1 < bytes.count && bytes[i + 1] == 0x80
    default: false
    }
  }

  /// ASCII letters and digits, and every byte of a letter beyond; not of « », spaces and other punctuation.
  private static func isHostByte(_ bytes: UnsafeBufferPointer<UInt8>, at i: Int) -> Bool {
    switch bytes[i] {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    case 0xC2: false
    case 0xE2: !(i + 1 < bytes.count && bytes[i + 1] == 0x80)
    case 0xE3: !(i + 1 < bytes.count && bytes[i + 1] == 0x80)
    case 0xEF: false
    case 0x80...: true
    default: false
    }
  }

  private static func isScheme(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    let name = bytes[range]
    func isCalled(_ scheme: StaticString) -> Bool {
      scheme.withUTF8Buffer { scheme in
        name.count == scheme.count && zip(name, scheme).allSatisfy { $0 | 0x20 == $1 }
      }
    }
    return isCalled("https") || isCalled("http") || isCalled("ftp")
  }
}
