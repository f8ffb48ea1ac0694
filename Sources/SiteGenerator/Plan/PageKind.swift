package import TemplateEngine

/// A kind of page or feed: its template, what the template sees, and the pages of this kind that a site has.
///
/// Most kinds are a `SiteKind` or an `ArticleKind`. Only what is made of other plans has a phase of its own.
package protocol PageKind: SendableMetatype {
  static var template: String { get }
  /// The names that the template sees besides the common ones.
  static var context: ContextDescription { get }
  /// Whether a blog can be without its template: such a kind has pages only where the settings ask for them.
  static var isOptional: Bool { get }
  static var phase: PlanningPhase { get }
  /// - Parameter earlier: the plans of all kinds of the phases before its own, in the order of `PageKinds.all`.
  static func plans(_ view: SiteView, earlier: [PagePlan]) -> [PagePlan]
}

extension PageKind {
  package static var isOptional: Bool { false }
}

/// When the pages of a kind are planned. Within a phase no kind sees another's plans, so that it makes no difference
/// where one stands in the list.
package enum PlanningPhase: Int, CaseIterable, Comparable, Sendable {
  /// What is made of the site alone.
  case site
  /// What lists other pages.
  case listings
  /// What gives way to all others, and leads to them.
  case oldAddresses

  package static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}

/// A kind that is made of the site alone.
package protocol SiteKind: PageKind {
  static func plans(_ view: SiteView) -> [PagePlan]
}

extension SiteKind {
  package static var phase: PlanningPhase { .site }

  package static func plans(_ view: SiteView, earlier: [PagePlan]) -> [PagePlan] { plans(view) }
}
