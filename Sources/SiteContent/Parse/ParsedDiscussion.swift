package import SiteModel

/// The comments of one article, read and taken apart.
package struct ParsedDiscussion: Sendable {
  package var article: String
  /// What an earlier run made of them, where none of them changed; then the lists are empty.
  package var stored: StoredDiscussion?
  package var documents: [CommentDocument] = []
  /// Where each of these came from, the store or the disk, in the same order.
  package var readings: [SourceReading<CommentDocument, ConvertedText>] = []
  /// False where a comment could not be taken apart.
  package var isComplete = true
  /// Of the files as they were read, where their stamps can be trusted and all of them could be taken apart.
  package var listing: Digest?
  package var diagnostics: [Diagnostic] = []

  init(article: String) { self.article = article }

  mutating func add(_ parsed: Parsed<CommentDocument, ConvertedText>) {
    switch parsed.reading {
    case .stored(let source):
      diagnostics += source.diagnostics
      documents.append(source.document)
    case .read(_, let found):
      diagnostics += found
      guard let document = parsed.document else {
        isComplete = false
        return
      }
      documents.append(document)
    }
    readings.append(parsed.reading)
  }

  func listing(_ key: DigestKey) -> Digest? {
    var files: [ScannedDiscussion.File] = []
    files.reserveCapacity(documents.count)
    for (document, reading) in zip(documents, readings) {
      guard let origin = reading.origin, origin.isSettled, let stamp = origin.stamp else { return nil }
      files.append(.init(path: document.source.path, stamp: stamp))
    }
    return isComplete ? ScannedDiscussion.listing(files, key) : nil
  }

  mutating func dropTexts() {
    for i in documents.indices { documents[i].body = [] }
  }
}
