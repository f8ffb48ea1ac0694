import Foundation
import SiteContent
import SiteModel

/// What a build knows of the builds before it. It is never needed, and never trusted without a look.
struct BuildMemory: Sendable {
  private let options: BuildOptions
  private let settings: [UInt8]
  private let sources: SourceCache
  private let output: OutputCache
  private let media: ValueCache<KnownMedia>
  private let folders: ValueCache<KnownFolders>
  private let inputs: Digest
  private let areInputsSettled: Bool
  private let now: Int64
  private var loaded: SourceCache.LoadedStore?
  private let content: OutputCache.Content
  private var loading: Task<KnownOutput, any Error>?

  /// Nil where no cache is wanted.
  ///
  /// - Throws: `DiskError`; `Moment.ParsingError`.
  init?(
    _ options: BuildOptions, _ site: LocatedSite, _ found: Checked<ScannedContent>,
    _ content: OutputCache.Content?, moment: Int64
  ) async throws {
    let (scanned, problems) = found.both
    guard let program = options.program, let output = OutputCache(options), let content else { return nil }
    self.options = options
    settings = try SourceConditions.bytes(site)
    sources = SourceCache(folder: options.layout.state, program: program, jobs: options.jobs)
    self.output = output
    media = .media(in: options.layout.state, program: program)
    folders = .folders(in: options.layout.state, program: program)
    self.content = content
    // What the scan had to say is not in the stamps: a link to nothing has none.
    let words = Self.request(options) + FNV1a.hex(settings) + "\(problems.sortedAndUnique)"
    inputs = try await BuildState.inputs(
      scanned, request: words, key: content.key, jobs: options.jobs)
    areInputsSettled =
      scanned.stamps.allSatisfy { $0.stamp.isSettled(at: moment) }
      && scanned.discussions.allSatisfy { $0.isSettled(at: moment) }
      && scanned.otherStamps.allSatisfy { $0.stamp.isSettled(at: moment) }
    now = try options.now.moment(in: site.settings.timeZone).secondsSince1970
  }

  /// What digests of pages are made with.
  var key: DigestKey { content.key }
  /// What the last build left. Throws where that is damaged.
  var known: KnownOutput {
    get async throws {
      if let known = loading { try await known.value } else { try content.known() }
    }
  }
  var index: KnownIndex {
    KnownIndex(
      key: key, words: content.state?.searchWords ?? .zero, files: content.state?.searchFiles ?? [])
  }

  private static func request(_ options: BuildOptions) -> String {
    let shard = options.shard.map { "\($0.number)/\($0.count)" } ?? ""
    return """
      \(options.baseURL ?? "") \(options.includesDrafts) \(options.includesFuture) \(options.isStrict) \(shard)
      """
  }

  /// What the last build said, where nothing has changed since: neither what it was made from nor what it left.
  func finishedOutcome() async throws -> BuildReport? {
    guard let state = content.state, !options.isClean, !options.isVerified, state.isSettled,
      state.inputs == inputs, state.validity.contains(now),
      state.files == content.files.count,
      FolderListing.kind(of: options.layout.output) == .folder
    else { return nil }
    let folder = try OutputFolder(options.layout.output)
    // A build that was interrupted may have left a file that nobody wants: its manifest tells.
    let manifest = ManifestFile(state: options.layout.state, output: folder.path)
    guard state.manifest != .zero, try manifest.digest(key: key) == state.manifest,
      !manifest.isUnfinished, try folder.status(ofName: TemporaryFiles.folder) == nil
    else { return nil }
    let files = content.files
    let areSame = try await Parallel.map(count: files.count, jobs: options.jobs, { () }) { _, i in
      guard files.isSettled(i) else { return false }
      return try files.status(i, in: folder)?.stamp == files.stamp(i)
    }
    guard areSame.allSatisfy({ $0 }) else { return nil }
    return BuildReport(
      diagnostics: state.diagnostics,
      outcome: .init(
        title: state.title, pages: state.pages, copies: state.copies, articles: state.articles,
        comments: state.comments, written: WriteReport(written: [], unchanged: state.files, removed: []),
        leftOut: state.leftOut))
  }

  /// What pages are made of.
  func digests(_ prepared: PreparedSite) async throws -> PageDigests {
    let view = prepared.plan.view
    let globals = key.digest { hasher in
      settings.withUnsafeBytes { hasher.add(counted: $0) }
      hasher.add(options.baseURL)
      hasher.add(view.site.logo)
    }
    return PageDigests(
      prepared.templates.engine, key: key,
      entities: try await EntityDigests(view, key: key, jobs: options.jobs), globals: globals)
  }

  /// What is known of the sources; the output is read beside what is done next.
  mutating func loadStore() async throws -> SourceStore {
    loading = Task { [content] in try content.known() }
    let loaded = try await sources.load(settings: settings)
    self.loaded = loaded
    return loaded.store
  }

  func loadMedia() -> KnownMedia { media.load() ?? KnownMedia() }

  /// Keeps what is known of the images, as `keep` does.
  func keep(_ known: KnownMedia) {
    do {
      try media.save(known, key: key)
    } catch {
      forget()
    }
  }

  /// Keeps what is known of the content's folders, as `keep` does.
  func keep(_ known: KnownFolders) {
    do {
      try folders.save(known, key: key)
    } catch {
      forget()
    }
  }

  /// Keeps the source files. Where that fails, the next build knows nothing; the site is there.
  func keep(_ store: SourceStore?) async {
    guard let store, let loaded else { return }
    do {
      try await sources.save(store, over: loaded)
    } catch {
      forget()
    }
  }

  private func forget() { Self.forget(options.layout) }

  /// Deletes the cache: what is in its way is no cache of ours, and a damaged one is of no use.
  static func forget(_ layout: SiteLayout) {
    try? FileManager.default.removeItem(atPath: layout.state + "/cache")
  }

  /// Keeps what is known of the files that were written, as `keep` does.
  ///
  /// - Parameter moment: of the disk's clock, after everything was written.
  func save(
    _ site: PreparedSite, _ outcome: BuildReport.Outcome, _ diagnostics: [Diagnostic], _ records: PageRecords,
    moment: Int64
  ) {
    do {
      try write(site, outcome, diagnostics, records, moment: moment)
    } catch {
      forget()
    }
  }

  private func write(
    _ site: PreparedSite, _ outcome: BuildReport.Outcome, _ diagnostics: [Diagnostic], _ records: PageRecords,
    moment: Int64
  ) throws {
    let manifest = ManifestFile(
      state: options.layout.state, output: try OutputFolder(options.layout.output).path)
    let state = BuildState(
      inputs: inputs, isSettled: areInputsSettled, validity: site.validity,
      files: outcome.written.written.count + outcome.written.unchanged, diagnostics: diagnostics,
      title: outcome.title, pages: outcome.pages, copies: outcome.copies, articles: outcome.articles,
      comments: outcome.comments, leftOut: outcome.leftOut, manifest: try manifest.digest(key: key) ?? .zero,
      searchWords: site.plan.plannedIndex?.words ?? .zero, searchFiles: site.plan.plannedIndex?.files ?? [])
    var records = records
    records.files.moment = moment
    try output.save(state, KnownOutput(key: key, records: records))
  }
}
