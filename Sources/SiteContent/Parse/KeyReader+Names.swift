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
      return values.compactMap { item in
        guard case .scalar(let text, let isPlain) = item.content else {
          diagnostics.append(
            .error(
              .wrongValue, file, item.position, "every entry of '\(key)' must be text, not \(item.kindName)",
              hint: "put the text in quotes"))
          return nil
        }
        let written = String(text.trimming { $0.isWhitespace })
        if written.isEmpty { return nil }
        let name = withoutEntities(written, key, item.position, &diagnostics)
        if isPlain { warnOfSeparators(inEntry: name, key, item.position, &diagnostics) }
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

  /// `“UMP”, “PS”` as phones type it, and a list in quotes: what YAML does not know is a part of the names.
  private func warnOfMarks(
    around names: [String], _ key: String, _ position: SourcePosition, _ diagnostics: inout [Diagnostic]
  ) {
    let marks = "“”„\"[]"
    let meant = names.map { String($0.trimming { marks.contains($0) || $0.isWhitespace }) }.filter {
      !$0.isEmpty
    }
    let isList = names.first?.hasPrefix("[") ?? false && names.last?.hasSuffix("]") ?? false
    let isQuoted = names.contains { name in
      name.count > 1 && (name.first.map { "“”„\"".contains($0) } ?? false)
    }
    guard meant != names, isList || isQuoted else { return }
    diagnostics.append(
      .warning(
        .swallowedValue, file, position,
        isList && !isQuoted
          ? "the brackets are a part of the names" : "the quotation marks are a part of the names",
        hint: "write \(key): \(FrontMatterWriter.scalar(meant.joined(separator: ", "), inList: false))"))
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
    inEntry name: String, _ key: String, _ position: SourcePosition, _ diagnostics: inout [Diagnostic]
  ) {
    guard let sign = name.contains(",") ? "," : NameSeparators.sign(in: name) else { return }
    diagnostics.append(
      .warning(
        .swallowedValue, file, position,
        "'\(name)' is taken as one name: '\(sign)' does not separate entries of a list",
        hint: "write each name on a line of its own, or put this one in quotes if it is one"))
  }
}
