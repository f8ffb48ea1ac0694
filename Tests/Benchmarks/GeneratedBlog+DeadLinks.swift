/// The blog in its first hour here: what its articles link to has not been moved yet.
extension GeneratedBlog {
  /// Puts links to addresses of the site where nothing is at the end of every article, each to another one.
  mutating func addDeadLinks(perArticle count: Int) {
    for i in articles.indices {
      let links = (0..<count).map { "[lien \($0)](/2007/11/article-\(i)-\($0)/)" }
      articles[i].body += "\n" + links.joined(separator: " ") + "\n"
    }
  }
}
