package import SiteContent
import SiteModel
import SiteModeration

/// The moderators' desk: what waits, and what was decided last. The one part of the preview that writes.
package actor Desk {
  static let folder = "moderate"
  static let path = "/\(PreviewScript.folder)/\(folder)/"
  /// More than these are not on one page.
  static let most = 100

  let token = RandomToken()
  private let layout: SiteLayout
  private let jobs: Int
  private let clock: @Sendable () -> Int64
  private let moderator: String?
  private let answersEverybody: Bool

  private var known: ModeratedSite?
  private var filter: (made: Int64, filter: SpamFilter)?
  /// Acts that can be taken back, the last one last.
  private var history: [[Moderation.Change]] = []
  /// What happened, until it was shown once.
  private var notice: DeskNotice?
  private var count: (state: Int, waiting: Int)?

  /// - Parameters:
  ///   - moderator: for the log.
  ///   - answersEverybody: whether clients on other machines may judge too.
  package init(
    _ layout: SiteLayout, jobs: Int, moderator: String?, answersEverybody: Bool = false,
    clock: @escaping @Sendable () -> Int64
  ) {
    self.layout = layout
    self.jobs = jobs
    self.moderator = moderator
    self.answersEverybody = answersEverybody
    self.clock = clock
  }

  /// What the desk answers.
  nonisolated var router: Router {
    Router([
      .init(method: "GET", path: Self.path) { await self.show($0) },
      .init(method: "POST", path: Self.path, longestBody: 512 * 1024) { await self.act($0) },
      .init(method: "GET", path: Self.path + DeskAssets.style) { _ in DeskAssets.answer(DeskAssets.style) },
      .init(method: "GET", path: Self.path + DeskAssets.script) { _ in DeskAssets.answer(DeskAssets.script) },
    ])
  }

  /// How many comments wait.
  ///
  /// - Parameter state: a number that is another once files have changed.
  func waiting(state: Int) async -> Int {
    if let count, count.state == state { return count.waiting }
    guard let site = try? await site() else { return 0 }
    let waiting = site.comments.values.count { $0.status == .pending }
    count = (state, waiting)
    return waiting
  }

  private func site() async throws -> ModeratedSite {
    let site = try await ModeratedSite.read(layout, now: clock(), jobs: jobs, like: known)
    known = site
    return site
  }

  /// Trained now and then: a decision more changes a score by little.
  private func filter(_ site: ModeratedSite) -> SpamFilter {
    let now = clock()
    if let filter, (0..<60).contains(now - filter.made) { return filter.filter }
    let made = SpamFilter(trainedOn: site)
    filter = (now, made)
    return made
  }

  // MARK: Showing

  private func show(_ request: HTTPRequest) async -> HTTPResponse {
    if let refusal = refusal(request) { return refusal }
    do {
      let site = try await site()
      let wanted = DeskFilter(query: request.query)
      let list = CommentList(site, filter: filter(site))
      let entries = list.entries(status: wanted.status, article: wanted.article, name: wanted.name)
      let page = DeskPage(
        site: site, list: list, entries: Array(entries.prefix(Self.most)),
        hidden: max(entries.count - Self.most, 0),
        filter: wanted, token: token.text, notice: notice, canUndo: !history.isEmpty, now: clock())
      notice = nil
      return DeskAssets.page(.ok, page.html)
    } catch let error as ModeratedSite.Unreadable {
      let words = error.diagnostics.map { "\($0.file): \($0.message)" }.joined(separator: "\n")
      return .text(.internalServerError, words)
    } catch {
      return .text(.internalServerError, "\(error)")
    }
  }

  /// Who is not answered at all.
  private func refusal(_ request: HTTPRequest) -> HTTPResponse? {
    if answersEverybody || request.peer.map(HostCheck.isLoopback) ?? false { return nil }
    return .text(.forbidden, words.remote)
  }

  private var words: DeskWords { DeskWords(known?.settings.language ?? "fr") }

  /// Why something was not done, in the words of the desk.
  private func explained(_ failure: Moderation.Failure) -> String {
    switch failure {
    case .changed(let comment): "\(comment) \(words.changed)"
    case .tooLong(let bytes, let most): words.tooLong(bytes, most)
    case .missing, .unreadable: failure.inWords
    }
  }

  // MARK: Acting

  private func act(_ request: HTTPRequest) async -> HTTPResponse {
    if let refusal = refusal(request) { return refusal }
    guard SameOrigin.holds(request) else { return .text(.forbidden, words.foreign) }
    guard request.field("content-type")?.lowercased().hasPrefix("application/x-www-form-urlencoded") == true,
      let form = FormFields(request.body, most: 2 * Self.most + 50)
    else { return .text(.badRequest, "A form is wanted.") }
    guard token.matches(form["token"]) else { return .text(.forbidden, words.badToken) }
    do {
      let site = try await site()
      let moderation = Moderation(layout, zone: site.settings.timeZone, moderator: moderator, now: clock())
      try perform(DeskOrder(form), site, moderation)
    } catch {
      return .text(.internalServerError, "\(error)")
    }
    return .redirect(.seeOther, to: Self.path + DeskFilter(query: form["filter"]).query)
  }

  private func perform(_ order: DeskOrder, _ site: ModeratedSite, _ moderation: Moderation) throws {
    switch order {
    case .undo:
      guard let last = history.popLast() else { return }
      let (undone, failures) = try moderation.undo(last)
      notice = DeskNotice(words.undone, undone.map(\.description), failures.map { explained($0) })
    case .reply(let target, let name, let text): try reply(target, name, text, site, moderation)
    case .decide(let act, let targets, let rule):
      let (changes, failures) = try moderation.judge(act, targets, in: site, rule: rule)
      if !changes.isEmpty { history.append(changes) }
      if history.count > 100 { history.removeFirst() }
      notice = DeskNotice(
        words.done, changes.map { "\(words.verb($0.act)) → \($0.comment)" }, failures.map { explained($0) })
      if changes.isEmpty, failures.isEmpty {
        notice?.remarks = targets.map { "\($0.comment) \(words.unchanged)" }
      }
    case .noneTicked: notice = DeskNotice(words.done, [], [words.noneTicked])
    case .nothing: break
    }
  }

  private func reply(
    _ target: Moderation.Target, _ name: String, _ text: String, _ site: ModeratedSite,
    _ moderation: Moderation
  ) throws {
    guard let document = site.comments[target.comment] else {
      notice = DeskNotice(words.done, [], [explained(.missing(target.comment))])
      return
    }
    guard text.contains(where: { !$0.isWhitespace }) else {
      notice = DeskNotice(words.done, [], [words.noText])
      return
    }
    let author = name.isEmpty ? site.settings.author ?? site.settings.title : name
    do {
      let change = try moderation.reply(
        to: document.id, under: target.comment.article, author: author, text: text,
        limits: site.settings.limits, seen: target)
      history.append([change])
      notice = DeskNotice(words.done, ["\(words.reply) → \(target.comment)"], [])
      if document.status != .approved { notice?.remarks = ["\(target.comment) \(words.stillWaits)"] }
    } catch let failure as Moderation.Failure {
      notice = DeskNotice(words.done, [], [explained(failure)])
    }
  }
}

/// What happened, for the next page.
struct DeskNotice: Sendable {
  var title: String
  var done: [String]
  var failures: [String]
  /// What should be known besides.
  var remarks: [String] = []

  init(_ title: String, _ done: [String], _ failures: [String]) {
    self.title = title
    self.done = done
    self.failures = failures
  }
}

extension DeskWords {
  func verb(_ act: Act) -> String {
    switch act {
    case .approve: approve
    case .spam: spam
    case .remove: remove
    case .keep: keep
    case .reply: reply
    case .undo, .forget: undo
    }
  }

  func name(_ status: Comment.Status) -> String {
    switch status {
    case .approved: approved
    case .pending: pending
    case .spam: isSpam
    case .removed: removed
    }
  }
}
