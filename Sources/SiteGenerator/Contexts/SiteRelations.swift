import SiteModel

/// What belongs together on a site, found in one pass over its tags: articles that are related, tags that occur
/// together, articles that answer others.
struct SiteRelations: Sendable {
  private static let relatedCount = 4
  private static let neighbourCount = 8
  /// Of a much used tag, only the articles nearest in time are looked at: the pass stays linear, and a new
  /// article changes the pages of those around it only.
  private static let reach = 12
  /// An article's rarest tags say most; what stands behind them is not looked at.
  private static let tagsPerArticle = 8
  /// Nor at more tags of an article than this, to tell which occur together: it may have as many as its file holds.
  private static let tagsLookedAt = 100

  private let table: TagTable
  private var relatedArticles: [[Int32]] = []
  private var tagNeighbours: [[Int32]] = []
  private var answers: [Int: [Int]] = [:]
  private var answered: [Int: Int] = [:]

  init(_ site: Site) {
    table = TagTable(site)
    relatedArticles = Self.related(table)
    tagNeighbours = Self.neighbours(table)
    let replies = site.articles.indices.filter { site.articles[$0].replyTo != nil }
    guard !replies.isEmpty else { return }
    let positions = Dictionary(site.articles.enumerated().map { ($1.id, $0) }) { first, _ in first }
    for reply in replies.reversed() {
      guard let target = site.articles[reply].replyTo.flatMap({ positions[$0] }) else { continue }
      answered[reply] = target
      answers[target, default: []].append(reply)
    }
  }

  /// Articles that share tags with this one, the nearest first; rarer tags weigh more.
  func related(to article: Int) -> [Int] { relatedArticles[article].map(Int.init) }

  /// Tags that articles carry together with this one, the most frequent first.
  func neighbours(ofTag tag: Int) -> [Int] { tagNeighbours[tag].map(Int.init) }

  /// The tags of an article, each once, in the order of the site's.
  func tags(of article: Int) -> some Sequence<Int> { table.places(of: article).lazy.map(\.tag) }

  /// Articles that answer this one, oldest first.
  func answers(to article: Int) -> [Int] { answers[article] ?? [] }

  /// The article that this one answers.
  func answered(by article: Int) -> Int? { answered[article] }

  private static func related(_ table: TagTable) -> [[Int32]] {
    let weights = table.postings.map { Int32(65_536 / Double(max(1, $0.count)).squareRoot()) }
    var related: [[Int32]] = []
    related.reserveCapacity(table.articleCount)
    var scores = [Int32](repeating: 0, count: table.articleCount)
    // Articles with a score, as many as there may be.
    var touched = [Int](repeating: 0, count: tagsPerArticle * 2 * reach)
    scores.withUnsafeMutableBufferPointer { scores in
      touched.withUnsafeMutableBufferPointer { touched in
        for article in 0..<table.articleCount {
          var count = 0
          for place in table.rarestPlaces(of: article, limit: tagsPerArticle) {
            let weight = weights[place.tag]
            table.postings[place.tag].withUnsafeBufferPointer { posting in
              for rank in max(0, place.rank - reach)..<min(posting.count, place.rank + reach + 1)
              where rank != place.rank {
                let other = posting[rank]
                if scores[other] == 0 {
                  touched[count] = other
                  count += 1
                }
                scores[other] += weight
              }
            }
          }
          var best = Best(limit: relatedCount)
          // Of two that share as much, the one nearer in time is meant, then the newer one.
          for other in touched[..<count] {
            let score = Int(scores[other])
            scores[other] = 0
            if -score <= best.worst { best.offer(other, (-score, abs(other - article), other)) }
          }
          related.append(best.items)
        }
      }
    }
    return related
  }

  private static func neighbours(_ table: TagTable) -> [[Int32]] {
    var counts = [Int](repeating: 0, count: table.postings.count)
    var touched: [Int] = []
    return table.postings.indices.map { tag in
      touched.removeAll(keepingCapacity: true)
      for article in table.postings[tag] {
        for place in table.places(of: article).prefix(tagsLookedAt) where place.tag != tag {
          if counts[place.tag] == 0 { touched.append(place.tag) }
          counts[place.tag] += 1
        }
      }
      var best = Best(limit: neighbourCount)
      for other in touched {
        let count = counts[other]
        counts[other] = 0
        if -count <= best.worst { best.offer(other, (-count, table.postings[other].count, other)) }
      }
      return best.items
    }
  }
}

/// The tags of every article, with the article's place among those of each tag.
private struct TagTable: Sendable {
  struct Place: Sendable {
    var tag: Int
    /// In the tag's articles.
    var rank: Int
  }

  let articleCount: Int
  /// The articles of each tag, newest first.
  let postings: [[Int]]
  private var starts: [Int]
  private var entries: [Place]

  init(_ site: Site) {
    articleCount = site.articles.count
    postings = site.tags.map(\.articles)
    starts = [Int](repeating: 0, count: articleCount + 1)
    for posting in postings { for article in posting { starts[article + 1] += 1 } }
    for article in 0..<articleCount { starts[article + 1] += starts[article] }
    entries = [Place](repeating: Place(tag: 0, rank: 0), count: starts[articleCount])
    var ends = starts
    for (tag, posting) in postings.enumerated() {
      for (rank, article) in posting.enumerated() {
        entries[ends[article]] = Place(tag: tag, rank: rank)
        ends[article] += 1
      }
    }
  }

  func places(of article: Int) -> ArraySlice<Place> { entries[starts[article]..<starts[article + 1]] }

  func rarestPlaces(of article: Int, limit: Int) -> ArraySlice<Place> {
    let all = places(of: article)
    if all.count <= limit { return all }
    return all.sorted { (postings[$0.tag].count, $0.tag) < (postings[$1.tag].count, $1.tag) }[..<limit]
  }
}

/// The few best of many, in order; smaller keys are better, and no two are the same.
private struct Best {
  let limit: Int
  /// What the first number of a key may be at most: most are worse, and need no more than a look.
  private(set) var worst = Int.max
  private var entries: [(item: Int, key: (Int, Int, Int))] = []

  init(limit: Int) { self.limit = limit }

  var items: [Int32] { entries.map { Int32($0.item) } }

  mutating func offer(_ item: Int, _ key: (Int, Int, Int)) {
    if entries.count == limit {
      guard let last = entries.last, key < last.key else { return }
      entries.removeLast()
    }
    let place = entries.firstIndex { key < $0.key } ?? entries.count
    entries.insert((item, key), at: place)
    if entries.count == limit, let last = entries.last { worst = last.key.0 }
  }
}
