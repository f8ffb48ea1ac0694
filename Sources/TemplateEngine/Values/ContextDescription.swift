/// What a name in a template stands for.
package enum ContextType: Hashable, Sendable {
  /// Plain text, escaped when it is printed.
  case text
  /// Trusted HTML, printed as it is.
  case html
  case number
  case flag
  /// An object or a list of objects, by the name of their schema.
  case object(String)
  case list(String)
  /// Free keys, chosen by whoever writes the values: any name may be asked for.
  case free

  var isObject: Bool {
    if case .object = self { true } else { false }
  }

  var isList: Bool {
    if case .list = self { true } else { false }
  }
}

/// One variable that templates see.
package struct ContextVariable: Hashable, Sendable {
  package var name: String
  package var type: ContextType
  /// Missing values are false in sections and print nothing.
  package var isOptional: Bool
  /// What it is, for a reference of all names.
  package var about: String
  package var example: String
  /// Whether it is another in every output, whatever object it is asked of.
  package var varies: Bool

  package init(
    name: String, type: ContextType, isOptional: Bool, about: String, example: String, varies: Bool = false
  ) {
    self.name = name
    self.type = type
    self.isOptional = isOptional
    self.about = about
    self.example = example
    self.varies = varies
  }
}

/// The variables of one kind of object, without their values: for checking templates and for documentation.
package struct ContextDescription: Hashable, Sendable {
  package var name: String
  package var variables: [ContextVariable]
  /// Whether its objects can be told apart, so that what is made of one is made once.
  package var hasIdentity: Bool

  package init(name: String, variables: [ContextVariable], hasIdentity: Bool = false) {
    self.name = name
    self.variables = variables
    self.hasIdentity = hasIdentity
  }
}
