import SiteModel

/// Signs that are put into a text before libcmark reads it, and taken out of the tree again.
///
/// libcmark does not tell `\~` from `~` once it has parsed, and takes the `_` and `--` of an address for emphasis
/// and a dash. The signs are noncharacters (U+FDD0 to U+FDEF), which no text may hold: those of an author's own
/// are made U+FDEF, which nothing here means and no page prints.
enum SourceMark {
  /// The two bytes that all begin with.
  static let lead: (UInt8, UInt8) = (0xEF, 0xB7)

  // Their third bytes.
  static let addressStart: UInt8 = 0x90
  static let addressEnd: UInt8 = 0x91
  /// The sign behind it stands for itself.
  static let literal: UInt8 = 0x92
  /// The text of a table's cell begins.
  static let cell: UInt8 = 0x93
  /// The round quotation mark behind it was typed; `FrenchTypography` reads this one.
  static let typedQuote: UInt8 = 0x96
  private static let foreign: UInt8 = 0xAF
  private static let thirds: ClosedRange<UInt8> = 0x90...0xAF
  /// Signs of an address that Markdown would read; the third byte is `firstHidden` and the place in this list.
  private static let hidden = Array("*_~'-.\"".utf8)
  private static let firstHidden: UInt8 = 0xA0

  /// What a mark's third byte hides; nil of the others.
  static func hiddenSign(_ third: UInt8) -> UInt8? {
    let place = Int(third) - Int(firstHidden)
    return hidden.indices.contains(place) ? hidden[place] : nil
  }

  /// The text with its bare addresses and escaped signs marked.
  static func marking(_ text: [UInt8], _ signs: ExtensionSigns) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(text.count + 64)
    text.withUnsafeBufferPointer { bytes in
      var copied = 0
      var floor = 0
      var i = 0
      var code = RawCode()
      func copy(upTo end: Int) {
        output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[copied..<end]))
        copied = end
      }
      while i < bytes.count {
        switch bytes[i] {
        case UInt8(ascii: ":") where signs.contains(.webAddress):
          guard i + 3 < bytes.count, bytes[i + 1] == UInt8(ascii: "/"), bytes[i + 2] == UInt8(ascii: "/"),
            let start = BareAddress.start(bytes, colon: i, floor: floor)
          else { break }
          let found = BareAddress.end(bytes, start: start, host: i + 3, needsDot: false)
          if let end = found.end {
            copy(upTo: start)
            append(addressStart, to: &output)
            appendAddress(bytes[start..<end], to: &output)
            append(addressEnd, to: &output)
            copied = end
          }
          i = found.end ?? found.read
          floor = i
          continue
        case UInt8(ascii: "w") where signs.contains(.webAddress):
          guard BareAddress.isWWW(bytes, at: i, floor: floor) else { break }
          let found = BareAddress.end(bytes, start: i, host: i, needsDot: true)
          if let end = found.end {
            copy(upTo: i)
            append(addressStart, to: &output)
            appendAddress(bytes[i..<end], to: &output)
            append(addressEnd, to: &output)
            copied = end
          }
          i = found.end ?? found.read
          floor = i
          continue
        case 0xE2 where signs.contains(.roundQuote) && isRoundQuote(bytes, at: i):
          copy(upTo: i)
          append(typedQuote, to: &output)
          i += 2
        case UInt8(ascii: "<") where signs.contains(.comment) || signs.contains(.rawCode):
          if signs.contains(.rawCode), let content = code.content(bytes, at: i) {
            copy(upTo: content.lowerBound)
            appendCode(bytes, content, to: &output)
            (copied, floor) = (content.upperBound, content.upperBound)
            i = content.upperBound
            continue
          }
          guard signs.contains(.comment), let content = LooseComment.content(bytes, at: i) else { break }
          copy(upTo: content.lowerBound)
          appendHyphensHidden(bytes[content], to: &output)
          (copied, floor) = (content.upperBound, content.upperBound)
          i = content.upperBound
          continue
        case UInt8(ascii: "\\") where i + 1 < bytes.count:
          let next = bytes[i + 1]
          let isReference =
            next == UInt8(ascii: "[") && i + 2 < bytes.count && bytes[i + 2] == UInt8(ascii: "^")
          if next == UInt8(ascii: "~") || isReference {
            copy(upTo: i)
            append(literal, to: &output)
          }
          // Whatever stands behind it, it is no second backslash. A letter may begin an address.
          if !next.isASCIILetter { i += 1 }
        case lead.0 where third(bytes, at: i) != nil:
          copy(upTo: i)
          append(foreign, to: &output)
          i += 2
          copied = i + 1
        default: break
        }
        i += 1
      }
      copy(upTo: bytes.count)
    }
    return output
  }

  /// “ or ”.
  static func isRoundQuote(_ bytes: UnsafeBufferPointer<UInt8>, at i: Int) -> Bool {
    i + 2 < bytes.count && bytes[i + 1] == 0x80 && (bytes[i + 2] == 0x9C || bytes[i + 2] == 0x9D)
  }

  static func append(_ third: UInt8, to output: inout [UInt8]) {
    output.append(lead.0)
    output.append(lead.1)
    output.append(third)
  }

  /// Hides the hyphens from libcmark; where the comment is not one, such as in code, they come out again.
  private static func appendHyphensHidden(
    _ bytes: Slice<UnsafeBufferPointer<UInt8>>, to output: inout [UInt8]
  ) {
    for byte in bytes {
      if byte == UInt8(ascii: "-"), let place = hidden.firstIndex(of: byte) {
        append(firstHidden + UInt8(place), to: &output)
      } else {
        output.append(byte)
      }
    }
  }

  /// Hides from libcmark what it would change in code.
  private static func appendCode(
    _ bytes: UnsafeBufferPointer<UInt8>, _ content: Range<Int>, to output: inout [UInt8]
  ) {
    var isInTag = false
    var i = content.lowerBound
    while i < content.upperBound {
      defer { i += 1 }
      switch bytes[i] {
      case UInt8(ascii: "<"):
        isInTag =
          i + 1 < content.upperBound && (bytes[i + 1].isASCIILetter || bytes[i + 1] == UInt8(ascii: "/"))
      case UInt8(ascii: ">"): isInTag = false
      default: break
      }
      if third(bytes, at: i) != nil {
        append(foreign, to: &output)
        i += 2
      } else if !isInTag, let place = hidden.firstIndex(of: bytes[i]),
        RawCode.isChanged(bytes, at: i, in: content)
      {
        append(firstHidden + UInt8(place), to: &output)
      } else {
        output.append(bytes[i])
      }
    }
  }

  private static func appendAddress(_ bytes: Slice<UnsafeBufferPointer<UInt8>>, to output: inout [UInt8]) {
    var i = bytes.startIndex
    while i < bytes.endIndex {
      let byte = bytes[i]
      if byte == UInt8(ascii: "\\"), i + 1 < bytes.endIndex {
        output.append(byte)
        output.append(bytes[i + 1])
        i += 2
        continue
      }
      if let place = hidden.firstIndex(of: byte), isRead(bytes, at: i) {
        append(firstHidden + UInt8(place), to: &output)
      } else {
        output.append(byte)
      }
      i += 1
    }
  }

  /// Whether Markdown would read more than the sign itself: one hyphen and one dot are what they are.
  private static func isRead(_ bytes: Slice<UnsafeBufferPointer<UInt8>>, at i: Int) -> Bool {
    guard bytes[i] == UInt8(ascii: "-") || bytes[i] == UInt8(ascii: ".") else { return true }
    let hasBefore = i > bytes.startIndex && bytes[i - 1] == bytes[i]
    return hasBefore || i + 1 < bytes.endIndex && bytes[i + 1] == bytes[i]
  }

  /// The third byte of the mark at a place; nil where there is none.
  static func third(_ bytes: UnsafeBufferPointer<UInt8>, at i: Int) -> UInt8? {
    guard bytes[i] == lead.0, i + 2 < bytes.count, bytes[i + 1] == lead.1, thirds.contains(bytes[i + 2])
    else {
      return nil
    }
    return bytes[i + 2]
  }

  /// The text as it was before it was marked; nil where it has no mark.
  static func removed(from text: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    guard text.contains(lead.0) else { return nil }
    var output: [UInt8] = []
    output.reserveCapacity(text.count)
    var i = 0
    while i < text.count {
      if let third = third(text, at: i) {
        if let sign = hiddenSign(third) { output.append(sign) }
        i += 3
      } else {
        output.append(text[i])
        i += 1
      }
    }
    return output.count < text.count ? output : nil
  }

  static func removed(from text: String) -> String? {
    var text = text
    return text.withUTF8 { removed(from: $0) }.map { String(decoding: $0, as: UTF8.self) }
  }
}
