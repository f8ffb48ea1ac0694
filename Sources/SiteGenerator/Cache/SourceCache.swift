import SiteContent
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
    let key =
      (0..<Self.parts).lazy.compactMap { file($0).readKey() }.first ?? .random()
    let conditions = key.digest(settings)
    let loaded = try await Parallel.map(Array(0..<Self.parts), jobs: jobs) { part in
      Part(file(part).read(key: key, conditions: conditions)?.content)
    }
    let store = SourceStore(
      key: key, conditions: conditions, articles: loaded.flatMap { $0?.articles ?? [] },
      comments: loaded.flatMap { $0?.comments ?? [] }, pages: loaded.flatMap { $0?.pages ?? [] })
    return LoadedStore(store: store, fingerprints: loaded.map { $0.map { Self.fingerprint($0, key) } })
  }

  /// A store as it was read, and what tells whether a part of it has to be written again.
  package struct LoadedStore: Sendable {
    package var store: SourceStore
    fileprivate var fingerprints: [Digest?]
  }

  /// Writes the parts that differ from those on the disk.
  ///
  /// - Throws: `DiskError`.
  package func save(_ store: SourceStore, over loaded: LoadedStore) async throws {
    try FileWriting.makeFolder(folder)
    var parts = [Part](repeating: Part(), count: Self.parts)
    for source in store.articles.sources {
      parts[Self.part(of: source.document.source)].articles.append(source)
    }
    for source in store.comments.sources {
      parts[Self.part(of: source.document.source)].comments.append(source)
    }
    for source in store.pages.sources { parts[Self.part(of: source.document.source)].pages.append(source) }
    let all = parts
    _ = try await Parallel.map(Array(0..<Self.parts), jobs: jobs) { number in
      guard Self.fingerprint(all[number], store.key) != loaded.fingerprints[number] else { return }
      var writer = ByteWriter()
      writer.put(all[number])
      try file(number).write(key: store.key, conditions: store.conditions, writer)
    }
  }

  private static func part(of file: SourceFile) -> Int {
    Int(FNV1a.hash(file.path) >> 32) % parts
  }

  /// Tells whether two parts hold the same, without writing them.
  private static func fingerprint(_ part: Part, _ key: DigestKey) -> Digest {
    var hasher = DigestHasher(key)
    func add<Document, Text>(_ sources: [StoredSource<Document, Text>], _ path: (Document) -> String) {
      hasher.add(sources.count)
      for source in sources {
        hasher.add(path(source.document))
        hasher.add(source.origin.digest)
        hasher.add(source.origin.isSettled ? 1 : 0)
        if let stamp = source.origin.stamp { hasher.add(stamp) }
      }
    }
    add(part.articles) { $0.source.path }
    add(part.comments) { $0.source.path }
    add(part.pages) { $0.source.path }
    return hasher.finish()
  }
}

private struct Part: Sendable, ByteCodable {
  var articles: [StoredSource<ArticleDocument, ConvertedDocument>] = []
  var comments: [StoredSource<CommentDocument, ConvertedText>] = []
  var pages: [StoredSource<PageDocument, ConvertedDocument>] = []

  init() {}

  /// Nil where there is nothing, or something else than was written.
  init?(_ content: ByteReader?) {
    guard var reader = content else { return nil }
    do throws(CacheDamage) {
      try self.init(from: &reader)
    } catch {
      return nil
    }
  }

  func write(to writer: inout ByteWriter) {
    writer.put(articles)
    writer.put(comments)
    writer.put(pages)
  }

  init(from reader: inout ByteReader) throws(CacheDamage) {
    articles = try reader.value()
    comments = try reader.value()
    pages = try reader.value()
  }
}
