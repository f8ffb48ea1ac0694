import SiteModel

/// What is most likely wrong with a line of a text that is not YAML, and how to write it.
struct YAMLLineHint {
  private let lines: [Substring]
  /// The keys of the file; nil where they have no description.
  private let keys: KeySet?

  init(_ text: String, _ keys: KeySet?) {
    lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    self.keys = keys
  }

  /// - Parameter number: from 1.
  func hint(ofLine number: Int) -> String? {
    guard lines.indices.contains(number - 1) else { return nil }
    let line = lines[number - 1]
    if line.prefix(while: { $0 == " " || $0 == "\t" }).contains("\t") {
      return "indent with spaces, not with tabs"
    }
    if let item = Self.item(line) { return item }
    guard let colon = line.firstIndex(of: ":") else {
      return line == "..." ? "delete the line '...'" : nil
    }
    let key = line[..<colon].drop { $0 == " " || $0 == "-" }.trimming { $0 == " " }
    if let keys,
      let decision = Decision(
        String(key), String(line[line.index(after: colon)...].trimming { $0 == " " }), among: keys.keys),
      !decision.isOwn, decision.hides, line.first == " "
    {
      return "write '\(decision.line)' on a line of its own, without spaces before it"
    }
    if let name = textGoing(on: number - 1) { return "put the whole value of '\(name)' in quotes" }
    guard !key.isEmpty, key.allSatisfy({ $0.isLetter || $0.isNumber || "_- ".contains($0) }) else {
      return nil
    }
    if isIndentedTooFar(number - 1, key) { return "remove the spaces before '\(key)'" }
    let rest = line[line.index(after: colon)...]
    if let first = rest.first, !first.isWhitespace, first != "/" {
      return "write a space after the colon: \(key): \(rest)"
    }
    let value = rest.trimming { $0.isWhitespace }
    guard value.contains(where: { ":#[]{}\"'&*!%@`|>".contains($0) }) || value.hasPrefix("- ") else {
      return nil
    }
    if value.contains("{{") || value.contains("<%") {
      return "write the value itself: templates are not run here"
    }
    if let quote = value.first, quote == "\"" || quote == "'", !value.dropFirst().contains(quote) {
      return "close the quotes: \(key): \(value)\(quote)"
    }
    if value.hasPrefix("- ") {
      return "write the entries below '\(key):', each on a line of its own: \(value)"
    }
    if keys?[String(key)]?.kind == .address, let address = AddressMarkup.address(in: String(value)) {
      return "write the address alone: \(key): \(address)"
    }
    if keys?[String(key)]?.kind == .names, let names = Self.quotedNames(value) {
      return
        "put brackets around the names: \(key): [\(names.map(\.doubleQuoted).joined(separator: ", "))]"
    }
    if keys?[String(key)]?.kind == .names, value.hasPrefix("[") {
      return NamesInBrackets.hint(value, of: key)
    }
    return "put the value in quotes: \(key): \(Self.unquoted(value).doubleQuoted)"
  }

  /// `- 'L'été'`, `- "Loi "Travail""`, `- [UMP] Loi`: an entry of which its first sign makes more than words.
  private static func item(_ line: Substring) -> String? {
    let entry = line.drop { $0 == " " }
    guard entry.hasPrefix("- ") else { return nil }
    let value = entry.dropFirst(2).trimming { $0.isWhitespace }
    guard let first = value.first, "\"'[".contains(first), !value.contains(": "), value.count > 1,
      first == "[" || value.dropFirst().contains(first), !value.hasSuffix("]")
    else { return nil }
    return "put the value in quotes: - \(unquoted(value).doubleQuoted)"
  }

  // MARK: Spaces

  /// ` draft: true` below `title: a`, which has no keys below it.
  private func isIndentedTooFar(_ index: Int, _ key: Substring) -> Bool {
    let indentation = Self.indentation(lines[index])
    guard indentation > 0, isKnown(key), !lines[index].drop(while: { $0 == " " }).hasPrefix("- ")
    else { return false }
    func isOuter(_ line: Substring) -> Bool {
      !line.allSatisfy(\.isWhitespace) && Self.indentation(line) < indentation
    }
    // Below a key without a value it belongs there.
    if let above = lines[..<index].last(where: isOuter) {
      guard let colon = above.firstIndex(of: ":") else { return false }
      if !above[above.index(after: colon)...].allSatisfy(\.isWhitespace) { return true }
      // In a list of names there are no keys.
      let name = above[..<colon].trimming { $0 == " " }
      return keys?[String(name)]?.kind == .names
    }
    return lines[index...].contains(where: isOuter)
  }

  /// The key of a text that begins on a line above this one, which is no key of the file itself.
  private func textGoing(on index: Int) -> String? {
    let line = lines[index]
    let indentation = Self.indentation(line)
    let name = line.prefix { $0 != ":" }.trimming { $0 == " " || $0 == "-" }
    guard indentation > 0, let keys, !isKnown(name),
      !line.drop(while: { $0 == " " }).hasPrefix("- "),
      let above = lines[..<index].last(where: {
        !$0.allSatisfy(\.isWhitespace) && Self.indentation($0) < indentation
      }), let colon = above.firstIndex(of: ":"),
      let key = keys[String(above[..<colon].trimming { $0 == " " || $0 == "-" })],
      key.kind == .text || key.kind == .markdown
    else { return nil }
    let value = above[above.index(after: colon)...].trimming { $0.isWhitespace }
    guard let first = value.first, !"\"'|>[{".contains(first) else { return nil }
    return key.name
  }

  /// Whether it is the name of a key, here or in another system.
  private func isKnown(_ name: Substring) -> Bool {
    let plain = Key.plainName(String(name))
    return keys?.keys.contains { $0.plainNames.contains(plain) } ?? false
  }

  /// Where a line's key stands, behind the dash of its entry.
  private static func indentation(_ line: Substring) -> Int { line.prefix { $0 == " " || $0 == "-" }.count }

  /// The first key of the file whose colon a no-break space follows: `title:⍽a`.
  var noBreakSpace: (line: Int, column: Int, sign: Unicode.Scalar, mended: String)? {
    guard let keys else { return nil }
    for (i, line) in lines.enumerated() {
      let scalars = line.unicodeScalars
      guard let colon = scalars.firstIndex(of: ":") else { continue }
      let behind = scalars.index(after: colon)
      guard behind < scalars.endIndex, Self.isNoBreak(scalars[behind]) else { continue }
      let name = line[..<colon].trimming { $0.isWhitespace }
      guard keys[String(name)] != nil else { continue }
      let value = Substring(scalars[behind...]).trimming { $0.isWhitespace }
      return (
        i + 1, scalars.distance(from: scalars.startIndex, to: behind) + 1, scalars[behind],
        "\(name): \(value)"
      )
    }
    return nil
  }

  private static func isNoBreak(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .spaceSeparator && scalar != " "
  }

  // MARK: Quotes

  /// A text without the quotes around it, which are no part of it: `'L'été'`, `"Le "grand" soir"`, `"C:\photos"`. In
  /// `"Non" à la réforme` they are.
  private static func unquoted(_ text: Substring) -> String {
    guard let quote = text.first, quote == "\"" || quote == "'" else { return String(text) }
    var inner = text.dropFirst()
    if let next = inner.firstIndex(of: quote), inner.index(after: next) < inner.endIndex {
      // An apostrophe or an opening quotation mark; a closing one ends what the first sign began.
      let before = next == inner.startIndex ? nil : inner[inner.index(before: next)]
      let after = inner[inner.index(after: next)]
      let isEscaped = quote == "\"" && before == "\\" || after == quote
      guard isEscaped || after.isLetter || after.isNumber else { return String(text) }
    }
    if inner.last == quote { inner = inner.dropLast() }
    return quote == "'"
      ? String(inner).replacing("''", with: "'")
      : String(inner).replacing("\\\"", with: "\"").replacing("\\\\", with: "\\")
  }

  /// `"UMP", "PS"`: each in quotes, some of them at least.
  private static func quotedNames(_ text: Substring) -> [String]? {
    var names: [String] = []
    var rest = text
    var isQuoted = false
    while !rest.isEmpty {
      rest = rest.drop { $0 == " " }
      guard let first = rest.first else { break }
      if first == "\"" || first == "'" {
        guard let close = rest.dropFirst().firstIndex(of: first) else { return nil }
        names.append(String(rest[rest.index(after: rest.startIndex)..<close]))
        rest = rest[rest.index(after: close)...].drop { $0 == " " }
        isQuoted = true
      } else {
        let name = rest.prefix { $0 != "," }
        guard !name.contains(where: { "\"[]{}#".contains($0) }) else { return nil }
        names.append(String(name.trimming { $0 == " " }))
        rest = rest.dropFirst(name.count)
      }
      // `"UMP" "PS"`: the commas are missing.
      guard rest.isEmpty || rest.first == "," || rest.first == "\"" && isQuoted else { return nil }
      if rest.first == "," { rest = rest.dropFirst() }
    }
    return isQuoted && names.count > 1 ? names.filter { !$0.isEmpty } : nil
  }
}
