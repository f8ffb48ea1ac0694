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
  /// The source files, so that the next reading parses only those that changed.
  var store: SourceStore

  var hasErrors: Bool { site == nil }

  /// Stages 1 to 6. A disk that fails is a problem of one file like any other: it may have been taken away
  /// while it was read.
  ///
  /// - Parameters:
  ///   - store: of an earlier reading.
  ///   - isOwnDisk: whether the disk's clock is this machine's; else no file is known without reading it.
  static func read(_ options: PreviewOptions, _ store: SourceStore, isOwnDisk: Bool) async -> Reading {
    do {
      var prior = PriorKnowledge()
      prior.store = store
      prior.moment = isOwnDisk ? now() : 0
      let preparation = try await Prepare.run(options.buildOptions, prior: prior)
      return Reading(
        site: preparation.site, diagnostics: preparation.diagnostics, store: preparation.store ?? store)
    } catch let error as DiskError {
      return Reading(site: nil, diagnostics: [diagnostic(error, options.layout)], store: store)
    } catch {
      return Reading(site: nil, diagnostics: [.error(SiteLayout.settings, nil, "\(error)")], store: store)
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
    return .error(file, nil, "\(error)", hint: error.hint)
  }
}
