package import SiteContent
package import SiteModel

/// A blog as those see it who judge its comments: every article, and every comment whatever its status.
package struct ModeratedSite: Sendable {
  package struct Article: Sendable {
    package var id: String
    package var title: String
    package var path: SitePath
    package var aliases: [SitePath]
    /// Whether readers may write: neither closed nor hidden, and not too old.
    package var isOpen: Bool
  }

  package let layout: SiteLayout
  package let settings: Settings
  /// The subject of mails that report a comment.
  package let reportWord: String
  package private(set) var articles: [String: Article] = [:]
  package private(set) var comments: [CommentReference: CommentDocument] = [:]
  /// What is wrong with files of comments: these are not among the others.
  package private(set) var diagnostics: [Diagnostic] = []

  private var articleStamps: [StampedFile] = []
  private var stamps: [CommentReference: FileStamp] = [:]
  /// When it was read, in nanoseconds since 1970.
  private var moment: Int64 = 0

  /// Reads a site.
  ///
  /// - Parameters:
  ///   - now: seconds since 1970; decides which articles are still open.
  ///   - old: what was read before; files that are as they were are not read again.
  /// - Throws: `DiskError`; `Unreadable` where the settings cannot be used.
  package static func read(
    _ layout: SiteLayout, now: Int64, jobs: Int, like old: ModeratedSite? = nil
  ) async throws -> ModeratedSite {
    let (located, problems) = try Locate.run(layout, baseURL: nil).both
    guard let located, !problems.hasErrors else { throw Unreadable(diagnostics: problems) }
    var site = ModeratedSite(
      layout: layout, settings: located.settings,
      reportWord: located.language.words[MailLink.reportWord] ?? MailLink.reportSubject)
    let (scanned, _) = try await ContentScan.run(layout, jobs: jobs).both
    let known = old?.settings == located.settings ? old : nil
    site.moment = now * 1_000_000_000
    site.articleStamps = scanned.stamps.filter { $0.path.isBelow(RelativePath(SiteLayout.articles)) }
    if let known, known.articleStamps == site.articleStamps,
      site.articleStamps.allSatisfy({ $0.stamp.isSettled(at: known.moment) })
    {
      site.articles = known.articles
    } else {
      var onlyArticles = scanned
      onlyArticles.discussions = []
      let (parsed, _) = try await Parse.run(onlyArticles, located, jobs: jobs).both
      for document in parsed.articles.map(\.document) {
        let matter = document.frontMatter
        site.articles[document.source.id] = Article(
          id: document.source.id, title: matter.title, path: document.path, aliases: matter.aliases,
          isOpen: isOpen(matter, located.settings, now))
      }
    }
    try await site.readComments(scanned, known, jobs: jobs)
    return site
  }

  /// Of a file as it was read.
  private struct Reading: Sendable {
    var reference: CommentReference
    var stamp: FileStamp?
    var document: CommentDocument?
    var diagnostics: [Diagnostic] = []
  }

  private mutating func readComments(_ scanned: ScannedContent, _ old: ModeratedSite?, jobs: Int) async throws
  {
    let (disk, settings) = (SiteFiles(layout), settings)
    let files = scanned.discussions.flatMap { discussion in discussion.files.map { (discussion.article, $0) }
    }
    let readings = try await Parallel.map(files, jobs: jobs) { article, file -> Reading? in
      guard let reference = CommentReference(path: file.path.text) else { return nil }
      if let old, let stamp = file.stamp, old.stamps[reference] == stamp, stamp.isSettled(at: old.moment),
        let document = old.comments[reference]
      {
        return Reading(reference: reference, stamp: stamp, document: document)
      }
      var reading = Reading(reference: reference, stamp: file.stamp)
      let found = try disk.bytesIfPresent(
        of: file.path, atMost: settings.limits.commentBytes, &reading.diagnostics)
      // Deleted since it was listed, or refused.
      guard let bytes = found else { return reading.diagnostics.isEmpty ? nil : reading }
      reading.document = CommentParser.parse(
        SourceFile(named: file.path), article: article, bytes, settings, &reading.diagnostics)
      return reading
    }
    for case let reading? in readings {
      comments[reading.reference] = reading.document
      stamps[reading.reference] = reading.stamp
      diagnostics += reading.diagnostics.filter { $0.severity == .error }
    }
    diagnostics = diagnostics.sortedAndUnique
  }

  /// The settings of a site cannot be used.
  package struct Unreadable: Error {
    package var diagnostics: [Diagnostic]
  }

  private init(layout: SiteLayout, settings: Settings, reportWord: String) {
    self.layout = layout
    self.settings = settings
    self.reportWord = reportWord
  }

  private static func isOpen(_ matter: ArticleFrontMatter, _ settings: Settings, _ now: Int64) -> Bool {
    if let mode = matter.comments { return mode == .open }
    guard let days = settings.comments.openForDays else { return true }
    return now <= matter.date.secondsSince1970 + Int64(days) * 86_400
  }

  /// References in the order of the comments' dates, oldest first.
  package func ordered(where isWanted: (CommentDocument) -> Bool = { _ in true }) -> [CommentReference] {
    comments.filter { isWanted($0.value) }.sorted { a, b in
      a.value.date != b.value.date ? a.value.date < b.value.date : a.key < b.key
    }.map(\.key)
  }

  /// The comment of an id under an article.
  package func reference(_ id: String, under article: String) -> CommentReference? {
    let direct = CommentReference(article: article, file: id)
    if comments[direct]?.id == id { return direct }
    return comments.first { $0.key.article == article && $0.value.id == id }?.key
  }

  /// A comment's file as the build reads it, and the errors that would stop the build.
  func parsed(_ reference: CommentReference, _ bytes: [UInt8]) -> (CommentDocument?, errors: [Diagnostic]) {
    var diagnostics: [Diagnostic] = []
    let document = CommentParser.parse(
      SourceFile(named: RelativePath(reference.path)), article: reference.article, bytes, settings,
      &diagnostics)
    return (document, diagnostics.filter { $0.severity == .error })
  }

  /// Puts a comment in that has just been written.
  mutating func add(_ reference: CommentReference, _ document: CommentDocument) {
    comments[reference] = document
  }
}
