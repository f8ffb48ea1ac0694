package import SiteContent
package import SiteModel

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Takes messages in: each becomes the file of a comment that waits for a moderator.
///
/// Nothing comes twice: a message is known by the ledger, and by its comment where that was written and the run was
/// killed before it could be noted. Nothing is lost: sources are only read, and what cannot be taken in is told of in
/// every run.
package struct Inbox {
  /// What became of a message that was not known yet.
  package enum Outcome: Sendable, Equatable {
    case added(CommentReference, Comment.Status, score: Double, isReport: Bool, Remarks = Remarks())
    /// Nothing of it is kept but in its source.
    case left(Reason)
  }

  /// What became of a part of a message that was taken in.
  package struct Remarks: Sendable, Equatable {
    /// The comment that it answers, where the article has none of that name.
    package var missingParent: String?
    /// Lines of a mail that are kept for the moderators alone: quoted answers, a signature.
    package var linesCutOff = 0
    /// Files that came with a mail, and stay in it.
    package var filesLeft = 0
  }

  package enum Reason: Sendable, Equatable {
    case noArticle(named: String)
    case closed(article: String)
    case noText
    case automatic
    case tooLong(bytes: Int, most: Int)
    case noComment(String, article: String)
    case notUnderstood(ReaderMessage.Misunderstanding)
    /// Its file could not be written, or the site could not be built with it.
    case unusable(String)

    /// Whether somebody should see to it; what a mail program wrote by itself may lie where it is.
    package var wantsAttention: Bool { self != .automatic }

    package var inWords: String {
      switch self {
      case .noArticle(""): "it names no article"
      case .noArticle(let name): "there is no article '\(name)'"
      case .closed(let article): "the comments of '\(article)' are closed"
      case .noText: "there is no text in it"
      case .automatic: "a mail program wrote it by itself: an answer while somebody is away, or a report"
      case .tooLong(let bytes, let most): "its text has \(bytes) bytes; at most \(most) are allowed"
      case .noComment("", let article): "it is a report, and names no comment of '\(article)'"
      case .noComment(let id, let article): "it reports '\(id)', and '\(article)' has no such comment"
      case .notUnderstood(let misunderstanding): misunderstanding.inWords
      case .unusable(let reason): reason
      }
    }
  }

  /// What a run did.
  package struct Report: Sendable {
    package var outcomes: [(source: String, outcome: Outcome)] = []
    /// Messages that were known.
    package var known = 0

    package var added: Int { outcomes.count { if case .added = $0.outcome { true } else { false } } }
  }

  private var site: ModeratedSite
  private let finder: ArticleFinder
  private var filter: SpamFilter
  private let now: Int64
  private let threshold: Double
  private let isDryRun: Bool
  private let ledger: Ledger
  private let files: CommentFiles
  private var unnoted = UnnotedComments()
  /// The names of the files of each article's comments.
  private var names: [String: Set<String>] = [:]
  /// The first number that is free behind a name.
  private var numbers: [CommentReference: Int] = [:]
  private var report = Report()

  /// - Parameters:
  ///   - now: seconds since 1970.
  ///   - threshold: the score from which on a comment is called spam.
  /// - Throws: `DiskError`.
  package init(
    _ site: ModeratedSite, now: Int64, threshold: Double = SpamFilter.threshold, isDryRun: Bool = false
  ) throws(DiskError) {
    self.site = site
    self.now = now
    self.threshold = threshold
    self.isDryRun = isDryRun
    finder = ArticleFinder(site)
    filter = SpamFilter(trainedOn: site)
    ledger = try isDryRun ? Ledger(reading: site.layout) : Ledger(site.layout)
    files = try CommentFiles(site.layout)
    for (reference, document) in site.comments {
      names[reference.article, default: []].insert(reference.file)
      if !ledger.contains(Self.mark(reference)) { unnoted.add(document) }
    }
  }

  /// Takes in what lies in some sources.
  ///
  /// - Throws: `DiskError`.
  package mutating func take(_ sources: [MessageSource], onOutcome: (String, Outcome) -> Void = { _, _ in })
    throws
    -> Report
  {
    report = Report()
    var known = 0
    let ledger = ledger
    for source in sources {
      try source.forEach(isKnown: { stamp in
        let isKnown = ledger.contains(stamp)
        if isKnown { known += 1 }
        return isKnown
      }) { item in
        let taken: Outcome?
        do {
          taken = try take(item)
        } catch let failure as Moderation.Failure {
          // One message must not keep those behind it out.
          taken = .left(.unusable(failure.inWords))
        } catch let error as DiskError where error.code == ENAMETOOLONG {
          taken = .left(.unusable("this disk takes no name as long as its author's"))
        }
        guard let outcome = taken else {
          known += 1
          return
        }
        report.outcomes.append((item.name, outcome))
        onOutcome(item.name, outcome)
      }
    }
    report.known = known
    try ledger.sync()
    return report
  }

  /// What becomes of a message; nil where it is known.
  private mutating func take(_ item: MessageSource.Item) throws -> Outcome? {
    let found: MailMessage.Read?
    do throws(ReaderMessage.Misunderstanding) {
      found = try Self.read(item.bytes)
    } catch {
      return .left(.notUnderstood(error))
    }
    guard let read = found else { return .left(.noText) }
    let marks = [read.identity] + (item.stamp.map { [$0] } ?? [])
    if ledger.contains(read.identity) || read.formerIdentity.map({ ledger.contains($0) }) ?? false {
      // The same message in another place, or under another name.
      try ledger.add(marks)
      return nil
    }
    if read.isAutomatic { return .left(.automatic) }
    var message = read.message
    guard var place = finder.place(of: message, subject: read.subject, links: read.links),
      let article = site.articles[place.article]
    else { return .left(.noArticle(named: message.article)) }
    var remarks = Remarks()
    if let parent = place.comment {
      place.comment = site.reference(parent, under: article.id).flatMap { site.comments[$0]?.id }
      if place.comment == nil { remarks.missingParent = parent }
    }
    // A form names its article: all of its text is the reader's.
    let isMail = message.article.isEmpty
    if isMail, isReport(read, namesComment: place.comment != nil) { message.kind = .report }
    let text =
      isMail
      ? finder.withoutOwnAddress(message.text, of: place)
      : String(message.text.trimming { $0.isWhitespace })
    guard !text.isInvisible else { return .left(.noText) }
    if message.kind == .report {
      guard place.comment != nil else {
        return .left(.noComment(message.parent ?? "", article: article.id))
      }
    } else if !article.isOpen {
      return .left(.closed(article: article.id))
    }
    let most = MessageLimits(site.settings.limits).text
    var comment = IncomingComment(
      message, place, text: text, zone: site.settings.timeZone, now: now, language: site.settings.language)
    guard comment.text.utf8.count <= most else {
      return .left(.tooLong(bytes: comment.text.utf8.count, most: most))
    }
    // Its comment was written, and the run killed before it was noted; or the ledger is lost.
    if unnoted.take(comment, sent: message.sent) {
      try ledger.add(marks)
      return nil
    }
    let score = filter.score(message)
    if comment.kind == .comment, score >= threshold {
      comment.status = .spam
      comment.score = score
    }
    let reference = freeReference(comment)
    let (document, problems) = site.parsed(reference, comment.bytes)
    guard let document, problems.isEmpty else {
      let reason = problems.first?.message ?? "it cannot be read"
      return .left(.unusable("as a comment it would stop the build: \(reason)"))
    }
    if !isDryRun {
      try files.create(comment, as: reference)
      if let remainder = message.remainder {
        try Remainders(site.layout).keep(remainder, of: reference)
      } else {
        // Of a deleted comment that had the same name: another person's.
        try Remainders(site.layout).remove(of: reference)
      }
    }
    remarks.filesLeft = read.fileCount
    remarks.linesCutOff = message.remainder?.split(separator: "\n").count ?? 0
    try ledger.add(marks + [Self.mark(reference)])
    site.add(reference, document)
    filter.note(comment.text)
    return .added(reference, comment.status, score: score, isReport: comment.kind == .report, remarks)
  }

  private static func read(
    _ bytes: [UInt8]
  ) throws(ReaderMessage.Misunderstanding) -> MailMessage.Read? {
    if let message = try ReaderMessage(bytes) {
      return MailMessage.Read(message: message, identity: bytes, subject: "", recipients: "")
    }
    return try MailMessage.read(bytes)
  }

  /// Whether a mail is what *Signaler* begins where `comments: report` is an e-mail address: by its subject, which may have
  /// more words where a comment is named, or because it went to that address and to none where comments go.
  private func isReport(_ mail: MailMessage.Read, namesComment: Bool) -> Bool {
    let subject = finder.words(ofSubject: mail.subject)
    let words = [site.reportWord, "Signalement"].map(finder.words).filter { !$0.isEmpty }
    if words.contains(where: { namesComment ? subject.starts(with: $0) : subject == $0 }) { return true }
    guard case .mail(let address) = site.settings.comments.report else { return false }
    let own = address.text.lowercased()
    return site.settings.comments.email?.text.lowercased() != own
      && mail.recipients.lowercased().contains(own)
  }

  /// Notes that the message of a comment is in the ledger: no other message is taken for it.
  private static func mark(_ reference: CommentReference) -> [UInt8] { Array("comment\n\(reference)".utf8) }

  /// The first name that no comment of the article has.
  private mutating func freeReference(_ comment: IncomingComment) -> CommentReference {
    let plain = CommentReference(article: comment.article, file: comment.fileName)
    var reference = plain
    var number = numbers[plain] ?? 1
    while number > 1 || names[plain.article]?.contains(reference.file) == true || isTaken(reference) {
      if number > 1 { reference = CommentReference(article: plain.article, file: "\(plain.file)-\(number)") }
      if names[plain.article]?.contains(reference.file) != true, !isTaken(reference) { break }
      number += 1
    }
    numbers[plain] = number
    names[plain.article, default: []].insert(reference.file)
    return reference
  }

  /// Files that could not be read have their names as well.
  private func isTaken(_ reference: CommentReference) -> Bool {
    FolderListing.kind(of: site.layout.path(reference.path), follow: false) != nil
  }
}
