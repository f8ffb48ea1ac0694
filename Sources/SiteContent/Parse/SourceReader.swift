import SiteModel

/// Reads a file, unless the store has it.
struct SourceReader: Sendable {
  let files: SiteFiles
  let settings: Settings
  /// What the disk said of the files when they were listed; a file without a stamp is read.
  var stamps: [RelativePath: FileStamp] = [:]
  let store: SourceStore?
  /// Of the disk's clock, from before any file was looked at, in nanoseconds since 1970.
  let moment: Int64

  func read<Document, Text>(
    _ file: SourceFile, _ kind: SourceKind<Document, Text>, _ shelf: SourceStore.Shelf<Document, Text>?
  ) throws(DiskError) -> Checked<ParsedSource<Document, Text>?> {
    try read(file, kind, stamps[file.path], shelf)
  }

  /// The comments of an article, those of an earlier run as they are where none of them changed.
  ///
  /// - Throws: `DiskError`; `CacheDamage` where those are not what was kept.
  func read(_ scanned: ScannedDiscussion) throws -> ParsedDiscussion {
    var parsed = ParsedDiscussion(article: scanned.article)
    let stored = store?.discussions[scanned.article]
    if let store, let stored, let summary = stored.summary, summary.listing == scanned.listing(store.key) {
      parsed.stored = stored
      return parsed
    }
    let kind = SourceKind.comment(under: scanned.article)
    let shelf = try stored?.shelf
    for file in scanned.files {
      parsed.add(try read(SourceFile(named: file.path), kind, file.stamp, shelf))
    }
    if let store { parsed.listing = parsed.listing(store.key) }
    return parsed
  }

  private func read<Document, Text>(
    _ file: SourceFile, _ kind: SourceKind<Document, Text>, _ stamp: FileStamp?,
    _ shelf: SourceStore.Shelf<Document, Text>?
  ) throws(DiskError) -> Checked<ParsedSource<Document, Text>?> {
    let stored = shelf?[file.path]
    if let stored, stored.origin.isSettled, let stamp, stamp == stored.origin.stamp {
      return Checked(.stored(stored), stored.diagnostics)
    }
    var diagnostics: [Diagnostic] = []
    let limit = kind.limit(settings.limits)
    guard let (bytes, stamp) = try files.contents(of: file.path, atMost: limit, &diagnostics) else {
      return Checked(nil, diagnostics)
    }
    let origin = store.map { store in
      SourceOrigin(stamp: stamp, digest: store.key.digest(bytes), isSettled: stamp.isSettled(at: moment))
    }
    if let stored, let origin, stored.origin.digest == origin.digest {
      return Checked(.stored(stored.origin == origin ? stored : stored.with(origin)), stored.diagnostics)
    }
    let document = kind.parse(file, bytes, settings, &diagnostics)
    return Checked(document.map { .read($0, origin, diagnostics) }, diagnostics)
  }
}
