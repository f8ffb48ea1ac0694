import SiteModel

/// Where a name may be found: the variables of one object.
enum TemplateLayer: Hashable {
  /// What every template sees.
  case common
  /// What the template that is rendered sees of its own.
  case root
  case schema(String)
  /// Free keys.
  case free
}

/// What is known of a value before there is one.
enum TemplateValue: Hashable {
  case text, html, number, flag, free
  case object(TemplateLayer)
  case list(String)
  /// The place in the list that a section walks through, which `last()` asks for.
  case place

  init(_ type: ContextType) {
    switch type {
    case .text: self = .text
    case .html: self = .html
    case .number: self = .number
    case .flag: self = .flag
    case .object(let schema): self = .object(.schema(schema))
    case .list(let schema): self = .list(schema)
    case .free: self = .free
    }
  }

  /// What to call it in a message.
  var title: String {
    switch self {
    case .text: "a text"
    case .html: "HTML"
    case .number: "a number"
    case .flag: "a flag"
    case .free: "a free value"
    case .object: "an object"
    case .list: "a list"
    case .place: "a place in a list"
    }
  }

  var isPrintable: Bool {
    switch self {
    case .object, .list: false
    case .text, .html, .number, .flag, .free, .place: true
    }
  }
}
