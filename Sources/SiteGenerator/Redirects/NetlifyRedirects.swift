import SiteModel

/// Netlify's `_redirects` (https://docs.netlify.com/manage/routing/redirects/overview/).
///
/// The `!` lets a rule win over the page that stands at the old address for other servers.
enum NetlifyRedirects {
  static func text(_ rules: [HostRedirectFiles.Rule], root: String) -> String {
    rules.map { rule in
      guard let query = query(rule) else {
        return "# Netlify cannot compare the query of \(rule.path)?\(rule.from.query ?? "")\n"
      }
      return ([escaped(rule.path)] + query + [rule.target ?? root + "404.html", "\(rule.status.rawValue)!"])
        .joined(separator: " ") + "\n"
    }.joined()
  }

  /// `p=52` and the like, each a word of its own; nil where one has no value, which Netlify has no word for.
  private static func query(_ rule: HostRedirectFiles.Rule) -> [String]? {
    guard let query = rule.from.query else { return [] }
    let parts = query.split(separator: "&").map(String.init)
    return parts.allSatisfy { $0.contains("=") && !$0.hasPrefix("=") && !$0.hasSuffix("=") } ? parts : nil
  }

  /// `:` and `*` stand for parts of an address.
  private static func escaped(_ path: String) -> String {
    path.replacing(":", with: "%3A").replacing("*", with: "%2A")
  }
}
