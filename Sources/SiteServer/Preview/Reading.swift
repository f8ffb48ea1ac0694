import SiteContent
import SiteGenerator
import SiteModel

/// The site as the files make it at a moment.
struct Reading: Sendable {
  /// Nil where the content or the templates have errors.
  var site: PreparedSite?
  var diagnostics: [Diagnostic]

  var hasErrors: Bool { site == nil }

  /// Stages 1 to 6, away from whoever asks. A disk that fails is a problem of one file like any other:
  /// it may have been taken away while it was read.
  static func read(_ options: PreviewOptions) async -> Reading {
    do {
      let (site, diagnostics) = try await Prepare.run(options.buildOptions)
      return Reading(site: site, diagnostics: diagnostics)
    } catch let error as DiskError {
      return Reading(site: nil, diagnostics: [diagnostic(error, options.layout)])
    } catch {
      return Reading(site: nil, diagnostics: [.error(SiteLayout.settings, nil, "\(error)")])
    }
  }

  private static func diagnostic(_ error: DiskError, _ layout: SiteLayout) -> Diagnostic {
    var file = error.path
    if file.hasPrefix(layout.root + "/") { file.removeFirst(layout.root.count + 1) }
    return .error(file, nil, "\(error)", hint: error.hint)
  }
}
