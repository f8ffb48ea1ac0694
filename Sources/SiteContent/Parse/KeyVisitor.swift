import SiteModel

/// Reads the parts of front matter that say how their key is read; it leaves the others to the parser.
private struct KeyVisitor: PartVisitor {
  typealias Failure = Never

  var keys: KeyReader
  let typography: Typography
  let zone: SiteTimeZone
  var diagnostics: [Diagnostic] = []

  mutating func part<Value: ByteCodable>(_ value: inout Value, _ role: PartRole) {}

  mutating func words(_ key: String, _ value: inout String?, _ role: PartRole) {
    value = keys.text(key, &diagnostics).map(typography.typeset)
  }

  mutating func text(_ key: String, _ value: inout String?, _ role: PartRole) {
    value = keys.text(key, &diagnostics)
  }

  mutating func flag(_ key: String, _ value: inout Bool, _ role: PartRole) {
    value = keys.flag(key, &diagnostics)
  }

  mutating func date(_ key: String, _ value: inout Moment?, _ role: PartRole) {
    value = keys.date(key, in: zone, &diagnostics)
  }

  mutating func choice<Choice: RawRepresentable & CaseIterable & ByteCodable>(
    _ key: String, _ value: inout Choice?, _ role: PartRole
  ) where Choice.RawValue == String {
    value = keys.choice(key, &diagnostics)
  }
}

extension KeyReader {
  /// Sets the parts of front matter that say how their key is read.
  mutating func read<Matter: Described>(
    into matter: inout Matter, _ typography: Typography, _ zone: SiteTimeZone,
    _ diagnostics: inout [Diagnostic]
  ) {
    var visitor = KeyVisitor(keys: self, typography: typography, zone: zone)
    Matter.visit(&matter, &visitor)
    self = visitor.keys
    diagnostics += visitor.diagnostics
  }
}
