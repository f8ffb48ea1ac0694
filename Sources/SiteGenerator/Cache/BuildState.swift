import SiteContent
import SiteModel

/// What a finished build was made from, and what it said: where all of that is as it was, there is nothing to do.
struct BuildState: Sendable {
  /// Of the stamps of all sources, and of what was asked for.
  var inputs: Digest
  /// Whether these stamps can be trusted: see `FileStamp.isSettled`.
  var isSettled: Bool
  /// The moments for which the site would be the same, in seconds since 1970.
  var validity: Range<Int64>
  /// How many files the site has.
  var files: Int
  var diagnostics: [Diagnostic]
  var title: String
  var pages: Int
  var copies: Int
  var articles: Int
  var comments: Int
  var leftOut: [LeftOut]
  /// Of the manifest's bytes: a build that was interrupted afterwards has written another one.
  var manifest: Digest
  /// Of what the search index is made of, and the names of its files.
  var searchWords: Digest
  var searchFiles: [String]
}

extension BuildState {
  /// - Parameter request: what was asked for, in words.
  static func inputs(
    _ scanned: ScannedContent, request: String, key: DigestKey, jobs: Int
  ) async throws -> Digest {
    let listings = try await Parallel.map(scanned.discussions, jobs: jobs) { $0.listing(key) }
    var hasher = DigestHasher(key)
    hasher.add(request)
    for files in [scanned.otherStamps, scanned.stamps] {
      hasher.add(files.count)
      for file in files {
        hasher.add(file.path)
        hasher.add(file.stamp)
      }
    }
    hasher.add(listings.count)
    for listing in listings { hasher.add(listing) }
    return hasher.finish()
  }

  /// The moments around `now` for which the same articles are published and the same comments are open.
  static func validity(_ content: ConvertedContent, _ settings: Settings, now: Moment) -> Range<Int64> {
    let start = now.secondsSince1970
    var end = Int64.max
    for page in content.pages {
      if let updated = page.document.frontMatter.updated?.secondsSince1970, updated > start {
        end = min(end, updated)
      }
    }
    for article in content.articles {
      let matter = article.document.frontMatter
      let date = matter.date.secondsSince1970
      for change in [date, matter.updated?.secondsSince1970, matter.publishUntil?.secondsSince1970] {
        if let change, change > start { end = min(end, change) }
      }
      if let days = settings.comments.openForDays {
        let close = date + Int64(days) * 86_400 + 1
        if close > start { end = min(end, close) }
      }
    }
    return start..<max(end, start + 1)
  }
}

extension BuildState: Described {
  static var blank: Self {
    Self(
      inputs: .zero, isSettled: false, validity: 0..<1, files: 0, diagnostics: [], title: "", pages: 0,
      copies: 0, articles: 0, comments: 0, leftOut: [], manifest: .zero, searchWords: .zero, searchFiles: [])
  }

  static func visit<Visitor: PartVisitor>(
    _ state: inout Self, _ visitor: inout Visitor
  ) throws(Visitor.Failure) {
    try visitor.part(&state.inputs)
    try visitor.part(&state.isSettled)
    try visitor.part(&state.validity)
    try visitor.part(&state.files)
    try visitor.part(&state.diagnostics)
    try visitor.part(&state.title)
    try visitor.part(&state.pages)
    try visitor.part(&state.copies)
    try visitor.part(&state.articles)
    try visitor.part(&state.comments)
    try visitor.part(&state.leftOut)
    try visitor.part(&state.manifest)
    try visitor.part(&state.searchWords)
    try visitor.part(&state.searchFiles)
  }

  var isPossible: Bool { !validity.isEmpty }
}
