import SiteContent
package import SiteModel

/// Digests of the things that pages are made of, each found once for all pages.
///
/// A kind of page that names what it is made of (`PagePlan.inputs`) need not be looked into: with 10,000 articles that
/// is most of an incremental build's work. What a thing's digest covers is all that any template can ask of it; a
/// test holds the list of properties against the type.
package final class EntityDigests: Sendable {
  let key: DigestKey
  let view: SiteView
  /// Of all that an article shows in lists, in feeds and on its page, but its comments; and of its tags.
  private let articles: [Digest]
  private let comments: [Digest]
  /// Of what a link to an article shows of it.
  private let links: [Digest]
  /// Of a tag, without its articles.
  private let tags: [Digest]
  /// Of a tag with its articles and the tags beside it.
  private let tagLists: [Digest]

  package init(_ view: SiteView, key: DigestKey, jobs: Int) async throws {
    self.key = key
    self.view = view
    let site = view.site
    let mostUses = view.mostUses
    let tags = site.tags.map { tag in
      key.digest { hasher in
        hasher.add(tag.label)
        hasher.add(tag.slug)
        hasher.add(tag.articles.count)
        hasher.add(mostUses)
        hasher.add(tag.description)
      }
    }
    let texts = try await Parallel.map(count: site.articles.count, jobs: jobs, { () }) { _, i in
      (
        key.digest { hasher in
          hasher.add(site.articles[i])
          for tag in view.relations.tags(of: i) { hasher.add(tags[tag]) }
          // The article that it answers is named on it.
          if let answered = view.relations.answered(by: i) { hasher.add(linkTo: site.articles[answered]) }
        },
        try site.articles[i].discussion.digest
          ?? key.digest { $0.add(try site.articles[i].discussion.content) },
        key.digest { $0.add(linkTo: site.articles[i]) }
      )
    }
    articles = texts.map(\.0)
    comments = texts.map(\.1)
    links = texts.map(\.2)
    let articles = articles
    tagLists = site.tags.indices.map { position in
      key.digest { hasher in
        hasher.add(tags[position])
        for neighbour in view.relations.neighbours(ofTag: position) { hasher.add(tags[neighbour]) }
        hasher.add(site.tags[position].articles.count)
        for article in site.tags[position].articles { hasher.add(articles[article]) }
      }
    }
    self.tags = tags
  }

  func article(_ position: Int) -> Digest { articles[position] }

  func comments(of position: Int) -> Digest { comments[position] }

  /// A tag with its articles and the tags beside it.
  func tag(_ tag: Tag) -> Digest { view.site.tagPositions[tag.key].map { tagLists[$0] } ?? .zero }

  /// All tags without their articles, in their order.
  func allTags() -> Digest {
    key.digest { hasher in
      for tag in tags { hasher.add(tag) }
    }
  }

  /// Months by their names, and how many articles each has.
  func months(_ months: [ArchiveMonth]) -> Digest {
    key.digest { hasher in
      for month in months {
        hasher.add(month.year)
        hasher.add(month.month)
        hasher.add(month.articles.count)
      }
    }
  }

  func articles(_ positions: some Sequence<Int>) -> Digest {
    key.digest { hasher in
      for position in positions { hasher.add(articles[position]) }
    }
  }

  /// Links to articles: their titles and addresses.
  func links(to positions: [Int]) -> Digest {
    key.digest { hasher in
      for position in positions {
        hasher.add(links.indices.contains(position))
        if links.indices.contains(position) { hasher.add(links[position]) }
      }
    }
  }

  /// Numbers and texts as they are.
  func values(_ values: String...) -> Digest {
    key.digest { hasher in
      for value in values { hasher.add(value) }
    }
  }
}

/// A part of what a page is made of.
package struct PageInput: Sendable {
  /// In words, for `blogsite why`.
  var name: String
  var digest: Digest

  init(_ name: String, _ digest: Digest) {
    self.name = name
    self.digest = digest
  }
}
