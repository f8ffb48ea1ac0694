import SiteContent
import SiteModel

/// A site as it is on the disk, read with the help of what the last build knew; nothing is written.
struct KnownSite {
  var preparation: Preparation
  var scanned: ScannedContent
  /// Nil where no cache is wanted, or the settings cannot be read.
  var memory: BuildMemory?

  /// Gives the site to somebody; where what the last build kept turns out to be damaged, once more with all files read
  /// anew.
  ///
  /// - Throws: `DiskError`; `Moment.ParsingError`; what `use` throws.
  static func of<Result>(
    _ options: BuildOptions, _ use: (KnownSite) async throws -> Result
  ) async throws -> Result {
    do {
      return try await use(try await read(options, trustsSources: true))
    } catch is CacheDamage {
      return try await use(try await read(options, trustsSources: false))
    }
  }

  private static func read(_ options: BuildOptions, trustsSources: Bool) async throws -> KnownSite {
    var prior = PriorKnowledge()
    let located = try Locate.run(options.layout, baseURL: options.baseURL)
    let scanned = try await ContentScan.run(options.layout, jobs: options.jobs)
    let known = OutputCache(options)?.load()
    // Of the disk's clock: later than every file.
    prior.moment = .max
    var memory = try located.value.flatMap {
      try BuildMemory(options, $0, scanned, known, moment: prior.moment)
    }
    let store = try await memory?.loadStore()
    // The key remains, so that digests do.
    prior.store = trustsSources ? store : store.map { SourceStore(key: $0.key, conditions: $0.conditions) }
    (prior.located, prior.scanned) = (located, scanned)
    let preparation = try await Prepare.run(options, prior: prior)
    return KnownSite(preparation: preparation, scanned: scanned.value, memory: memory)
  }
}
