import Foundation
import Testing

@testable import SiteModel

@Suite struct KeySchemaTests {
  private func schema(_ set: KeySet) throws -> [String: Any] {
    let json = KeySchema.text(of: set)
    return try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
  }

  @Test("a schema names every key of its file, and refuses others", arguments: KeySet.all.map(\.name))
  func keys(_ name: String) throws {
    let set = try #require(KeySet.all.first { $0.name == name })
    let schema = try schema(set)
    #expect(schema["$schema"] as? String == "http://json-schema.org/draft-07/schema#")
    let object = set.isList ? try #require(schema["items"] as? [String: Any]) : schema
    #expect(object["additionalProperties"] as? Bool == false)
    let properties = try #require(object["properties"] as? [String: Any])
    #expect(Set(properties.keys) == Set(set.keys.map(\.name)))
    #expect(Set(object["required"] as? [String] ?? []) == Set(set.keys.filter(\.isRequired).map(\.name)))
  }

  @Test("a key has its type, its words, its default and its description")
  func key() {
    let set = KeySet(
      "comment",
      [
        Key(
          "status", .choice(["approved", "pending"]), .value("approved"), "see [Statuses](#statuses), `x`",
          acceptedWords: ["true": "approved"]),
        Key("draft", .flag, .value("false")),
        Key("days", .number(from: 0), .words("for ever")),
      ])
    #expect(
      KeySchema.text(of: set) == """
        {
          "$schema": "http://json-schema.org/draft-07/schema#",
          "title": "blogsite: comment",
          "type": "object",
          "additionalProperties": false,
          "properties": {
            "status": {
              "description": "see Statuses, x",
              "default": "approved",
              "anyOf": [
                {
                  "enum": ["approved", "pending", "true"]
                },
                {
                  "type": "boolean"
                },
                {
                  "type": "null"
                }
              ]
            },
            "draft": {
              "default": false,
              "type": ["boolean", "null"]
            },
            "days": {
              "type": ["integer", "null"],
              "minimum": 0
            }
          }
        }

        """)
  }
}
