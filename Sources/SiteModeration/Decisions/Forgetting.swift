package import SiteContent
import SiteModel

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
    let folded = TextFolding.fold(name)
    let slug = Slug.make(name)
    let own = Set(site.comments.filter { TextFolding.fold($0.value.author) == folded }.keys)
    // A removed comment's document has no author: its file may still name one.
    let removed = site.comments.filter {
      $0.value.status == .removed && !slug.isEmpty && $0.key.file.hasSuffix("-" + slug)
    }
    let mine = own.union(removed.keys)
    let articles = Set(mine.map(\.article))
    var newIDs: [CommentReference: String] = [:]
    var newNames: [CommentReference: CommentReference] = [:]
    for comment in mine.sorted() where !slug.isEmpty {
      if comment.file.contains(slug) {
        let start = comment.file.replacing(slug, with: Slug.make(pseudonym))
        var renamed = CommentReference(article: comment.article, file: start)
        var number = 1
        while site.comments[renamed] != nil || newNames.values.contains(renamed) {
          number += 1
          renamed = CommentReference(article: comment.article, file: "\(start)-\(number)")
        }
        newNames[comment] = renamed
      }
      guard let document = site.comments[comment] else { continue }
      // An id is the file's name, unless the file says another.
      if document.id == comment.file || document.id == Slug.make(comment.file) {
        newIDs[comment] = newNames[comment]?.file
      } else if document.id.contains(slug) {
        newIDs[comment] = document.id.replacing(slug, with: Slug.make(pseudonym))
      }
    }
    let files = try CommentFiles(layout)
    for comment in site.comments.keys.filter({ articles.contains($0.article) }).sorted() {
      guard let document = site.comments[comment], let (before, version) = try files.look(at: comment) else {
        continue
      }
      var bytes = before
      var what: [String] = []
      func set(_ key: String, _ value: String?) throws {
        do {
          bytes =
            try value.map { try FrontMatterEdit.set(key, to: .text($0), in: bytes) }
            ?? FrontMatterEdit.remove(key, from: bytes)
        } catch let failure as FrontMatterEdit.Failure {
          throw Moderation.Failure.unreadable(comment, failure.reason)
        }
      }
      if mine.contains(comment) {
        try set("author", pseudonym)
        what.append("author")
        if document.url != nil {
          try set("url", nil)
          what.append("url")
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
      if let edited = Self.replacing(name, with: pseudonym, inBodyOf: bytes) {
        bytes = edited
        what.append("text")
      }
      let newName = newNames[comment] ?? comment
      if newName != comment { what.append("file name") }
      guard !what.isEmpty else { continue }
      steps.append(
        Step(
          comment: comment, newName: newName, bytes: bytes == before ? nil : bytes, seen: version, what: what)
      )
    }
    for comment in site.comments.keys.filter({ !articles.contains($0.article) }).sorted() {
      guard let (bytes, _) = try files.look(at: comment),
        Self.replacing(name, with: "", inBodyOf: bytes) != nil
      else { continue }
      mentions.append(comment.path)
    }
  }

  package var isEmpty: Bool { steps.isEmpty }

  /// Does it. Killed in between, it is done by doing it again.
  ///
  /// - Throws: `DiskError`, `Moderation.Failure`.
  package func run() throws {
    let files = try CommentFiles(layout)
    for step in steps {
      if let bytes = step.bytes { try files.apply(step.comment, .replace(bytes, seen: step.seen)) }
    }
    var renamed: [CommentReference: CommentReference] = [:]
    for step in steps where step.newName != step.comment {
      try files.apply(step.comment, .move(to: step.newName.path, seen: nil))
      renamed[step.comment] = step.newName
      try Remainders(layout).remove(of: step.comment)
    }
    try ModerationLog(layout).rename(renamed)
  }

  /// The file with the name replaced in its text, as a whole word in any spelling; nil where it is not there.
  private static func replacing(_ name: String, with other: String, inBodyOf bytes: [UInt8]) -> [UInt8]? {
    let text = String(decoding: bytes, as: UTF8.self)
    guard let body = text.ranges(of: /(?m)^(---|\.\.\.)[ \t]*\r?\n/).dropFirst().first?.upperBound else {
      return nil
    }
    guard let replaced = NameSearch(name).replacing(in: String(text[body...]), with: other) else {
      return nil
    }
    return Array((text[..<body] + replaced).utf8)
  }
}

/// Finds a name in a text, as whole words, whatever its accents and capitals.
package struct NameSearch: Sendable {
  private let words: [String]

  package init(_ name: String) { words = Self.words(name).map(\.folded) }

  /// Nil where the name is not there.
  package func replacing(in text: String, with other: String) -> String? {
    let found = ranges(in: text)
    guard !found.isEmpty else { return nil }
    var output = ""
    var end = text.startIndex
    for range in found {
      output += text[end..<range.lowerBound] + other
      end = range.upperBound
    }
    return output + text[end...]
  }

  package func ranges(in text: String) -> [Range<String.Index>] {
    guard !words.isEmpty else { return [] }
    let all = Self.words(text)
    var found: [Range<String.Index>] = []
    var i = 0
    while i + words.count <= all.count {
      let run = all[i..<(i + words.count)]
      // Words of one name stand beside each other: a sentence's end between them parts them.
      let isTogether = zip(run, run.dropFirst()).allSatisfy { a, b in
        text[a.range.upperBound..<b.range.lowerBound].allSatisfy { $0.isWhitespace || "-'’._".contains($0) }
      }
      if isTogether, run.map(\.folded) == words {
        found.append(run[i].range.lowerBound..<run[i + words.count - 1].range.upperBound)
        i += words.count
      } else {
        i += 1
      }
    }
    return found
  }

  private static func words(_ text: String) -> [(folded: String, range: Range<String.Index>)] {
    var words: [(String, Range<String.Index>)] = []
    var start: String.Index?
    var i = text.startIndex
    while i < text.endIndex {
      let isPart = text[i].isLetter || text[i].isNumber
      if isPart, start == nil { start = i }
      if !isPart, let from = start {
        words.append((TextFolding.fold(String(text[from..<i])), from..<i))
        start = nil
      }
      i = text.index(after: i)
    }
    if let from = start { words.append((TextFolding.fold(String(text[from...])), from..<text.endIndex)) }
    return words
  }
}
