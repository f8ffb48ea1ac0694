import SiteModel

/// What results show of some articles: `[["title","/2007/11/x/","2007-11-06","6 novembre 2007","excerpt"],…]`.
struct SearchDocuments: Sendable {
  /// The file's number, from 0; its articles follow one another in time.
  let number: Int
  let view: SiteView

  private static let excerptCharacters = 160

  static func all(_ view: SiteView) -> [SearchDocuments] {
    let size = SearchIndex.documentsPerFile
    return (0..<(view.site.articles.count + size - 1) / size).map {
      SearchDocuments(number: $0, view: view)
    }
  }

  /// The positions of the articles on the site, the oldest first.
  private var articles: [Int] {
    let count = view.site.articles.count
    let first = number * SearchIndex.documentsPerFile
    return (first..<min(first + SearchIndex.documentsPerFile, count)).map { count - 1 - $0 }
  }

  func inputs(_ entities: EntityDigests) -> [PageInput] {
    let digest = entities.key.digest { hasher in
      for position in articles {
        hasher.add(linkTo: view.site.articles[position])
        hasher.add(view.site.articles[position].date)
        hasher.add(view.site.articles[position].excerptText)
      }
    }
    return [PageInput("the articles in it", digest)]
  }

  var json: [UInt8] {
    var json = JSONWriter(reserving: SearchIndex.documentsPerFile * 3 * Self.excerptCharacters)
    json.list { json in
      for position in articles {
        let article = view.site.articles[position]
        json.texts([
          article.title, view.href(article.path), article.date.iso8601, view.language.date(article.date.day),
          article.excerptText.shortened(to: Self.excerptCharacters) ?? "",
        ])
      }
    }
    return json.bytes
  }
}
