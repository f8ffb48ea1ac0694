// What is the same in every output.

extension TemplateCompiler {
  /// Whether a section makes the same of an item in whatever output: it asks only the item, and what all
  /// outputs share.
  func isShared(_ block: Int, _ layer: Int, _ value: TemplateValue) -> Bool {
    guard case .list(let schema) = value, vocabulary.hasIdentity(schema) else { return false }
    var seen: Set<Int> = []
    return asksOnly([layer], block, isInside: false, &seen)
  }

  /// - Parameter isInside: whether `.` and `last()` are about something within the item.
  private func asksOnly(
    _ layers: Set<Int>, _ block: Int, isInside: Bool, _ seen: inout Set<Int>
  ) -> Bool {
    guard seen.insert(block).inserted else { return true }
    // A partial that is still being made: what it asks is not known yet.
    guard !blocks[block].isEmpty else { return false }
    for instruction in blocks[block] {
      switch instruction {
      case .text: break
      case .print(let lookup):
        guard asksOnly(layers, lookup, isInside) else { return false }
      case .inverted(let lookup, let inner):
        guard asksOnly(layers, lookup, isInside), asksOnly(layers, inner, isInside: isInside, &seen) else {
          return false
        }
      case .section(let lookup, let inner, let layer, _):
        guard asksOnly(layers, lookup, isInside) else { return false }
        let pushes = layer != TemplateVocabulary.noLayer
        // A kind of object within the item hides the outer ones of its kind.
        guard asksOnly(pushes ? layers.union([layer]) : layers, inner, isInside: isInside || pushes, &seen)
        else { return false }
      case .call(let inner):
        guard asksOnly(layers, inner, isInside: isInside, &seen) else { return false }
      }
    }
    return true
  }

  private func asksOnly(_ layers: Set<Int>, _ lookup: TemplateLookup, _ isInside: Bool) -> Bool {
    switch lookup.start {
    case .field(let position, let layer):
      if layers.contains(layer) { return true }
      guard layer == vocabulary.number(of: .common) else { return false }
      return vocabulary.isSameInAll(position, lookup.steps)
    case .current: return true
    case .place: return isInside
    case .name: return false
    }
  }
}
