import SiteContent
import SiteModel

/// What one file of the site is made of, and why it was written last: the answer of `blogsite why`.
package struct PageHistory: Sendable {
  /// The file, relative to the output folder.
  package var path: String
  /// The file that it comes from, or what it is.
  package var source: String
  /// Files of the content that it shows; of an article, its comments.
  package var content: [String]
  /// The template and all that it includes.
  package var templates: [String]
  /// The parts of what it is made of, in words.
  package var parts: [String]
  /// Why it was written last; nil where nothing is known of it.
  package var cause: String?
  /// What has changed since; nil where the next build would leave the file as it is.
  package var pending: String?

  /// Why a file cannot be told of.
  package enum Refusal: Error, Hashable {
    case errors([Diagnostic])
    /// There is no such file; the hint is the nearest path.
    case unknown(path: String, nearest: String?)
  }

  /// - Parameter place: a file of the site (`2007/11/facebook/index.html`) or an address (`/2007/11/facebook/`).
  /// - Throws: `Refusal`; `DiskError`; `Moment.ParsingError`.
  package static func of(_ place: String, _ options: BuildOptions) async throws -> PageHistory {
    var prior = PriorKnowledge()
    let located = try Locate.run(options.layout, baseURL: options.baseURL)
    let scanned = try await ContentScan.run(options.layout, jobs: options.jobs)
    let known = OutputCache(options)?.load()
    // Of the disk's clock: later than every file.
    prior.moment = .max
    var memory = try located.0.flatMap { try BuildMemory(options, $0, scanned, known, moment: prior.moment) }
    prior.store = try await memory?.loadStore()
    (prior.located, prior.scanned) = (located, scanned)
    let preparation = try await Prepare.run(options, prior: prior)
    guard let site = preparation.site else { throw Refusal.errors(preparation.diagnostics) }
    let pages = site.plan.pages
    let path = file(place, pages)
    guard let page = pages.first(where: { $0.file == path }) else {
      let nearest = NearestName.of(path, among: pages.map(\.file))
      throw Refusal.unknown(path: path, nearest: nearest)
    }
    var history = PageHistory(path: path, source: page.source, content: [], templates: [], parts: [])
    if let article = site.plan.view.site.articles.first(where: { $0.source == page.source }) {
      history.content = [article.source] + article.comments.flatMap(sources) + article.pingbacks.map(\.source)
    } else {
      switch page.content {
      case .copy(let source), .cleaned(let source): history.content = [source]
      case .derived(let variant): history.content = [variant.source]
      case .template, .bytes: break
      }
    }
    guard let memory else { return history }
    let digests = try await memory.digests(site)
    if case .template(let template, _) = page.content { history.templates = digests.templates(template) }
    let stamps = scanned.0.stampsByPath
    let files = Render.files(site.plan, site.templates, options.layout, digests: digests) { stamps[$0] }
    guard let file = files.first(where: { $0.path == path }) else { return history }
    history.parts = file.partNames?() ?? []
    let record = memory.known.records[path]
    history.cause = record?.cause
    if let record, let now = file.ingredients?(), now.digest != record.ingredients {
      history.pending = FileWork.cause(history.parts, record, now)
    }
    return history
  }

  private static func sources(of thread: CommentThread) -> [String] {
    [thread.comment.source] + thread.replies.flatMap(sources)
  }

  /// The file that a person means: by its path, with or without the output folder, or by its address.
  private static func file(_ place: String, _ pages: [PagePlan]) -> String {
    let files = Set(pages.map(\.file))
    var text = place
    while text.hasPrefix("./") { text.removeFirst(2) }
    let bare = String(text.drop { $0 == "/" })
    let inFolder = bare.split(separator: "/").dropFirst().joined(separator: "/")
    let candidates = [bare, bare + "index.html", bare + "/index.html", inFolder, inFolder + "/index.html"]
    return candidates.first(where: files.contains) ?? bare
  }
}
