import SiteModel

/// What a place in a template sees, innermost last.
///
/// It holds each kind of object once, because an inner object hides an outer one of its own kind: there are
/// finitely many scopes, and walks through recursive partials end.
struct TemplateScope: Hashable {
  private(set) var layers: [TemplateLayer] = [.common, .root]
  /// What `.` is.
  private(set) var current: TemplateValue = .object(.root)
  /// Whether `last()` and its like are known. The engine forgets them in partials, blocks and inner objects.
  private(set) var isInList = false

  /// Inside `{{#x}}`, where `x` is `value`.
  func inside(_ value: TemplateValue) -> TemplateScope {
    var scope = self
    switch value {
    case .flag, .place: return self
    case .text, .html, .number:
      scope.current = value
      scope.isInList = false
    case .object(let layer):
      scope.push(layer)
      scope.isInList = false
    case .list(let schema):
      scope.push(.schema(schema))
      scope.isInList = true
    case .free:
      scope.push(.free)
      scope.isInList = true
    }
    return scope
  }

  /// Inside `{{^x}}`. The engine makes an empty list the current value; nothing else changes anything.
  func insideInverted(_ value: TemplateValue) -> TemplateScope {
    guard case .list = value else { return self }
    var scope = self
    scope.current = value
    scope.isInList = false
    return scope
  }

  /// Inside a partial or a block.
  var elsewhere: TemplateScope {
    var scope = self
    if scope.current != .free { scope.isInList = false }
    return scope
  }

  /// Whether a section over it goes on to another object, so that a recursion may come to an end.
  static func descends(_ value: TemplateValue) -> Bool {
    switch value {
    case .object, .list, .free: true
    case .text, .html, .number, .flag, .place: false
    }
  }

  /// Whether a name may be a free key here: it is looked up when the output is made, and outside where
  /// there is none.
  var isFree: Bool { layers.contains(.free) }

  private mutating func push(_ layer: TemplateLayer) {
    layers.removeAll { $0 == layer }
    layers.append(layer)
    current = layer == .free ? .free : .object(layer)
  }
}

/// The variables of all layers, while one root is checked or compiled.
struct TemplateVocabulary {
  private var types: [TemplateLayer: [String: TemplateValue]] = [:]
  private var order: [TemplateLayer: [String]] = [:]
  private var variables: [TemplateLayer: [ContextVariable]] = [:]
  private var numbers: [TemplateLayer: Int] = [.common: 0, .root: 1, .free: 2]
  private var withIdentity: Set<String> = []

  /// Stands for no object at all.
  static let noLayer = -1

  init(root: ContextDescription, common: ContextDescription, schemas: [String: ContextDescription]) {
    add(.common, common)
    add(.root, root)
    for (name, description) in schemas.sorted(by: { $0.key < $1.key }) {
      add(.schema(name), description)
      numbers[.schema(name)] = numbers.count
      if description.hasIdentity { withIdentity.insert(name) }
    }
  }

  private mutating func add(_ layer: TemplateLayer, _ description: ContextDescription) {
    let pairs = description.variables.map { ($0.name, TemplateValue($0.type)) }
    types[layer] = Dictionary(pairs) { first, _ in first }
    order[layer] = description.variables.map(\.name)
    variables[layer] = description.variables
  }

  /// A number for each kind of object.
  func number(of layer: TemplateLayer) -> Int { numbers[layer] ?? Self.noLayer }

  /// Where a variable stands among those of its object; nil where only the object will know.
  func position(of name: String, in layer: TemplateLayer) -> Int? {
    order[layer]?.firstIndex(of: name)
  }

  /// The variables of all kinds of object, by the objects' numbers.
  var variablesByNumber: [Int: [ContextVariable]] {
    Dictionary(uniqueKeysWithValues: variables.map { (number(of: $0), $1) })
  }

  /// Every variable of a name, by the numbers of its object and of itself.
  func variables(named name: String) -> [(layer: Int, position: Int)] {
    order.compactMap { layer, names in
      names.firstIndex(of: name).map { (number(of: layer), $0) }
    }
  }

  /// Whether the objects of a kind can be told apart.
  func hasIdentity(_ schema: String) -> Bool { withIdentity.contains(schema) }

  func hasIdentity(number: Int) -> Bool {
    numbers.contains { layer, known in
      if known == number, case .schema(let schema) = layer { hasIdentity(schema) } else { false }
    }
  }

  /// Whether a common value is the same in every output.
  func isSameInAll(_ position: Int, _ steps: [TemplateLookup.Step]) -> Bool {
    guard let first = variables[.common]?[position], !first.varies else { return false }
    guard case .object(let schema) = first.type, case .field(let next)? = steps.first else { return false }
    return variables[.schema(schema)].map { !$0[next].varies } ?? false
  }

  /// The value of a layer's variable; nil where it has none of that name, or where nobody described it.
  func value(_ name: String, in layer: TemplateLayer) -> TemplateValue? {
    layer == .free ? .free : types[layer]?[name]
  }

  /// A layer's names in their own order.
  func names(in layer: TemplateLayer) -> [String] { order[layer] ?? [] }
}
