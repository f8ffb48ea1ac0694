package import SiteModel

/// Free keys: whatever names somebody gave to values. For other names, objects around it are asked.
package final class FreeContext: ContextObject {
  let values: [String: ExtraValue]

  private init(_ values: [String: ExtraValue]) { self.values = values }

  /// An object of these names and values.
  package static func object(_ values: [String: ExtraValue]) -> any ContextObject {
    FreeContext(values)
  }

  package func value(at position: Int) -> ContextValue { .missing }

  package func value(_ name: String) -> ContextValue? { values[name].map(Self.value) }

  private static func value(_ extra: ExtraValue) -> ContextValue {
    switch extra {
    case .text(let text): return .text(text)
    case .flag(let flag): return .flag(flag)
    case .object(let values): return .object(object(values))
    case .list(let items):
      let texts = items.compactMap { if case .text(let text) = $0 { text } else { nil } }
      if texts.count == items.count { return .texts(texts) }
      let objects = items.compactMap { if case .object(let values) = $0 { object(values) } else { nil } }
      return objects.count == items.count ? .list(objects) : .values(items.map(value))
    }
  }
}
