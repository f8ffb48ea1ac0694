import Foundation

extension LiquidText {
  /// What stands further on, looked for once: not at each of the signs before it, or that lack it.
  struct Ahead {
    enum Sign: String {
      case tag = "{%"
      case braces = "{{"
    }
    private var places: [Sign: String.Index?] = [:]
    private var unclosed: Set<String> = []

    mutating func place(of sign: Sign, in rest: Substring) -> String.Index? {
      if let known = places[sign], known.map({ $0 >= rest.startIndex }) ?? true { return known }
      let found = rest.range(of: sign.rawValue)?.lowerBound
      places[sign] = .some(found)
      return found
    }

    mutating func closing(
      _ name: String, _ rest: Substring, by find: (String, Substring) -> Range<Substring.Index>?
    ) -> Range<Substring.Index>? {
      guard !unclosed.contains(name) else { return nil }
      let found = find(name, rest)
      if found == nil { unclosed.insert(name) }
      return found
    }
  }
}
