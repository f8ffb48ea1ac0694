import SiteModel

/// What stands between angle brackets and is no HTML, and marks of notes.
extension ForeignMarkup {
  /// `<% … %>`, `<doc12|center>`, `<o:p>`, and `<img src="a.png` without an end.
  func angle(at i: Int) -> Match? {
    if has("<%", at: i) { return find("%>", from: i + 2).map { (.serverCode, $0) } }
    if has("<www.", at: i) || has("<http", at: i) { return address(at: i) }
    let start = i + 1 < bytes.count && bytes[i + 1] == UInt8(ascii: "/") ? i + 2 : i + 1
    let name = bytes[start...].prefix(20).prefix { $0.isASCIILetterOrDigit }
    guard let first = name.first, isLetter(first), name.endIndex < bytes.count else { return nil }
    let close = bytes[name.endIndex...].prefix(300).firstIndex(of: UInt8(ascii: ">"))
    switch bytes[name.endIndex] {
    case UInt8(ascii: "|"):
      let word = bytes[(name.endIndex + 1)...].prefix(while: isWordByte)
      return name.contains(where: \.isASCIIDigit) && !word.isEmpty && word.endIndex == close
        ? (.spip, word.endIndex + 1) : nil
    case UInt8(ascii: ":"):
      let word = bytes[(name.endIndex + 1)...].prefix { $0.isASCIILetter }
      guard let close, !word.isEmpty, name.count < 5 else { return nil }
      return (.word, close + 1)
    case 0x20, 0x0A:
      let rest = bytes[name.endIndex...].drop { $0 <= 0x20 }
      let key = rest.prefix { $0.isASCIILetter || $0 == UInt8(ascii: "-") }
      guard !key.isEmpty, key.endIndex < bytes.count, bytes[key.endIndex] == UInt8(ascii: "="),
        HTMLElements.all.contains(String(decoding: name, as: UTF8.self).lowercased())
      else { return nil }
      return (.openTag, lineEnd(i))
    default: return nil
    }
  }

  /// `<www.example.org>`, `<https://example.org/ a>`: words between brackets to Markdown.
  private func address(at i: Int) -> Match? {
    let words = bytes[(i + 1)...].prefix(300).prefix { $0 != 0x0A && $0 != UInt8(ascii: "<") }
    guard let close = words.firstIndex(of: UInt8(ascii: ">")) else { return nil }
    let address = words[..<close]
    if has("<www.", at: i), !address.contains(0x20) { return (.wwwAddress, close + 1) }
    guard address.starts(with: "http://".utf8) || address.starts(with: "https://".utf8),
      address.contains(0x20)
    else { return nil }
    return (.spacedAddress, close + 1)
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
    guard has("] (", at: i), let start = openBracket(before: i) else { return nil }
    let isImage = start > 0 && bytes[start - 1] == UInt8(ascii: "!")
    guard start == 0 || isEdge(before: start) || isImage,
      bytes[(start + 1)..<i].contains(where: isLetter), let end = find(")", from: i + 3),
      isPlace(bytes[(i + 3)..<(end - 1)])
    else { return nil }
    return (isImage ? .partedImage : .partedLink, end)
  }

  /// `[mots]{https://…}`
  func bracedLink(at i: Int) -> Match? {
    guard has("]{", at: i), isTarget(bytes[(i + 2)...]), let start = openBracket(before: i),
      start == 0 || isEdge(before: start) || bytes[start - 1] == UInt8(ascii: "!")
    else { return nil }
    let rest = bytes[(i + 2)...].prefix { $0 != 0x0A && $0 != 0x20 }
    let isPath = rest.first != UInt8(ascii: "/") || rest.contains(UInt8(ascii: "}"))
    return isPath ? (.bracedLink, rest.endIndex) : nil
  }

  /// `!(https://…)`, without the words.
  func namelessImage(at i: Int) -> Match? {
    guard has("!(", at: i), isTarget(bytes[(i + 2)...]) else { return nil }
    let target = bytes[(i + 2)...].prefix { $0 > 0x20 && $0 != UInt8(ascii: ")") }
    guard target.endIndex < bytes.count, bytes[target.endIndex] == UInt8(ascii: ")") else { return nil }
    return (.namelessImage, target.endIndex + 1)
  }

  /// `[Le Monde|https://lemonde.fr/]`, as Dotclear has it; a bare address takes the last bracket for its own.
  func dotclearLink(at i: Int) -> Match? {
    let words = bytes[(i + 1)...].prefix(200).prefix { $0 >= 0x20 && $0 != UInt8(ascii: "]") }
    guard let bar = words.firstIndex(of: UInt8(ascii: "|")), words[..<bar].contains(where: isLetter) else {
      return nil
    }
    let target = bytes[(bar + 1)...]
    if target.starts(with: TextChecks.object) { return (.dotclear, bar + 1 + TextChecks.object.count) }
    guard target.first == UInt8(ascii: "/") || target.starts(with: "http".utf8), words.endIndex < bytes.count,
      bytes[words.endIndex] == UInt8(ascii: "]"), !target[..<words.endIndex].contains(0x20)
    else { return nil }
    return (.dotclear, words.endIndex + 1)
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
