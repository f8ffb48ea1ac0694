import SiteModel

/// In how many wanted and unwanted comments each word stood.
struct WordCounts: Sendable {
  private(set) var wanted = 0
  private(set) var unwanted = 0
  private var words: [String: (wanted: Int, unwanted: Int)] = [:]

  mutating func learn(_ features: Set<String>, isSpam: Bool) {
    if isSpam { unwanted += 1 } else { wanted += 1 }
    for feature in features {
      var counts = words[feature] ?? (0, 0)
      if isSpam { counts.unwanted += 1 } else { counts.wanted += 1 }
      words[feature] = counts
    }
  }

  /// The odds, as a natural logarithm, that a comment with these features is spam; 0 where nothing is known.
  ///
  /// Gary Robinson, "A Statistical Approach to the Spam Problem", 2003: a word seen seldom counts little. Only the words
  /// that say most are asked, so that a long text does not outweigh its own links.
  func logOdds(_ features: Set<String>) -> Double {
    guard wanted > 0, unwanted > 0 else { return 0 }
    var evidence: [Double] = []
    for feature in features {
      guard let counts = words[feature] else { continue }
      let bad = Double(counts.unwanted) / Double(unwanted)
      let good = Double(counts.wanted) / Double(wanted)
      let seen = Double(counts.unwanted + counts.wanted)
      let probability = (Self.strength * 0.5 + seen * bad / (bad + good)) / (Self.strength + seen)
      evidence.append(log(probability / (1 - probability)))
    }
    let strongest = evidence.sorted { abs($0) != abs($1) ? abs($0) > abs($1) : $0 > $1 }.prefix(Self.most)
    // With little to learn from, a filter must not be sure.
    let trust = min(1, Double(min(wanted, unwanted)) / Double(Self.enough))
    return max(-Self.surest, min(Self.surest, strongest.reduce(0, +))) * trust
  }

  /// How many sightings the first guess of a word, one half, is worth.
  private static let strength = 1.0
  private static let most = 24
  private static let surest = 8.0
  /// Comments of each kind from which on the filter is believed in full.
  private static let enough = 10
}

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif
