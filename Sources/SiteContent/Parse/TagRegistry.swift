package import SiteModel

/// What `content/tags.yml` says about tags.
package struct TagRegistry: Hashable, Sendable {
  package struct Entry: Hashable, Sendable {
    /// `label` (required): how the site writes the tag.
    package var label: String
    package var key: TagKey
    /// `slug`: the tag's part of its address; made from the label where it is missing.
    package var slug: String?
    /// `aliases`: other spellings.
    package var aliases: [String]
    /// `description`: Markdown, shown on the tag's page.
    package var description: String?
    /// Where its first character stands.
    package var descriptionPosition: SourcePosition
  }

  package var entries: [Entry] = []
  /// The key that a spelling stands for: its own, or that of the entry that names it among its `aliases`.
  package var canonicalKeys: [TagKey: TagKey] = [:]

  package func canonical(_ key: TagKey) -> TagKey { canonicalKeys[key] ?? key }

  /// Reads the registry; an empty one where there is no file.
  static func read(_ bytes: [UInt8]?, _ typography: Typography, _ diagnostics: inout [Diagnostic])
    -> TagRegistry
  {
    var registry = TagRegistry()
    let file = SiteLayout.tags
    let items = YAMLSource.items(
      of: bytes, file: file, .tags, what: "tags", example: "- label: Fédération numérique", &diagnostics)
    let lines = (bytes ?? []).split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    var owners: [TagKey: (entry: Int, label: String)] = [:]
    for (number, item) in items.enumerated() {
      guard var keys = KeyReader(file: file, item, .tags, &diagnostics) else { continue }
      let label = keys.requiredText("label", &diagnostics, hint: "add 'label: how the site writes the tag'")
      let aliases = keys.names("aliases", &diagnostics)
      let slug = slug(&keys, &diagnostics)
      let description = keys.value("description")
      keys.reportUnknownKeys(&diagnostics)
      guard let label else { continue }
      let key = TagKey(label)
      guard !key.isEmpty, !Slug.make(key.words).isEmpty else {
        diagnostics.append(
          .error(.namelessTag, file, keys.position(of: "label"), "the tag '\(label)' has no letter or digit"))
        continue
      }
      for (name, position) in [(label, keys.position(of: "label"))] + aliases.map({ ($0.name, $0.position) })
      {
        let spelling = TagKey(name)
        if let owner = owners[spelling], owner.entry != number {
          diagnostics.append(
            .error(
              .repeatedTag, file, position, "'\(name)' is already a name of the tag '\(owner.label)'",
              hint: "list it under one of the two only"))
        }
        owners[spelling] = (number, label)
        registry.canonicalKeys[spelling] = key
      }
      registry.entries.append(
        Entry(
          label: typography.typeset(label), key: key, slug: slug,
          aliases: aliases.map(\.name).filter { TagKey($0) != key }, description: description?.text,
          descriptionPosition: start(of: description?.position ?? item.position, in: lines)))
    }
    return registry
  }

  /// Where the first character of a value stands: behind its quotation mark, or in the line below `|`.
  private static func start(of value: SourcePosition, in lines: [ArraySlice<UInt8>]) -> SourcePosition {
    guard lines.indices.contains(value.line - 1) else { return value }
    let line = String(decoding: lines[value.line - 1], as: UTF8.self).unicodeScalars
    switch line.dropFirst(value.column - 1).first {
    case "'", "\"": return SourcePosition(line: value.line, column: value.column + 1)
    case "|", ">":
      let indent = lines.dropFirst(value.line).first { !$0.allSatisfy { $0 <= 0x20 } }?.prefix { $0 == 0x20 }
      return SourcePosition(line: value.line + 1, column: (indent?.count ?? 0) + 1)
    default: return value
    }
  }

  private static func slug(_ keys: inout KeyReader, _ diagnostics: inout [Diagnostic]) -> String? {
    guard let slug = keys.text("slug", &diagnostics) else { return nil }
    if Slug.isSafe(slug) { return slug }
    let suggestion = Slug.make(slug)
    diagnostics.append(
      .error(
        .wrongValue, keys.file, keys.position(of: "slug"), "'slug' cannot be used in an address: '\(slug)'",
        hint: "write letters, digits and hyphens: slug: \(suggestion.isEmpty ? "internet" : suggestion)"))
    return nil
  }
}
