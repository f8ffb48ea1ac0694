package import SiteModel

/// The comments of one article, read and taken apart.
package struct ParsedDiscussion: Sendable {
  package var article: String
  /// What an earlier run made of them, where none of them changed; then the list is empty.
  package var stored: StoredDiscussion?
  package var comments: [ParsedSource<CommentDocument, ConvertedText>] = []
  /// False where a comment could not be taken apart.
  package var isComplete = true
  /// Of the files as they were read, where their stamps can be trusted and all of them could be taken apart.
  package var listing: Digest?
  package var diagnostics: [Diagnostic] = []

  init(article: String) { self.article = article }

  mutating func add(_ comment: Checked<ParsedSource<CommentDocument, ConvertedText>?>) {
    diagnostics += comment.diagnostics
    if let comment = comment.value { comments.append(comment) } else { isComplete = false }
  }

  func listing(_ key: DigestKey) -> Digest? {
    var files: [ScannedDiscussion.File] = []
    files.reserveCapacity(comments.count)
    for comment in comments {
      guard let origin = comment.origin, origin.isSettled, let stamp = origin.stamp else { return nil }
      files.append(.init(path: comment.document.source.path, stamp: stamp))
    }
    return isComplete ? ScannedDiscussion.listing(files, key) : nil
  }
}
