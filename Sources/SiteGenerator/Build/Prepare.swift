import SiteContent
import SiteModel

/// A site that is ready to be rendered: holding one proves that content and templates have no error.
package struct PreparedSite: Sendable {
  package var plan: SitePlan
  package var templates: Templates
}

/// Stages 1 to 6: from the folders to the plan of every page. Nothing is written.
package enum Prepare {
  /// The site as it is on the disk; nil where the content or the templates have errors.
  ///
  /// - Parameters:
  ///   - located: what stage 1 found, where that has run already.
  ///   - onStage: is told of each stage as it begins.
  /// - Throws: `DiskError`; `Moment.ParsingError` where the moment of the build is none.
  package static func run(
    _ options: BuildOptions, located: (LocatedSite?, [Diagnostic])? = nil,
    onStage: (BuildStage) -> Void = { _ in }
  ) async throws -> (PreparedSite?, [Diagnostic]) {
    let (layout, jobs) = (options.layout, options.jobs)
    var diagnostics: [Diagnostic] = []
    func check<Result>(_ result: (Result, [Diagnostic])) -> Result {
      diagnostics += result.1
      return result.0
    }

    if located == nil { onStage(.locate) }
    guard let site = check(try located ?? Locate.run(layout, baseURL: options.baseURL)) else {
      return (nil, diagnostics.sortedAndUnique)
    }
    let templates = check(try Templates.read(layout, site.language))
    let publication = Publication(
      now: try options.now.moment(in: site.settings.timeZone), includesDrafts: options.includesDrafts,
      includesFuture: options.includesFuture, includesPendingComments: options.includesPendingComments)
    onStage(.scan)
    let sources = check(try ContentScan.run(layout))
    onStage(.parse)
    let parsed = check(try await Parse.run(sources, site, jobs: jobs))
    onStage(.convert)
    let converted = try await Convert.run(parsed, site.settings, site.language, jobs: jobs)
    onStage(.assemble)
    let assembled = check(
      try await Assemble.run(sources, parsed, converted, site, publication, jobs: jobs))
    onStage(.plan)
    let plan = check(SitePlan.make(assembled))
    // With errors about, pages are missing that links lead to.
    if !diagnostics.hasErrors { diagnostics += plan.brokenLinks() }
    let isRefused = diagnostics.hasErrors || options.isStrict && !diagnostics.isEmpty
    let prepared = isRefused ? nil : PreparedSite(plan: plan, templates: templates)
    return (prepared, diagnostics.sortedAndUnique)
  }
}
