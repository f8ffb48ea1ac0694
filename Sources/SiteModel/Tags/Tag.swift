/// A tag of the site: one page, one feed, however it is spelled.
package struct Tag: Equatable, Sendable {
  package var key: TagKey
  /// How the site writes it: as the registry says, else as most articles do.
  package var label: String
  package var slug: String
  /// Addresses that the tag had under its other names, in no use any more.
  package var formerSlugs: [String]
  /// Names of the registry's that stand for it too.
  package var otherNames: [String]
  package var description: Markup?
  /// Positions in `Site.articles` of the articles that carry it, newest first.
  package var articles: [Int]

  package init(
    key: TagKey, label: String, slug: String, formerSlugs: [String] = [], otherNames: [String] = [],
    description: Markup?, articles: [Int]
  ) {
    self.key = key
    self.label = label
    self.slug = slug
    self.formerSlugs = formerSlugs
    self.otherNames = otherNames
    self.description = description
    self.articles = articles
  }

  /// Below the site's home, with a slash at its end.
  package var path: SitePath { Self.path(slug: slug) }
  package var feedPath: SitePath { path.appending("feed.xml") }

  /// The same for those who have no tag at hand, but one that is lent: to ask that one would copy it.
  package static func path(slug: String) -> SitePath { SitePath("tag/\(slug)/") }
}

/// A tag on one article, in that article's own spelling.
package struct TagMention: Hashable, Sendable {
  package var name: String
  package var key: TagKey

  package init(name: String, key: TagKey) {
    self.name = name
    self.key = key
  }
}

extension [TagMention] {
  /// The first mention of each tag, in their order.
  package var firstOfEachTag: [TagMention] {
    // Among a handful, to look is faster than to make a table.
    if count <= 8 {
      let isRepeated = { (i: Int) in self[..<i].contains { $0.key == self[i].key } }
      return indices.contains(where: isRepeated) ? indices.filter { !isRepeated($0) }.map { self[$0] } : self
    }
    var seen: Set<TagKey> = []
    return filter { seen.insert($0.key).inserted }
  }
}

extension TagMention: Described {
  package static var blank: Self { TagMention(name: "", key: TagKey(folded: "")) }
  package static func visit<Visitor: PartVisitor>(
    _ mention: inout Self, _ visitor: inout Visitor
  ) throws(Visitor.Failure) {
    try visitor.part(&mention.name)
    try visitor.part(&mention.key)
  }
}
