package import SiteModel

/// The comments of one article, converted and put in order.
package struct ConvertedDiscussion: Sendable {
  package var article: String
  package var discussion: Discussion
  /// What is wrong with the comments together.
  package var diagnostics: [Diagnostic] = []
  /// For the next run; nil where nothing is kept.
  package var stored: StoredDiscussion?

  init(
    _ parsed: ParsedDiscussion, _ converter: TextConverter, _ publication: Publication
  ) throws(CacheDamage) {
    let key = converter.key
    let includesPending = publication.includesPendingComments
    article = parsed.article
    stored = parsed.stored
    if let stored = parsed.stored, let summary = stored.summary,
      summary.includesPending ?? includesPending == includesPending,
      !FutureComments.isProbable(in: summary.outline, publication.now)
    {
      discussion = Discussion(
        summary.outline,
        Once {
          Result { () throws(CacheDamage) in Self.threads(try stored.sources, includesPending).content }
        },
        digest: Once { stored.digest })
      return
    }
    let kind = SourceKind.comment(under: article)
    let sources =
      try parsed.stored?.sources ?? parsed.comments.map { $0.converted { kind.convert($0, converter) } }
    let threads = CommentThreads(
      sources, isComplete: parsed.isComplete, includesPending: includesPending, &diagnostics)
    discussion = Discussion(threads.content)
    let isQuiet = parsed.diagnostics.isEmpty && diagnostics.isEmpty
    // They are looked for in each run: what is to come today has come tomorrow.
    diagnostics += FutureComments.warnings(
      of: sources.lazy.map(\.document), discussion.outline, publication.now)
    guard let key else { return }
    let listing = parsed.stored?.summary?.listing ?? parsed.listing
    let somebodyWaits = sources.contains { $0.document.status == .pending }
    let summary = listing.map {
      StoredDiscussion.Summary(
        listing: $0, outline: discussion.outline, includesPending: somebodyWaits ? includesPending : nil)
    }
    let stored = StoredDiscussion(article: article, sources, summary: isQuiet ? summary : nil, key: key)
    self.stored = stored
    discussion = Discussion(
      discussion.outline, Once(.success(threads.content)), digest: Once { stored.digest })
  }

  private static func threads(
    _ sources: [ConvertedSource<CommentDocument, ConvertedText>], _ includesPending: Bool
  ) -> CommentThreads {
    // They were in order when they were kept.
    var nothing: [Diagnostic] = []
    return CommentThreads(
      sources, isComplete: true, includesPending: includesPending, &nothing)
  }
}
