/// What stands between angle brackets and is no HTML, and marks of notes.
extension ForeignMarkup {
  /// `<% … %>`, `<doc12|center>`, `<o:p>`, and `<img src="a.png` without an end.
  func angle(at i: Int) -> Match? {
    if has("<%", at: i) { return find("%>", from: i + 2).map { (.serverCode, $0) } }
    let start = i + 1 < bytes.count && bytes[i + 1] == UInt8(ascii: "/") ? i + 2 : i + 1
    let name = bytes[start...].prefix(20).prefix { BareAddress.isLetter($0) || isDigit($0) }
    guard let first = name.first, isLetter(first), name.endIndex < bytes.count else { return nil }
    let close = bytes[name.endIndex...].prefix(300).firstIndex(of: UInt8(ascii: ">"))
    switch bytes[name.endIndex] {
    case UInt8(ascii: "|"):
      let word = bytes[(name.endIndex + 1)...].prefix(while: isWordByte)
      return name.contains(where: isDigit) && !word.isEmpty && word.endIndex == close
        ? (.spip, word.endIndex + 1) : nil
    case UInt8(ascii: ":"):
      let word = bytes[(name.endIndex + 1)...].prefix { BareAddress.isLetter($0) }
      guard let close, !word.isEmpty, name.count < 5 else { return nil }
      return (.word, close + 1)
    case 0x20, 0x0A:
      let rest = bytes[name.endIndex...].drop { $0 <= 0x20 }
      let key = rest.prefix { BareAddress.isLetter($0) || $0 == UInt8(ascii: "-") }
      guard !key.isEmpty, key.endIndex < bytes.count, bytes[key.endIndex] == UInt8(ascii: "="),
        HTMLElements.all.contains(String(decoding: name, as: UTF8.self).lowercased())
      else { return nil }
      return (.openTag, lineEnd(i))
    default: return nil
    }
  }

  /// `mot^[une note]`
  func inlineNote(at i: Int) -> Match? {
    guard has("^[", at: i), let end = find("]", from: i + 2),
      bytes[(i + 2)..<(end - 1)].contains(where: isLetter)
    else { return nil }
    return (.inlineNote, end)
  }

  /// `(mots)[https://…]`: the brackets are the other way round.
  func reversedLink(at i: Int) -> Match? {
    guard i > 1, bytes[i - 1] == UInt8(ascii: ")"), isTarget(bytes[(i + 1)...]),
      let end = find("]", from: i + 1),
      !bytes[i..<end].contains(0x20), bytes[max(0, i - 300)..<i].contains(UInt8(ascii: "("))
    else { return nil }
    return (.reversedLink, end)
  }

  /// `[mots] (https://…)`, `[mots] (/tags/)`: nothing may stand between the brackets.
  func partedLink(at i: Int) -> Match? {
    guard has("] (", at: i), let start = openBracket(before: i),
      start == 0 || isEdge(before: start) || bytes[start - 1] == UInt8(ascii: "!"),
      bytes[(start + 1)..<i].contains(where: isLetter), let end = find(")", from: i + 3),
      isPlace(bytes[(i + 3)..<(end - 1)])
    else { return nil }
    return (.partedLink, end)
  }

  /// An address elsewhere, or a path on the site: `/tags/`, `/media/a.png`.
  private func isPlace(_ words: ArraySlice<UInt8>) -> Bool {
    guard !words.contains(0x20) else { return false }
    let path = words.dropFirst()
    return words.starts(with: TextChecks.object)
      || words.first == UInt8(ascii: "/")
        && path.contains { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: ".") }
  }

  /// Whether an address begins here.
  func isTarget(_ rest: ArraySlice<UInt8>) -> Bool {
    rest.starts(with: TextChecks.object) || rest.starts(with: "http".utf8) || rest.first == UInt8(ascii: "/")
  }
}
