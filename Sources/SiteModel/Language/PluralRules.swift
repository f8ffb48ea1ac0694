/// The forms that a counted word can have (CLDR).
package enum PluralCategory: String, Sendable, CaseIterable {
  case zero, one, two, few, many, other
}

/// Which form a number takes, by rules in CLDR's own notation: `one: "i = 0,1"`.
///
/// Source: Unicode Technical Standard #35, part 3, "Language Plural Rules". Only whole numbers are counted
/// here, so that `n` and `i` are the number and `v w f t c e` are 0.
package struct PluralRules: Hashable, Sendable {
  /// Why a rule cannot be read.
  package struct RuleError: Error, Hashable {
    package var reason: String
  }

  private struct Relation: Hashable {
    var operand: Character
    var modulus: Int?
    var isNegated: Bool
    var ranges: [ClosedRange<Int>]

    func holds(for number: Int) -> Bool {
      var value = operand == "n" || operand == "i" ? number : 0
      if let modulus { value %= modulus }
      return ranges.contains { $0.contains(value) } != isNegated
    }
  }

  /// For each category: alternatives of relations that must all hold.
  private var rules: [(category: PluralCategory, alternatives: [[Relation]])] = []

  /// - Throws: `RuleError` where a rule is not in CLDR's notation.
  package init(_ sources: [PluralCategory: String]) throws(RuleError) {
    for category in PluralCategory.allCases where category != .other {
      guard let source = sources[category] else { continue }
      var alternatives: [[Relation]] = []
      for alternative in Self.split(source, at: "or") {
        var relations: [Relation] = []
        for relation in Self.split(alternative, at: "and") { relations.append(try Self.relation(relation)) }
        alternatives.append(relations)
      }
      rules.append((category, alternatives))
    }
  }

  /// The categories that have a rule.
  package var categories: Set<PluralCategory> { Set(rules.map(\.category)) }

  package func category(of number: Int) -> PluralCategory {
    let magnitude = abs(number)
    let rule = rules.first { $0.alternatives.contains { $0.allSatisfy { $0.holds(for: magnitude) } } }
    return rule?.category ?? .other
  }

  package static func == (a: PluralRules, b: PluralRules) -> Bool {
    a.rules.elementsEqual(b.rules) { $0.category == $1.category && $0.alternatives == $1.alternatives }
  }

  package func hash(into hasher: inout Hasher) {
    for rule in rules {
      hasher.combine(rule.category)
      hasher.combine(rule.alternatives)
    }
  }

  private static func split(_ words: some StringProtocol, at keyword: String) -> [String] {
    words.split(whereSeparator: \.isWhitespace)
      .split(omittingEmptySubsequences: false) { $0 == keyword }
      .map { $0.joined(separator: " ") }
  }

  /// `n % 10 = 2..4`, `i = 0,1`, `v != 0`.
  private static func relation(_ source: String) throws(RuleError) -> Relation {
    let error = RuleError(reason: "'\(source)' is not a plural rule")
    let isNegated = source.contains("!=")
    let sides = source.replacing("!=", with: "=").split(separator: "=", omittingEmptySubsequences: false)
    guard sides.count == 2 else { throw error }
    let left = sides[0].split(separator: "%", omittingEmptySubsequences: false).map {
      $0.trimming { $0 == " " }
    }
    guard let name = left.first, name.count == 1, let operand = name.first, "nivwftce".contains(operand)
    else { throw error }
    var modulus: Int?
    if left.count == 2 {
      guard let value = number(left[1]), value > 0 else { throw error }
      modulus = value
    } else if left.count > 2 {
      throw error
    }
    var ranges: [ClosedRange<Int>] = []
    for range in sides[1].split(separator: ",", omittingEmptySubsequences: false) {
      let ends = range.split(separator: "..", omittingEmptySubsequences: false)
        .map { number($0.trimming { $0 == " " }) }
      guard ends.count <= 2, let first = ends.first, let low = first, let last = ends.last, let high = last,
        low <= high
      else { throw error }
      ranges.append(low...high)
    }
    return Relation(operand: operand, modulus: modulus, isNegated: isNegated, ranges: ranges)
  }

  /// Digits only: `Int("+1")` is a number, and no part of a rule.
  private static func number(_ text: Substring) -> Int? {
    text.utf8.allSatisfy { $0.isASCIIDigit } ? Int(text) : nil
  }
}
