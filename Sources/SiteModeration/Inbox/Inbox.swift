package import SiteContent
package import SiteModel

/// Takes messages in: each becomes the file of a comment that waits for a moderator.
///
/// Nothing comes twice: a message is known by the ledger, and by its comment where that was written and the run was
/// killed before it could be noted. Nothing is lost: sources are only read, and what cannot be taken in is told of in
/// every run.
package struct Inbox {
  /// What became of a message that was not known yet.
  package enum Outcome: Sendable, Equatable {
    case added(CommentReference, Comment.Status, score: Double, isReport: Bool)
    /// Nothing of it is kept but in its source.
    case left(Reason)
  }

  package enum Reason: Sendable, Equatable {
    case noArticle(named: String)
    case closed(article: String)
    case noText
    case tooLong(bytes: Int, most: Int)
    case noComment(String, article: String)

    package var inWords: String {
      switch self {
      case .noArticle(""): "it names no article"
      case .noArticle(let name): "there is no article '\(name)'"
      case .closed(let article): "the comments of '\(article)' are closed"
      case .noText: "there is no text in it"
      case .tooLong(let bytes, let most): "its text has \(bytes) bytes; at most \(most) are allowed"
      case .noComment(let id, let article): "it reports '\(id)', and '\(article)' has no such comment"
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
  /// The texts that stand under each article.
  private var texts: Set<[String]> = []
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
    ledger = try Ledger(site.layout)
    files = try CommentFiles(site.layout)
    for (reference, document) in site.comments {
      names[reference.article, default: []].insert(reference.file)
      let text = String(decoding: document.body, as: UTF8.self)
      texts.insert(Self.identity(reference.article, document.author, document.kind, document.parent, text))
      // A removed comment keeps no name.
      if document.status == .removed {
        texts.insert(Self.identity(reference.article, "", document.kind, document.parent, text))
      }
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
        guard let outcome = try take(item) else {
          known += 1
          return
        }
        report.outcomes.append((item.name, outcome))
        onOutcome(item.name, outcome)
      }
    }
    report.known = known
    if !isDryRun { try ledger.sync() }
    return report
  }

  /// What becomes of a message; nil where it is known.
  private mutating func take(_ item: MessageSource.Item) throws -> Outcome? {
    guard let read = Self.read(item.bytes) else { return .left(.noText) }
    let marks = [read.identity] + (item.stamp.map { [$0] } ?? [])
    if ledger.contains(read.identity) {
      // The same message in another place, or under another name.
      if !isDryRun { try ledger.add(marks) }
      return nil
    }
    let message = read.message
    guard var place = finder.place(of: message, subject: read.subject),
      let article = site.articles[place.article]
    else { return .left(.noArticle(named: message.article)) }
    if let parent = place.comment {
      place.comment = site.reference(parent, under: article.id).flatMap { site.comments[$0]?.id }
    }
    let text = finder.withoutOwnAddresses(message.text)
    guard !text.isEmpty else { return .left(.noText) }
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
    let mark = Self.identity(article.id, comment.author, comment.kind, comment.parent, comment.text)
    let nameless = Self.identity(article.id, "", comment.kind, comment.parent, comment.text)
    if texts.contains(mark) || texts.contains(nameless) {
      if !isDryRun { try ledger.add(marks) }
      return nil
    }
    let score = filter.score(message)
    if comment.kind == .comment, score >= threshold {
      comment.status = .spam
      comment.score = score
    }
    let reference = freeReference(comment)
    if !isDryRun {
      try files.create(comment, as: reference)
      if let remainder = message.remainder {
        try Remainders(site.layout).keep(remainder, of: reference)
      }
      try ledger.add(marks)
    }
    site.add(reference, comment.bytes)
    texts.insert(mark)
    filter.note(comment.text)
    return .added(reference, comment.status, score: score, isReport: comment.kind == .report)
  }

  private static func read(_ bytes: [UInt8]) -> (message: ReaderMessage, identity: [UInt8], subject: String?)?
  {
    if let message = ReaderMessage(bytes) { return (message, bytes, nil) }
    return MailMessage.read(bytes).map { ($0.message, $0.identity, $0.subject) }
  }

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

  /// What makes two comments the same, whatever their dates.
  private static func identity(
    _ article: String, _ author: String, _ kind: Comment.Kind, _ parent: String?, _ text: String
  ) -> [String] {
    [
      article, Slug.make(author), kind.rawValue, parent ?? "",
      text.split(whereSeparator: \.isWhitespace).joined(separator: " "),
    ]
  }
}
