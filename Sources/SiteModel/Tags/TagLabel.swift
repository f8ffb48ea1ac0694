/// Chooses how the site writes a tag that articles spell in several ways.
package struct TagLabelChoice: Sendable {
  private var spellings: [(name: String, count: Int)] = []

  package init() {}

  /// Counts one use of a spelling; uses are told in the order of the articles.
  package mutating func count(_ name: String) {
    if let i = spellings.firstIndex(where: { $0.name == name }) {
      spellings[i].count += 1
    } else {
      spellings.append((name, 1))
    }
  }

  /// The most used spelling; of several, the one with more diacritics, then the first.
  package var label: String? {
    var best: (name: String, count: Int, diacritics: Int)?
    for spelling in spellings {
      let diacritics = TextFolding.diacriticCount(spelling.name)
      if let b = best, (b.count, b.diacritics) >= (spelling.count, diacritics) { continue }
      best = (spelling.name, spelling.count, diacritics)
    }
    return best?.name
  }
}
