import SiteContent
import SiteGenerator
import SiteModel

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The site as the files make it at a moment.
struct Reading: Sendable {
  /// Nil where the content or the templates have errors.
  var site: PreparedSite?
  var diagnostics: [Diagnostic]

  var hasErrors: Bool { site == nil }

  /// What a reading leaves for the next.
  struct Memory: Sendable {
    /// The source files, so that only those that changed are parsed; nil before the first reading.
    var store: SourceStore?
    /// What is known of the images, so that only those that changed are looked at.
    var media = KnownMedia()
    /// The site, so that only what changed is put together; nil where it has errors.
    var groundwork: Groundwork?

    init() {}

    /// Begins with what the last build kept; where another machine may write to the disk, no file is known without
    /// reading it.
    init(kept: SourceStore?, isOwnDisk: Bool) { store = isOwnDisk ? kept : nil }

    /// What was kept is of no use; without it, every file is read.
    mutating func distrustStore() {
      store = SourceStore(key: .random(), conditions: .zero)
      groundwork = nil
    }
  }

  /// Stages 1 to 6, away from whoever asks. A disk that fails is a problem of one file like any other:
  /// it may have been taken away while it was read.
  ///
  /// - Parameters:
  ///   - changes: since the last reading.
  ///   - isOwnDisk: whether the disk's clock is this machine's; else no file is known without reading it.
  static func read(
    _ options: PreviewOptions, _ changes: Changes, _ memory: inout Memory, isOwnDisk: Bool
  ) async -> Reading {
    if isOwnDisk, !changes.isEverything, let reading = await update(options, changes, &memory) {
      return reading
    }
    memory.groundwork = nil
    do {
      do {
        return try await whole(options, &memory, isOwnDisk: isOwnDisk)
      } catch is CacheDamage {
        memory.distrustStore()
        return try await whole(options, &memory, isOwnDisk: isOwnDisk)
      }
    } catch let error as DiskError {
      return Reading(site: nil, diagnostics: [diagnostic(error, options.layout)])
    } catch {
      return Reading(site: nil, diagnostics: [.error(.wrongValue, SiteLayout.settings, nil, "\(error)")])
    }
  }

  /// - Throws: `CacheDamage` where what `memory` keeps turns out to be damaged, besides `DiskError` and the like.
  private static func whole(
    _ options: PreviewOptions, _ memory: inout Memory, isOwnDisk: Bool
  ) async throws -> Reading {
    let moment = isOwnDisk ? now() : 0
    let located = try Locate.run(options.layout, baseURL: nil)
    let prior = PriorKnowledge(
      store: memory.store ?? SourceStore(key: .random(), conditions: .zero),
      media: isOwnDisk ? memory.media : KnownMedia())
    let preparation = try await Stages.prepare(
      options.buildOptions, located: located, prior: prior, moment: moment)
    memory.store = preparation.store ?? prior.store
    memory.media = preparation.media
    memory.groundwork = Groundwork(preparation)
    return Reading(site: preparation.site, diagnostics: preparation.diagnostics)
  }

  /// The source files as the last build kept them, for the first reading; nil where there is nothing of the kind.
  static func kept(_ options: PreviewOptions) async -> SourceStore? {
    guard let program = options.program else { return nil }
    do {
      guard let site = try Locate.run(options.layout, baseURL: nil).value else { return nil }
      let cache = SourceCache(folder: options.layout.state, program: program, jobs: options.jobs)
      return try await cache.load(settings: try SourceConditions.bytes(site)).store
    } catch {
      // Whatever is wrong here, the first reading meets and tells of.
      return nil
    }
  }

  /// The last site with what has changed since; nil where it must be made from the beginning.
  private static func update(
    _ options: PreviewOptions, _ changes: Changes, _ memory: inout Memory
  ) async -> Reading? {
    guard let groundwork = memory.groundwork, var store = memory.store else { return nil }
    memory.groundwork = nil
    // In one hand only, it is changed without being copied.
    memory.store = nil
    defer { memory.store = store }
    do {
      let updated = try await groundwork.updated(
        changes.paths, in: &store, at: options.clock(), moment: now(), jobs: options.jobs)
      memory.groundwork = updated
      return updated.map { Reading(site: $0.site, diagnostics: $0.diagnostics) }
    } catch {
      // It comes up again when everything is read, and is told of then.
      return nil
    }
  }

  /// Nanoseconds since 1970, to tell whether a file's stamp can be trusted.
  private static func now() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }

  private static func diagnostic(_ error: DiskError, _ layout: SiteLayout) -> Diagnostic {
    var file = error.path
    if file.hasPrefix(layout.root + "/") { file.removeFirst(layout.root.count + 1) }
    return .error(.unreadableFile, file, nil, "\(error)", hint: error.hint)
  }
}
