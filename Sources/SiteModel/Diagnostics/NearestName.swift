/// The known name that a person most likely meant, for "did you mean" hints; among many names, see `NearestNames`.
package enum NearestName {
  /// The candidate with the smallest edit distance to `name`, if it is near enough to be a slip; of two, the first of
  /// the alphabet.
  ///
  /// - Parameter most: how many letters may differ; by default up to three, according to the name's length.
  package static func of(
    _ name: String, among candidates: some Sequence<String>, atMost most: Int = 3
  ) -> String? {
    let wanted = scalars(name)
    let limit = min(limit(wanted), max(1, most))
    var best: (distance: Int, name: String)?
    for candidate in candidates {
      guard let distance = distance(wanted, scalars(candidate), limit: best?.distance ?? limit) else {
        continue
      }
      if best.map({ (distance, candidate) < ($0.distance, $0.name) }) ?? true { best = (distance, candidate) }
    }
    return best?.name
  }

  /// The same among keys and the words behind them, of which some decide what is public: `unapproved` is no slip of
  /// `approved`, but its opposite.
  package static func ofWord(
    _ word: String, among candidates: some Sequence<String>, atMost most: Int = 3
  ) -> String? {
    of(word, among: candidates.filter { !isOpposite(word, of: $0) }, atMost: most)
  }

  private static let denials = ["un", "no", "non", "not", "dis", "in", "dé", "de", "hide", "disable"]

  /// Whether one of the words is nearer to the other without a `un` or `no` at its beginning.
  private static func isOpposite(_ word: String, of other: String) -> Bool {
    let (a, b) = (word.lowercased(), other.lowercased())
    func isDenial(_ long: String, _ short: String) -> Bool {
      denials.contains { denial in
        guard long.hasPrefix(denial), !short.hasPrefix(denial) else { return false }
        let rest = long.dropFirst(denial.count).drop { "_- ".contains($0) }
        let most = 3
        guard !rest.isEmpty, let near = distance(scalars(String(rest)), scalars(short), limit: most) else {
          return false
        }
        return near < distance(scalars(long), scalars(short), limit: most) ?? most + 1
      }
    }
    return isDenial(a, b) || isDenial(b, a)
  }

  /// A sentence for a hint: the nearest name, or else all known names where they are few.
  package static func hint(_ name: String, among candidates: [String], limit: Int = 12) -> String? {
    if let nearest = of(name, among: candidates) { return "did you mean '\(nearest)'?" }
    guard !candidates.isEmpty, candidates.count <= limit else { return nil }
    return "known: \(candidates.sorted().joined(separator: ", "))"
  }

  /// What is compared of a name.
  static func scalars(_ name: String) -> [Unicode.Scalar] { Array(name.lowercased().unicodeScalars) }

  /// How many edits are a slip: more in a long name than in a short one.
  static func limit(_ name: [Unicode.Scalar]) -> Int { max(1, min(3, name.count / 3 + 1)) }

  /// Optimal string alignment: insertions, deletions, substitutions, and swaps of neighbours; nil beyond the limit, and
  /// where the names share no letter.
  package static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar], limit: Int) -> Int? {
    guard abs(a.count - b.count) <= limit else { return nil }
    // What both begin and end with costs no edit; addresses of one site share most of what they have.
    var (start, end) = (0, min(a.count, b.count))
    while start < end, a[start] == b[start] { start += 1 }
    end -= start
    var same = 0
    while same < end, a[a.count - 1 - same] == b[b.count - 1 - same] { same += 1 }
    let distance = distance(
      Array(a[start..<a.count - same]), Array(b[start..<b.count - same]), atMost: limit)
    return distance <= limit && distance < a.count ? distance : nil
  }

  /// The distance, or a number beyond the limit where it is larger.
  private static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar], atMost limit: Int) -> Int {
    if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
    let far = limit + 1
    var beforeLast = [Int](repeating: far, count: b.count + 1)
    var last = (0...b.count).map { min($0, far) }
    var row = [Int](repeating: far, count: b.count + 1)
    for i in 1...a.count {
      // Further from the diagonal, no distance is within the limit.
      let (start, end) = (max(1, i - limit), min(b.count, i + limit))
      guard start <= end else { return far }
      row[start - 1] = start == 1 ? min(i, far) : far
      var least = row[start - 1]
      for j in start...end {
        let cost = a[i - 1] == b[j - 1] ? 0 : 1
        var value = min(last[j - 1] + cost, row[j - 1] + 1)
        if j < i + limit { value = min(value, last[j] + 1) }
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
          value = min(value, beforeLast[j - 2] + 1)
        }
        row[j] = min(value, far)
        least = min(least, row[j])
      }
      if end < b.count { row[end + 1] = far }
      if least >= far { return far }
      (beforeLast, last, row) = (last, row, beforeLast)
    }
    return last[b.count]
  }
}
