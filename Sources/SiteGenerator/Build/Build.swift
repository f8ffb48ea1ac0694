package import SiteContent
package import SiteModel

/// What a build is asked to do.
package struct BuildOptions: Sendable {
  package var layout: SiteLayout
  /// Takes the place of the settings' `url`.
  package var baseURL: String?
  package var includesDrafts = false
  package var includesFuture = false
  /// Comments that wait for a moderator are shown in their place: for the preview only.
  package var includesPendingComments = false
  /// The search index is made once somebody asks for it: for the preview only.
  package var defersSearchIndex = false
  /// The moment that the build takes place at, as written by a person or by the clock.
  package var now: BuildMoment
  /// Warnings are errors.
  package var isStrict = false
  /// Every file is written again, even where its bytes are the same.
  package var isClean = false
  /// Names the program, for the cache: it is of no use to any other. Without a name there is no cache.
  package var program: String?
  /// A clean build is made in memory as well, and every byte compared.
  package var isVerified = false
  /// The part of the site that is made; nil for all of it.
  package var shard: BuildShard?
  /// Whether the process ends with the build: then nothing is taken apart that goes with it anyway.
  package var isLastWork = false
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

  /// - Throws: `Moment.ParsingError` where the date cannot be read.
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
    /// How much of the last two stages was making pages, from 0 to 1; the rest was writing them.
    package var renderingShare = 0.0
    /// Files that differ from those of a clean build, where that was made.
    package var differences: [String] = []
  }
}

/// A stage by its name, for progress and timings.
package enum BuildStage: String, Sendable, CaseIterable {
  case locate, scan, parse, convert, assemble, plan, render, write
}

/// What stands around the stages: the lock, what earlier builds knew, and what this one is to remember.
package enum Build {
  /// Builds a site. Nothing is written where there is an error.
  ///
  /// - Parameters:
  ///   - onStage: is told of each stage as it begins.
  ///   - onProgress: is told how many of the site's files are done, from any core.
  ///   - onWait: is told when another build of the site must be waited for.
  /// - Throws: `DiskError`; `Moment.ParsingError` where the build's date cannot be read.
  package static func run(
    _ options: BuildOptions, onStage: (BuildStage) -> Void = { _ in },
    onProgress: @escaping @Sendable (_ done: Int, _ all: Int) -> Void = { _, _ in }, onWait: () -> Void = {}
  ) async throws -> BuildReport {
    var options = options
    onStage(.locate)
    // Stage 1 leaves a core idle.
    let early = EarlyMemory(options)
    var located = try Locate.run(options.layout, baseURL: options.baseURL)
    guard located.value != nil else { return BuildReport(diagnostics: located.diagnostics.sortedAndUnique) }
    if let state = StateFolder.besideReadOnlySources(options.layout) {
      options.layout = options.layout.keepingState(in: state)
      // A cache holds what is not for the public, and the output folder is.
      options.program = nil
    }
    let layout = options.layout
    try OwnFolders.refuseLinks(layout, writesSite: true)
    var hasWaited = false
    let lock = try BuildLock(layout: layout) {
      hasWaited = true
      onWait()
    }
    // The other build may have seen an older site, and this one too: everything is read under the lock.
    if hasWaited { located = try Locate.run(layout, baseURL: options.baseURL) }
    let report: BuildReport
    do {
      report = try await make(options, located, early, lock, onStage, onProgress)
    } catch let page as EndlessPage {
      return BuildReport(diagnostics: [page.diagnostic])
    } catch let image as UnscalableImage {
      return BuildReport(diagnostics: [image.diagnostic])
    } catch is CacheDamage {
      // No page was made of what is damaged; without the cache there is none.
      BuildMemory.forget(layout)
      var uncached = options
      uncached.program = nil
      report = try await make(uncached, located, nil, lock, onStage, onProgress)
    }
    lock.release()
    return report
  }

  /// All stages, under the lock.
  ///
  /// - Throws: `CacheDamage` where what earlier builds kept is not what they wrote, besides what `run` throws.
  private static func make(
    _ options: BuildOptions, _ located: Checked<LocatedSite?>, _ early: EarlyMemory?,
    _ lock: borrowing BuildLock,
    _ onStage: (BuildStage) -> Void, _ onProgress: @escaping @Sendable (_ done: Int, _ all: Int) -> Void
  ) async throws -> BuildReport {
    let moment = try lock.diskMoment()
    let folders = await early?.folders ?? KnownFolders()
    var found: Checked<ScannedContent>?
    var memory: BuildMemory?
    var reportOfBefore: BuildReport?
    var prior = PriorKnowledge()
    var publisher: Publisher?
    let preparation = try await Stages.run(
      options, located: located, folders: folders, moment: moment, onStage: onStage,
      recall: { site, scanned in
        found = scanned
        memory = try await BuildMemory(options, site, scanned, await early?.output, moment: moment)
        reportOfBefore = try await memory?.finishedOutcome()
        guard reportOfBefore == nil else { return nil }
        prior.store = try await memory?.loadStore()
        prior.index = memory?.index
        prior.media = memory?.loadMedia() ?? KnownMedia()
        return prior
      },
      publisher: { prepared, scanned in
        let new = try await Publisher(options, prepared, scanned, memory, moment: moment, onProgress)
        publisher = new
        return new
      })
    // To free the millions of parts of a large site takes a tenth of the time of building it.
    defer {
      if options.isLastWork {
        _ = Unmanaged.passRetained(Remains((preparation, publisher, memory, prior, found)))
      }
    }
    if let reportOfBefore { return reportOfBefore }
    let diagnostics = preparation.diagnostics
    guard let prepared = preparation.site, let publisher, let published = preparation.published else {
      return BuildReport(diagnostics: diagnostics)
    }
    var outcome = BuildReport.Outcome(prepared.plan, published)
    if preparation.media != prior.media { memory?.keep(preparation.media) }
    if let scanned = found?.value, let known = folders.after(scanned.folders, moment: moment) {
      memory?.keep(known)
    }
    memory?.save(prepared, outcome, diagnostics, published.records, moment: try lock.diskMoment())
    // A part of the site knows of its own images alone, and a build without drafts not of theirs.
    if options.shard == nil { try publisher.images.prune() }
    if options.isVerified { outcome.differences = try await Verification.differences(options) }
    return BuildReport(diagnostics: diagnostics, outcome: outcome)
  }

  /// What is left to the end of the process.
  private final class Remains {
    let things: Any
    init(_ things: Any) { self.things = things }
  }
}

extension BuildReport.Outcome {
  fileprivate init(_ plan: SitePlan, _ published: OutputWriter.Result) {
    let site = plan.view.site
    copies = site.assets.count + site.variants.count
    pages = plan.count - copies
    title = plan.view.settings.title
    articles = site.articles.count
    comments = site.commentCount
    written = published.report
    leftOut = site.leftOut
    renderingShare = published.renderingShare
  }
}
