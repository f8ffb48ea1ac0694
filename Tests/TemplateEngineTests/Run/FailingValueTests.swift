import SiteModel
import Testing

@testable import TemplateEngine

/// A value that cannot be had: no output is made without it.
@Suite struct FailingValueTests {
  @Test(
    "where a value fails that a template asks for, there is no output and no digest, and what was asked before is lost",
    arguments: [
      "{{lost}}", "a{{{lost}}}b", "{{#lost}}a{{/lost}}", "{{^lost}}a{{/lost}}", "{{uppercased(lost)}}",
      "{{#empty(lost)}}a{{/empty(lost)}}", "{{thing.lost}}", "{{#thing}}{{lost}}{{/thing}}",
      "{{#cards}}{{lost}}{{/cards}}", "{{#cards}}{{#thing}}{{lost}}{{/thing}}{{/cards}}", "{{> part}}",
    ])
  func failing(template: String) throws {
    let (engine, root) = Self.engine(template, part: "{{lost}}")
    let fragments = TemplateFragments()
    for _ in 0..<2 {
      #expect(throws: Lost.self) {
        try engine.render("page", common: TestContext([:]), root: root, fragments: fragments)
      }
    }
    let digests = TemplateDigests(engine, key: DigestKey(first: 1, second: 2))
    for _ in 0..<2 {
      #expect(throws: Lost.self) { try digests.parts("page", common: TestContext([:]), root: root) }
    }
  }

  @Test(
    "a value that a template does not ask for may fail",
    arguments: [
      ("{{word}}", "mot"), ("{{#cards}}{{word}}{{/cards}}", "mot"), ("{{#no}}{{lost}}{{/no}}", ""),
    ])
  func notAsked(template: String, output: String) throws {
    let (engine, root) = Self.engine(template, part: "")
    let bytes = try #require(try engine.render("page", common: TestContext([:]), root: root))
    #expect(String(decoding: bytes, as: UTF8.self) == output)
  }

  private static func engine(
    _ text: String, part: String
  ) -> (engine: TemplateEngine, root: FailingContext) {
    let inner = TestContext(["lost": .text(""), "word": .text("mot")], name: "inner")
    let card = TestContext(
      ["lost": .text(""), "word": .text("mot"), "thing": .object(inner)], name: "card", identity: 1)
    let root = TestContext([
      "lost": .text(""), "word": .text("mot"), "no": .flag(false), "thing": .object(inner),
      "cards": .list([card]),
    ])
    var schemas: [String: ContextDescription] = [:]
    let description = root.describe("root", &schemas)
    let sources = ["page": text, "part": part].map { name, text in
      (name, TemplateSource(name: name, file: name, text: text))
    }
    let engine = TemplateEngine(
      Dictionary(uniqueKeysWithValues: sources), roots: [("page", description)],
      common: TestContext([:]).description("common"), schemas: schemas)
    return (engine, FailingContext(root, description, schemas))
  }
}

private struct Lost: Error {}

/// An object, and all objects in it, whose value `lost` fails.
private final class FailingContext: ContextObject {
  private let object: any ContextObject
  private let description: ContextDescription
  private let schemas: [String: ContextDescription]
  var identity: Int? { object.identity }

  init(
    _ object: any ContextObject, _ description: ContextDescription, _ schemas: [String: ContextDescription]
  ) {
    self.object = object
    self.description = description
    self.schemas = schemas
  }

  func value(at position: Int) throws -> ContextValue {
    let variable = description.variables[position]
    if variable.name == "lost" { throw Lost() }
    switch (try object.value(at: position), variable.type) {
    case (.object(let inner), .object(let schema)): return .object(failing(inner, schema))
    case (.list(let objects), .list(let schema)): return .list(objects.map { failing($0, schema) })
    case (let value, _): return value
    }
  }

  func value(_ name: String) throws -> ContextValue? {
    try description.variables.firstIndex { $0.name == name }.map { try value(at: $0) }
  }

  private func failing(_ object: any ContextObject, _ schema: String) -> any ContextObject {
    schemas[schema].map { FailingContext(object, $0, schemas) } ?? object
  }
}
