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

  /// What the last build left, as far as it has been read.
  struct Content: Sendable {
    fileprivate(set) var state: BuildState?
    let key: DigestKey
    fileprivate(set) var files = LeftFiles()
    /// What the files were made of: three quarters of what is kept, and only a build that has something to do wants it.
    fileprivate var records: KeptBytes?

    /// Where nothing is known, with a new key.
    static var nothing: Content { Content(key: .random()) }

    /// The same, but for what is damaged: then only the key remains, so that digests do.
    var undamaged: Content {
      do throws(CacheDamage) {
        _ = try known()
        return self
      } catch {
        return Content(key: key)
      }
    }

    /// Throws where what is kept is damaged.
    func known() throws(CacheDamage) -> KnownOutput {
      guard let records else { return KnownOutput(key: key, records: PageRecords()) }
      var reader = ByteReader(try records.read())
      return KnownOutput(key: key, records: try PageRecords(of: files, from: &reader))
    }
  }

  /// What the last build left; nothing, with a new key, where that is not known.
  func load() -> Content {
    guard let contents = file.read() else { return .nothing }
    var reader = contents.content
    let bodies = LazyBodies(key: contents.key) { [bodies = contents.bodies] in bodies.bytes($0) }
    do throws(CacheDamage) {
      var content = Content(key: contents.key)
      content.state = try reader.value(BuildState.self)
      content.files = try reader.value()
      content.records = try bodies.bytes(from: &reader)
      return content
    } catch {
      return .nothing
    }
  }

  /// Of the file, which every build that saves replaces.
  var stamp: FileStamp? { FileStamp(of: file.path) }

  /// - Throws: `DiskError`.
  func save(_ state: BuildState, _ known: KnownOutput) throws {
    try FileWriting.makeFolder(folder)
    var (writer, records) = (ByteWriter(), ByteWriter())
    var bodies = KeptBodies(key: known.key)
    writer.reserve(known.records.files.count * 96)
    writer.put(state)
    writer.put(known.records.files)
    known.records.write(to: &records)
    bodies.put(records.bytes, in: &writer)
    try file.write(key: known.key, writer, bodies: bodies.writer)
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
