import SiteContent
package import SiteModel

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

  /// What a person asked for.
  package enum Answer: Sendable {
    case page(PageHistory)
    /// A file that several files of the site are made with.
    case several(source: String, files: [String])
  }

  /// Why a file cannot be told of.
  package enum Refusal: Error, Hashable {
    case errors([Diagnostic])
    /// There is no such file; the hint is the nearest path.
    case unknown(path: String, nearest: String?)
    /// An address that is not the site's.
    case elsewhere(address: String, home: String)
    /// A file of the blog that no file of the site is made of.
    case unused(source: String, LeftOut.Reason?)
  }

  /// - Parameter place: a file of the site (`2007/11/facebook/index.html`), an address on it (`/2007/11/facebook/`,
  ///   `https://example.org/2007/11/facebook/`), or a file that pages are made of (`content/articles/x.md`).
  /// - Throws: `Refusal`; `DiskError`; `Moment.ParsingError`.
  package static func of(_ place: String, _ options: BuildOptions) async throws -> Answer {
    try await KnownSite.of(options) { try await of(place, $0, options) }
  }

  private static func of(
    _ place: String, _ known: KnownSite, _ options: BuildOptions
  ) async throws -> Answer {
    guard let site = known.preparation.site, let scanned = known.scanned else {
      throw Refusal.errors(known.preparation.diagnostics)
    }
    let named = NamedPlace(site, scanned, options.layout)
    switch try named.find(place) {
    case .page(let page): return .page(try await of(page, known, site, options))
    case .pages(let files, let source):
      let page = files.count == 1 ? site.plan.page(file: files[0]) : nil
      if let page { return .page(try await of(page, known, site, options)) }
      let isInProgram = options.layout.isInProgramOnly(source)
      return .several(source: source + (isInProgram ? inProgram : ""), files: files)
    }
  }

  private static let inProgram = " (in the program)"

  private static func of(
    _ page: PagePlan, _ known: KnownSite, _ site: PreparedSite, _ options: BuildOptions
  ) async throws -> PageHistory {
    let path = page.file
    func shown(_ file: String) -> String {
      options.layout.isInProgramOnly(file) ? file + inProgram : file
    }
    var history = PageHistory(
      path: path, source: page.origin.words, content: [], templates: [], parts: [])
    if let article = site.plan.view.site.articles.first(where: { $0.source == page.origin.file }) {
      history.content =
        try ([article.source] + article.comments.flatMap(sources) + article.pingbacks.map(\.source)).map(
          \.text)
    } else {
      switch page.content {
      case .copy(let source), .cleaned(let source): history.content = [shown(source.text)]
      case .derived(let variant): history.content = [variant.source.text]
      case .template, .bytes: break
      }
    }
    guard let memory = known.memory else { return history }
    let digests = try await memory.digests(site)
    if case .template(let template, _) = page.content {
      history.templates = digests.templates(template).map(shown)
    }
    let stamps = known.scanned?.stampsByPath ?? [:]
    let files = Render.files(site.plan, site.templates, options.layout, digests: digests) { stamps[$0] }
    guard let making = files.first(where: { $0.path.text == path })?.making else { return history }
    history.parts = making.partNames?() ?? []
    let records = try await memory.known.records
    let present = FileStamp(ofLink: options.layout.output + "/" + path)
    guard let position = records.position(of: RelativePath(path)) else {
      history.pending = present == nil ? "it is missing" : "nothing is known of it"
      return history
    }
    history.cause = records.cause(position)
    if let now = try making.ingredients?(), now.digest != records[position].ingredients {
      history.pending = FileWork.cause(history.parts, old: records.parts(position), now.parts)
    } else if let present {
      let isOther = try isOther(
        RelativePath(path), present, than: records.files.stamp(position), of: records[position].content,
        key: memory.key, options)
      if isOther { history.pending = "someone else has changed it" }
    } else {
      history.pending = "it is missing"
    }
    return history
  }

  /// Whether a file is another than the last build left; its time alone tells nothing.
  private static func isOther(
    _ path: RelativePath, _ present: FileStamp, than old: FileStamp, of content: Digest, key: DigestKey,
    _ options: BuildOptions
  ) throws -> Bool {
    if present == old { return false }
    guard present.size == old.size else { return true }
    // Of copies, no digest is kept.
    guard content != .zero, let path = OutputPath(path) else { return false }
    let folder = try OutputFolder(options.layout.output)
    return FileComparison.digest(of: path, size: Int(present.size), in: folder, key: key) != content
  }

  private static func sources(of thread: CommentThread) -> [RelativePath] {
    [thread.comment.source] + thread.replies.flatMap(sources)
  }
}
