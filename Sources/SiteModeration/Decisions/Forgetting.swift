package import SiteContent
package import SiteModel

/// Puts a pseudonym in the place of a person: in the front matter, the file names and the threads of their comments, and
/// where others under the same articles call them by name.
package struct Forgetting: Sendable {
  /// What is to be done, file by file.
  package struct Step: Sendable, Hashable {
    /// As it is called now.
    package var comment: CommentReference
    package var newName: CommentReference
    /// Nil where only the name changes.
    package var bytes: [UInt8]?
    /// The file that was looked at.
    package var seen: ContentVersion
    /// In words.
    package var what: [String]
  }

  package private(set) var steps: [Step] = []
  /// Files in which the name stands as well, and which are left to an editor.
  package private(set) var mentions: [String] = []
  package let pseudonym: String
  private let layout: SiteLayout
  private let name: String

  /// - Throws: `DiskError`; `Moderation.Failure` where a file cannot be edited.
  package init(_ name: String, in site: ModeratedSite) throws {
    self.name = name
    layout = site.layout
    pseudonym = site.settings.language.hasPrefix("fr") ? "Anonyme" : "Anonymous"
    let search = NameSearch(person: name)
    let folded = TextFolding.fold(name)
    // As names of files have it: whole, or cut.
    let slugs = Set([Slug.make(name), IncomingComment.fileWord(name)].filter { !$0.isEmpty })
      .sorted { $0.utf8.count > $1.utf8.count }
    let other = Slug.make(pseudonym)
    func renamed(_ text: String) -> String? {
      slugs.first { text.contains($0) }.map { text.replacing($0, with: other) }
    }
    let own = Set(site.comments.filter { TextFolding.fold($0.value.author) == folded }.keys)
    // A removed comment's document has no author: its file may still name one. And a run that was killed has left
    // files with their old names.
    let nameless = site.comments.filter { comment, document in
      document.status == .removed || document.author == pseudonym
    }.keys
    let files = try CommentFiles(layout)
    let left = try nameless.filter { comment in
      try Self.isNamed(comment.file, slugs)
        || files.look(at: comment).map { Self.author(in: $0.bytes) == folded } ?? false
    }
    let mine = own.union(left)
    let articles = Set(mine.map(\.article))
    var newIDs: [CommentReference: String] = [:]
    var newNames: [CommentReference: CommentReference] = [:]
    for comment in mine.sorted() {
      if let start = renamed(comment.file) {
        newNames[comment] = Self.free(start, under: comment.article) {
          site.comments[$0] != nil || newNames.values.contains($0)
        }
      }
      guard let document = site.comments[comment] else { continue }
      // An id is the file's name, unless the file says another.
      if document.id == comment.file || document.id == Slug.make(comment.file) {
        newIDs[comment] = newNames[comment]?.file
      } else if let id = renamed(document.id) {
        newIDs[comment] = id
      }
    }
    for comment in site.comments.keys.filter({ articles.contains($0.article) }).sorted() {
      guard let document = site.comments[comment], let (before, version) = try files.look(at: comment) else {
        continue
      }
      var bytes = before
      var what: [String] = []
      func edit<Result>(_ body: () throws -> Result) throws -> Result {
        do {
          return try body()
        } catch let failure as FrontMatterEdit.Failure {
          throw Moderation.Failure.unreadable(comment, failure.reason)
        }
      }
      func set(_ key: String, _ value: String?) throws {
        bytes = try edit {
          try value.map { try FrontMatterEdit.set(key, to: .text($0), in: bytes) }
            ?? FrontMatterEdit.remove(key, from: bytes)
        }
      }
      if mine.contains(comment) {
        try set("author", pseudonym)
        what.append("author")
        // Private keys that other systems kept are never published, and yet in the repository.
        for key in try edit({ try FrontMatterEdit.keys(of: bytes) })
        where key == "url" || KeySet.comment.isPersonal(key) {
          try set(key, nil)
          what.append(key)
        }
        if let edited = Self.changingBody(of: bytes, { PrivateData.masked($0) }) {
          bytes = edited
          what.append("addresses")
        }
        if let id = newIDs[comment], id != newNames[comment]?.file {
          try set("id", id)
          what.append("id")
        }
      }
      if let parent = document.parent, let above = site.reference(parent, under: comment.article),
        let id = newIDs[above]
      {
        try set("parent", id)
        what.append("parent")
      }
      if let edited = Self.changingBody(of: bytes, { search.replacing(in: $0, with: pseudonym) }) {
        bytes = edited
        what.append("text")
      }
      let newName = newNames[comment] ?? comment
      if newName != comment { what.append("file name") }
      // A run that was killed has done this already.
      guard !what.isEmpty, what != ["author"] || bytes != before else { continue }
      steps.append(
        Step(
          comment: comment, newName: newName, bytes: bytes == before ? nil : bytes, seen: version, what: what)
      )
    }
    for comment in site.comments.keys.filter({ !articles.contains($0.article) }).sorted() {
      guard let (bytes, _) = try files.look(at: comment),
        Self.changingBody(of: bytes, { search.replacing(in: $0, with: "") }) != nil
      else { continue }
      mentions.append(comment.path)
    }
    let log = ModerationLog(layout)
    if try log.names(search) { logParts.append("rule") }
    let logged = try log.comments()
    var taken = logged.union(site.comments.keys).union(newNames.values)
    for comment in logged.sorted() where site.comments[comment] == nil && Self.isNamed(comment.file, slugs) {
      guard let start = renamed(comment.file) else { continue }
      let free = Self.free(start, under: comment.article) { taken.contains($0) }
      taken.insert(free)
      deleted[comment] = free
    }
    if !deleted.isEmpty { logParts.append("deleted comments") }
    remainders = try Remainders(layout).naming(search)
  }

  package var isEmpty: Bool { steps.isEmpty && logParts.isEmpty && remainders.isEmpty }

  /// What names the person in the log.
  package private(set) var logParts: [String] = []
  /// Comments that the log names after the person, and whose files were deleted; with their new names.
  private var deleted: [CommentReference: CommentReference] = [:]
  /// What was cut off mails and names the person.
  private var remainders: [String] = []
  /// How many of those there are.
  package var remainderCount: Int { remainders.count }

  /// The first name with a number that nothing has.
  private static func free(
    _ start: String, under article: String, isTaken: (CommentReference) -> Bool
  ) -> CommentReference {
    var reference = CommentReference(article: article, file: start)
    var number = 1
    while isTaken(reference) {
      number += 1
      reference = CommentReference(article: article, file: "\(start)-\(number)")
    }
    return reference
  }

  /// Does it, and notes it in the log. Killed in between, it is done by doing it again.
  ///
  /// - Parameters:
  ///   - date: of the log's entries.
  ///   - moderator: git's user name.
  /// - Throws: `DiskError`, `Moderation.Failure`.
  package func run(date: Moment, moderator: String?) throws {
    let files = try CommentFiles(layout)
    for step in steps {
      if let bytes = step.bytes { try files.apply(step.comment, .replace(bytes, seen: step.seen)) }
    }
    var renamed: [CommentReference: CommentReference] = [:]
    for step in steps where step.newName != step.comment {
      try files.apply(step.comment, .move(to: step.newName.path, seen: nil))
      renamed[step.comment] = step.newName
    }
    let own = steps.filter { $0.what.contains("author") }
    for step in own { try Remainders(layout).remove(of: step.comment) }
    for path in remainders { try Remainders(layout).remove(path) }
    let log = ModerationLog(layout)
    try log.rename(renamed.merging(deleted) { new, _ in new }, NameSearch(person: name), to: pseudonym)
    try log.append(
      own.map {
        ModerationLog.Entry(date: date, act: .forget, comment: $0.newName, moderator: moderator)
      })
  }

  /// Whether a file is called after somebody: `2026-02-05-lea`, `2026-02-05-lea-2`, `x-lea`.
  private static func isNamed(_ file: String, _ slugs: [String]) -> Bool {
    let dated = file.prefixMatch(of: /[0-9]{4}-[0-9]{2}-[0-9]{2}-/)
    let rest = dated.map { file[$0.range.upperBound...] } ?? file[...]
    let unnumbered = rest.firstMatch(of: /-[0-9]+$/).map { rest[..<$0.range.lowerBound] } ?? rest
    return slugs.contains { slug in
      [rest, unnumbered].contains { $0 == slug || dated == nil && $0.hasSuffix("-" + slug) }
    }
  }

  /// The folded name in a file's front matter; nil where there is none.
  private static func author(in bytes: [UInt8]) -> String? {
    let text = String(decoding: bytes, as: UTF8.self).replacingLineEnds
    let head = text.split(separator: "\n", omittingEmptySubsequences: false).dropFirst().prefix {
      $0 != "---" && $0 != "..."
    }
    guard let line = head.first(where: { $0.hasPrefix("author:") }) else { return nil }
    return TextFolding.fold(
      String(line.dropFirst("author:".count).trimming { $0.isWhitespace || $0 == "\"" || $0 == "'" }))
  }

  /// The file with another text below its keys; nil where it stays as it is.
  private static func changingBody(of bytes: [UInt8], _ change: (String) -> String?) -> [UInt8]? {
    let text = String(decoding: bytes, as: UTF8.self)
    guard let start = text.ranges(of: /(?m)^(---|\.\.\.)[ \t]*\r?\n/).dropFirst().first?.upperBound else {
      return nil
    }
    let body = String(text[start...])
    guard let changed = change(body), changed != body else { return nil }
    return Array((text[..<start] + changed).utf8)
  }
}
