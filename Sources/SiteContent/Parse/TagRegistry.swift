import SiteModel

/// What `content/tags.yml` says about tags.
package struct TagRegistry: Hashable, Sendable {
  package struct Entry: Hashable, Sendable {
    /// `label` (required): how the site writes the tag.
    package var label: String
    package var key: TagKey
    /// `description`: Markdown, shown on the tag's page.
    package var description: String?
    package var position: SourcePosition
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
    guard let bytes, bytes.contains(where: { $0 > 0x20 }),
      let source = SourceText(file: file, bytes: bytes, &diagnostics),
      let value = YAMLSource(file: file, text: source.text, lineOffset: 0, isNested: true).read(&diagnostics)
    else { return registry }
    let items: [YAMLValue]
    switch value.content {
    case .list(let values): items = values
    case .mapping(let entries) where entries.isEmpty: items = []
    default:
      diagnostics.append(
        .error(
          .wrongValue, file, value.position, "expected a list of tags here, not \(value.kindName)",
          hint: "write entries such as '- label: Fédération numérique'"))
      return registry
    }
    var owners: [TagKey: (entry: Int, label: String)] = [:]
    for (number, item) in items.enumerated() {
      guard var keys = KeyReader(file: file, item, &diagnostics) else { continue }
      let label = keys.requiredText("label", &diagnostics, hint: "add 'label: how the site writes the tag'")
      let aliases = keys.names("aliases", &diagnostics)
      let description = keys.value("description").flatMap(\.text)
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
        Entry(label: typography.typeset(label), key: key, description: description, position: item.position))
    }
    return registry
  }
}
