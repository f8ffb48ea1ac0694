/// What Markdown's smart punctuation does in texts, for one-line texts such as titles: `...`, `--` and `---`, and
/// straight quotation marks, which are told from round ones by signs of their own until they are typeset.
enum SmartLine {
  /// Stand for a straight quotation mark that opens or closes: noncharacters, which no text may hold.
  static let open = String(decoding: [0xEF, 0xB7, 0x97] as [UInt8], as: UTF8.self)
  static let close = String(decoding: [0xEF, 0xB7, 0x98] as [UInt8], as: UTF8.self)

  /// - Parameters:
  ///   - before: what stands before the text on its line.
  ///   - isBeforeWord: whether something to read follows it without a space.
  static func marked(
    _ text: String, _ quotes: Typography.Quotes, after before: Unicode.Scalar? = nil,
    isBeforeWord: Bool = false
  ) -> String {
    guard mayHaveSigns(text) else { return text }
    let scalars = text.unicodeScalars.filter { !(0xFDD0...0xFDEF).contains($0.value) }
    var output = String.UnicodeScalarView()
    var i = scalars.startIndex
    var isInAddress = false
    while i < scalars.endIndex {
      let scalar = scalars[i]
      let previous = output.last ?? before
      if previous.map(AddressWord.isEnd) ?? true {
        isInAddress = AddressWord.isAddress(scalars[i...].prefix { !AddressWord.isEnd($0) })
      }
      if scalar == "\"", quotes == .guillemets {
        let end = scalars.index(after: i)
        let next = end < scalars.endIndex ? scalars[end] : isBeforeWord ? "x" : " "
        let opens =
          (previous.map { isSpace($0) || ("([{«“—–-’'".unicodeScalars.contains($0) || $0.value == 0xFDD7) }
            ?? true)
          && !isSpace(next)
        for scalar in (opens ? open : close).unicodeScalars { output.append(scalar) }
        i = scalars.index(after: i)
        continue
      }
      // The whole of it: of many dots, the last three are no sign of their own.
      let run = scalars[i...].prefix { $0 == scalar }
      if !isInAddress, scalar == ".", run.count == 3 {
        output.append("…")
        i = run.endIndex
      } else if !isInAddress, scalar == "-", run.count == 2 || run.count == 3 {
        output.append(run.count == 2 ? "–" : "—")
        i = run.endIndex
      } else {
        // One by one: a view makes room for exactly what a collection needs, and is moved with each.
        for scalar in run { output.append(scalar) }
        i = run.endIndex
      }
    }
    return String(output)
  }

  /// Whether there is a straight quotation mark, a hyphen or a dot behind another, or what may be a noncharacter.
  private static func mayHaveSigns(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { text in
      var previous: UInt8 = 0
      for byte in text {
        switch byte {
        case UInt8(ascii: "\""), 0xEF: return true
        case UInt8(ascii: "-"), UInt8(ascii: "."): if previous == byte { return true }
        default: break
        }
        previous = byte
      }
      return false
    }
  }

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isWhitespace }
}
