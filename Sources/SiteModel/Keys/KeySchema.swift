/// The keys as a JSON Schema, with which editors complete and check YAML.
///
/// Draft 7, which every editor's YAML support knows (https://json-schema.org/draft-07/json-schema-validation).
/// It is no stricter than the parsers: what they accept with a warning, it accepts.
package enum KeySchema {
  package static func schema(of set: KeySet) -> JSONValue {
    var members: [JSONValue.Member] = [
      .init(name: "$schema", value: .text("http://json-schema.org/draft-07/schema#")),
      .init(name: "title", value: .text("blogsite: \(set.name)")),
    ]
    guard case .object(let body) = object(set.keys) else { return .object(members) }
    if set.isList {
      members += [
        .init(name: "type", value: .texts(["array", "null"])),
        .init(name: "items", value: .object(body)),
      ]
    } else {
      members += body
    }
    return .object(members)
  }

  private static func object(_ keys: [Key]) -> JSONValue {
    let required = keys.filter(\.isRequired).map(\.name)
    return .object([
      "type": .text("object"),
      "additionalProperties": .flag(false),
      "required": required.isEmpty ? nil : .texts(required),
      "properties": .object(keys.map { .init(name: $0.name, value: property($0)) }),
    ])
  }

  private static func property(_ key: Key) -> JSONValue {
    var members: [JSONValue.Member] = []
    let description = plain(key.meaning)
    if !description.isEmpty { members.append(.init(name: "description", value: .text(description))) }
    if case .value(let value) = key.standard {
      members.append(.init(name: "default", value: typed(value, key)))
    }
    if case .object(let type) = type(key) { members += type }
    return .object(members)
  }

  /// A text may look like a number or a flag to YAML: `title: 2007`.
  private static let scalars = ["string", "number", "boolean", "null"]

  private static func type(_ key: Key) -> JSONValue {
    switch key.kind {
    case .text, .markdown, .name, .address, .colour:
      return .object(["type": .texts(key.isRequired ? scalars.dropLast() : scalars)])
    case .date:
      return .object([
        "type": .texts(key.isRequired ? ["string"] : ["string", "null"]),
        "pattern": .text(
          #"^\d{4}-\d{2}-\d{2}([Tt ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?( ?([Zz]|[+-]\d{2}:?\d{2}))?)?$"#),
      ])
    case .names:
      let items: JSONValue = .object(["type": .texts(scalars)])
      return .object(["type": .texts(["array"] + scalars), "items": items])
    case .flag: return .object(["type": .texts(["boolean", "null"])])
    case .number(let least):
      return .object(["type": .texts(["integer", "null"]), "minimum": .number(least)])
    case .choice(let words):
      // `true`, which is accepted for a word, is a flag to YAML, and so is `off`, to some readers of it.
      let flags = (words + key.acceptedWords.keys).contains { ["true", "false", "off", "on"].contains($0) }
      let types: [JSONValue] =
        [.object(["enum": .texts(words + key.acceptedWords.keys.filter { !$0.isEmpty }.sorted())])]
        + (flags ? [.object(["type": .text("boolean")])] : []) + [.object(["type": .text("null")])]
      return .object(["anyOf": .list(types)])
    case .group(let keys):
      guard case .object(let members) = object(keys) else { return object(keys) }
      return .object(
        members.map { $0.name == "type" ? .init(name: "type", value: .texts(["object", "null"])) : $0 })
    case .choiceOrGroup(let words, let keys):
      return .object([
        "anyOf": .list([
          .object(["enum": .texts(words)]), object(keys), .object(["type": .texts(["boolean", "null"])]),
        ])
      ])
    case .entries(let keys):
      return .object(["type": .texts(["array", "null"]), "items": object(keys)])
    case .table(let words):
      return .object([
        "type": .texts(["object", "null"]),
        "additionalProperties": .object([
          "anyOf": .list([
            .object(["enum": .texts(words)]), .object(["type": .text("boolean")]),
          ])
        ]),
      ])
    case .free: return .object(["type": .texts(["object", "null"])])
    }
  }

  private static func typed(_ value: String, _ key: Key) -> JSONValue {
    switch key.kind {
    case .flag: .flag(value == "true")
    case .number: Int(value).map(JSONValue.number) ?? .text(value)
    default: .text(value)
    }
  }

  /// Markdown without its links and code marks.
  private static func plain(_ markdown: String) -> String {
    markdown.replacing(/\[([^\]]*)\]\([^)]*\)/) { String($0.1) }.replacing("`", with: "")
  }
}
