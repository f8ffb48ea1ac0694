import SiteModel

/// The engine's transforms, what each takes and gives: see `Transform.swift` of swift-mustache 2.1.
enum TemplateTransforms {
  private static let ofLists = ["count", "empty", "first", "last", "reversed"]
  private static let ofTexts = ["capitalized", "empty", "lowercased", "reversed", "uppercased"]
  private static let ofNumbers = ["equalzero", "even", "minusone", "odd", "plusone"]
  private static let ofPlaces = ["even", "first", "index", "last", "odd"]
  /// What is asked of the place in a list: `last()`.
  static let placeNames = Set(ofPlaces)
  private static let all = Set(ofLists + ofTexts + ofNumbers + ofPlaces)

  private static func names(_ value: TemplateValue) -> [String] {
    switch value {
    case .text: ofTexts
    case .number: ofNumbers
    case .list: ofLists
    case .place: ofPlaces
    case .free: Set(ofLists + ofTexts + ofNumbers).sorted()
    case .html, .flag, .object: []
    }
  }

  /// What a transform makes of a value. `subject` is how the value is written, empty for the place in a list.
  static func apply(
    _ transform: TemplateWord, to value: TemplateValue, _ subject: String
  ) throws(TemplateProblem) -> TemplateValue {
    let fitting = names(value)
    let name = transform.text
    guard all.contains(name) else {
      let nearest = NearestName.of(name, among: fitting) ?? NearestName.of(name, among: all)
      throw TemplateProblem(
        transform.position, "unknown transform '\(name)'",
        hint: nearest.map { "did you mean '\($0)'?" } ?? "known: \(all.sorted().joined(separator: ", "))")
    }
    guard fitting.contains(name) else { throw misfit(transform, value, subject, fitting) }
    return result(name, of: value)
  }

  private static func misfit(
    _ transform: TemplateWord, _ value: TemplateValue, _ subject: String, _ fitting: [String]
  ) -> TemplateProblem {
    let list = fitting.joined(separator: ", ")
    guard value != .place else {
      return TemplateProblem(
        transform.position, "transform '\(transform.text)' needs a value",
        hint: "name one, as in '\(transform.text)(…)'; without a value there are: \(list)")
    }
    return TemplateProblem(
      transform.position, "transform '\(transform.text)' does not fit '\(subject)', which is \(value.title)",
      hint: fitting.isEmpty ? "no transform fits \(value.title)" : "\(value.title) takes: \(list)")
  }

  private static func result(_ name: String, of value: TemplateValue) -> TemplateValue {
    switch (name, value) {
    case ("empty", _), ("even", _), ("odd", _), ("equalzero", _): .flag
    case ("count", _), ("plusone", _), ("minusone", _), ("index", _): .number
    case ("first", .list(let schema)), ("last", .list(let schema)): .object(.schema(schema))
    case ("first", .place), ("last", .place): .flag
    case ("capitalized", _), ("lowercased", _), ("uppercased", _): .text
    // What remains keeps its kind: `reversed`, and an element of a free list.
    default: value
    }
  }
}
