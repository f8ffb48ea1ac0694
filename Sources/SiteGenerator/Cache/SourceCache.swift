package import SiteContent
import SiteModel

/// The store of source files on the disk, in parts: a build writes only those in which a file changed.
package struct SourceCache: Sendable {
  private let folder: String
  private let program: String
  private let jobs: Int

  /// How many parts there are: with more, less is written for one changed file, and more files are opened.
  private static let parts = 64

  /// - Parameters:
  ///   - folder: of the build's own files.
  ///   - program: names the program that reads and writes; any other's cache is of no use.
  package init(folder: String, program: String, jobs: Int) {
    self.folder = folder + "/cache"
    self.program = program
    self.jobs = jobs
  }

  private func file(_ part: Int) -> CacheFile {
    CacheFile(path: "\(folder)/sources-\(part)", program: program)
  }

  /// What the last build knew of the source files; parts that are damaged or of no use are left out.
  ///
  /// - Parameter settings: the bytes of all that a source file is read with.
  package func load(settings: [UInt8]) async throws -> LoadedStore {
    // All parts have the key of the first one that can be read.
    let key = keyOfParts() ?? .random()
    let conditions = key.digest(settings)
    let loaded = try await Parallel.map(Array(0..<Self.parts), jobs: jobs) { part in
      let loaded = file(part).read(key: key, conditions: conditions).flatMap { Part($0) }
      return loaded.map { (part: $0, fingerprint: Self.fingerprint($0, key)) }
    }
    let parts = loaded.compactMap { $0?.part }
    let store = SourceStore(
      key: key, conditions: conditions, articles: parts.flatMap(\.articles),
      discussions: parts.flatMap(\.discussions), pages: parts.flatMap(\.pages))
    return LoadedStore(store: store, fingerprints: loaded.map { $0?.fingerprint })
  }

  /// Each part is opened once: a lazy sequence would open the one that it has found again, and take for granted that it
  /// can.
  private func keyOfParts() -> DigestKey? {
    for part in 0..<Self.parts {
      if let key = file(part).readKey() { return key }
    }
    return nil
  }

  /// A store as it was read, and what tells whether a part of it has to be written again.
  package struct LoadedStore: Sendable {
    package var store: SourceStore
    fileprivate var fingerprints: [Digest?]
  }

  /// Writes the parts that differ from those on the disk. The texts in them are let go of: on a first build they are
  /// an eighth of its memory.
  ///
  /// - Throws: `DiskError`; `CacheDamage` where a part is written again of which something turns out to be damaged.
  package func save(_ store: SourceStore, over loaded: LoadedStore) async throws {
    try FileWriting.makeFolder(folder)
    var parts = [Part](repeating: Part(), count: Self.parts)
    for source in store.articles.sources {
      parts[Self.part(of: source.document.source.path.text)].articles.append(source)
    }
    for discussion in store.discussions.all {
      parts[Self.part(of: discussion.article)].discussions.append(discussion)
    }
    for source in store.pages.sources {
      parts[Self.part(of: source.document.source.path.text)].pages.append(source)
    }
    let all = parts
    _ = try await Parallel.map(Array(0..<Self.parts), jobs: jobs) { number in
      guard Self.fingerprint(all[number], store.key) != loaded.fingerprints[number] else { return }
      var writer = ByteWriter()
      var bodies = KeptBodies(key: store.key)
      try all[number].write(to: &writer, bodies: &bodies)
      let written = try file(number).write(
        key: store.key, conditions: store.conditions, writer, bodies: bodies.writer)
      if let written { bodies.letGo { written.bytes($0) } }
    }
  }

  private static func part(of name: String) -> Int { Int(FNV1a.hash(name) >> 32) % parts }

  /// Tells whether two parts hold the same, without writing them.
  private static func fingerprint(_ part: Part, _ key: DigestKey) -> Digest {
    var hasher = DigestHasher(key)
    func add<Document, Text>(_ sources: [ConvertedSource<Document, Text>], _ path: (Document) -> RelativePath)
    {
      hasher.add(sources.count)
      for source in sources {
        hasher.add(path(source.document))
        hasher.add(source.origin.digest)
        hasher.add(source.origin.isSettled ? 1 : 0)
        if let stamp = source.origin.stamp { hasher.add(stamp) }
      }
    }
    add(part.articles) { $0.source.path }
    hasher.add(part.discussions.count)
    for discussion in part.discussions {
      hasher.add(discussion.article)
      hasher.add(discussion.digest)
      hasher.add(discussion.summary?.listing ?? .zero)
      hasher.add(discussion.summary?.includesPending.map { $0 ? 2 : 1 } ?? 0)
    }
    add(part.pages) { $0.source.path }
    return hasher.finish()
  }
}

private struct Part: Sendable {
  var articles: [ConvertedSource<ArticleDocument, ConvertedDocument>] = []
  var discussions: [StoredDiscussion] = []
  var pages: [ConvertedSource<PageDocument, ConvertedDocument>] = []

  init() {}

  /// Nil where there is nothing, or something else than was written.
  init?(_ contents: CacheFile.Contents) {
    var reader = contents.content
    let bodies = LazyBodies(key: contents.key) { [bodies = contents.bodies] in bodies.bytes($0) }
    do throws(CacheDamage) {
      for _ in 0..<(try reader.count()) {
        articles.append(try ConvertedSource(from: &reader, bodies: bodies))
      }
      for _ in 0..<(try reader.count()) {
        discussions.append(try StoredDiscussion(from: &reader, bodies: bodies))
      }
      for _ in 0..<(try reader.count()) { pages.append(try ConvertedSource(from: &reader, bodies: bodies)) }
    } catch {
      return nil
    }
  }

  func write(to writer: inout ByteWriter, bodies: inout KeptBodies) throws(CacheDamage) {
    writer.put(UInt64(articles.count))
    for article in articles { try article.write(to: &writer, bodies: &bodies) }
    writer.put(UInt64(discussions.count))
    for discussion in discussions { try discussion.write(to: &writer, bodies: &bodies) }
    writer.put(UInt64(pages.count))
    for page in pages { try page.write(to: &writer, bodies: &bodies) }
  }
}
