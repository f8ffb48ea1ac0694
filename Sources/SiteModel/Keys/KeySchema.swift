/// The keys as a JSON Schema, with which editors complete and check YAML.
///
/// Draft 7, which every editor's YAML support knows (https://json-schema.org/draft-07/json-schema-validation).
/// It is no stricter than the parsers: what they accept with a warning, it accepts.
package enum KeySchema {
  /// Over several lines.
  package static func text(of set: KeySet) -> String {
    var json = JSONWriter(layout: .indented, reserving: 16_000)
    json.object { json in
      json.member("$schema", "http://json-schema.org/draft-07/schema#")
      json.member("title", "blogsite: \(set.name)")
      if set.isList {
        json.member("type", texts: ["array", "null"])
        json.object("items") { add(set.keys, to: &$0) }
      } else {
        add(set.keys, to: &json)
      }
    }
    return json.string + "\n"
  }

  /// What holds of an object with these keys.
  private static func add(_ keys: [Key], orNull: Bool = false, to json: inout JSONWriter) {
    if orNull { json.member("type", texts: ["object", "null"]) } else { json.member("type", "object") }
    json.member("additionalProperties", flag: false)
    let required = keys.filter(\.isRequired).map(\.name)
    if !required.isEmpty { json.member("required", texts: required) }
    json.object("properties") { json in
      for key in keys {
        json.name(key.name)
        json.object { json in
          let description = plain(key.meaning)
          if !description.isEmpty { json.member("description", description) }
          addStandard(of: key, to: &json)
          addType(of: key, to: &json)
        }
      }
    }
  }

  private static func addStandard(of key: Key, to json: inout JSONWriter) {
    guard case .value(let value) = key.standard else { return }
    switch key.kind {
    case .flag: json.member("default", flag: value == "true")
    case .number where Int(value) != nil: json.member("default", number: Int(value))
    default: json.member("default", value)
    }
  }

  /// A text may look like a number or a flag to YAML: `title: 2007`.
  private static let scalars = ["string", "number", "boolean", "null"]

  private static func addType(of key: Key, to json: inout JSONWriter) {
    switch key.kind {
    case .text, .markdown, .name, .address, .colour:
      json.member("type", texts: key.isRequired ? scalars.dropLast() : scalars)
    case .date:
      json.member("type", texts: key.isRequired ? ["string"] : ["string", "null"])
      json.member(
        "pattern", #"^\d{4}-\d{2}-\d{2}([Tt ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?( ?([Zz]|[+-]\d{2}:?\d{2}))?)?$"#)
    case .names:
      json.member("type", texts: ["array"] + scalars)
      json.object("items") { $0.member("type", texts: scalars) }
    case .flag: json.member("type", texts: ["boolean", "null"])
    case .number(let least):
      json.member("type", texts: ["integer", "null"])
      json.member("minimum", number: least)
    case .choice(let words):
      // `true`, which is accepted for a word, is a flag to YAML, and so is `off`, to some readers of it.
      let hasFlags = (words + key.acceptedWords.keys).contains {
        ["true", "false", "off", "on"].contains($0)
      }
      json.list("anyOf") { json in
        json.object {
          $0.member("enum", texts: words + key.acceptedWords.keys.filter { !$0.isEmpty }.sorted())
        }
        if hasFlags { json.object { $0.member("type", "boolean") } }
        json.object { $0.member("type", "null") }
      }
    case .group(let keys): add(keys, orNull: true, to: &json)
    case .choiceOrGroup(let words, let keys):
      json.list("anyOf") { json in
        json.object { $0.member("enum", texts: words) }
        json.object { add(keys, to: &$0) }
        json.object { $0.member("type", texts: ["boolean", "null"]) }
      }
    case .entries(let keys):
      json.member("type", texts: ["array", "null"])
      json.object("items") { add(keys, to: &$0) }
    case .table(let words):
      json.member("type", texts: ["object", "null"])
      json.object("additionalProperties") { json in
        json.list("anyOf") { json in
          json.object { $0.member("enum", texts: words) }
          json.object { $0.member("type", "boolean") }
        }
      }
    case .free: json.member("type", texts: ["object", "null"])
    }
  }

  /// Markdown without its links and code marks.
  private static func plain(_ markdown: String) -> String {
    markdown.replacing(/\[([^\]]*)\]\([^)]*\)/) { String($0.1) }.replacing("`", with: "")
  }
}
