import SiteContent
import SiteGenerator
import SiteModel

/// The site in memory, kept as the files are: the one place where requests, changes on the disk and open
/// pages meet.
///
/// Whoever asks for a page after a file was saved gets the page with that change, and waits for it.
actor Preview {
  private let options: PreviewOptions
  private let watcher: FileWatcher
  private let files: FileVersions
  private let onEvent: @Sendable (PreviewEvent) -> Void
  private let clock = ContinuousClock()

  private var state = PreviewState.empty
  /// What the last reading found.
  private var memory = Reading.Memory()
  private let mediaCache: ValueCache<KnownMedia>?
  /// What that cache holds.
  private var keptMedia = KnownMedia()
  private var report: ProblemReport?
  private var open = OpenPages()
  /// Changes that no reading has seen; at first everything.
  private var pending = Changes.everything
  private var isRefreshing = false
  private var lastChange: ContinuousClock.Instant?
  /// How often in a row errors were not shown because writing went on.
  private var deferrals = 0
  /// Whether what the last build kept has turned out to be damaged, and the next reading must do without it.
  private var distrustsCache = false
  private var waiting: [Int: CheckedContinuation<Void, Never>] = [:]
  private var nextWaiting = 0

  init(
    _ options: PreviewOptions, _ watcher: FileWatcher, kept: SourceStore?,
    onEvent: @escaping @Sendable (PreviewEvent) -> Void
  ) {
    self.options = options
    self.watcher = watcher
    self.onEvent = onEvent
    files = FileVersions(options.layout)
    memory = Reading.Memory(kept: kept, isOwnDisk: watcher.method == .events)
    mediaCache = options.program.map { .media(in: options.layout.state, program: $0) }
    if let media = mediaCache?.load() {
      keptMedia = media
      memory.media = media
    }
  }

  /// The versions of what pages load.
  nonisolated var fileVersions: FileVersions { files }

  // MARK: Asking

  /// The state with every change up to now; the last one where changes do not come to rest.
  func fresh() async -> PreviewState {
    // With polling, a look at every file for every request would cost more than it brings.
    if watcher.method == .events { takeChanges() }
    if isRefreshing || !pending.isEmpty {
      startRefreshing()
      await nextState()
    }
    return state
  }

  /// Has every file read again, without what the last build kept: a page has found it damaged.
  func distrustCache() {
    distrustsCache = true
    pending = .everything
    startRefreshing()
  }

  /// Opens a stream of messages to a page.
  ///
  /// - Parameters:
  ///   - path: as the browser has it in its address.
  ///   - version: what the browser shows; it is told where that is no longer so.
  func open(path: String, version: String) async -> EventStream? {
    var page: VersionedPage?
    var number: Int
    repeat {
      number = state.number
      page = await Self.versions(of: [path], in: state, files, options.layout)[path]
    } while number != state.number
    guard let page else { return nil }
    let (id, messages) = open.add(path: path, version: page.version, origin: page.origin)
    if !version.isEmpty, version != page.version.text {
      let isSamePage = PageVersion.pagePart(version) == PageVersion.pagePart(page.version.text)
      open.send(isSamePage ? .styles([], version: page.version.text) : .reload, to: id)
    }
    if let report { open.send(.problems(report), to: id) }
    return EventStream(messages: messages) { Task { await self.close(id) } }
  }

  var openPageCount: Int { open.pages.count }

  private func close(_ id: Int) { open.remove(id) }

  /// Takes what the watcher has to tell; false where that is nothing.
  @discardableResult
  private func takeChanges() -> Bool {
    let changes = watcher.drain()
    guard !changes.isEmpty else { return false }
    lastChange = clock.now
    pending.merge(changes)
    return true
  }

  // MARK: Running

  /// Follows the files until the task is cancelled.
  func run() async {
    await withDiscardingTaskGroup { group in
      group.addTask {
        while !Task.isCancelled {
          try? await Task.sleep(for: .seconds(15))
          await self.pulse()
        }
      }
      startRefreshing()
      for await _ in watcher.signals {
        takeChanges()
        if !pending.isEmpty { startRefreshing() }
      }
      group.cancelAll()
    }
  }

  /// Finds out which pages are still there, and whether a date has come.
  private func pulse() {
    open.sendAll(.pulse)
    guard state.isOutdated(at: options.clock()) else { return }
    pending = .everything
    startRefreshing()
  }

  private func startRefreshing() {
    guard !isRefreshing, !pending.isEmpty else { return }
    isRefreshing = true
    Task {
      while !pending.isEmpty { await refresh() }
      isRefreshing = false
      releaseAll()
    }
  }

  /// Reads the files until they no longer change underneath, and publishes what they make.
  private func refresh() async {
    let start = clock.now
    var changes = Changes()
    var reading: Reading
    var attempts = 0
    var hasHesitated = false
    repeat {
      attempts += 1
      if state.number > 0 { await settle() }
      changes.merge(pending)
      pending = Changes()
      // Taken out of the actor: what is in one hand only is changed without being copied.
      var memory = memory
      self.memory = Reading.Memory()
      if distrustsCache {
        memory.distrustStore()
        distrustsCache = false
      }
      reading = await Reading.read(options, changes, &memory, isOwnDisk: watcher.method == .events)
      self.memory = memory
      takeChanges()
      let wasGood = state.site != nil && !state.hasErrors
      if reading.hasErrors, wasGood, pending.isEmpty, !hasHesitated {
        // Some programs empty a file, close it, and write it a moment later.
        hasHesitated = true
        try? await Task.sleep(for: .milliseconds(80))
        takeChanges()
      }
    } while !pending.isEmpty && attempts < 4
    // While writing goes on, an error may be half a file.
    if reading.hasErrors, !pending.isEmpty, state.number > 0, deferrals < 5 {
      deferrals += 1
      return
    }
    deferrals = 0
    await publish(reading, changes, since: start)
    keepMedia()
  }

  /// To look at hundreds of photographs takes seconds, which the next preview need not spend.
  private func keepMedia() {
    guard let mediaCache, memory.media != keptMedia else { return }
    keptMedia = memory.media
    // What cannot be kept is looked at again: nothing is lost.
    try? mediaCache.save(memory.media)
  }

  /// Waits until a burst of changes is over: a little after one file, longer after many.
  private func settle() async {
    let deadline = clock.now + .milliseconds(500)
    while clock.now < deadline {
      let isBurst = pending.paths.count > 3 || pending.isEverything
      try? await Task.sleep(for: .milliseconds(isBurst ? 60 : 12))
      if !takeChanges(), !watcher.isWriting { return }
    }
  }

  private func publish(_ reading: Reading, _ changes: Changes, since start: ContinuousClock.Instant) async {
    let (old, oldReport) = (state, report)
    state = old.after(reading.site, reading.diagnostics)
    report = state.hasErrors ? ProblemReport(reading.diagnostics, options.layout) : nil
    if pending.isEmpty { releaseAll() }
    let current = await Self.versions(of: open.paths, in: state, files, options.layout)
    var told = 0
    for (id, page) in open.pages.sorted(by: { $0.key < $1.key }) {
      guard let now = current[page.path], now.version != page.version else { continue }
      told += 1
      if now.version.page != page.version.page {
        let place = now.isFound ? nil : page.origin.flatMap { state.address(of: $0) }
        open.send(place.map { .move(to: $0) } ?? .reload, to: id)
      } else {
        let styles = now.version.changedStyles(since: page.version)
        open.send(.styles(styles, version: now.version.text), to: id)
      }
      open.update(id, now.version, origin: now.origin ?? page.origin)
    }
    if let report, report != oldReport { open.sendAll(.problems(report)) }
    if report == nil, oldReport != nil { open.sendAll(.mended) }
    if state.diagnostics != old.diagnostics {
      onEvent(.problems(state.diagnostics, hasSite: state.site != nil))
    }
    if old.number > 0 {
      onEvent(
        .refreshed(changed: changes.paths.sorted().map(\.text), pages: told, duration: clock.now - start))
    }
    // The old site has tens of thousands of parts: nobody who asks for a page waits until they are taken apart.
    Task.detached { withExtendedLifetime(old) {} }
  }

  private struct VersionedPage: Sendable {
    var version: PageVersion
    var origin: PageOrigin?
    var isFound: Bool
  }

  /// The versions of some pages, rendered away from the actor.
  private static func versions(
    of paths: Set<String>, in state: PreviewState, _ files: FileVersions, _ layout: SiteLayout
  ) async -> [String: VersionedPage] {
    await Task.detached {
      var found: [String: VersionedPage] = [:]
      for path in paths {
        guard let place = RequestPath(path) else { continue }
        let page = RenderedPage.at(place, in: state, layout)
        guard let version = page.version(in: state, files) else { continue }
        var isFound = false
        if case .made(_, _, .ok, _) = page { isFound = true }
        found[path] = VersionedPage(version: version, origin: page.origin, isFound: isFound)
      }
      return found
    }.value
  }

  // MARK: Waiting

  /// The longest that a request waits while files are being written: a film takes minutes.
  private static let patienceWithWriters = Duration.milliseconds(450)

  private func nextState() async {
    nextWaiting += 1
    let id = nextWaiting
    let alarm = Task {
      let start = clock.now
      try? await Task.sleep(for: Self.patienceWithWriters)
      while !Task.isCancelled, clock.now - start < options.patience, !isBeingWritten {
        try? await Task.sleep(for: .milliseconds(50))
      }
      release(id)
    }
    await withCheckedContinuation { waiting[id] = $0 }
    alarm.cancel()
  }

  /// Whether files go on changing; there is a site to show meanwhile.
  private var isBeingWritten: Bool {
    guard state.site != nil else { return false }
    return watcher.isWriting || lastChange.map { clock.now - $0 < .milliseconds(150) } ?? false
  }

  private func release(_ id: Int) { waiting.removeValue(forKey: id)?.resume() }

  private func releaseAll() {
    let all = waiting
    waiting = [:]
    for continuation in all.values { continuation.resume() }
  }
}
