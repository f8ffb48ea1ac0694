import SiteContent
import SiteModel

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What is known of one output folder, on the disk.
struct OutputCache: Sendable {
  private let folder: String
  private let output: String
  private let program: String

  /// Nil where no cache is wanted. The output folder may not be there before the first build.
  init?(_ options: BuildOptions) {
    guard let program = options.program else { return nil }
    folder = options.layout.state + "/cache"
    output = options.layout.output
    self.program = program
  }

  /// One folder has one file, by whatever path it is reached.
  private var file: CacheFile {
    let path = FolderListing.resolved(output) ?? output
    return CacheFile(path: "\(folder)/pages-\(FNV1a.hex(path))", program: program)
  }

  struct Content: Sendable {
    var state: BuildState?
    var known: KnownOutput
  }

  /// What the last build left; nothing, with a new key, where that is not known.
  func load() -> Content {
    let nothing = Content(state: nil, known: KnownOutput(key: .random(), records: PageRecords()))
    guard case (let key, var reader)? = file.read() else { return nothing }
    do throws(CacheDamage) {
      let state: BuildState = try reader.value()
      return Content(state: state, known: KnownOutput(key: key, records: try reader.value()))
    } catch {
      return nothing
    }
  }

  /// - Throws: `DiskError`.
  func save(_ state: BuildState, _ known: KnownOutput) throws {
    try FileWriting.makeFolder(folder)
    var writer = ByteWriter()
    writer.reserve(known.records.count * 200)
    writer.put(state)
    writer.put(known.records)
    try file.write(key: known.key, writer)
    try prune()
  }

  /// How many output folders are remembered.
  private static let mostFolders = 8

  /// Forgets the output folders that were built longest ago: each has a file of its own here.
  private func prune() throws {
    let files = try FolderListing.entries(of: folder, withStamps: true, badName: { _ in })
      .filter { $0.name.hasPrefix("pages-") && $0.kind == .file }
    let old = files.sorted { ($0.stamp?.modified ?? 0) > ($1.stamp?.modified ?? 0) }.dropFirst(
      Self.mostFolders)
    for file in old { unlink(folder + "/" + file.name) }
  }
}
