/// The blog in its first hour here: what its articles link to has not been moved yet.
extension GeneratedBlog {
  /// Puts links to addresses of the site at the end of every article: to other articles, or to where nothing is, each to
  /// another place.
  mutating func addLinks(perArticle count: Int, dead: Bool) {
    let ids = articles.map(\.id)
    for i in ids.indices {
      let links = (0..<count).map { k in
        dead
          ? "[lien \(k)](/2007/11/article-\(i)-\(k)/)" : "[lien \(k)](\(ids[(i + 1 + 7 * k) % ids.count]).md)"
      }
      articles[i].body += "\n" + links.joined(separator: " ") + "\n"
    }
  }
}
