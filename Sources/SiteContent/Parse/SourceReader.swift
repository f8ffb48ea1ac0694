import SiteModel

/// One file's document, and where it came from: the store or the disk.
struct Parsed<Document: Sendable & ByteCodable, Text: Sendable & ByteCodable>: Sendable {
  /// Nil where the file is no such document, and where the store has it.
  var document: Document?
  var reading: SourceReading<Document, Text>
}

/// Reads a file, unless the store has it.
struct SourceReader: Sendable {
  let files: SiteFiles
  let stamps: [RelativePath: FileStamp]
  let store: SourceStore?
  let moment: Int64

  func read<Document, Text>(
    _ file: SourceFile, _ shelf: SourceStore.Shelf<Document, Text>?, atMost limit: Int,
    _ parse: ([UInt8], inout [Diagnostic]) -> Document?
  ) throws -> Parsed<Document, Text> {
    try read(file, stamps[file.path], shelf, atMost: limit, parse)
  }

  /// The comments of an article, those of an earlier run as they are where none of them changed.
  func read(_ scanned: ScannedDiscussion, _ settings: Settings) throws -> ParsedDiscussion {
    var parsed = ParsedDiscussion(article: scanned.article)
    let stored = store?.discussions[scanned.article]
    if let store, let stored, let summary = stored.summary, summary.listing == scanned.listing(store.key) {
      parsed.stored = stored
      return parsed
    }
    for file in scanned.files {
      let source = SourceFile(named: file.path)
      let one = try read(source, file.stamp, stored?.shelf, atMost: settings.limits.commentBytes) {
        CommentParser.parse(source, article: scanned.article, $0, settings, &$1)
      }
      parsed.add(one)
    }
    if let store { parsed.listing = parsed.listing(store.key) }
    return parsed
  }

  private func read<Document, Text>(
    _ file: SourceFile, _ stamp: FileStamp?, _ shelf: SourceStore.Shelf<Document, Text>?, atMost limit: Int,
    _ parse: ([UInt8], inout [Diagnostic]) -> Document?
  ) throws -> Parsed<Document, Text> {
    let stored = shelf?[file.path]
    if let stored, stored.origin.isSettled, let stamp, stamp == stored.origin.stamp {
      return Parsed(document: nil, reading: .stored(stored))
    }
    var diagnostics: [Diagnostic] = []
    guard let (bytes, stamp) = try files.contents(of: file.path, atMost: limit, &diagnostics) else {
      return Parsed(document: nil, reading: .read(nil, diagnostics))
    }
    let origin = store.map { store in
      SourceOrigin(stamp: stamp, digest: store.key.digest(bytes), isSettled: stamp.isSettled(at: moment))
    }
    if let stored, let origin, stored.origin.digest == origin.digest {
      return Parsed(document: nil, reading: .stored(stored.origin == origin ? stored : stored.with(origin)))
    }
    let document = parse(bytes, &diagnostics)
    return Parsed(document: document, reading: .read(origin, diagnostics))
  }
}
