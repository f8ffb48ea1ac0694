import SiteContent
import SiteModel

/// A site as it is on the disk, read with the help of what the last build knew; nothing is written.
struct KnownSite {
  var preparation: Preparation
  var scanned: ScannedContent
  /// Nil where no cache is wanted, or the settings cannot be read.
  var memory: BuildMemory?

  /// - Throws: `DiskError`; `Moment.ParsingError`.
  static func read(_ options: BuildOptions) async throws -> KnownSite {
    var prior = PriorKnowledge()
    let located = try Locate.run(options.layout, baseURL: options.baseURL)
    let scanned = try await ContentScan.run(options.layout, jobs: options.jobs)
    let known = OutputCache(options)?.load()
    // Of the disk's clock: later than every file.
    prior.moment = .max
    var memory = try located.value.flatMap {
      try BuildMemory(options, $0, scanned, known, moment: prior.moment)
    }
    prior.store = try await memory?.loadStore()
    (prior.located, prior.scanned) = (located, scanned)
    let preparation = try await Prepare.run(options, prior: prior)
    return KnownSite(preparation: preparation, scanned: scanned.value, memory: memory)
  }
}
