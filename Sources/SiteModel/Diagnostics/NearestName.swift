/// The known name that a person most likely meant, for "did you mean" hints.
package enum NearestName {
  /// The candidate with the smallest edit distance to `name`, if it is near enough to be a slip.
  ///
  /// - Parameter most: how many letters may differ; by default up to three, according to the name's length.
  package static func of(
    _ name: String, among candidates: some Sequence<String>, atMost most: Int = 3
  ) -> String? {
    let wanted = Array(name.lowercased().unicodeScalars)
    let limit = max(1, min(most, wanted.count / 3 + 1))
    var best: (distance: Int, name: String)?
    for candidate in candidates.sorted() {
      let other = Array(candidate.lowercased().unicodeScalars)
      guard abs(other.count - wanted.count) <= limit else { continue }
      let distance = editDistance(wanted, other)
      // A name that shares no letter with `name` is no slip of it.
      guard distance <= limit, distance < wanted.count else { continue }
      if distance < (best?.distance ?? .max) { best = (distance, candidate) }
    }
    return best?.name
  }

  /// A sentence for a hint: the nearest name, or else all known names where they are few.
  package static func hint(_ name: String, among candidates: [String], limit: Int = 12) -> String? {
    if let nearest = of(name, among: candidates) { return "did you mean '\(nearest)'?" }
    guard !candidates.isEmpty, candidates.count <= limit else { return nil }
    return "known: \(candidates.sorted().joined(separator: ", "))"
  }

  /// Optimal string alignment: insertions, deletions, substitutions, and swaps of neighbours.
  private static func editDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
    var beforeLast = [Int](repeating: 0, count: b.count + 1)
    var last = Array(0...b.count)
    for i in 1...a.count {
      var row = [i] + [Int](repeating: 0, count: b.count)
      for j in 1...b.count {
        let cost = a[i - 1] == b[j - 1] ? 0 : 1
        row[j] = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + cost)
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
          row[j] = min(row[j], beforeLast[j - 2] + 1)
        }
      }
      beforeLast = last
      last = row
    }
    return last[b.count]
  }
}
