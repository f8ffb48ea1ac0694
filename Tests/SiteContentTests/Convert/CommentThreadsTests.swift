import SiteModel
import Testing

@testable import SiteContent

@Suite struct CommentThreadsTests {
  private typealias Source = ConvertedSource<CommentDocument, ConvertedText>

  /// A comment; its date is a day of January 2020.
  private func comment(
    _ id: String, day: Int = 1, parent: String? = nil, _ status: SiteModel.Comment.Status = .approved,
    _ kind: SiteModel.Comment.Kind = .comment, file: String? = nil, guid: String? = nil
  ) throws -> Source {
    var body = ConvertedText()
    body.text = TextBytes(Array("<p>Texte de \(id)</p>\n".utf8))
    body.plainText = "Texte de \(id)"
    let document = CommentDocument(
      source: SourceFile(path: "c/\(file ?? id).md", id: id), article: "a", id: id,
      idPosition: SourcePosition(line: 4, column: 1), author: "Auteur \(id)",
      date: try Moment(parsing: "2020-01-\(day < 10 ? "0" : "")\(day)", in: .utc),
      datePosition: SourcePosition(line: 3, column: 1),
      url: "https://example.org/\(id)", status: status, parent: parent,
      parentPosition: SourcePosition(line: 5, column: 1), kind: kind, format: .markdown, guid: guid,
      isByAuthor: false, body: [],
      bodyLineOffset: 0)
    return Source(origin: .blank, document: document, text: body, diagnostics: [])
  }

  private func threads(
    _ comments: [Source], isComplete: Bool = true, pending: Bool = false
  ) -> (CommentThreads, [String]) {
    var diagnostics: [Diagnostic] = []
    let threads = CommentThreads(
      comments, isComplete: isComplete, includesPending: pending, &diagnostics)
    return (threads, written(diagnostics))
  }

  private func outline(_ threads: CommentThreads) -> Discussion.Outline {
    Discussion.Outline(threads.content)
  }

  /// `a(b c(d))`: ids with their replies.
  private func shape(_ threads: [CommentThread]) -> String {
    threads.map { thread in
      thread.comment.id + (thread.replies.isEmpty ? "" : "(\(shape(thread.replies)))")
    }.joined(separator: " ")
  }

  @Test("by date, then by file name; replies under their parents")
  func order() throws {
    let (found, problems) = threads([
      try comment("d", day: 3), try comment("b", day: 1), try comment("a", day: 1),
      try comment("c", day: 9, parent: "a"), try comment("e", day: 2, parent: "a"),
      try comment("f", day: 2, parent: "e"),
    ])
    #expect(problems == [])
    #expect(shape(found.threads) == "a(e(f) c) b d")
    #expect(found.threads.map(\.depth) == [1, 1, 1])
    #expect(found.threads[0].replies[0].replies[0].depth == 3)
    #expect(outline(found).count == 6)
  }

  @Test("a reply may be older than its parent")
  func older() throws {
    #expect(
      shape(threads([try comment("a", day: 9), try comment("b", day: 1, parent: "a")]).0.threads) == "a(b)")
  }

  @Test("replies to the fifth level stay on it")
  func depth() throws {
    let (found, _) = threads([
      try comment("a"), try comment("b", parent: "a"), try comment("c", parent: "b"),
      try comment("d", parent: "c"), try comment("e", parent: "d"), try comment("f", parent: "e"),
      try comment("g", parent: "f"), try comment("h", parent: "d"),
    ])
    #expect(shape(found.threads) == "a(b(c(d(e f g h))))")
    #expect(CommentThread.deepestLevel == 5)
    var level = found.threads
    for depth in 1...5 {
      #expect(level.allSatisfy { $0.depth == depth })
      level = level.flatMap(\.replies)
    }
    #expect(level.isEmpty)
  }

  @Test("pending comments and spam are neither shown nor counted; their replies move up")
  func hidden() throws {
    let comments = [
      try comment("a"), try comment("b", parent: "a", .pending), try comment("c", parent: "b"),
      try comment("d", .spam), try comment("e", parent: "d"), try comment("f", .pending),
    ]
    let (found, problems) = threads(comments)
    #expect(problems == [])
    #expect(shape(found.threads) == "a(c) e")
    #expect(outline(found).count == 3)
    let (preview, _) = threads(comments, pending: true)
    #expect(shape(preview.threads) == "a(b(c)) e f")
    #expect(outline(preview).count == 3)
  }

  @Test("a removed comment keeps its place for its replies only, and no name and no text")
  func removed() throws {
    let (found, problems) = threads([
      try comment("a", .removed), try comment("b", parent: "a"), try comment("c", .removed),
      try comment("d", .removed), try comment("e", parent: "d", .removed), try comment("f", .removed),
      try comment("g", parent: "f", .spam), try comment("h", .removed),
      try comment("i", parent: "h", .pending), try comment("j", parent: "i"),
    ])
    #expect(problems == [])
    #expect(found.threads.count == 2)
    #expect(outline(found).count == 2)
    for thread in found.threads {
      #expect(thread.comment.status == .removed)
      #expect(thread.comment.author == "")
      #expect(thread.comment.authorURL == nil)
      #expect(thread.comment.body == Markup())
      #expect(thread.comment.bodyText == "")
    }
    #expect(found.threads.map { shape($0.replies) } == ["b", "j"])
  }

  @Test("the anchor of a removed comment does not tell its author's name, and is no other's")
  func removedAnchor() throws {
    let (found, _) = threads([
      try comment("2020-01-01-greiner", .removed), try comment("b", parent: "2020-01-01-greiner"),
      try comment("removed-1", day: 2), try comment("c", day: 3, .removed),
      try comment("d", day: 4, parent: "c"),
    ])
    #expect(shape(found.threads) == "removed-2(b) removed-1 removed-3(d)")
    #expect(found.threads.first?.comment.anchor == "comment-removed-2")
    let named = try comment("greiner", .removed)
    var document = named.document
    document.id = "c12"
    let chosen = Source(origin: .blank, document: document, text: named.text, diagnostics: [])
    #expect(shape(threads([chosen, try comment("b", parent: "c12")]).0.threads) == "c12(b)")
  }

  @Test("pingbacks and trackbacks stand apart and are not counted")
  func pingbacks() throws {
    let (found, _) = threads([
      try comment("a"), try comment("b", day: 2, .approved, .pingback),
      try comment("c", .approved, .trackback),
      try comment("d", .pending, .pingback), try comment("e", .spam, .trackback),
      try comment("f", .removed, .pingback),
    ])
    #expect(shape(found.threads) == "a")
    #expect(found.pingbacks.map(\.id) == ["c", "b"])
    #expect(outline(found).count == 1)
  }

  @Test("an unknown parent is an error, unless its file could not be read")
  func unknownParent() throws {
    let comments = [try comment("2020-01-01-anne"), try comment("b", parent: "2020-01-01-ane")]
    #expect(
      threads(comments).1 == [
        "c/b.md:5:1: error: there is no comment '2020-01-01-ane' under this article | "
          + "did you mean '2020-01-01-anne'?"
      ])
    #expect(threads(comments, isComplete: false).1 == [])
    #expect(
      threads([try comment("b", parent: "zzz")]).1 == [
        "c/b.md:5:1: error: there is no comment 'zzz' under this article"
      ])
  }

  @Test(
    "a parent is known by its file, its folder and its anchor",
    arguments: [
      "a.md", "2007-article/a", "content/comments/2007-article/a.md", "comment-a", "#comment-a",
      "/x/#comment-a",
    ])
  func parentByAnotherName(_ parent: String) throws {
    #expect(
      threads([try comment("a"), try comment("b", parent: parent)]).1 == [
        "c/b.md:5:1: error: there is no comment '\(parent)' under this article | did you mean 'a'?"
      ])
  }

  @Test("a guid that two comments of an article share is told; feed readers show one of them")
  func sharedGUID() throws {
    let comments = [try comment("a", guid: "x"), try comment("b", guid: "x"), try comment("c", guid: "y")]
    #expect(
      threads(comments).1 == [
        "c/b.md: warning: the guid 'x' is also that of c/a.md | remove it from the newer of the two"
      ])
  }

  @Test("circles are errors, each told once")
  func cycles() throws {
    #expect(
      threads([try comment("a", parent: "a")]).1 == [
        "c/a.md:5:1: error: these comments reply to each other in a circle: a → a | "
          + "remove 'parent' from one of them"
      ])
    #expect(
      threads([
        try comment("x", parent: "a"), try comment("a", parent: "c"), try comment("b", parent: "a"),
        try comment("c", parent: "b"), try comment("y", parent: "x"), try comment("p", parent: "q"),
        try comment("q", parent: "p"),
      ]).1 == [
        "c/a.md:5:1: error: these comments reply to each other in a circle: a → c → b → a | "
          + "remove 'parent' from one of them",
        "c/p.md:5:1: error: these comments reply to each other in a circle: p → q → p | "
          + "remove 'parent' from one of them",
      ])
  }

  @Test("an id that stands twice is an error that names both files")
  func duplicates() throws {
    #expect(
      threads([try comment("a", file: "x"), try comment("a", day: 2, file: "y")]).1 == [
        "c/y.md:4:1: error: the id 'a' is also the id of c/x.md | give one of them another 'id'"
      ])
  }

  @Test(
    "a chain of 5,000 replies is no trouble",
    arguments: [SiteModel.Comment.Status.approved, .pending, .removed])
  func longChain(_ status: SiteModel.Comment.Status) throws {
    var comments = [try comment("c0")]
    for i in 1..<5000 { comments.append(try comment("c\(i)", parent: "c\(i - 1)", status)) }
    comments.append(try comment("last", parent: "c4999"))
    let (found, problems) = threads(comments)
    #expect(problems == [])
    #expect(outline(found).count == (status == .approved ? 5001 : 2))
    var shown = 0
    var level = found.threads
    while !level.isEmpty {
      shown += level.count
      level = level.flatMap(\.replies)
    }
    #expect(shown == (status == .pending ? 2 : 5001))
  }

  @Test("a circle of 5,000 is no trouble")
  func longCycle() throws {
    let comments = try (0..<5000).map { try comment("c\($0)", parent: "c\(($0 + 1) % 5000)") }
    #expect(threads(comments).1.count == 1)
  }
}
