import SiteModel

/// A YAML text in a file, read with everyday French accepted and with errors that say how to quote.
struct YAMLSource {
  var file: String
  var text: String
  /// Lines of the file before the text.
  var lineOffset: Int
  /// The file's keys; nil where they have no description.
  var keys: KeySet?
  /// A stranger's front matter has few.
  var mostValues = 20_000

  /// The value, an empty group of keys where there is none; nil, with an error, where it cannot be read.
  func read(_ diagnostics: inout [Diagnostic]) -> YAMLValue? {
    guard ConflictMarkers.check(yaml: text, file: file, lineOffset: lineOffset, &diagnostics) else {
      return nil
    }
    let visible = withoutControls(&diagnostics)
    let lenient = LenientYAML(visible, file: file, lineOffset: lineOffset, keys: keys, &diagnostics)
    guard lenient.isReadable else { return nil }
    do {
      let value =
        try YAMLReader.read(lenient.text, mostValues: mostValues)
        ?? YAMLValue(content: .mapping([]), position: .start)
      if case .scalar = value.content, tellOfNoBreakSpace(&diagnostics) { return nil }
      guard lineOffset != 0 || lenient.isEdited else { return value }
      // Not by way of `self`: a closure would take a copy of all this for every value.
      let lines = lineOffset
      return lenient.isEdited
        ? value.placed { lenient.original($0).down(lines) } : value.placed { $0.down(lines) }
    } catch {
      report(error, lenient, &diagnostics)
      return nil
    }
  }

  // MARK: Signs that nobody sees

  /// The text with a space for each sign that YAML forbids or takes for the end of a line: an error names each, and
  /// the rest is read all the same.
  private func withoutControls(_ diagnostics: inout [Diagnostic]) -> String {
    guard text.utf8.contains(where: { $0 < 0x20 && $0 != .newline && $0 != .tab || $0 >= 0x7F }),
      text.unicodeScalars.contains(where: Self.isControl)
    else { return text }
    var result = String.UnicodeScalarView()
    var place = SourcePosition(line: 1 + lineOffset, column: 1)
    for scalar in text.unicodeScalars {
      if Self.isControl(scalar) {
        diagnostics.append(
          .error(
            .invalidYAML, file, place,
            "an invisible character, \(scalar.codeAndName), cannot be used in YAML",
            hint: "delete it, or type the words around it again"))
        result.append(" ")
      } else {
        result.append(scalar)
      }
      place =
        scalar == "\n"
        ? SourcePosition(line: place.line + 1, column: 1)
        : SourcePosition(line: place.line, column: place.column + 1)
    }
    return String(result)
  }

  /// What is not printable to YAML (1.2, 5.1), and what ended a line in YAML 1.1.
  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A: false
    case ..<0x20, 0x7F...0x9F, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF: true
    default: false
    }
  }

  // MARK: Texts that are no YAML

  /// A space that French keyboards type, in place of the one that ends a key's colon.
  private func tellOfNoBreakSpace(_ diagnostics: inout [Diagnostic]) -> Bool {
    guard let found = YAMLLineHint(text, keys).noBreakSpace else { return false }
    diagnostics.append(
      .error(
        .invalidYAML, file, SourcePosition(line: found.line + lineOffset, column: found.column),
        "an invisible character, \(found.sign.codeAndName), stands where YAML needs a space",
        hint: "delete it and type a space: \(found.mended)"))
    return true
  }

  private func report(
    _ problem: YAMLReader.Problem, _ lenient: LenientYAML, _ diagnostics: inout [Diagnostic]
  ) {
    if let key = problem.repeatedKey {
      diagnostics.append(
        .error(
          .invalidYAML, file, position(ofRepeated: key), "this is not valid YAML: \(problem.reason)",
          hint: "delete one of the two lines"))
      return
    }
    if let hint = problem.hint {
      diagnostics.append(
        .error(
          .invalidYAML, file, problem.position.map { lenient.original($0).down(lineOffset) },
          "this is not valid YAML: \(problem.reason)", hint: hint))
      return
    }
    if tellOfNoBreakSpace(&diagnostics) { return }
    let hints = YAMLLineHint(text, keys)
    let found = problem.position.map(lenient.original)
    if let found, let quotes = lenient.longQuote(endingOn: found.line) {
      diagnostics.append(
        .error(
          .invalidYAML, file, SourcePosition(line: quotes.line + lineOffset, column: quotes.column),
          "this is not valid YAML: the quotes are not closed on this line",
          hint: hints.hint(ofLine: quotes.line)))
      return
    }
    let number = found?.line ?? 1
    // The parser stops where it can go on no longer: the cause often stands on the line before.
    let suspect = [number, number - 1].lazy.compactMap(hints.hint).first
    diagnostics.append(
      .error(
        .invalidYAML, file, found.map { SourcePosition(line: $0.line + lineOffset, column: $0.column) },
        "this is not valid YAML: \(problem.reason)",
        hint: suspect ?? "put values with characters such as : # [ ] { } \" in quotes: key: \"value\""))
  }

  /// Where a key stands for the second time.
  private func position(ofRepeated key: String) -> SourcePosition? {
    var places: [SourcePosition] = []
    for (i, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let head = line.drop { $0 == " " || $0 == "-" }
      guard head.hasPrefix(key + ":") || head.hasPrefix("\"\(key)\":") else { continue }
      let column = line.unicodeScalars.count - head.unicodeScalars.count + 1
      places.append(SourcePosition(line: i + 1 + lineOffset, column: column))
    }
    return places.dropFirst().first ?? places.first
  }
}

extension SourcePosition {
  fileprivate func down(_ lines: Int) -> SourcePosition {
    SourcePosition(line: line + lines, column: column)
  }
}

extension YAMLValue {
  /// The same value in other places.
  fileprivate func placed(_ place: (SourcePosition) -> SourcePosition) -> YAMLValue {
    var placed = self
    placed.position = place(position)
    switch content {
    case .scalar: break
    case .list(let values): placed.content = .list(values.map { $0.placed(place) })
    case .mapping(let entries):
      placed.content = .mapping(
        entries.map { .init(key: $0.key, keyPosition: place($0.keyPosition), value: $0.value.placed(place)) })
    }
    return placed
  }
}
