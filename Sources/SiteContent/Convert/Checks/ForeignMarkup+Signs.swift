import SiteModel

/// What other signs begin: admonitions, containers, codes of emoji, marks of insertion.
extension ForeignMarkup {
  static let admonitions: Set<String> = [
    "note", "info", "tip", "hint", "warning", "attention", "caution", "danger", "error", "important",
    "success",
    "failure", "bug", "example", "quote", "abstract", "summary", "question", "seealso", "todo", "admonition",
  ]

  /// `!!! info "Titre"`, `??? note`, `???+ note`
  func admonition(at i: Int) -> Match? {
    guard has("!!! ", at: i) || has("??? ", at: i) || has("???+ ", at: i) else { return nil }
    let start = (bytes[i...].firstIndex(of: 0x20) ?? i) + 1
    let name = bytes[start...].prefix(while: isLetter)
    let rest = bytes[name.endIndex...].prefix { $0 != 0x0A }.drop { $0 == 0x20 }
    let hasTitle = ["\"", "“", "«"].contains { rest.starts(with: $0.utf8) }
    // `!!! Attention` alone may be a writer's cry.
    let isKnown = Self.admonitions.contains(String(decoding: name, as: UTF8.self))
    guard !name.isEmpty, hasTitle || rest.isEmpty && isKnown else { return nil }
    return (.admonition, rest.endIndex)
  }

  /// `=== "Onglet"`, which MkDocs makes a tab of.
  func tab(at i: Int) -> Match? {
    let title = bytes[(i + 4)...]
    return ["\"", "“", "«"].contains { title.starts(with: $0.utf8) } ? (.admonition, lineEnd(i)) : nil
  }

  /// `::: lead`, and the `:::` that ends it.
  func container(at i: Int) -> Match? {
    let line = bytes[i...].prefix { $0 != 0x0A }
    return (.container, line.endIndex)
  }

  /// `:wink:`, but not `10:30:15`, `std::vector:` and `a:b:c`.
  func emoji(at i: Int) -> Match? {
    guard i == 0 || isEdge(before: i) else { return nil }
    let name = bytes[(i + 1)...].prefix(40).prefix {
      (0x61...0x7A).contains($0) || $0.isASCIIDigit || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-")
        || $0 == UInt8(ascii: "+")
    }
    let isVote =
      name.count == 2 && name.dropFirst().first == UInt8(ascii: "1") && !(name.first ?? 0).isASCIIDigit
    guard name.count > 1, let first = name.first, isLetter(first) || isVote, name.endIndex < bytes.count,
      bytes[name.endIndex] == UInt8(ascii: ":")
    else { return nil }
    let end = name.endIndex + 1
    guard end == bytes.count || !isWordByte(bytes[end]) && bytes[end] != UInt8(ascii: ":") else { return nil }
    return (.emoji, end)
  }

  func abbreviation(at i: Int) -> Match? {
    guard let close = find("]:", from: i + 2), close - i < 80 else { return nil }
    return (.abbreviation, bytes[close...].firstIndex(of: 0x0A) ?? bytes.count)
  }

  /// `++x++`, `==x==`: whole words between signs that touch them, but not `C++` and `a == b`.
  func doubled(_ sign: Unicode.Scalar, _ kind: Kind, at i: Int) -> Match? {
    let sign = UInt8(ascii: sign)
    guard i + 4 < bytes.count, bytes[i + 1] == sign, bytes[i + 2] != sign, i == 0 || isEdge(before: i),
      bytes[i + 2] > 0x20, isWordByte(bytes[i + 2])
    else { return nil }
    let inner = bytes[(i + 2)...].prefix(300).prefix { $0 != sign && $0 != 0x0A }
    let end = inner.endIndex
    guard end + 1 < bytes.count, bytes[end] == sign, bytes[end + 1] == sign, let last = inner.last,
      isWordByte(last) || ".!?)".utf8.contains(last),
      end + 2 == bytes.count || !isWordByte(bytes[end + 2]) && bytes[end + 2] != sign
    else { return nil }
    // `++i et j++` counts up twice.
    let isCounting =
      kind == .inserted && inner.contains(0x20)
      && (inner.dropFirst().first == 0x20 || inner.dropLast().last == 0x20)
    return isCounting ? nil : (kind, end + 2)
  }

  /// `.. image:: x`
  func directive(at i: Int) -> Match? {
    let name = bytes[(i + 3)...].prefix { isLetter($0) || $0 == UInt8(ascii: "-") }
    guard !name.isEmpty, bytes[name.endIndex...].starts(with: "::".utf8) else { return nil }
    return (.directive, bytes[i...].firstIndex(of: 0x0A) ?? bytes.count)
  }

  /// `x^2^`, as Pandoc has it: signs that touch a word on both sides.
  func superscript(at i: Int) -> Match? {
    guard i > 0, isWordByte(bytes[i - 1]) else { return nil }
    let inner = bytes[(i + 1)...].prefix(12).prefix(while: isWordByte)
    guard !inner.isEmpty, inner.endIndex < bytes.count, bytes[inner.endIndex] == UInt8(ascii: "^"),
      inner.endIndex + 1 == bytes.count || !isWordByte(bytes[inner.endIndex + 1])
    else { return nil }
    return (.superscript, inner.endIndex + 1)
  }

  /// `{++ajouté++}`, `{==à voir==}`, `{>>remarque<<}`; smart punctuation has made a dash of `--`.
  func criticMarkup(at i: Int) -> Match? {
    let forms: [(StaticString, StaticString)] = [
      ("{++", "++}"), ("{==", "==}"), ("{>>", "<<}"), ("{~~", "~~}"), ("{–", "–}"),
    ]
    for (open, close) in forms where has(open, at: i) {
      let start = i + open.utf8CodeUnitCount
      guard let end = find(close, from: start), bytes[start..<end].contains(where: isLetter) else {
        return nil
      }
      return (.criticMarkup, end)
    }
    return nil
  }

  /// `!!!Intertitre`, a heading of Dotclear: no cry, which has its marks behind it.
  func dotclearHeading(at i: Int) -> Match? {
    let signs = bytes[i...].prefix { $0 == UInt8(ascii: "!") }
    let line = bytes[signs.endIndex..<lineEnd(i)]
    guard (3...4).contains(signs.count), let first = line.first, isLetter(first),
      !line.contains(UInt8(ascii: "!")), let last = line.last, !".,;?".utf8.contains(last)
    else { return nil }
    return (.dotclear, line.endIndex)
  }
}
