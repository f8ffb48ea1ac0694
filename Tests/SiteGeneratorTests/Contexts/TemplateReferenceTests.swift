import Foundation
import SiteTestSupport
import TemplateEngine
import Testing

@testable import SiteGenerator

/// docs/templates.md lists every variable with its type and an example: its reference is made from the schemas.
@Suite struct TemplateReferenceTests {
  @Test("docs/templates.md says what templates see")
  func inStep() throws {
    let path = Repository.root + "/docs/templates.md"
    let page = try String(contentsOfFile: path, encoding: .utf8)
    let begin = "<!-- reference: made from the code, UPDATE_EXPECTED=1 make test -->\n"
    let end = "<!-- end of the reference -->"
    let start = try #require(page.ranges(of: begin).first?.upperBound)
    let stop = try #require(page.ranges(of: end).first?.lowerBound)
    if ProcessInfo.processInfo.environment["UPDATE_EXPECTED"] == "1" {
      let updated = page[..<start] + reference() + page[stop...]
      try Data(updated.utf8).write(to: URL(fileURLWithPath: path))
      return
    }
    #expect(page[start..<stop] == reference())
  }

  @Test("every schema that a variable names is described")
  func complete() {
    let schemas = PageKinds.schemas
    for description in contexts + Array(schemas.values) {
      for variable in description.variables {
        switch variable.type {
        case .object(let name), .list(let name):
          #expect(schemas[name] != nil || name == "words", "\(description.name).\(variable.name)")
        default: break
        }
        #expect(!variable.about.isEmpty)
      }
    }
  }

  private var contexts: [ContextDescription] {
    PageKinds.all.map { $0.context } + [CommonContext.schema.description]
  }

  private func reference() -> String {
    var text = "\n### Every template sees\n\n" + table(CommonContext.schema.description)
    text += "\n### The templates\n"
    var seen: Set<String> = []
    for kind in PageKinds.all where seen.insert(kind.template).inserted {
      text += "\n#### `\(kind.template).mustache`\n\n"
      text += kind.context.variables.isEmpty ? "Nothing more.\n" : table(kind.context)
    }
    text += "\n### The objects\n"
    for name in PageKinds.schemas.keys.sorted() {
      guard let schema = PageKinds.schemas[name] else { continue }
      text += "\n#### \(name)\n\n" + table(schema)
    }
    return text + "\n"
  }

  private func table(_ description: ContextDescription) -> String {
    var text = "| name | type | what | example |\n| --- | --- | --- | --- |\n"
    for variable in description.variables {
      let optional =
        variable.isOptional && !["number", "html"].contains(type(variable.type)) ? ", may be missing" : ""
      let example = variable.example.isEmpty ? "" : "`\(variable.example)`"
      text += "| `\(variable.name)` | \(type(variable.type))\(optional) | \(variable.about) | \(example) |\n"
    }
    return text
  }

  private func type(_ type: ContextType) -> String {
    switch type {
    case .text: "text"
    case .html: "html"
    case .number: "number"
    case .flag: "flag"
    case .free: "free keys"
    case .object(let name): name == "words" ? "the language's words" : "[\(name)](#\(name))"
    case .list(let name): "list of [\(name)](#\(name))"
    }
  }
}
