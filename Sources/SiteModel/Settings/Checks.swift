/// `checks` in the settings: how strictly each kind of problem is judged.
package struct Checks: Hashable, Sendable {
  package enum Level: String, Sendable, CaseIterable { case error, warning, off }

  /// The kinds that the settings name; all others are as the program has them.
  package var levels: [FindingKind: Level] = [:]

  package init() {}

  /// Diagnostics with the severity that the settings ask for, without those that are switched off.
  package func judged(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    if levels.isEmpty { return diagnostics }
    return diagnostics.compactMap { diagnostic in
      guard !diagnostic.kind.isFixed, let level = levels[diagnostic.kind] else { return diagnostic }
      var judged = diagnostic
      switch level {
      case .error: judged.severity = .error
      case .warning: judged.severity = .warning
      case .off: return nil
      }
      return judged
    }
  }
}
