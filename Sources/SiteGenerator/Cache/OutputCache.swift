import SiteContent
import SiteModel

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What is known of one output folder, on the disk. Shards that share a folder have a file each.
struct OutputCache: Sendable {
  private let folder: String
  private let output: String
  private let shard: BuildShard?
  private let program: String

  /// Nil where no cache is wanted. The output folder may not be there before the first build.
  init?(_ options: BuildOptions) {
    guard let program = options.program else { return nil }
    folder = options.layout.state + "/cache"
    output = options.layout.output
    shard = options.shard
    self.program = program
  }

  private static let prefix = "pages-"

  /// Begins with a hash of the output folder's real path, so that every path to that folder gives the same name.
  private var name: String { Self.prefix + FNV1a.hex(FolderListing.resolved(output) ?? output) }

  private var file: CacheFile {
    let part = shard.map { "-\($0.number)-of-\($0.count)" } ?? ""
    return CacheFile(path: "\(folder)/\(name)\(part)", program: program)
  }

  struct Content: Sendable {
    var state: BuildState?
    var known: KnownOutput
  }

  /// What the last build left; nothing, with a new key, where that is not known.
  func load() -> Content {
    let nothing = Content(state: nil, known: KnownOutput(key: .random(), records: PageRecords()))
    guard let contents = file.read() else { return nothing }
    var reader = contents.content
    do throws(CacheDamage) {
      let state: BuildState = try reader.value()
      return Content(state: state, known: KnownOutput(key: contents.key, records: try reader.value()))
    } catch {
      return nothing
    }
  }

  /// Of the file, which every build that saves replaces.
  fileprivate var stamp: FileStamp? { FileStamp(of: file.path) }

  /// - Throws: `DiskError`.
  func save(_ state: BuildState, _ known: KnownOutput) throws {
    try FileWriting.makeFolder(folder)
    var writer = ByteWriter()
    writer.reserve(known.records.count * 128)
    writer.put(state)
    writer.put(known.records)
    try file.write(key: known.key, writer)
    try prune()
  }

  /// How many output folders are remembered.
  private static let mostFolders = 8

  /// Forgets the output folders that were built longest ago, this folder's parts of another number, and what a
  /// killed build was about to write.
  private func prune() throws {
    let files = try FolderListing.entries(of: folder, withStamps: true, badName: { _ in })
      .filter { $0.kind == .file }
    let outputs = Dictionary(grouping: files.filter { $0.name.hasPrefix(Self.prefix) }) { file in
      String(file.name.prefix(name.utf8.count))
    }
    func age(_ files: [FolderEntry]) -> Int64 { files.compactMap(\.stamp?.modified).max() ?? 0 }
    let forgotten = outputs.sorted { age($0.value) > age($1.value) }.dropFirst(Self.mostFolders)
    let end = shard.map { "-of-\($0.count)" }
    for file in files {
      let isOfThisFolder = file.name.hasPrefix(name)
      let isOutdated = isOfThisFolder && (end.map { !file.name.hasSuffix($0) } ?? (file.name != name))
      if isOutdated || file.name.hasSuffix(FileWriting.unfinished)
        || forgotten.contains(where: { file.name.hasPrefix($0.key) })
      {
        unlink(folder + "/" + file.name)
      }
    }
  }
}

/// What a cache held before the build had its lock, read beside other work.
struct OutputCacheGlance: Sendable {
  private let cache: OutputCache
  private let stamp: FileStamp?
  private let seen: Task<OutputCache.Content, Never>

  init(_ cache: OutputCache) {
    self.cache = cache
    stamp = cache.stamp
    seen = Task { cache.load() }
  }

  /// What it holds now: another build may have ended since.
  var content: OutputCache.Content {
    get async { cache.stamp == stamp ? await seen.value : cache.load() }
  }
}
