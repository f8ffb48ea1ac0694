import SiteModel

extension KeyReader {
  /// A YAML list of texts, or one text with commas; every name with its place.
  mutating func names(
    _ key: String, _ diagnostics: inout [Diagnostic]
  ) -> [(name: String, position: SourcePosition)] {
    guard let value = value(key) else { return [] }
    switch value.content {
    case .scalar(let text, _):
      if let names = PlainNames.read(text) { return names.map { ($0, value.position) } }
      // The semicolon of an entity separates nothing.
      let decoded = withoutEntities(text, key, value.position, &diagnostics)
      warn(of: NameSeparators(decoded), key, value.position, &diagnostics)
      let names = decoded.split(separator: ",").map { String($0.trimming { $0.isWhitespace }) }
        .filter { !$0.isEmpty }
      warnOfMarks(around: names, key, value.position, &diagnostics)
      return names.map { ($0, value.position) }
    case .list(let values):
      warnOfMarks(aroundItems: values, key, &diagnostics)
      return values.compactMap { item in
        guard case .scalar(let text, let isPlain) = item.content else {
          diagnostics.append(
            .error(
              .wrongValue, file, item.position, "every entry of '\(key)' must be text, not \(item.kindName)",
              hint: nameHint(item) ?? "put the text in quotes"))
          return nil
        }
        let written = String(text.trimming { $0.isWhitespace })
        if written.isEmpty { return nil }
        let name = withoutEntities(written, key, item.position, &diagnostics)
        if isPlain { warnOfSeparators(inEntry: name, item.position, &diagnostics) }
        // Its quotation marks may be ours: see `LenientYAML`.
        warnOfKey(inEntry: name, item.position, &diagnostics)
        return (name, item.position)
      }
    case .mapping:
      diagnostics.append(
        .error(
          .wrongValue, file, value.position, "'\(key)' must be a list, or names separated by commas",
          hint: indented(value).map { "remove the spaces before '\($0)'" }
            ?? "write '\(key): \(description(of: key)?.example ?? "UMP, INTERNET")'"))
      return []
    }
  }

  /// Under which some systems keep the name of a tag.
  private static let nameKeys = ["name", "title", "label", "nom", "tag", "term", "value"]

  /// `- name: UMP` with more below it, or in braces.
  private func nameHint(_ item: YAMLValue) -> String? {
    // `[[UMP]]`, as Obsidian has it
    if case .list(let inner) = item.content, inner.count == 1, let name = inner[0].text {
      return Self.nameAlone(name)
    }
    guard case .mapping(let entries) = item.content else { return nil }
    return Self.nameKeys.lazy.compactMap { key in entries.first { $0.key == key }?.value.text }.first
      .map(Self.nameAlone)
  }

  /// `- name: UMP` and nothing else, which is one text here, as `- L'Express : le débat` is.
  private func warnOfKey(
    inEntry name: String, _ position: SourcePosition, _ diagnostics: inout [Diagnostic]
  ) {
    guard let colon = name.firstIndex(of: ":") else { return }
    let value = String(name[name.index(after: colon)...].trimming { $0.isWhitespace })
    if let keys, let decision = Decision(String(name[..<colon]), value, among: keys),
      decision.isOwn || decision.hides
    {
      diagnostics.append(
        .warning(
          .swallowedValue, file, position, "'\(name)' is taken as one name, and decides nothing",
          hint: "write '\(decision.line)' on a line of its own, without '-' or spaces before it"))
    }
    guard Self.nameKeys.contains(String(name[..<colon])) else { return }
    diagnostics.append(
      .warning(
        .swallowedValue, file, position, "'\(name)' is taken as one name",
        hint: Self.nameAlone(value)))
  }

  private static func nameAlone(_ name: String) -> String {
    "write the name alone: - \(FrontMatterWriter.scalar(String(name.trimming { $0.isWhitespace }), inList: true))"
  }

  /// `“UMP”, “PS”` as phones type it, `« UMP »`, `(UMP, PS)`, and a list in quotes: what YAML does not know is a part of
  /// the names.
  private func warnOfMarks(
    around names: [String], _ key: String, _ position: SourcePosition, _ diagnostics: inout [Diagnostic]
  ) {
    guard let marks = NameMarks(around: names) else { return }
    diagnostics.append(
      .warning(
        .swallowedValue, file, position, "the \(marks.what) are a part of the names",
        hint:
          "write \(key): \(FrontMatterWriter.scalar(marks.names.joined(separator: ", "), inList: false))"))
  }

  /// The same for `[“UMP”, “PS”]`: of one name in quotation marks among others, they may be a part.
  private func warnOfMarks(
    aroundItems items: [YAMLValue], _ key: String, _ diagnostics: inout [Diagnostic]
  ) {
    let names = items.compactMap { item -> String? in
      guard case .scalar(let text, isPlain: true) = item.content else { return nil }
      return String(text.trimming { $0.isWhitespace })
    }
    guard names.count > 1, names.count == items.count, NameMarks.areQuoted(names),
      let marks = NameMarks(around: names)
    else { return }
    let list = marks.names.map { FrontMatterWriter.scalar($0, inList: true) }.joined(separator: ", ")
    diagnostics.append(
      .warning(
        .swallowedValue, file, items[0].position, "the \(marks.what) are a part of the names",
        hint: "write \(key): [\(list)]"))
  }

  /// One text holds several names where commas stand between them, and nothing else does.
  private func warn(
    of separators: NameSeparators?, _ key: String, _ position: SourcePosition,
    _ diagnostics: inout [Diagnostic]
  ) {
    guard let separators else { return }
    diagnostics.append(
      .warning(
        .swallowedValue, file, position, "'\(key)' is taken as one name: \(separators.fault)",
        hint: "put commas between the names: \(key): \(separators.written)"))
  }

  /// An entry of a list is one name, whatever stands in it; in quotes it is surely meant.
  private func warnOfSeparators(
    inEntry name: String, _ position: SourcePosition, _ diagnostics: inout [Diagnostic]
  ) {
    guard let sign = name.contains(",") ? "," : NameSeparators.sign(in: name) else { return }
    diagnostics.append(
      .warning(
        .swallowedValue, file, position,
        "'\(name)' is taken as one name: '\(sign)' does not separate entries of a list",
        hint: "write each name on a line of its own, or put this one in quotes if it is one"))
  }
}
