import SiteModel

/// Whether a site says who answers for it, where it means to.
///
/// Source: law 2004-575 (LCEN), article 1-1.
enum LegalNoticeCheck {
  /// A warning for keys that the law asks for and the settings lack, and for settings that no page shows.
  ///
  /// A site that has neither such a page nor such settings is left in peace: it may be no public one.
  static func run(_ notice: LegalNotice, _ pages: [Page]) -> [Diagnostic] {
    let isShown = pages.contains(where: \.showsLegalNotice)
    guard isShown || notice.position != nil else { return [] }
    var diagnostics: [Diagnostic] = []
    let missing = notice.missingKeys
    if !missing.isEmpty {
      let keys = missing.map { "'\($0)'" }.joined(separator: ", ")
      diagnostics.append(
        .warning(
          .legalNotice, SiteLayout.settings, notice.position, "the legal notice lacks \(keys)",
          hint: "add \(missing.count == 1 ? "it" : "them") under 'legal': "
            + "the law requires this of every publisher (LCEN, article 1-1)"))
    }
    if !isShown {
      diagnostics.append(
        .warning(
          .legalNotice, SiteLayout.settings, notice.position, "no page shows the 'legal' settings",
          hint: "write 'legal: true' into the front matter of a page, "
            + "such as \(SiteLayout.pages)/mentions-legales.md"))
    }
    return diagnostics
  }
}
