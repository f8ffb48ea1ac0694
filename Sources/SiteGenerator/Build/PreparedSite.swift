import SiteModel

/// A site as far as it could be made, errors or not: to be looked at, not to be published.
package struct SiteDraft: Sendable {
  package var plan: SitePlan
  package var templates: Templates
  /// The moments for which the site would be the same, in seconds since 1970.
  package var validity: Range<Int64>
}

/// A site that is ready to be rendered: holding one proves that content and templates have no error.
package struct PreparedSite: Sendable {
  package var plan: SitePlan
  package var templates: Templates
  /// The moments for which the site would be the same, in seconds since 1970.
  package var validity: Range<Int64>

  /// Nil where something stands against publishing it.
  init?(_ draft: SiteDraft, _ diagnostics: [Diagnostic], isStrict: Bool) {
    guard !diagnostics.forbidPublishing(isStrict: isStrict) else { return nil }
    (plan, templates, validity) = (draft.plan, draft.templates, draft.validity)
  }
}
