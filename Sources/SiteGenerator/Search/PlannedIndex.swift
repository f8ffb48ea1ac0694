import SiteModel

/// What an earlier build knew of a search index: enough to plan the same one without making it.
package struct KnownIndex: Sendable {
  /// What the digest was made with, and is to be made with again.
  var key: DigestKey
  /// Of all that the index's words are taken from; zero where none is known.
  var words: Digest = .zero
  /// The names of its files of words.
  var files: [String] = []
}

/// A search index as a plan needs it: what its files are called. It is made once one of them is wanted.
struct PlannedIndex: Sendable {
  let files: [String]
  /// Of all that the words are taken from; nil where nobody keeps it.
  let words: Digest?
  private let index: Once<SearchIndex>

  init(_ site: Site, known: KnownIndex? = nil) {
    words = known.map { SearchIndex.words(of: site, key: $0.key) }
    if let known, words == known.words {
      files = known.files
      index = Once { SearchIndex(site) }
    } else {
      let made = SearchIndex(site)
      files = made.shards.map(\.fileName)
      index = Once(made)
    }
  }

  var root: [UInt8] { index.value.root }

  /// - Throws: `CacheDamage` where the index has no such file.
  func json(_ number: Int) throws(CacheDamage) -> [UInt8] {
    let index = index.value
    guard index.shards.indices.contains(number) else { throw CacheDamage() }
    return index.json(index.shards[number])
  }
}

extension SearchIndex {
  /// A digest of all that an index's words are taken from.
  static func words(of site: Site, key: DigestKey) -> Digest {
    key.digest { hasher in
      hasher.add(site.language.stopWords.count)
      for word in site.language.stopWords { hasher.add(word) }
      hasher.add(site.tags.count)
      for tag in site.tags {
        hasher.add(tag.key.words)
        hasher.add(tag.label)
        hasher.add(tag.otherNames.count)
        for name in tag.otherNames { hasher.add(name) }
      }
      hasher.add(site.articles.count)
      for i in site.articles.indices {
        let article = site.articles[i]
        hasher.add(article.title)
        for mentions in [article.tags, article.technorati] {
          hasher.add(mentions.count)
          for mention in mentions {
            hasher.add(mention.key.words)
            hasher.add(mention.name)
          }
        }
        hasher.add(article.excerptText)
        let authors = article.discussion.outline.authors
        hasher.add(authors.count)
        for author in authors { hasher.add(author) }
      }
    }
  }
}
