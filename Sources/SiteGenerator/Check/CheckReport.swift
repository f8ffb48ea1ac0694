import SiteContent
package import SiteModel

/// What `check` found.
package struct CheckReport: Sendable {
  package var diagnostics: [Diagnostic]
  /// Oldest first.
  package var waiting: [WaitingComment] = []
  /// Drafts, and articles whose date has not come.
  package var leftOut: [LeftOut] = []
  package var articles = 0
  package var comments = 0
  package var pages = 0
  /// The moment of the check, in the site's time zone; missing where the settings could not be read.
  package var now: Moment?
  /// The addresses of other sites that pages lead to, each with the file that names it first.
  package var externalLinks: [ExternalLink] = []

  /// How many of them were not asked for, with `--external`: too many, or too slow.
  package var unasked = 0

  package init(diagnostics: [Diagnostic]) { self.diagnostics = diagnostics }
}

/// A link out of the site.
package struct ExternalLink: Sendable, Hashable {
  package var address: String
  package var file: RelativePath
}

extension ExternalLink: Described {
  package static var blank: Self { Self(address: "", file: "") }

  package static func visit<Visitor: PartVisitor>(
    _ link: inout Self, _ visitor: inout Visitor
  ) throws(Visitor.Failure) {
    try visitor.part(&link.address)
    try visitor.part(&link.file)
  }
}
