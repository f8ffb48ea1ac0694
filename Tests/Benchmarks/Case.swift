/// What is measured in each round, in this order: those that are compared stand side by side.
enum Case: String, CaseIterable, Sendable {
  case cold, hugoCold, copy
  case unchanged, hugoUnchanged
  case comment, hugoComment
  case article, tag, partial, settings
  case check, checkAgain
  case deadLinks

  var isHugo: Bool { [.hugoCold, .hugoUnchanged, .hugoComment].contains(self) }

  var title: String {
    switch self {
    case .cold: "cold build"
    case .hugoCold: "Hugo: cold build"
    case .copy: "`cp -r` of the finished site"
    case .unchanged: "nothing changed"
    case .hugoUnchanged: "Hugo: nothing changed"
    case .comment: "one comment approved"
    case .hugoComment: "Hugo: one comment approved"
    case .article: "one article edited"
    case .tag: "one tag's label changed"
    case .partial: "one partial changed (the card)"
    case .settings: "a setting changed (the description)"
    case .check: "`blogsite check`, cold"
    case .checkAgain: "`blogsite check` again, nothing changed"
    case .deadLinks: "cold build with five dead links in each article"
    }
  }

  /// What Hugo does for the same.
  var counterpart: Case? {
    switch self {
    case .cold, .copy: .hugoCold
    case .unchanged: .hugoUnchanged
    // Hugo builds everything whatever has changed: one of its rebuilds stands for all of them.
    case .comment, .article, .tag, .partial, .settings: .hugoComment
    case .hugoCold, .hugoUnchanged, .hugoComment, .check, .checkAgain, .deadLinks: nil
    }
  }
}
