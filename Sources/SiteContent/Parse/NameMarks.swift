import SiteModel

/// Quotation marks and brackets around names, which are meant for a reader of the list and not for its names.
struct NameMarks {
  /// `quotation marks`, `brackets`, `parentheses`.
  let what: String
  /// The names without them.
  let names: [String]

  /// Nil where there are none. What stands within a name is a part of it: `Pacte (2007)`, `Le « grand » soir`.
  init?(around names: [String]) {
    guard let first = names.first, let last = names.last else { return nil }
    func enclose(_ open: Character, _ close: Character) -> Bool {
      guard first.first == open, last.last == close, names.count > 1 || first.count > 2 else { return false }
      let (begin, end) = (first.dropFirst(), last.dropLast())
      let rest = names.count == 1 ? [begin.dropLast()] : [begin, end]
      return !rest.contains { $0.contains(open) || $0.contains(close) }
    }
    let isTyped = names.contains { $0.count > 1 && ($0.first.map { "“”„\"".contains($0) } ?? false) }
    let marks: String
    if isTyped || enclose("«", "»") || Self.areQuoted(names) {
      (what, marks) = ("quotation marks", "“”„\"«»[]")
    } else if Self.areEmphasised(names) {
      (what, marks) = ("asterisks", "*")
    } else if names.contains(where: { $0.hasPrefix("[") }) && names.contains(where: { $0.hasSuffix("]") }) {
      (what, marks) = ("brackets", "[]")
    } else if names.count > 1, enclose("(", ")") {
      (what, marks) = ("parentheses", "()")
    } else {
      return nil
    }
    let plain = names.map { String($0.trimming { marks.contains($0) || $0.isWhitespace }) }
      .filter { !$0.isEmpty }
    guard plain != names else { return nil }
    self.names = plain
  }

  /// Whether each of the names stands between quotation marks.
  static func areQuoted(_ names: [String]) -> Bool {
    names.allSatisfy { name in
      guard name.count > 2, let first = name.first, let last = name.last else { return false }
      let inner = name.dropFirst().dropLast()
      return first == "«" && last == "»" && !inner.contains("«") && !inner.contains("»")
        || "“„”".contains(first) && "“”".contains(last) && !inner.contains { "“„”".contains($0) }
    }
  }

  /// Whether each is written as Markdown writes emphasis: `*UMP*`.
  static func areEmphasised(_ names: [String]) -> Bool {
    names.allSatisfy {
      $0.count > 2 && $0.hasPrefix("*") && $0.hasSuffix("*") && !$0.allSatisfy { $0 == "*" }
    }
  }
}
