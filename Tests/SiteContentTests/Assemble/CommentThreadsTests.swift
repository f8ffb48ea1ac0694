import SiteModel
import Testing

@testable import SiteContent

@Suite struct CommentThreadsTests {
  private func document(
    _ id: String, _ date: Int, parent: String? = nil, _ status: SiteModel.Comment.Status = .approved,
    _ kind: SiteModel.Comment.Kind = .comment
  ) -> (document: CommentDocument, body: ConvertedText) {
    var body = ConvertedText()
    body.html = Array("<p>\(id)</p>".utf8)
    body.plainText = id
    return (
      CommentDocument(
        source: SourceFile(path: "content/comments/x/\(id).md", id: id), article: "x", id: id,
        idPosition: .start,
        author: "A", date: Moment(secondsSince1970: Int64(date), offset: 0), url: "https://e.org/",
        status: status,
        parent: parent, parentPosition: .start, kind: kind, guid: nil, body: [], bodyLineOffset: 0), body
    )
  }

  private func threads(
    _ comments: [(document: CommentDocument, body: ConvertedText)], pending: Bool = false
  ) -> (String, CommentThreads, [Diagnostic]) {
    var diagnostics: [Diagnostic] = []
    let threads = CommentThreads(comments, isComplete: true, includesPending: pending, &diagnostics)
    func text(_ threads: [CommentThread]) -> String {
      threads.map { thread in
        let name = thread.comment.status == .removed ? "(\(thread.comment.id))" : thread.comment.id
        return name + (thread.replies.isEmpty ? "" : "[\(text(thread.replies))]")
      }.joined(separator: " ")
    }
    return (text(threads.threads), threads, diagnostics)
  }

  @Test("comments stand by date, then by file name; replies under their parents")
  func order() {
    let (text, threads, problems) = threads([
      document("c", 3), document("b", 1), document("a", 1), document("r2", 9, parent: "a"),
      document("r1", 8, parent: "a"), document("r3", 9, parent: "r1"),
    ])
    #expect(text == "a[r1[r3] r2] b c")
    #expect(threads.count == 6)
    #expect(problems == [])
  }

  @Test("pending, spam and pingbacks are not among the comments; their replies move up")
  func hidden() {
    let comments = [
      document("a", 1), document("p", 2, parent: "a", .pending), document("r", 3, parent: "p"),
      document("s", 4, .spam), document("t", 5, parent: "s"), document("ping", 6, .approved, .pingback),
    ]
    let (text, threads, _) = threads(comments)
    #expect(text == "a[r] t")
    #expect(threads.count == 3)
    #expect(threads.pingbacks.map(\.id) == ["ping"])
    #expect(self.threads(comments, pending: true).0 == "a[p[r]] t")
  }

  @Test("a removed comment keeps its place for its replies only, and keeps nothing else")
  func removed() {
    let (text, threads, _) = threads([
      document("a", 1, .removed), document("b", 2, parent: "a"), document("c", 3, .removed),
      document("d", 4, parent: "c", .removed),
    ])
    #expect(text == "(removed-1)[b]")
    #expect(threads.count == 1)
    let comment = threads.threads[0].comment
    #expect(
      comment.author == "" && comment.authorURL == nil && comment.body.isEmpty && comment.bodyText == "")
  }

  @Test("no reply stands deeper than the fifth level, and a chain of thousands is no danger")
  func deep() {
    let chain = (0..<5000).map { document("c\($0)", $0, parent: $0 == 0 ? nil : "c\($0 - 1)") }
    let (_, threads, problems) = threads(chain)
    #expect(problems == [])
    var level = threads.threads
    var sizes: [Int] = []
    while !level.isEmpty {
      sizes.append(level.count)
      level = level.flatMap(\.replies)
    }
    #expect(sizes == [1, 1, 1, 1, 4996])
  }

  @Test("circles and wrong parents are errors")
  func wrong() {
    #expect(
      threads([document("a", 1, parent: "b"), document("b", 2, parent: "a")]).2.map(\.message)
        == ["comments answer each other in a circle: a → b → a"])
    #expect(
      threads([document("a", 1, parent: "zz")]).2.map(\.message) == [
        "there is no comment 'zz' under this article"
      ])
  }
}
