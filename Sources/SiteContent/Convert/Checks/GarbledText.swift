import SiteModel

/// Words that went through a wrong encoding, or were escaped twice, before the file was saved: `Ã©tÃ©` for `été`,
/// `&amp;eacute;`, a question mark in a black diamond.
struct GarbledText {
  struct Found: Equatable {
    var shown: String
    /// What was written once; nil where that is lost.
    var meant: String?
    var position: SourcePosition
    /// How often there is such a thing in the text.
    var count = 1
  }

  /// UTF-8 that was read as Windows-1252 or Latin-1.
  private(set) var encoding: Found?
  /// U+FFFD, which programs put in the place of what they cannot read, and U+0000, of which Markdown makes one.
  private(set) var lost: Found?
  /// `&amp;` before the name of a character.
  private(set) var escaped: Found?

  /// Code shows what its author wants it to show: lines with a grave accent, and those between fences, are left out.
  init(in text: String) {
    // Hardly any text has such a byte at all.
    var text = text
    guard text.withUTF8(Self.mayBeGarbled) else { return }
    var fence = OpenFence()
    var number = 0
    for line in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false) {
      number += 1
      let bytes = Array(line)
      guard !fence.read(bytes[...], number), bytes.withUnsafeBufferPointer(Self.mayBeGarbled),
        !bytes.contains(UInt8(ascii: "`"))
      else {
        continue
      }
      read(Array(String(decoding: bytes, as: UTF8.self).unicodeScalars), number)
    }
  }

  /// Tells of the first of each kind.
  func report(_ file: String, _ diagnostics: inout [Diagnostic]) {
    func warn(_ found: Found?, _ message: (String) -> String, _ hint: (Found) -> String) {
      guard let found else { return }
      let more = found.count == 1 ? "" : " (and \(found.count - 1) more in this text)"
      diagnostics.append(
        .warning(.misreadText, file, found.position, message(found.shown) + more, hint: hint(found)))
    }
    warn(encoding) {
      "readers see '\($0)': the text went through a wrong encoding before it was saved"
    } _: {
      "write \($0.meant ?? "") in its place, and look at the other letters with accents too"
    }
    warn(lost) { _ in
      "readers see '\u{FFFD}': a character was lost before the text was saved"
    } _: { _ in
      "write the character that belongs there"
    }
    warn(escaped) {
      "readers see '\($0)' as it stands: its '&' was escaped twice"
    } _: {
      // A space in the place of words would not be seen.
      let meant = $0.meant ?? ""
      return meant.allSatisfy(\.isWhitespace)
        ? "write &nbsp; or a space in its place" : "write \(meant) in its place"
    }
  }

  /// A quick look: most lines have none of the bytes that any of it begins with.
  private static func mayBeGarbled(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
    var i = 0
    while true {
      i = line.position(from: i) { byte in
        byte.matches(0) | byte.matches(UInt8(ascii: "&")) | byte.matches(0xEF) | byte.matches(0x82)
          | byte.matches(0x83) | byte.matches(0x85) | byte.matches(0xA2)
      }
      guard i < line.count else { return false }
      switch line[i] {
      case 0: return true
      case 0xEF: if i + 1 < line.count, line[i + 1] == 0xBF { return true }
      case UInt8(ascii: "&"): if line[i...].starts(with: "&amp;".utf8) { return true }
      default: if i > 0, line[i - 1] == 0xC3, isMisread(line[i], line[(i + 1)...]) { return true }
      }
      i += 1
    }
  }

  /// - Parameter second: the second byte of a letter whose first is C3.
  private static func isMisread(_ second: UInt8, _ rest: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    guard let next = rest.first else { return false }
    return switch second {
    // `Å“`, `Å’`: œ and Œ.
    case 0x85: next == 0xE2
    // `â` before `€`, for `âge` is a word.
    case 0xA2: rest.starts(with: [0xE2, 0x82]) || rest.starts(with: [0xC2, 0x80])
    // `Ã`, `Â` before another letter that is no plain one.
    default: next >= 0xC2
    }
  }

  private mutating func read(_ line: [Unicode.Scalar], _ number: Int) {
    var i = 0
    while i < line.count {
      let place = SourcePosition(line: number, column: i + 1)
      if line[i] == "\u{FFFD}" || line[i].value == 0 {
        Self.count(Found(shown: "\u{FFFD}", meant: nil, position: place), in: &lost)
      } else if let (meant, length) = Self.misread(line[i...]) {
        let shown = String(String.UnicodeScalarView(line[i..<(i + length)]))
        Self.count(Found(shown: shown, meant: meant, position: place), in: &encoding)
        i += length
        continue
      } else if line[i] == "&", let reference = Self.reference(line[i...]) {
        Self.count(
          Found(shown: "&" + reference, meant: CharacterReferences.decoded("&" + reference), position: place),
          in: &escaped)
      }
      i += 1
    }
  }

  private static func count(_ found: Found, in first: inout Found?) {
    if first == nil { first = found } else { first?.count += 1 }
  }

  /// The character whose bytes these are, if each was read as a character of Windows-1252.
  private static func misread(_ rest: ArraySlice<Unicode.Scalar>) -> (meant: String, length: Int)? {
    guard let first = rest.first, [0xC2, 0xC3, 0xC5, 0xE2].contains(first.value) else { return nil }
    let length = first.value == 0xE2 ? 3 : 2
    let bytes = rest.prefix(length).compactMap(WindowsCharacters.byte)
    guard bytes.count == length, bytes.dropFirst().allSatisfy({ 0x80...0xBF ~= $0 }),
      let text = String(validating: bytes, as: UTF8.self)
    else { return nil }
    // Å begins words of the north, and may stand before other quotation marks.
    guard first.value != 0xC5 || text == "œ" || text == "Œ" else { return nil }
    return (text, length)
  }

  /// `#039;`, `eacute;` behind `&amp;`; not `&amp;nbsp`, and not what means nothing.
  private static func reference(_ rest: ArraySlice<Unicode.Scalar>) -> String? {
    let text = String(String.UnicodeScalarView(rest.prefix(40)))
    guard text.hasPrefix("&amp;") else { return nil }
    let name = text.dropFirst(5).prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "#") }
    let reference = name + ";"
    guard !name.isEmpty, text.dropFirst(5).hasPrefix(reference),
      CharacterReferences.decoded("&" + reference) != "&" + reference
    else { return nil }
    return String(reference)
  }
}
