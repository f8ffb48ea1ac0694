import SiteModel

/// The problems that are printed: of each kind the first few, unless all are asked for.
struct FindingList {
  /// How many of a kind are printed.
  static let mostOfAKind = 10

  private(set) var shown: [Diagnostic] = []
  /// How many more there are of each kind, in the order of their names.
  private(set) var hidden: [(kind: FindingKind, count: Int)] = []

  init(_ diagnostics: [Diagnostic], showsAll: Bool) {
    if showsAll {
      shown = diagnostics
      return
    }
    var counts: [FindingKind: Int] = [:]
    for diagnostic in diagnostics {
      counts[diagnostic.kind, default: 0] += 1
      if counts[diagnostic.kind, default: 0] <= Self.mostOfAKind { shown.append(diagnostic) }
    }
    hidden = counts.filter { $0.value > Self.mostOfAKind }.map { ($0.key, $0.value - Self.mostOfAKind) }
      .sorted { $0.kind.rawValue < $1.kind.rawValue }
  }
}
