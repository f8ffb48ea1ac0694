import SiteModel

/// How many problems there are, by severity and kind.
struct FindingCounts {
  private var counts: [Diagnostic.Severity: [FindingKind: Int]] = [:]

  init(_ diagnostics: [Diagnostic]) {
    for diagnostic in diagnostics {
      counts[diagnostic.severity, default: [:]][diagnostic.kind, default: 0] += 1
    }
  }

  var isEmpty: Bool { counts.isEmpty }

  /// `3 errors (2 broken-link, 1 front-matter), 1 warning (legal-notice)`
  var inWords: String {
    [Diagnostic.Severity.error, .warning].compactMap { severity in
      counts[severity].map { "\(Self.total($0, severity)) (\(Self.kinds($0)))" }
    }.joined(separator: ", ")
  }

  private static func total(_ kinds: [FindingKind: Int], _ severity: Diagnostic.Severity) -> String {
    Printer.counted(kinds.values.reduce(0, +), severity.rawValue)
  }

  /// The most frequent first.
  private static func kinds(_ kinds: [FindingKind: Int]) -> String {
    if kinds.count == 1, let kind = kinds.keys.first { return kind.rawValue }
    return kinds.sorted { ($1.value, $0.key.rawValue) < ($0.value, $1.key.rawValue) }
      .map { "\(Printer.grouped($0.value)) \($0.key.rawValue)" }.joined(separator: ", ")
  }
}
