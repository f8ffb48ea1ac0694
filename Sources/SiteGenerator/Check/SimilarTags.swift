import SiteModel

/// Two tags that are probably one: a plural, a letter too many.
///
/// Accents and case make no two tags. Tags are compared only where they share a spelling with one letter left out, so
/// that the cost grows with the number of tags and not with its square.
enum SimilarTags {
  /// Shorter names differ by one letter and mean different things: `ump`, `udf`. Only a plural makes them alike: `loi`,
  /// `lois`.
  private static let shortestName = 5
  /// Longer ones are no addresses, which the build says, and have too many spellings.
  private static let longestName = 200

  static func run(_ tags: [Tag]) -> [Diagnostic] {
    var groups: [String: [Int]] = [:]
    for (i, tag) in tags.enumerated() {
      let name = tag.key.words
      if name.utf8.count > longestName { continue }
      // `UMPS` is no plural.
      if isShort(name), tag.label == tag.label.uppercased() { continue }
      let spellings = isShort(name) ? [singular(name)] : spellings(name)
      for spelling in spellings { groups[spelling, default: []].append(i) }
    }
    var pairs: Set<[Int]> = []
    for group in groups.values where group.count > 1 {
      // A spelling that many share tells nothing.
      for (n, i) in group.prefix(20).enumerated() {
        for j in group.prefix(20).dropFirst(n + 1)
        where i != j && areAlike(tags[i].key.words, tags[j].key.words) {
          pairs.insert([min(i, j), max(i, j)])
        }
      }
    }
    return pairs.sorted { ($0[0], $0[1]) < ($1[0], $1[1]) }.map { pair in
      let (a, b) = (tags[pair[0]], tags[pair[1]])
      let (more, fewer) = a.articles.count >= b.articles.count ? (a, b) : (b, a)
      return .warning(
        .similarTags, "content/tags.yml", nil,
        "the tags '\(more.label)' (\(count(more))) and '\(fewer.label)' (\(count(fewer))) are probably one",
        hint: "if so, write: - {label: \(more.label.doubleQuoted), aliases: [\(fewer.label.doubleQuoted)]}")
    }
  }

  private static func count(_ tag: Tag) -> String {
    tag.articles.count == 1 ? "1 article" : "\(tag.articles.count) articles"
  }

  /// The name, without its plural, and each way to leave one letter out.
  private static func spellings(_ name: String) -> Set<String> {
    let scalars = Array(name.unicodeScalars)
    var spellings: Set<String> = [name, singular(name), name.filter { $0 != " " }]
    for i in scalars.indices {
      var shorter = String.UnicodeScalarView(scalars[..<i])
      shorter.append(contentsOf: scalars[(i + 1)...])
      spellings.insert(String(shorter))
    }
    return spellings
  }

  /// Each word without the endings of French and English plurals.
  private static func singular(_ name: String) -> String {
    name.split(separator: " ").map { word in
      if word.hasSuffix("eaux") { return String(word.dropLast()) }
      if word.count > 4, word.hasSuffix("aux") { return String(word.dropLast(3)) + "al" }
      if word.count > 3, word.hasSuffix("s") || word.hasSuffix("x") { return String(word.dropLast()) }
      return String(word)
    }.joined(separator: " ")
  }

  private static func isShort(_ name: String) -> Bool { name.unicodeScalars.count < shortestName }

  private static func areAlike(_ a: String, _ b: String) -> Bool {
    // Numbers that differ are meant: `legislatives 2007`, `legislatives 2002`; `g8`, `g20`.
    guard a.filter(\.isNumber) == b.filter(\.isNumber) else { return false }
    if singular(a) == singular(b) { return true }
    guard !isShort(a), !isShort(b) else { return false }
    let (x, y) = (a.filter { $0 != " " }, b.filter { $0 != " " })
    return x == y || NearestName.distance(Array(a.unicodeScalars), Array(b.unicodeScalars), limit: 1) != nil
  }
}
