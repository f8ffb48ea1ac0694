import SiteContent
import SiteModel

/// The files that teach servers the blog's old addresses, with what no page can say: that a move is for good, that
/// something is gone, and addresses with a query.
enum HostRedirectFiles {
  /// One old address as servers see it.
  struct Rule: Sendable {
    let from: OldAddress
    /// The path prefix of the site, with a slash at its end.
    let root: String
    /// From the root of the server, or absolute; nil where nothing took its place.
    let target: String?
    let status: Redirect.Status

    /// The old path from the root of the server, percent-encoded.
    var path: String { root + from.path.encoded }
    /// The same as people read it.
    var readablePath: String { (root.removingPercentEncoding ?? root) + from.path.text }
  }

  /// - Parameter earlier: all other plans, for what nobody wrote gives way to them.
  static func plans(_ view: SiteView, earlier: [PagePlan]) -> [PagePlan] {
    let hosts = view.settings.redirectHosts ?? []
    guard !hosts.isEmpty else { return [] }
    let rules = rules(view, earlier)
    return hosts.map { host in
      let bytes = Array(text(host, rules, root: view.address.root).utf8)
      return PagePlan(
        path: SitePath(fileName(host)), content: .bytes { bytes },
        origin: .settings("the redirects for \(host.rawValue)"))
    }
  }

  /// Those with a query first, for they are about less.
  private static func rules(_ view: SiteView, _ earlier: [PagePlan]) -> [Rule] {
    RedirectPages.entries(view, earlier).map { entry in
      Rule(
        from: entry.from, root: view.address.root,
        target: entry.target == .gone ? nil : entry.target.address(from: view.address.root),
        status: entry.status)
    }.sorted { a, b in
      (a.from.query == nil ? 1 : 0, a.path, a.from.query ?? "")
        < (b.from.query == nil ? 1 : 0, b.path, b.from.query ?? "")
    }
  }

  static func fileName(_ host: RedirectHost) -> String {
    switch host {
    case .netlify: "_redirects"
    case .apache: ".htaccess"
    case .nginx: "redirects.nginx.conf"
    case .caddy: "redirects.caddy"
    }
  }

  static func text(_ host: RedirectHost, _ rules: [Rule], root: String) -> String {
    switch host {
    case .netlify: NetlifyRedirects.text(rules, root: root)
    case .apache: ApacheRedirects.text(rules, root: root)
    case .nginx: NginxRedirects.text(rules)
    case .caddy: CaddyRedirects.text(rules)
    }
  }

  /// A warning where old addresses are written that no file can answer to, and the settings name no server.
  static func unanswered(_ view: SiteView) -> [Diagnostic] {
    guard view.settings.redirectHosts == nil else { return [] }
    let unanswered = view.redirects.entries.filter {
      $0.position != nil && $0.status != .gone && $0.from.query != nil
    }
    guard let first = unanswered.first else { return [] }
    let known = RedirectHost.allCases.map(\.rawValue).joined(separator: ", ")
    return [
      .warning(
        .unansweredRedirect, SiteLayout.redirects, first.position,
        unanswered.count == 1
          ? "no page can answer to '\(first.from)': only a server can lead on from it"
          : "no page can answer to '\(first.from)' and \(unanswered.count - 1) more: only a server can lead on from them",
        hint: "name the server in \(SiteLayout.settings), such as 'redirects: [apache]' (\(known)), "
          + "or write 'redirects: []' if there is none to tell")
    ]
  }
}
