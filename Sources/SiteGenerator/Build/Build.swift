import SiteContent
import SiteModel

/// What a build is asked to do.
package struct BuildOptions: Sendable {
  package var layout: SiteLayout
  /// Takes the place of the settings' `url`.
  package var baseURL: String?
  package var includesDrafts = false
  package var includesFuture = false
  /// Comments that wait for a moderator are shown in their place: for the preview only.
  package var includesPendingComments = false
  /// The moment that the build takes place at, as written by a person or by the clock.
  package var now: BuildMoment
  /// Warnings are errors.
  package var isStrict = false
  /// Every file is written again, even where its bytes are the same.
  package var isClean = false
  /// How many files are worked on at a time.
  package var jobs: Int

  package init(layout: SiteLayout, now: BuildMoment, jobs: Int) {
    self.layout = layout
    self.now = now
    self.jobs = jobs
  }
}

/// The moment of a build: a point in time, or a date that means something only in the site's time zone.
package enum BuildMoment: Hashable, Sendable {
  case clock(secondsSince1970: Int64)
  case written(String)

  /// - Throws: `Moment.ParsingError` where the date is none.
  package func moment(in zone: SiteTimeZone) throws(Moment.ParsingError) -> Moment {
    switch self {
    case .clock(let seconds): Moment(secondsSince1970: seconds, in: zone)
    case .written(let text): try Moment(parsing: text, in: zone)
    }
  }
}

/// What a build did.
package struct BuildReport: Sendable {
  package var diagnostics: [Diagnostic]
  /// Missing where there were errors: nothing was written.
  package var outcome: Outcome?

  package struct Outcome: Sendable {
    package var title: String
    /// Files made from templates.
    package var pages: Int
    /// Files copied as they are.
    package var copies: Int
    package var articles: Int
    package var comments: Int
    package var written: WriteReport
    package var leftOut: [LeftOut]
  }
}

/// A stage by its name, for progress and timings.
package enum BuildStage: String, Sendable, CaseIterable {
  case locate, scan, parse, convert, assemble, plan, render, write
}

/// The eight stages, from a folder to a published site.
package enum Build {
  /// Builds a site. Nothing is written where there is an error.
  ///
  /// - Parameters:
  ///   - onStage: is told of each stage as it begins.
  ///   - onWait: is told when another build of the site must be waited for.
  /// - Throws: `DiskError`; `Moment.ParsingError` where the build's date is none.
  package static func run(
    _ options: BuildOptions, onStage: (BuildStage) -> Void = { _ in }, onWait: () -> Void = {}
  ) async throws -> BuildReport {
    let (layout, jobs) = (options.layout, options.jobs)
    onStage(.locate)
    var located = try Locate.run(layout, baseURL: options.baseURL)
    guard located.0 != nil else { return BuildReport(diagnostics: located.1.sortedAndUnique) }
    var hasWaited = false
    let lock = try BuildLock(layout: layout) {
      hasWaited = true
      onWait()
    }
    // The other build may have seen an older site, and this one too: everything is read under the lock.
    if hasWaited { located = try Locate.run(layout, baseURL: options.baseURL) }
    let (prepared, diagnostics) = try await Prepare.run(options, located: located, onStage: onStage)
    guard let prepared else { return BuildReport(diagnostics: diagnostics) }

    let site = prepared.plan.view.site
    onStage(.render)
    let files = try await Render.run(prepared.plan, prepared.templates, layout, jobs: jobs)
    onStage(.write)
    let written = try await OutputWriter(layout: layout, jobs: jobs).write(files, clean: options.isClean)
    lock.release()
    return BuildReport(
      diagnostics: diagnostics,
      outcome: .init(
        title: site.settings.title, pages: prepared.plan.pages.count - site.assets.count,
        copies: site.assets.count, articles: site.articles.count, comments: site.comments.count,
        written: written, leftOut: site.leftOut))
  }
}
