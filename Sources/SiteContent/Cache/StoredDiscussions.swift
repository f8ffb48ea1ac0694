package import SiteModel

/// The stored discussions of a site, by their articles; in a fixed order.
package struct StoredDiscussions: Sendable {
  package private(set) var all: [StoredDiscussion]
  private var positions: [String: Int]

  init(_ discussions: [StoredDiscussion]) {
    all = discussions
    positions = [:]
    positions.reserveCapacity(discussions.count)
    for (i, discussion) in discussions.enumerated() { positions[discussion.article] = i }
  }

  /// Composed or decomposed, an article's id is one to everybody; the files below tell their names apart.
  package subscript(article: String) -> StoredDiscussion? { positions[article].map { all[$0] } }

  /// A comment by the path of its file.
  package subscript(path path: RelativePath) -> ConvertedSource<CommentDocument, ConvertedText>? {
    get throws(CacheDamage) {
      guard let place = CommentPlace(path) else { return nil }
      return try self[place.article]?.shelf[path]
    }
  }

  /// Takes over what was read again.
  mutating func apply(_ changes: SourceChanges, key: DigestKey) throws(CacheDamage) {
    let removed = Dictionary(grouping: changes.removedComments) { CommentPlace($0)?.article }
    let changed = Dictionary(grouping: changes.comments) { $0.document.article }
    for article in Set(changed.keys).union(removed.keys.compactMap(\.self)).sorted() {
      let old = self[article]
      var shelf = try old?.shelf ?? StoredDiscussion.Shelf([]) { $0.source.path }
      for comment in changed[article] ?? [] { shelf.put(comment) }
      shelf.remove(Set(removed[article] ?? []))
      let discussion = StoredDiscussion(article: article, shelf.sources, summary: nil, key: key)
      if let position = positions[article] {
        all[position] = discussion
      } else {
        positions[article] = all.count
        all.append(discussion)
      }
    }
  }
}

/// A comment's file by its path: `content/comments/2007-11-06-facebook/a.md`.
package struct CommentPlace {
  package let article: String
  /// The file's name without `.md`.
  package let name: String

  /// Nil where a comment has no such path.
  package init?(_ path: RelativePath) {
    guard path.hasSuffix(".md"), let article = Self.article(ofFolder: path.folder) else { return nil }
    self.article = article
    name = String(path.name.dropLast(3))
  }

  package static func article(ofFolder path: RelativePath) -> String? {
    guard let name = path.rest(below: RelativePath(SiteLayout.comments)),
      !name.utf8.contains(UInt8(ascii: "/"))
    else { return nil }
    return String(name)
  }
}
