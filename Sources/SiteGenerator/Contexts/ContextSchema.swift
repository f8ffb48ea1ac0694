package import SiteModel
package import TemplateEngine

/// The variables of one kind of object, each with the way to its value: page, code and docs cannot drift apart.
///
/// The engine asks the description and the objects alone. This type is no part of it, for generic code of another module
/// is not compiled for each subject: a build then had a twentieth more instructions.
package final class ContextSchema<Subject: Sendable>: Sendable {
  package struct Field: Sendable {
    package var variable: ContextVariable
    package var value: @Sendable (Subject) throws -> ContextValue
  }

  package let name: String
  private let fields: [Field]
  private let values: [@Sendable (Subject) throws -> ContextValue]
  private let positions: [String: Int]
  private let identity: (@Sendable (Subject) -> Int)?

  /// - Parameter identity: tells the objects of this kind apart: what is made of one is then made once.
  package init(_ name: String, _ fields: [Field], identity: (@Sendable (Subject) -> Int)? = nil) {
    self.name = name
    self.fields = fields
    self.identity = identity
    values = fields.map(\.value)
    positions = Dictionary(fields.enumerated().map { ($1.variable.name, $0) }) { first, _ in first }
  }

  package var description: ContextDescription {
    ContextDescription(name: name, variables: fields.map(\.variable), hasIdentity: identity != nil)
  }

  package func object(_ subject: Subject) -> any ContextObject {
    let values = values
    return SchemaObject(positions: positions, identity: identity?(subject)) { try values[$0](subject) }
  }
}

/// A subject seen through its schema.
///
/// Neither generic nor a struct: a page asks some hundred objects for some thousand values, and types that are
/// known only at run time, and objects too large for an existential's own room, cost more than the values.
private final class SchemaObject: ContextObject {
  private let positions: [String: Int]
  private let at: @Sendable (Int) throws -> ContextValue
  let identity: Int?

  init(positions: [String: Int], identity: Int?, _ at: @escaping @Sendable (Int) throws -> ContextValue) {
    self.positions = positions
    self.identity = identity
    self.at = at
  }

  func value(at position: Int) throws -> ContextValue { try at(position) }

  func value(_ name: String) throws -> ContextValue? { try positions[name].map(at) }
}

extension ContextSchema.Field {
  /// The field of a thing that all pages share, where this part of it is another on every page.
  package var varyingByPage: Self {
    var field = self
    field.variable.varies = true
    return field
  }

  /// HTML of our own Markdown stage.
  package static func markup(
    _ name: String, _ about: String, example: String,
    _ value: @escaping @Sendable (Subject) throws -> (Markup, base: String)?
  ) -> Self {
    .init(variable: .init(name: name, type: .html, isOptional: true, about: about, example: example)) {
      try value($0).map { .markup($0.0, base: $0.base) } ?? .missing
    }
  }

  package static func text(
    _ name: String, _ about: String, example: String, _ value: @escaping @Sendable (Subject) throws -> String
  ) -> Self {
    .init(variable: .init(name: name, type: .text, isOptional: false, about: about, example: example)) {
      .text(try value($0))
    }
  }

  /// A long text, as UTF-8.
  package static func bytes(
    _ name: String, _ about: String, example: String, _ value: @escaping @Sendable (Subject) throws -> [UInt8]
  ) -> Self {
    .init(variable: .init(name: name, type: .text, isOptional: false, about: about, example: example)) {
      .bytes(try value($0))
    }
  }

  package static func optionalText(
    _ name: String, _ about: String, example: String, _ value: @escaping @Sendable (Subject) throws -> String?
  ) -> Self {
    .init(variable: .init(name: name, type: .text, isOptional: true, about: about, example: example)) {
      try value($0).map { .text($0) } ?? .missing
    }
  }

  package static func html(
    _ name: String, _ about: String, example: String, _ value: @escaping @Sendable (Subject) throws -> String?
  ) -> Self {
    .init(variable: .init(name: name, type: .html, isOptional: true, about: about, example: example)) {
      try value($0).map { .html($0) } ?? .missing
    }
  }

  package static func number(
    _ name: String, _ about: String, example: String, _ value: @escaping @Sendable (Subject) throws -> Int?
  ) -> Self {
    .init(variable: .init(name: name, type: .number, isOptional: true, about: about, example: example)) {
      try value($0).map { .number($0) } ?? .missing
    }
  }

  package static func flag(
    _ name: String, _ about: String, _ value: @escaping @Sendable (Subject) throws -> Bool
  ) -> Self {
    .init(variable: .init(name: name, type: .flag, isOptional: false, about: about, example: "true")) {
      .flag(try value($0))
    }
  }

  package static func object(
    _ name: String, _ schema: String, optional: Bool = false, _ about: String,
    _ value: @escaping @Sendable (Subject) throws -> (any ContextObject)?
  ) -> Self {
    .init(variable: .init(name: name, type: .object(schema), isOptional: optional, about: about, example: ""))
    {
      try value($0).map { .object($0) } ?? .missing
    }
  }

  package static func list(
    _ name: String, of schema: String, _ about: String,
    _ value: @escaping @Sendable (Subject) throws -> [any ContextObject]
  ) -> Self {
    .init(variable: .init(name: name, type: .list(schema), isOptional: false, about: about, example: "")) {
      .list(try value($0))
    }
  }

  package static func free(
    _ name: String, _ about: String, _ value: @escaping @Sendable (Subject) throws -> any ContextObject
  ) -> Self {
    .init(variable: .init(name: name, type: .free, isOptional: false, about: about, example: "")) {
      .object(try value($0))
    }
  }
}
