import SiteModel

/// YAML of other programs' files, as plain values.
package enum ForeignYAML {
  /// Nil where the text is no YAML that can be read.
  package static func read(_ text: String) -> FrontMatterValue? {
    guard let value = try? YAMLReader.read(text, mostValues: 1_000_000) else { return nil }
    return self.value(value)
  }

  private static func value(_ value: YAMLValue) -> FrontMatterValue {
    switch value.content {
    case .scalar(let text, let isPlain):
      if isPlain, value.isNull { return .text("") }
      return isPlain ? value.bool.map { .flag($0) } ?? .text(text) : .text(text)
    case .list(let values): return .list(values.map(self.value))
    case .mapping(let entries): return .group(entries.map { FrontMatterKey($0.key, self.value($0.value)) })
    }
  }
}
