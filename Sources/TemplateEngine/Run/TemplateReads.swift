/// All that a root can ask for, found without running it: whatever else changes, its output stays the same.
struct TemplateReads: Sendable {
  /// One variable that is asked for.
  struct Field: Sendable {
    var name: String
    var position: Int
    /// The number of the kind of object that it holds.
    var object: Int?
    var isList: Bool
    var varies: Bool
  }

  /// By the number of the kind of object, in the order of their positions.
  let fields: [Int: [Field]]
  /// Kinds whose objects can be told apart; templates that ask the same of them have the same number.
  let families: [Int: Int]

  init(_ reads: [Int: Set<Int>], _ vocabulary: TemplateVocabulary, _ families: inout ReadFamilies) {
    let variables = vocabulary.variablesByNumber
    var fields: [Int: [Field]] = [:]
    for (layer, positions) in reads {
      guard let known = variables[layer] else { continue }
      fields[layer] = positions.sorted().map { position in
        let variable = known[position]
        var object: Int?
        switch variable.type {
        case .object(let schema), .list(let schema): object = vocabulary.number(of: .schema(schema))
        case .free: object = vocabulary.number(of: .free)
        case .text, .html, .number, .flag: break
        }
        return Field(
          name: variable.name, position: position, object: object, isList: variable.type.isList,
          varies: variable.varies)
      }
    }
    self.fields = fields
    var numbers: [Int: Int] = [:]
    for layer in fields.keys where vocabulary.hasIdentity(number: layer) {
      numbers[layer] = families.number(of: Self.family(layer, fields))
    }
    self.families = numbers
  }

  /// What is asked of a kind of object and of all that is in it.
  private static func family(_ layer: Int, _ fields: [Int: [Field]]) -> [[Int]] {
    var family: [[Int]] = []
    var seen: Set<Int> = []
    var waiting = [layer]
    while let next = waiting.popLast() {
      guard seen.insert(next).inserted else { continue }
      let read = fields[next] ?? []
      family.append([next] + read.map(\.position))
      waiting += read.compactMap(\.object)
    }
    return family
  }
}

/// Numbers for what templates ask of a kind of object.
struct ReadFamilies {
  private var numbers: [[[Int]]: Int] = [:]

  mutating func number(of family: [[Int]]) -> Int {
    if let known = numbers[family] { return known }
    numbers[family] = numbers.count
    return numbers.count - 1
  }
}
