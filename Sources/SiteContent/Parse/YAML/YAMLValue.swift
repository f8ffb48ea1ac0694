package import SiteModel

/// A value of a YAML text, with its place in the file.
package struct YAMLValue: Hashable, Sendable {
  package struct Entry: Hashable, Sendable {
    package var key: String
    package var keyPosition: SourcePosition
    package var value: YAMLValue
  }

  package indirect enum Content: Hashable, Sendable {
    /// Plain scalars (without quotes) may stand for nothing, true or false.
    case scalar(String, isPlain: Bool)
    case list([YAMLValue])
    case mapping([Entry])
  }

  package var content: Content
  package var position: SourcePosition

  /// `key:` with nothing behind it, `~` or `null` (YAML 1.2, 10.2).
  var isNull: Bool {
    guard case .scalar(let text, isPlain: true) = content else { return false }
    return ["", "~", "null", "Null", "NULL"].contains(text)
  }

  /// `true` or `false` without quotes; `yes`, `oui` and the like are texts.
  var bool: Bool? {
    guard case .scalar(let text, isPlain: true) = content else { return nil }
    return switch text {
    case "true", "True", "TRUE": true
    case "false", "False", "FALSE": false
    default: nil
    }
  }

  var text: String? {
    if case .scalar(let text, _) = content { return text }
    return nil
  }

  /// As hints for unknown keys look at it.
  var shape: UnknownKey.Value {
    switch content {
    case .scalar(let text, _): isNull ? .empty : .line(text)
    case .list(let values): .list(values.map(\.shape))
    case .mapping(let entries): .group(entries.map { ($0.key, $0.value.shape) })
    }
  }

  /// For messages: what kind of value was found.
  var kindName: String {
    switch content {
    case .scalar: "text"
    case .list: "a list"
    case .mapping: "a group of keys"
    }
  }

  /// As a free value for templates.
  var extra: ExtraValue {
    switch content {
    case .scalar(let text, _): isNull ? .text("") : bool.map { .flag($0) } ?? .text(text)
    case .list(let values): .list(values.map(\.extra))
    case .mapping(let entries): .object(Dictionary(entries.map { ($0.key, $0.value.extra) }) { $1 })
    }
  }
}
