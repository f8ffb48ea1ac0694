import SiteContent
import SiteModel

/// A site as it is on the disk, read with the help of what the last build knew; nothing is written.
struct KnownSite {
  var preparation: Preparation
  /// Nil where the settings cannot be read.
  var scanned: ScannedContent?
  /// Nil where no cache is wanted, or the settings cannot be read.
  var memory: BuildMemory?

  /// - Throws: `DiskError`; `Moment.ParsingError`.
  static func read(_ options: BuildOptions) async throws -> KnownSite {
    // Of the disk's clock: later than every file.
    let moment = Int64.max
    var found: ScannedContent?
    var memory: BuildMemory?
    let preparation = try await Stages.run(options, moment: moment) { site, scanned in
      found = scanned.value
      memory = try BuildMemory(options, site, scanned, OutputCache(options)?.load(), moment: moment)
      return PriorKnowledge(store: try await memory?.loadStore())
    }
    return KnownSite(preparation: preparation, scanned: found, memory: memory)
  }
}
