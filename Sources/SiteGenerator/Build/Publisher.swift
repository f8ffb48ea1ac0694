import SiteContent
import SiteModel

/// What stages 7 and 8 need besides the plan: what the last build left, and which part of the site is wanted.
struct Publisher: Sendable {
  let memory: BuildMemory?
  let images: DerivedImages
  let digests: PageDigests?
  private let options: BuildOptions
  private let stamps: [RelativePath: FileStamp]
  private let moment: Int64
  private let onProgress: @Sendable (_ done: Int, _ all: Int) -> Void

  /// - Parameter moment: of the disk's clock, from before any file was looked at, in nanoseconds since 1970.
  init(
    _ options: BuildOptions, _ prepared: PreparedSite, _ scanned: ScannedContent, _ memory: BuildMemory?,
    moment: Int64, _ onProgress: @escaping @Sendable (_ done: Int, _ all: Int) -> Void
  ) async throws {
    self.options = options
    self.memory = memory
    self.moment = moment
    self.onProgress = onProgress
    stamps = scanned.stampsByPath
    digests = try await memory?.digests(prepared)
    images = DerivedImages(
      SiteFiles(options.layout), keptIn: SiteFiles(stateOf: options.layout), prepared.plan.view.site.variants)
  }

  /// The stamp of a source file, where it can be trusted.
  func stamp(of source: RelativePath) -> FileStamp? {
    stamps[source].flatMap { $0.isSettled(at: moment) ? $0 : nil }
  }

  /// Writes the files of the part of the site that is wanted.
  ///
  /// - Parameter seen: what stands in the output folder.
  /// - Throws: `DiskError`, and what making a page throws.
  func write(
    _ files: [OutputFile], with writer: OutputWriter, over seen: OutputGlance?
  ) async throws -> OutputWriter.Result {
    let shard = options.shard
    let own = shard.map { shard in files.filter { shard.holds($0.path.text) } } ?? files
    let progress = BuildProgress(count: own.count, onProgress)
    return try await writer.write(
      own, clean: options.isClean, known: try await memory?.known, over: seen,
      isOwn: { shard?.holds($0) ?? true },
      namesUnknownPages: shard == nil, onFile: { progress.advance() })
  }
}
