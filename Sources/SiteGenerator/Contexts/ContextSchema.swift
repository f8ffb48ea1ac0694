/// What a name in a template stands for.
package enum ContextType: Hashable, Sendable {
  /// Plain text, escaped when it is printed.
  case text
  /// HTML that our own Markdown stage made, printed as it is.
  case html
  case number
  case flag
  /// An object or a list of objects, by the name of their schema.
  case object(String)
  case list(String)
  /// Keys that editors choose: any name may be asked for.
  case free
}

/// One variable that templates see.
package struct ContextVariable: Hashable, Sendable {
  package var name: String
  package var type: ContextType
  /// Missing values are false in sections and print nothing.
  package var isOptional: Bool
  /// What it is, for `docs/templates.md`.
  package var about: String
  package var example: String
}

/// The variables of one kind of object, without their values: for checking templates and for the docs.
package struct ContextDescription: Hashable, Sendable {
  package var name: String
  package var variables: [ContextVariable]

  package init(name: String, variables: [ContextVariable]) {
    self.name = name
    self.variables = variables
  }
}

/// A value that a template prints, tests or walks through.
package enum ContextValue: Sendable {
  case text(String)
  case html(String)
  case number(Int)
  case flag(Bool)
  case object(ContextObject)
  case list([ContextObject])
  /// A list of plain texts, from free keys.
  case texts([String])
  case missing
}

/// Something with named values. A class, so that the template engine passes it on without copying.
package final class ContextObject: Sendable {
  /// The value of a name; nil where the object has no such name, so that outer objects are asked.
  package let value: @Sendable (String) -> ContextValue?

  package init(value: @escaping @Sendable (String) -> ContextValue?) { self.value = value }
}

/// The variables of one kind of object, each with the way to its value: page, code and docs cannot drift apart.
package struct ContextSchema<Subject: Sendable>: Sendable {
  package struct Field: Sendable {
    package var variable: ContextVariable
    package var value: @Sendable (Subject) -> ContextValue
  }

  package let name: String
  private let fields: [Field]
  private let positions: [String: Int]

  package init(_ name: String, _ fields: [Field]) {
    self.name = name
    self.fields = fields
    positions = Dictionary(fields.enumerated().map { ($1.variable.name, $0) }) { first, _ in first }
  }

  package var description: ContextDescription {
    ContextDescription(name: name, variables: fields.map(\.variable))
  }

  package func value(_ name: String, of subject: Subject) -> ContextValue? {
    positions[name].map { fields[$0].value(subject) }
  }

  package func object(_ subject: Subject) -> ContextObject {
    ContextObject { name in value(name, of: subject) }
  }
}

extension ContextSchema.Field {
  package static func text(
    _ name: String, _ about: String, example: String, _ value: @escaping @Sendable (Subject) -> String
  ) -> Self {
    .init(variable: .init(name: name, type: .text, isOptional: false, about: about, example: example)) {
      .text(value($0))
    }
  }

  package static func optionalText(
    _ name: String, _ about: String, example: String, _ value: @escaping @Sendable (Subject) -> String?
  ) -> Self {
    .init(variable: .init(name: name, type: .text, isOptional: true, about: about, example: example)) {
      value($0).map { .text($0) } ?? .missing
    }
  }

  package static func html(
    _ name: String, _ about: String, example: String, _ value: @escaping @Sendable (Subject) -> String?
  ) -> Self {
    .init(variable: .init(name: name, type: .html, isOptional: true, about: about, example: example)) {
      value($0).map { .html($0) } ?? .missing
    }
  }

  package static func number(
    _ name: String, _ about: String, example: String, _ value: @escaping @Sendable (Subject) -> Int?
  ) -> Self {
    .init(variable: .init(name: name, type: .number, isOptional: true, about: about, example: example)) {
      value($0).map { .number($0) } ?? .missing
    }
  }

  package static func flag(
    _ name: String, _ about: String, _ value: @escaping @Sendable (Subject) -> Bool
  ) -> Self {
    .init(variable: .init(name: name, type: .flag, isOptional: false, about: about, example: "true")) {
      .flag(value($0))
    }
  }

  package static func object(
    _ name: String, _ schema: String, optional: Bool = false, _ about: String,
    _ value: @escaping @Sendable (Subject) -> ContextObject?
  ) -> Self {
    .init(variable: .init(name: name, type: .object(schema), isOptional: optional, about: about, example: ""))
    {
      value($0).map { .object($0) } ?? .missing
    }
  }

  package static func list(
    _ name: String, of schema: String, _ about: String,
    _ value: @escaping @Sendable (Subject) -> [ContextObject]
  ) -> Self {
    .init(variable: .init(name: name, type: .list(schema), isOptional: false, about: about, example: "")) {
      .list(value($0))
    }
  }

  package static func free(
    _ name: String, _ about: String, _ value: @escaping @Sendable (Subject) -> ContextObject
  ) -> Self {
    .init(variable: .init(name: name, type: .free, isOptional: false, about: about, example: "")) {
      .object(value($0))
    }
  }
}
