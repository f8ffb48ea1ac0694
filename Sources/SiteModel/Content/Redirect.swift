/// An old address and what became of it: an entry of `content/redirects.yml`.
package struct Redirect: Hashable, Sendable {
  package var from: OldAddress
  package var target: Target
  package var status: Status
  /// In `content/redirects.yml`.
  package var position: SourcePosition

  package init(from: OldAddress, target: Target, status: Status, position: SourcePosition) {
    self.from = from
    self.target = target
    self.status = status
    self.position = position
  }

  package enum Target: Hashable, Sendable {
    /// A place on the site, with a query or fragment.
    case site(SitePath, suffix: String)
    case elsewhere(String)
    /// Nothing stands there any more, and nothing took its place.
    case gone
  }

  /// What a server answers (RFC 9110, 15.4 and 15.5).
  package enum Status: Int, Sendable, CaseIterable {
    case moved = 301
    case found = 302
    case gone = 410
  }
}

/// A server, or a company's servers, that a file of the site can teach its old addresses.
package enum RedirectHost: String, Sendable, CaseIterable {
  case netlify, apache, nginx, caddy
}
