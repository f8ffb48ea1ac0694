import SiteModel

/// The words of an author's own HTML.
extension HTMLRenderer {
  /// The words of an author's own HTML, typeset like others; references (`&eacute;`) stay as they are.
  mutating func writeRawWords(_ words: ArraySlice<UInt8>) {
    guard isTypeset else {
      appendPrintable(words)
      return
    }
    var rest = words
    // What is typeset in one go: a sign's space may stand before a reference.
    var run: [UInt8] = []
    while let sign = rest.firstIndex(of: UInt8(ascii: "&")) {
      let name = rest[(sign + 1)...].prefix(32).prefix {
        $0.isASCIILetterOrDigit || $0 == UInt8(ascii: "#")
      }
      let end =
        name.endIndex < rest.endIndex && rest[name.endIndex] == UInt8(ascii: ";") ? name.endIndex + 1 : nil
      guard let end, !name.isEmpty else {
        // A sign that stands for itself.
        run += rest[..<(sign + 1)]
        rest = rest[(sign + 1)...]
        continue
      }
      run += rest[..<sign]
      if let known = Self.spacedReferences[String(decoding: name, as: UTF8.self)] {
        run += known.utf8
      } else {
        typesetRaw(run[...])
        run.removeAll(keepingCapacity: true)
        appendPrintable(rest[sign..<end])
        spacing.skipObject()
      }
      rest = rest[end...]
    }
    typesetRaw((run + rest)[...])
  }

  /// References to signs that French spacing is about.
  static let spacedReferences = [
    "nbsp": "\u{A0}", "#160": "\u{A0}", "#xA0": "\u{A0}", "#8239": "\u{202F}", "#x202F": "\u{202F}",
    "laquo": "«", "#171": "«", "raquo": "»", "#187": "»",
  ]

  mutating func typesetRaw(_ words: ArraySlice<UInt8>) {
    guard !words.isEmpty else { return }
    scratch.removeAll(keepingCapacity: true)
    guard !isInHTMLBlock || !Self.hasStraightSign(words) else {
      // Within Markdown, smart punctuation has seen them.
      let text = typography.typeset(
        String(decoding: words, as: UTF8.self), in: &spacing, isBeforeWord: words.last == UInt8(ascii: "\""))
      appendPrintable(Array(text.utf8)[...])
      return
    }
    words.withUnsafeBufferPointer { spacing.append($0, to: &scratch) }
    appendPrintable(scratch[...])
  }

  private static func hasStraightSign(_ words: ArraySlice<UInt8>) -> Bool {
    words.contains { byte in
      switch byte {
      case UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "-"), UInt8(ascii: "."): true
      default: false
      }
    }
  }

  /// Without the control characters that neither HTML nor XML allows.
  mutating func appendPrintable(_ bytes: ArraySlice<UInt8>) {
    output.append(contentsOf: bytes.lazy.filter { $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 || $0 == 0x0A })
  }
}
