/// What a stage came to, and what it found wrong on the way: it goes on as far as it can.
package struct Checked<Value> {
  package var value: Value
  package var diagnostics: [Diagnostic]

  package init(_ value: Value, _ diagnostics: [Diagnostic] = []) {
    self.value = value
    self.diagnostics = diagnostics
  }

  /// For whoever takes them apart at once.
  package var both: (Value, [Diagnostic]) { (value, diagnostics) }
}

extension Checked: Sendable where Value: Sendable {}
