/// The value of `srcset`: addresses, each with a width or a density.
enum SourceSet {
  /// The value with other addresses; nil where but one is left, which `src` has already.
  static func rewritten(_ value: String, _ address: (String) -> String) -> String? {
    var seen: Set<String> = []
    let candidates = candidates(value).compactMap { written, descriptor -> String? in
      let new = address(written)
      guard !new.isEmpty, seen.insert(new).inserted else { return nil }
      // A comma at its end would be taken for the one between two.
      return new.replacing(",", with: "%2C") + (descriptor.isEmpty ? "" : " " + descriptor)
    }
    return candidates.count > 1 ? candidates.joined(separator: ", ") : nil
  }

  /// Source: HTML, 4.8.4.3.10, "Parsing a srcset attribute".
  private static func candidates(_ value: String) -> [(address: String, descriptor: String)] {
    var found: [(address: String, descriptor: String)] = []
    var rest = value[...]
    while true {
      rest = rest.drop { $0.isWhitespace || $0 == "," }
      guard !rest.isEmpty else { return found }
      var address = rest.prefix { !$0.isWhitespace }
      rest = rest.dropFirst(address.count)
      if address.hasSuffix(",") {
        while address.hasSuffix(",") { address = address.dropLast() }
        found.append((String(address), ""))
        continue
      }
      let descriptor = rest.prefix { $0 != "," }
      rest = rest.dropFirst(descriptor.count)
      found.append((String(address), descriptor.trimming))
    }
  }
}
