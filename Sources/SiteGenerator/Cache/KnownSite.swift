import SiteContent
import SiteModel

/// A site as it is on the disk, read with the help of what the last build knew; nothing is written.
struct KnownSite {
  var preparation: Preparation
  /// Nil where the settings cannot be read.
  var scanned: ScannedContent?
  /// Nil where no cache is wanted, or the settings cannot be read.
  var memory: BuildMemory?

  /// Gives the site to `use`. Where what the last build kept turns out to be damaged, every file is read again, and `use`
  /// is called once more.
  ///
  /// - Throws: `DiskError`; `Moment.ParsingError`; what `use` throws.
  static func of<Result>(
    _ options: BuildOptions, _ use: (KnownSite) async throws -> Result
  ) async throws -> Result {
    do {
      return try await use(try await read(options, trustsCache: true))
    } catch is CacheDamage {
      return try await use(try await read(options, trustsCache: false))
    }
  }

  private static func read(_ options: BuildOptions, trustsCache: Bool) async throws -> KnownSite {
    // Of the disk's clock: later than every file.
    let moment = Int64.max
    var found: ScannedContent?
    var memory: BuildMemory?
    let preparation = try await Stages.run(options, moment: moment) { site, scanned in
      found = scanned.value
      let content = OutputCache(options)?.load()
      memory = try await BuildMemory(
        options, site, scanned, trustsCache ? content : content?.undamaged, moment: moment)
      let store = try await memory?.loadStore()
      // The key remains, so that digests do.
      var prior = PriorKnowledge(
        store: trustsCache ? store : store.map { SourceStore(key: $0.key, conditions: $0.conditions) })
      prior.index = memory?.index
      return prior
    }
    return KnownSite(preparation: preparation, scanned: found, memory: memory)
  }
}
