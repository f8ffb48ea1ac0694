import SiteContent
import SiteModel

/// All that `build` checks, and what only the finished pages show. Nothing is published.
package enum Check {
  /// Checks a site.
  ///
  /// With a program's name in the options, what was found is kept, and found again where nothing has changed.
  ///
  /// - Parameters:
  ///   - external: asks other sites too.
  ///   - onStage: is told of each stage as it begins.
  /// - Throws: `DiskError`; `Moment.ParsingError` where the moment of the check cannot be read.
  package static func run(
    _ options: BuildOptions, external: ExternalCheck? = nil, onStage: (BuildStage) -> Void = { _ in }
  ) async throws -> CheckReport {
    var report = try await ownReport(options, onStage: onStage)
    guard let external, let site = try Locate.run(options.layout, baseURL: options.baseURL).value else {
      return report
    }
    let (found, unasked) = await external.run(report.externalLinks)
    var search = SourceSearch(options.layout, root: "/")
    let dead = found.map { link, fault in
      ExternalCheck.finding(link, fault, at: search.position(of: [link.address], in: link.file))
    }
    report.unasked = unasked
    report.diagnostics = (report.diagnostics + site.settings.checks.judged(dead)).sortedAndUnique
    return report
  }

  /// What is found without asking anybody else.
  private static func ownReport(
    _ options: BuildOptions, onStage: (BuildStage) -> Void
  ) async throws -> CheckReport {
    let (layout, jobs) = (options.layout, options.jobs)
    onStage(.locate)
    let located = try Locate.run(layout, baseURL: options.baseURL)
    guard let site = located.value else {
      return CheckReport(diagnostics: located.diagnostics.sortedAndUnique)
    }
    let now = try options.now.moment(in: site.settings.timeZone)
    var lock = try HeldLock(layout)
    // Where nothing can be written, nothing is kept, and what was kept may be older than anybody knows.
    let program = lock == nil ? nil : options.program
    let moment = try lock?.lock.diskMoment() ?? 0
    var preparing = options
    // Errors that the settings let through do not keep pages from being looked at.
    preparing.isStrict = false
    let settings = try SourceConditions.bytes(site)
    let memory = program.map { CheckMemory(layout, program: $0) }
    let key = memory?.key ?? .random()
    var inputs = Digest.zero
    var sources: ScannedContent?
    var known: CheckReport?
    do {
      let preparation = try await Stages.run(
        preparing, located: located, moment: moment, onStage: onStage,
        recall: { _, scanned in
          sources = scanned.value
          let problems = scanned.diagnostics.sortedAndUnique
          let request = "check \(options.baseURL ?? "") \(FNV1a.hex(settings)) \(problems)"
          inputs = try await BuildState.inputs(scanned.value, request: request, key: key, jobs: options.jobs)
          known = memory?.report(inputs, key: key, at: now)
          guard known == nil else { return nil }
          return PriorKnowledge(
            store: try await store(layout, settings, key, program: program, jobs: jobs))
        })
      if let known { return known }
      guard let sources else { return CheckReport(diagnostics: preparation.diagnostics) }
      let report = try await report(of: preparation, sources, options, site, now: now, onStage: onStage)
      if isSettled(sources, at: moment), let validity = preparation.draft?.validity {
        memory?.keep(report, inputs, key: key, validity: validity)
      }
      withExtendedLifetime(lock) {}
      return report
    } catch is CacheDamage {
      // What was kept of the sources is damaged; without it, everything is read.
      var again = options
      again.program = nil
      lock = nil
      return try await ownReport(again, onStage: onStage)
    }
  }

  /// What builds know of the source files.
  private static func store(
    _ layout: SiteLayout, _ settings: [UInt8], _ key: DigestKey, program: String?, jobs: Int
  ) async throws -> SourceStore {
    guard let program else { return SourceStore(key: key, conditions: key.digest(settings)) }
    return try await SourceCache(folder: layout.state, program: program, jobs: jobs)
      .load(settings: settings).store
  }

  private static func report(
    of preparation: Preparation, _ scanned: ScannedContent, _ options: BuildOptions, _ site: LocatedSite,
    now: Moment, onStage: (BuildStage) -> Void
  ) async throws -> CheckReport {
    let (layout, jobs) = (options.layout, options.jobs)
    var report = CheckReport(diagnostics: preparation.diagnostics)
    report.now = now
    var found: [Diagnostic] = []
    let comments = scanned.discussions.flatMap { $0.files.map(\.path) }
    found += try await PersonalData.run(
      comments, layout, atMost: site.settings.limits.commentBytes, jobs: jobs)
    found += PositionCheck.run(preparation.media)
    if let store = preparation.store { report.waiting = try WaitingComment.all(in: store) }
    if let prepared = preparation.draft {
      let content = prepared.plan.view.site
      found += try EmptyTexts.run(content)
      report.leftOut = content.leftOut
      report.articles = content.articles.count
      report.comments = content.commentCount
      if preparation.templatesAreWhole {
        onStage(.render)
        let checks = try PageChecks(prepared, layout)
        do {
          let pages = try await checks.scan(jobs: jobs)
          report.pages = pages.count
          report.externalLinks = checks.externalLinks(pages)
          found += checks.findings(pages, known: preparation.diagnostics)
        } catch let page as EndlessPage {
          found.append(page.diagnostic)
        }
      }
    }
    report.diagnostics = (report.diagnostics + site.settings.checks.judged(found)).sortedAndUnique
    return report
  }

  private static func isSettled(_ scanned: ScannedContent, at moment: Int64) -> Bool {
    scanned.stamps.allSatisfy { $0.stamp.isSettled(at: moment) }
      && scanned.discussions.allSatisfy { $0.isSettled(at: moment) }
      && scanned.otherStamps.allSatisfy { $0.stamp.isSettled(at: moment) }
  }
}

/// The site's lock, let go of with this value.
private final class HeldLock {
  let lock: BuildLock

  /// Nil where this program may not write, as in a colleague's folder.
  init?(_ layout: SiteLayout) throws(DiskError) {
    do throws(DiskError) {
      lock = try BuildLock(layout: layout) {}
    } catch {
      guard error.isRefusal else { throw error }
      return nil
    }
  }
}
