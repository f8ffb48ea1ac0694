import SiteModel

@testable import TemplateEngine

/// An object for templates, made of values; its description is read off them.
final class TestContext: ContextObject {
  private let values: [(name: String, value: ContextValue)]
  private let name: String?
  let identity: Int?

  /// - Parameter name: of the kind of object, where several have the same.
  init(_ values: [String: ContextValue], name: String? = nil, identity: Int? = nil) {
    self.values = values.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    self.name = name
    self.identity = identity
  }

  func value(at position: Int) -> ContextValue { values[position].value }

  func value(_ name: String) -> ContextValue? { values.first { $0.name == name }?.value }

  func description(_ name: String) -> ContextDescription {
    var schemas: [String: ContextDescription] = [:]
    return describe(name, &schemas)
  }

  /// The object's description; those of the objects in it are added to `schemas`.
  func describe(_ path: String, _ schemas: inout [String: ContextDescription]) -> ContextDescription {
    var variables: [ContextVariable] = []
    for (name, value) in values {
      let type: ContextType
      switch value {
      case .text, .bytes, .missing: type = .text
      case .html, .markup: type = .html
      case .number: type = .number
      case .flag: type = .flag
      case .texts, .values: type = .free
      case .object(let object as TestContext):
        type = .object(object.describe(in: path + "." + name, &schemas))
      case .object: type = .free
      case .list(let objects):
        var schema = path + "." + name
        for object in objects {
          if let object = object as? TestContext { schema = object.describe(in: schema, &schemas) }
        }
        if objects.isEmpty, path == "tree" { schema = "tree" }
        type = .list(schema)
      }
      variables.append(.init(name: name, type: type, isOptional: true, about: "", example: ""))
    }
    return ContextDescription(name: path, variables: variables, hasIdentity: identity != nil)
  }

  private func describe(in path: String, _ schemas: inout [String: ContextDescription]) -> String {
    let schema = name ?? path
    schemas[schema] = describe(schema, &schemas)
    return schema
  }
}
