import Foundation

/// A blog of any size in the manner of the real one, the same for the same seed: what every contender is given.
struct GeneratedBlog {
  struct Article {
    var id: String
    var date: String
    var title: String
    var author: String
    var tags: [String]
    var image: String?
    var body: String
    var comments: [Comment]

    /// The id without its date.
    var slug: String { String(id.dropFirst("2007-11-06-".count)) }
  }

  struct Comment {
    var id: String
    var author: String
    var date: String
    var url: String?
    var parent: String?
    var body: String
  }

  var tags: [String]
  var images: [String]
  var articles: [Article]

  /// - Parameter comments: of all articles together; few articles have many of them.
  init(articles count: Int, comments: Int, seed: UInt64 = 2007) {
    var random = SeededNumbers(seed: seed)
    var text = FrenchText(SeededNumbers(seed: seed ^ 0xF00D))
    var seen: Set<String> = []
    var tags: [String] = []
    while tags.count < max(30, count / 12) {
      let tag = text.phrase(1 + random.below(2)) + (tags.count > 200 ? " \(tags.count / 7)" : "")
      if seen.insert(Self.folded(tag)).inserted { tags.append(tag) }
    }
    images = (0..<20).map { "photo-\($0).png" }
    var perArticle = [Int](repeating: 0, count: count)
    for _ in 0..<comments {
      // A few articles are discussed at length, most hardly at all.
      let rank = random.longTail(count)
      perArticle[(rank &* 7919) % count] += 1
    }
    let authors = (0..<12).map { _ in text.word().capitalized + " " + text.word().capitalized }
    self.tags = tags
    articles = []
    articles.reserveCapacity(count)
    for i in 0..<count {
      // From 2005 on, at an even pace.
      let days = i * 7_300 / max(1, count)
      let date = Self.date(daysSince2005: days)
      let length = 60 + Int(Double(60 + random.below(120)) * (1 + 4 * random.unit() * random.unit()))
      var mentioned: [String] = []
      for _ in 0..<(1 + random.below(7)) {
        var tag = tags[random.longTail(tags.count)]
        // Editors spell as they like.
        if random.chance(0.2) { tag = tag.uppercased() }
        if random.chance(0.1) { tag = Self.withoutAccents(tag) }
        if !mentioned.contains(where: { Self.folded($0) == Self.folded(tag) }) { mentioned.append(tag) }
      }
      var paragraphs: [String] = []
      var words = 0
      while words < length {
        let size = 30 + random.below(60)
        words += size
        switch random.below(12) {
        case 0: paragraphs.append("## " + text.phrase(4))
        case 1: paragraphs.append((0..<4).map { _ in "- " + text.phrase(6) }.joined(separator: "\n"))
        case 2: paragraphs.append("> " + text.paragraph(20))
        case 3: paragraphs.append(text.paragraph(size) + " [\(text.phrase(2))](https://example.org/\(i)).")
        default: paragraphs.append(text.paragraph(size))
        }
      }
      let id = "\(date)-article-\(i)"
      var comments: [Comment] = []
      for k in 0..<perArticle[i] {
        let commentID = "\(date)-lecteur-\(k)"
        comments.append(
          Comment(
            id: commentID, author: text.word().capitalized + " " + text.word().capitalized,
            date: "\(date) \(10 + k / 3600 % 10):\(Self.two(k / 60 % 60)):\(Self.two(k % 60))",
            url: random.chance(0.3) ? "https://example.org/lecteur/\(k)" : nil,
            parent: !comments.isEmpty && random.chance(0.4)
              ? comments[random.below(comments.count)].id : nil,
            body: text.paragraph(10 + random.below(60))))
      }
      articles.append(
        Article(
          id: id, date: "\(date) \(Self.two(8 + i % 12)):\(Self.two(i % 60))", title: text.title(),
          author: authors[random.below(authors.count)], tags: mentioned,
          image: random.chance(0.25) ? images[random.below(images.count)] : nil,
          body: paragraphs.joined(separator: "\n\n") + "\n", comments: comments))
    }
  }

  private static func withoutAccents(_ text: String) -> String {
    text.folding(options: .diacriticInsensitive, locale: nil)
  }

  /// What all spellings of a tag have in common.
  static func folded(_ tag: String) -> String { withoutAccents(tag).lowercased() }

  private static func two(_ n: Int) -> String { n < 10 ? "0\(n)" : "\(n)" }

  /// Months of 28 days do here: every date exists.
  private static func date(daysSince2005 days: Int) -> String {
    let (year, rest) = (days / 336, days % 336)
    return "\(2005 + year)-\(two(rest / 28 + 1))-\(two(rest % 28 + 1))"
  }
}
