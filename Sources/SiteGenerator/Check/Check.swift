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
  /// - Throws: `DiskError`; `Moment.ParsingError` where the moment of the check is none.
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
    var prior = PriorKnowledge()
    let located = try Locate.run(layout, baseURL: options.baseURL)
    guard let site = located.value else {
      return CheckReport(diagnostics: located.diagnostics.sortedAndUnique)
    }
    prior.located = located
    let now = try options.now.moment(in: site.settings.timeZone)
    var lock = try HeldLock(layout)
    var options = options
    // Where nothing can be written, nothing is kept, and what was kept may be older than anybody knows.
    if lock == nil { options.program = nil }
    prior.moment = try lock?.lock.diskMoment() ?? 0
    onStage(.scan)
    let scanned = try await ContentScan.run(layout, jobs: jobs)
    prior.scanned = scanned

    let settings = try SourceConditions.bytes(site)
    let memory = options.program.map { CheckMemory(layout, program: $0) }
    let key = memory?.key ?? .random()
    let inputs = BuildState.inputs(
      scanned.value,
      request: "check \(options.baseURL ?? "") \(FNV1a.hex(settings)) \(scanned.diagnostics.sortedAndUnique)",
      key: key)
    if let known = memory?.report(inputs, key: key, at: now) { return known }

    var loaded: SourceCache.LoadedStore?
    if let program = options.program {
      loaded = try await SourceCache(folder: layout.state, program: program, jobs: jobs).load(
        settings: settings)
    }
    prior.store = loaded?.store ?? SourceStore(key: key, conditions: key.digest(settings))
    let report: CheckReport
    let validity: Range<Int64>?
    do {
      (report, validity) = try await run(options, site, prior, onStage: onStage)
    } catch is CacheDamage {
      // What was kept of the sources is damaged; without it, everything is read.
      var again = options
      again.program = nil
      lock = nil
      return try await ownReport(again, onStage: onStage)
    }
    if isSettled(scanned.value, at: prior.moment), let validity {
      memory?.keep(report, inputs, key: key, validity: validity)
    }
    withExtendedLifetime(lock) {}
    return report
  }

  private static func run(
    _ options: BuildOptions, _ site: LocatedSite, _ prior: PriorKnowledge, onStage: (BuildStage) -> Void
  ) async throws -> (CheckReport, Range<Int64>?) {
    let (layout, jobs) = (options.layout, options.jobs)
    var preparing = options
    // Errors that the settings let through do not keep pages from being looked at.
    preparing.isStrict = false
    let preparation = try await Prepare.run(preparing, prior: prior, onStage: onStage)
    var report = CheckReport(diagnostics: preparation.diagnostics)
    report.now = try options.now.moment(in: site.settings.timeZone)
    var found: [Diagnostic] = []
    if let scanned = prior.scanned?.value {
      let comments = scanned.discussions.flatMap { $0.files.map(\.path) }
      found += try await PersonalData.run(
        comments, layout, atMost: site.settings.limits.commentBytes, jobs: jobs)
    }
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
        let checks = PageChecks(prepared, layout)
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
    return (report, preparation.draft?.validity)
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
