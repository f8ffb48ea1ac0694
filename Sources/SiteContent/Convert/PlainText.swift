import SiteModel

/// A reader's words as they were written (`format: text`): paragraphs, line ends and bare addresses, and nothing
/// else has a meaning.
enum PlainText {
  static func convert(_ source: [UInt8], typography: Typography) -> ConvertedText {
    var writer = Writer(typography: typography)
    var isInParagraph = false
    for line in source.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      let words = line.trimmingSpaces
      guard !words.isEmpty else {
        if isInParagraph { writer.write("</p>\n") }
        isInParagraph = false
        continue
      }
      writer.write(isInParagraph ? "<br>\n" : "<p>")
      writer.write(line: words)
      isInParagraph = true
    }
    if isInParagraph { writer.write("</p>\n") }
    var text = ConvertedText()
    text.text = TextBytes(writer.html)
    text.plainText = HTMLRenderer.collapsed(writer.plain[...])
    return text
  }

  private struct Writer {
    let typography: Typography
    /// What the line that is being written has had so far.
    var spacing = FrenchTypography()
    var html: [UInt8] = []
    var plain: [UInt8] = []

    mutating func write(_ markup: String) { html += Array(markup.utf8) }

    mutating func write(line: ArraySlice<UInt8>) {
      let line = Array(line)
      spacing = FrenchTypography(typography, isSmart: false)
      line.withUnsafeBufferPointer { bytes in
        var written = 0
        var i = 0
        while i < bytes.count {
          let found = Self.address(bytes, at: i, floor: written)
          guard let address = found.address else {
            i = found.next
            continue
          }
          write(words: bytes[written..<address.lowerBound], isBeforeAddress: true)
          write(address: bytes[address])
          written = address.upperBound
          i = written
        }
        write(words: bytes[written...])
      }
      plain.append(UInt8(ascii: "\n"))
    }

    /// The address that is told by the sign at a place, and where to look on.
    private static func address(
      _ bytes: UnsafeBufferPointer<UInt8>, at i: Int, floor: Int
    ) -> (address: Range<Int>?, next: Int) {
      let start: Int
      let host: Int
      if bytes[i] == UInt8(ascii: ":"), i + 3 < bytes.count, bytes[i + 1] == UInt8(ascii: "/"),
        bytes[i + 2] == UInt8(ascii: "/"),
        let scheme = BareAddress.start(bytes, colon: i, floor: floor, isMarkup: false)
      {
        (start, host) = (scheme, i + 3)
      } else if BareAddress.isWWW(bytes, at: i, floor: floor, isMarkup: false) {
        (start, host) = (i, i)
      } else {
        return (nil, i + 1)
      }
      let found = BareAddress.end(bytes, start: start, host: host, needsDot: host == start)
      return (found.end.map { start..<$0 }, max(found.read, i + 1))
    }

    private mutating func write(words: Slice<UnsafeBufferPointer<UInt8>>, isBeforeAddress: Bool = false) {
      let words = typography.typeset(
        WindowsCharacters.replaced(in: String(decoding: words, as: UTF8.self)), in: &spacing,
        isBeforeWord: isBeforeAddress)
      Escaping.append(words, to: &html)
      plain += Array(words.utf8)
    }

    private mutating func write(address: Slice<UnsafeBufferPointer<UInt8>>) {
      let words = String(decoding: address, as: UTF8.self)
      let url = words.contains("://") ? words : "http://" + words
      let isLink = HTMLRenderer.isAllowedInComments(url)
      if isLink { write("<a href=\"\(RawHTML.encodedAddress(url))\" rel=\"nofollow ugc noopener\">") }
      Escaping.append(words, to: &html)
      if isLink { write("</a>") }
      plain += Array(words.utf8)
      spacing.skipObject()
    }
  }
}

extension ArraySlice<UInt8> {
  /// Without spaces and tabs at both ends.
  fileprivate var trimmingSpaces: ArraySlice<UInt8> {
    trimming { $0 == 0x20 || $0 == 0x09 }
  }
}
