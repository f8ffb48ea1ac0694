import SiteContent
import SiteGenerator
import SiteModel

/// What the preview shows at a moment: the last site without errors, and the errors since.
struct PreviewState: Sendable {
  /// The last good site; nil where there has been none yet.
  let site: PreparedSite?
  /// What is wrong with the files as they are now.
  let diagnostics: [Diagnostic]
  /// Counts up with every change.
  let number: Int

  static let empty = PreviewState(site: nil, diagnostics: [], number: 0)

  /// The state after the files were read again: the site where they are good, the former one where not.
  func after(_ site: PreparedSite?, _ diagnostics: [Diagnostic]) -> PreviewState {
    PreviewState(site: site ?? self.site, diagnostics: diagnostics, number: number + 1)
  }

  private init(site: PreparedSite?, diagnostics: [Diagnostic], number: Int) {
    self.site = site
    self.diagnostics = diagnostics
    self.number = number
  }

  var hasErrors: Bool { diagnostics.hasErrors }

  /// The page or file at a path below the site's home, by the name of its file.
  func page(file: String) -> PagePlan? { site?.plan.page(file: file) }

  /// The address of the page that is made from something.
  func address(of origin: PageOrigin) -> String? {
    guard let plan = site?.plan else { return nil }
    return plan.page(from: origin).map { plan.view.address.root + $0.path.encoded }
  }

  /// Whether a date has come since the site was read: of an article in the future, or for comments to close.
  func isOutdated(at now: Int64) -> Bool { site.map { !$0.validity.contains(now) } ?? false }

  /// Where a request leads.
  enum Place: Sendable {
    case page(PagePlan)
    /// To the same place by its proper name: path and query, for `Location`.
    case moved(String)
    /// To the home page of a site that does not begin at `/`.
    case home(String)
    case nowhere
  }

  func place(_ path: RequestPath) -> Place {
    guard let site else { return .nowhere }
    let address = site.plan.view.address
    func moved(to place: SitePath) -> Place {
      .moved(address.root + place.encoded + (path.query.map { "?" + $0 } ?? ""))
    }
    guard let place = path.below(address.root) else {
      if path.segments.isEmpty { return .home(address.root) }
      // The prefix without its slash: `/blog`.
      let asFolder = RequestPath("/" + PercentEncoding.path(path.segments.joined(separator: "/")) + "/")
      return asFolder?.below(address.root) == .home ? moved(to: .home) : .nowhere
    }
    if let page = page(file: place.file) { return path.isNormal ? .page(page) : moved(to: page.path) }
    let folder = SitePath(place.text + "/")
    return !place.text.isEmpty && page(file: folder.file) != nil ? moved(to: folder) : .nowhere
  }
}
