/// Pairs runs of tildes as CommonMark pairs the signs of emphasis (0.30, appendix "process emphasis"), with the
/// rule of cmark-gfm that both runs of a pair are equally long.
struct DelimiterMatcher {
  /// One or two tildes.
  struct Run {
    var length: Int
    /// Whether it is left-flanking, and right-flanking.
    var canOpen: Bool
    var canClose: Bool
  }

  /// The places of the runs that belong together.
  private(set) var pairs: [(opener: Int, closer: Int)] = []
  /// How many runs were looked at: it grows with their number, not with its square.
  private(set) var looks = 0

  private let runs: [Run]
  /// Runs that may still open, the innermost last.
  private var openers: [Int] = []
  /// Below this height there is no opener for a closer of a kind.
  private var bottoms = [0, 0, 0, 0]

  init(_ runs: [Run]) {
    self.runs = runs
    for (place, run) in runs.enumerated() {
      looks += 1
      if run.canClose, close(place, run) { continue }
      if run.canOpen { openers.append(place) }
    }
  }

  private mutating func close(_ place: Int, _ run: Run) -> Bool {
    let kind = (run.canOpen ? 2 : 0) + run.length - 1
    var height = openers.count
    while height > bottoms[kind] {
      height -= 1
      looks += 1
      let opener = runs[openers[height]]
      // `~~a~b~~`: what may open and close is no partner of another length.
      if run.canOpen || opener.canClose, run.length != opener.length { continue }
      // Another length ends nothing, and the opener goes on waiting.
      guard run.length == opener.length else { return true }
      pairs.append((openers[height], place))
      openers.removeLast(openers.count - height)
      for kind in bottoms.indices { bottoms[kind] = min(bottoms[kind], height) }
      return true
    }
    bottoms[kind] = openers.count
    return false
  }
}
