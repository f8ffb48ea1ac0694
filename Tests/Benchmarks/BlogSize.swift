import ArgumentParser

/// How large a blog is, and what is measured with it.
struct BlogSize: Hashable, Sendable {
  var articles: Int
  var comments: Int

  static let small = BlogSize(articles: 1_000, comments: 1_500)
  static let usual = BlogSize(articles: 10_000, comments: 15_000)
  static let discussed = BlogSize(articles: 4_000, comments: 40_000)
  static let huge = BlogSize(articles: 100_000, comments: 150_000)
  static let all = [small, usual, discussed, huge]

  var title: String { "\(Figures.count(articles)) articles, \(Figures.count(comments)) comments" }

  var rounds: Int { articles <= 2_000 ? 5 : 2 }

  /// - Parameter hasHugo: whether there is a Hugo to compare with. It takes no part in the largest blogs.
  func cases(hasHugo: Bool) -> [Case] {
    switch self {
    case _ where articles > 20_000: [.cold, .unchanged, .comment]
    case _ where comments > articles * 5:
      hasHugo
        ? [.cold, .hugoCold, .unchanged, .comment, .hugoComment] : [.cold, .unchanged, .comment]
    default: Case.allCases.filter { hasHugo || !$0.isHugo }
    }
  }
}

extension BlogSize: ExpressibleByArgument {
  /// `1000`, with half as many comments again, or `4000x40000`.
  init?(argument: String) {
    let numbers = argument.split(separator: "x", omittingEmptySubsequences: false).map { Int($0) }
    guard numbers.count <= 2, let articles = numbers[0], articles > 0 else { return nil }
    guard numbers.count == 2 else {
      self.init(articles: articles, comments: articles * 3 / 2)
      return
    }
    guard let comments = numbers[1], comments > 0 else { return nil }
    self.init(articles: articles, comments: comments)
  }
}
