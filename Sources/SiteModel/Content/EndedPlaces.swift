/// Places that were on the site until the time of an article was over, and are no more.
///
/// What leads there is no error: that day comes by itself, and must not keep the site from being built without the article.
package struct EndedPlaces: Sendable {
  private var ends: [SitePath: Moment] = [:]
  /// Those that are gone with all that was in them.
  private var folders: Set<SitePath> = []

  package init() {}

  package var isEmpty: Bool { ends.isEmpty }

  /// - Parameter isWhole: whether all that was below it is gone too.
  package mutating func add(_ place: SitePath, _ end: Moment, isWhole: Bool = false) {
    ends[place] = max(ends[place] ?? end, end)
    if isWhole { folders.insert(place) }
  }

  /// Something else stands there.
  package mutating func remove(_ place: SitePath) {
    ends[place] = nil
    folders.remove(place)
  }

  /// When a place went; nil where it is not known to have been there.
  package func end(of place: SitePath) -> Moment? {
    if let end = ends[place] { return end }
    guard !folders.isEmpty else { return nil }
    let text = place.text
    // The folders that it is in, from the nearest.
    return text.indices.reversed().lazy.filter { text[$0] == "/" }.map { SitePath(String(text[...$0])) }
      .first { folders.contains($0) }.flatMap { ends[$0] }
  }
}
