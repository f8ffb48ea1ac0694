import SiteModel

/// What is said of lines that are no YAML, and of Markdown where YAML has signs of its own.
extension YAMLSignReport {
  func tellOfBullet(_ sign: YAMLScanner.Sign, _ diagnostics: inout [Diagnostic]) {
    let mark = lines.text(sign.value).trimming { $0.isWhitespace }
    let entry = lines.text(sign.value.upperBound..<sign.whole.upperBound).trimming { $0.isWhitespace }
    let message =
      mark == "-"
      ? "'-' begins an entry of a list only with a space behind it"
      : "'\(mark)' begins no entry of a list in YAML"
    let hint =
      isText(below: sign)
      ? "write the whole text on the line of '\(sign.path.last ?? "")'"
      : "begin each line of the list with '-' and a space: - \(entry)"
    diagnostics.append(.error(.invalidYAML, file, position(sign), message, hint: hint))
  }

  /// Whether the key above has words, and no list.
  func isText(below sign: YAMLScanner.Sign) -> Bool {
    let kind = key(of: sign)?.kind
    return kind == .text || kind == .markdown
  }

  func tellOfStray(_ sign: YAMLScanner.Sign, _ diagnostics: inout [Diagnostic]) {
    let message =
      sign.isItem
      ? "this entry of a list stands below a key that has a value already"
      : "this line has no key, and is not indented as a part of the value above it"
    diagnostics.append(.error(.invalidYAML, file, position(sign), message, hint: strayHint(sign)))
  }

  private func strayHint(_ sign: YAMLScanner.Sign) -> String {
    let value = Self.oneLine(lines.text(sign.value))
    let key = key(of: sign)
    if !sign.isItem,
      value.utf8.allSatisfy({ $0 == .dash || $0 == .space }) || value.allSatisfy({ "–—-=_*".contains($0) })
    {
      return "write three hyphens: '---'"
    }
    let entry = sign.isItem ? String(value.dropFirst().drop { $0 == " " }) : value
    if let colon = entry.firstIndex(where: { ":：﹕∶ː".contains($0) }), sign.isItem || entry[colon] != ":" {
      let name = entry[..<colon].trimming { $0 == " " }
      if keys?[String(name)] != nil {
        return "write '\(name): \(entry[entry.index(after: colon)...].trimming { $0 == " " })'"
          + (sign.isItem ? " without '-'" : ", with a plain colon")
      }
    }
    if sign.isItem {
      guard let name = sign.path.last else { return "delete it" }
      switch key?.kind {
      case .names?, .entries?: return "write nothing behind '\(name):', and each entry on a line of its own"
      default: return "write the whole text on the line of '\(name)', in quotes"
      }
    }
    let word = value.prefix { !$0.isWhitespace && $0 != "=" }
    if keys?[String(word)] != nil {
      let rest = value.dropFirst(word.count).drop { $0.isWhitespace }
      return rest.first == "="
        ? "write '\(word): \(rest.dropFirst().trimming { $0.isWhitespace })'"
        : "write a colon behind '\(word)' if it is a key; else indent the line"
    }
    let whole = Self.oneLine(lines.text(sign.whole))
    guard sign.goesOn, let name = sign.path.last, whole.utf8.count <= Self.longestHint else {
      return sign.goesOn ? "indent it, or join it to the line above" : placeHint(sign)
    }
    let written = key?.isOneLine ?? true ? whole : whole.doubleQuoted
    return "indent it, or join it to the line above: \(name): \(written)"
  }

  /// Where a line belongs that does not go on with a plain value.
  private func placeHint(_ sign: YAMLScanner.Sign) -> String {
    let start = lines.lineStart(of: sign.offset)
    let above = start > 0 ? lines.line(holding: start - 1).trimming { $0.isWhitespace } : ""
    if above.hasPrefix("- ") { return "begin it with '-' and a space, or indent it" }
    return above.hasSuffix("\"") || above.hasSuffix("'")
      ? "put it inside the quotes above, or delete it" : "indent it below its key, or delete it"
  }

  /// `draft: true` among the words of a text.
  func tellOfBuried(_ sign: YAMLScanner.Sign, _ diagnostics: inout [Diagnostic]) {
    let line = lines.text(sign.value)
    let parts = line.split(separator: ":", maxSplits: 1).map { String($0.trimming { $0 == " " }) }
    let decision = parts.count == 2 ? Decision(parts[0], parts[1], among: keys?.keys ?? []) : nil
    let isFirst = lines.text(lines.lineStart(of: sign.offset)..<sign.offset).allSatisfy(\.isWhitespace)
    diagnostics.append(
      .warning(
        .swallowedValue, file, position(sign),
        "'\(line)' is a part of the text \(isFirst ? "above it" : "before it") here, and decides nothing",
        hint: isFirst && decision?.isOwn ?? true
          ? "delete the spaces before it: \(line)"
          : "write '\(decision?.line ?? line)' on a line of its own, without spaces before it"))
  }

  /// What takes the place of a value of one line behind a mark, which is told of: nothing where it names things, or
  /// they would be told of once more.
  func substitute(_ sign: YAMLScanner.Sign) -> String {
    key(of: sign)?.kind == .names ? "''" : LenientYAML.singleQuoted(lines.text(sign.value))
  }

  /// `![Affiche](/media/affiche.png)` where an address is asked for: it is told of where the address is read.
  func isImage(_ sign: YAMLScanner.Sign) -> Bool {
    guard !sign.goesOn, key(of: sign)?.kind == .address else { return false }
    let value = lines.text(sign.value)
    return value.hasPrefix("![") && AddressMarkup.address(in: value) != nil
  }

  func aliasHint(_ sign: YAMLScanner.Sign, _ value: String, _ word: String) -> String {
    // `title: **Non**`
    let words = value.trimming { $0 == "*" }
    if key(of: sign)?.kind == .text, value.count > 3, value.hasSuffix("*"), !words.contains("*") {
      return "write it without '*': \(head(sign))\(words)"
    }
    if key(of: sign)?.kind == .names {
      if word == "*" { return "begin each line of a list with '-'" }
      let names = value.split(separator: ",").map { $0.trimming { $0.isWhitespace } }
      let plain = names.map { String($0.trimming { $0 == "*" }) }
      if let first = names.first, first.count > 2, first.hasSuffix("*"), !plain.contains("") {
        return "write it without '*': \(head(sign))\(plain.joined(separator: ", "))"
      }
    }
    return "write what it stands for"
      + (isText(sign) ? "; if the sign is part of the text, \(quotingHint(sign, value))" : "")
  }
}
