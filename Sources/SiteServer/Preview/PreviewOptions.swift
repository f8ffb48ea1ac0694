package import SiteContent
import SiteGenerator
package import SiteModel

/// What a preview is asked to show.
package struct PreviewOptions: Sendable {
  package var layout: SiteLayout
  /// False shows the site as readers see it: without drafts, future articles and pending comments.
  package var showsUnpublished = true
  /// How many files are read at a time.
  package var jobs: Int
  /// The moment that decides what lies in the future, in seconds since 1970; asked at every change.
  package var clock: @Sendable () -> Int64
  /// Files are looked at again and again, even where the system would tell of changes.
  package var prefersPolling = false
  /// Names the program whose cache is used; nil for none.
  package var program: String?
  package var limits = ConnectionLimits()
  /// The longest that a request waits for the site to be read.
  package var patience = Duration.seconds(10)
  /// Where comments are judged; nil for a preview that cannot write anything.
  package var desk: Desk?

  package init(layout: SiteLayout, jobs: Int, clock: @escaping @Sendable () -> Int64) {
    self.layout = layout
    self.jobs = jobs
    self.clock = clock
  }

  /// What stages 1 to 6 are asked for.
  var buildOptions: BuildOptions {
    var options = BuildOptions(layout: layout, now: .clock(secondsSince1970: clock()), jobs: jobs)
    options.includesDrafts = showsUnpublished
    options.includesFuture = showsUnpublished
    options.includesPendingComments = showsUnpublished
    options.defersSearchIndex = true
    return options
  }
}

/// What a preview tells whoever started it.
package enum PreviewEvent: Sendable, Equatable {
  /// The files were read again after a change; `pages` open pages were told to load again.
  case refreshed(changed: [String], pages: Int, duration: Duration)
  /// What is wrong with the files is not what it was; empty where all is mended.
  /// Without a site, there is no state without errors that could be shown.
  case problems([Diagnostic], hasSite: Bool)
}
