import SiteModel

/// The words of a header's field, where some are encoded (RFC 2047).
enum HeaderText {
  static func decoded(_ bytes: [UInt8]) -> String {
    // Mailers put raw UTF-8 or Latin-1 into headers as well.
    let text = Charset.text(bytes, nil)
    guard text.contains("=?") else { return text.onOneLine }
    var output = ""
    var rest = text[...]
    // Some mailers part a word within a letter (against RFC 2047, 5): neighbours of one charset are one text.
    var open: (charset: String, bytes: [UInt8])?
    func close() {
      if let word = open { output += Charset.text(word.bytes, word.charset) }
      open = nil
    }
    while let match = rest.firstMatch(of: /=\?([^?\s]+)\?([BbQq])\?([^?]*)\?=/) {
      let between = rest[..<match.range.lowerBound]
      // White space between two encoded words is how they were parted, and no space of the text.
      if open == nil || !between.allSatisfy(\.isWhitespace) {
        close()
        output += between
      }
      let bytes = Array(match.3.utf8)
      let decoded =
        match.2.lowercased() == "b"
        ? TransferEncoding.base64(bytes) : TransferEncoding.quotedPrintable(bytes, isHeader: true)
      // A language may follow the charset (RFC 2231, 5).
      let charset = match.1.prefix { $0 != "*" }.lowercased()
      if open?.charset != charset { close() }
      open = (charset, (open?.bytes ?? []) + decoded)
      rest = rest[match.range.upperBound...]
    }
    close()
    return (output + rest).onOneLine
  }

  /// The name in an address field, without the address: `"Léa D." <lea@example.org>` is `Léa D.`; empty where there is
  /// none, for an address is nobody's to show.
  ///
  /// - Parameter isOfList: whether a mailing list passed it on: then it is `Léa D. via Liste`.
  static func displayName(_ field: String, ofList isOfList: Bool = false) -> String {
    var name: String
    if let match = field.prefixMatch(of: /\s*"((?:[^"\\]|\\.)*)"/) {
      name = String(match.1)
    } else {
      name = field.firstIndex(of: "<").map { String(field[..<$0]) } ?? ""
      if name.allSatisfy(\.isWhitespace), let match = field.firstMatch(of: /\(([^)]*)\)/) {
        name = String(match.1)
      }
    }
    name = name.replacing("\\\"", with: "\"").split(whereSeparator: \.isWhitespace).joined(separator: " ")
    if let match = name.wholeMatch(of: /'(.+)' via .+/) {
      name = String(match.1)
    } else if isOfList, let match = name.wholeMatch(of: /(.+) via .+/) {
      name = String(match.1)
    }
    name = String(name.trimming { $0 == "\"" })
    if name.count > 2, name.hasPrefix("'"), name.hasSuffix("'") { name = String(name.dropFirst().dropLast()) }
    // `Léa Martin (lea@…)`, as Outlook writes who is in no address book.
    name.replace(/\s*[(<\[][^()<>\[\]]*@[^()<>\[\]]*[)>\]]/, with: "")
    return name.firstMatch(of: /\S@\S/) == nil ? name : ""
  }
}
