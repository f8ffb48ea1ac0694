import SiteContent
import SiteModel

/// What a build knows of the builds before it and wants at once, read beside stage 1 and before it has its lock.
struct EarlyMemory: Sendable {
  private let cache: OutputCache
  private let stamp: FileStamp?
  private let seenFolders: Task<KnownFolders?, Never>
  private let seenOutput: Task<OutputCache.Content, Never>

  /// Nil where no cache is wanted.
  init?(_ options: BuildOptions) {
    guard let program = options.program, let cache = OutputCache(options) else { return nil }
    self.cache = cache
    stamp = cache.stamp
    // In the order in which they are wanted.
    seenFolders = Task { ValueCache.folders(in: options.layout.state, program: program).load() }
    seenOutput = Task { cache.load() }
  }

  /// The content's folders: what was known of one holds, whoever has built since.
  var folders: KnownFolders {
    get async { await seenFolders.value ?? KnownFolders() }
  }

  /// What the output folder holds now: another build may have ended since.
  var output: OutputCache.Content {
    get async { cache.stamp == stamp ? await seenOutput.value : cache.load() }
  }
}
