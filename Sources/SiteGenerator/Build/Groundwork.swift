package import SiteContent
package import SiteModel

/// A prepared site and what it was made with, so that it need not be built again where only texts and tags change.
///
/// It is never needed: `Stages` comes to the same from the files alone. Where a change might touch more, such as the
/// order of articles or their addresses, an update gives nothing and leaves it to `Stages`.
package struct Groundwork: Sendable {
  package private(set) var site: PreparedSite
  /// What is said of the files by themselves, and of the plan that they make.
  private var findings: [Diagnostic]
  private var planFindings: [Diagnostic]
  let texts: TextAssembly
  /// Positions in the site: of articles by their ids, of pages by their files.
  let articlePositions: [String: Int]
  let pagePositions: [RelativePath: Int]

  package var diagnostics: [Diagnostic] { (findings + planFindings).sortedAndUnique }

  /// Nil where the site has errors.
  package init?(_ preparation: Preparation) {
    guard let site = preparation.site, let texts = preparation.texts, preparation.store != nil else {
      return nil
    }
    self.site = site
    planFindings = preparation.planFindings
    let planFindings = Set(planFindings)
    findings = preparation.diagnostics.filter { !planFindings.contains($0) }
    self.texts = texts
    let content = site.plan.view.site
    articlePositions = Dictionary(content.articles.enumerated().map { ($1.id, $0) }) { first, _ in first }
    pagePositions = Dictionary(content.pages.enumerated().map { ($1.source, $0) }) { first, _ in first }
  }

  /// The groundwork after a few files changed; nil where the site must be made from the beginning.
  ///
  /// - Parameters:
  ///   - paths: relative to the root folder.
  ///   - store: the files as they were read last; then as they are now.
  ///   - now: seconds since 1970.
  ///   - moment: of the disk's clock, from before the changes were looked for, in nanoseconds since 1970.
  /// - Throws: `DiskError`; `CacheDamage` where what the store keeps is damaged.
  package func updated(
    _ paths: Set<RelativePath>, in store: inout SourceStore, at now: Int64, moment: Int64, jobs: Int
  ) async throws -> Groundwork? {
    guard site.validity.contains(now) else { return nil }
    guard let changes = try ChangedTexts.of(paths, self, store, moment: moment) else { return nil }
    // What stands in the store is true whatever becomes of the site.
    try store.apply(changes.sources)
    var updated = self
    guard try await updated.apply(changes, store, jobs: jobs) else { return nil }
    if changes.concernTemplates {
      let (templates, found) = try Templates.read(texts.site).both
      let plan = updated.site.plan
      guard !judged(found).hasErrors, templates.unknownFreeNames(plan.view.site).isEmpty else { return nil }
      updated.site.templates = templates
      updated.site.plan = plan.withoutFragments()
      updated.findings.removeAll { ChangedTexts.isTemplate($0.file) }
      updated.findings += judged(found)
    }
    return updated
  }

  /// Takes the changed texts; their diagnostics take the place of what was said of these files before.
  ///
  /// - Returns: false if the whole site has to be built again.
  private mutating func apply(
    _ changes: ChangedTexts.Found, _ store: SourceStore, jobs: Int
  ) async throws -> Bool {
    var update = SiteUpdate(texts)
    let old = site.plan.view.site
    for id in changes.articles.sorted() {
      guard let position = articlePositions[id], let source = store.articles[old.articles[position].source]
      else { return false }
      try update.add(article: position, source, comments: store.discussions[id]?.sources ?? [])
    }
    for source in changes.sources.pages {
      guard let position = pagePositions[source.document.source.path] else { return false }
      try update.add(page: position, source)
    }
    guard !judged(update.diagnostics).hasErrors, let (new, hasOtherTags) = try update.apply(to: old) else {
      return false
    }
    guard site.templates.unknownFreeNames(new).isEmpty else { return false }
    if hasOtherTags {
      let planned = try await SitePlan.make(new, jobs: jobs, defersIndex: true)
      site.plan = planned.value
      planFindings = judged(planned.diagnostics + site.plan.linkProblems())
    } else {
      guard let plan = site.plan.updated(new, articles: update.articlePositions) else { return false }
      site.plan = plan
      planFindings.removeAll { changes.files.contains($0.file) }
      planFindings += judged(plan.brokenLinks(update.links))
    }
    findings.removeAll { changes.files.contains($0.file) }
    findings += judged(update.diagnostics)
    return !diagnostics.hasErrors && site.templates.missing(for: site.plan.view).isEmpty
  }

  private func judged(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    texts.site.settings.checks.judged(diagnostics)
  }
}
