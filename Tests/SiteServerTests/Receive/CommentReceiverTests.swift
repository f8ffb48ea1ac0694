import SiteContent
import SiteModel
import SiteModeration
import SiteTestSupport
import Synchronization
import Testing

@testable import SiteServer

@Suite struct CommentReceiverTests {
  /// What the receiver's operator is told.
  private final class Told: Sendable {
    private let all = Mutex<[String]>([])
    var problems: [String] { all.withLock { $0 } }
    func add(_ problem: String) { all.withLock { $0.append(problem) } }
  }

  /// A receiver on a port of its own, ended with the value that stands for it.
  private final class Running: Sendable {
    let folder: TemporaryFolder
    let port: UInt16
    private let task: Task<Void, Never>
    private let told = Told()

    var problems: [String] { told.problems }

    init(hourly: Int = 100, most: Int = 100) async throws {
      folder = try TemporaryFolder()
      try folder.write(
        "<input type=\"hidden\" name=\"article\" value=\"\"><input type=\"hidden\" name=\"parent\" value=\"\">"
          + "<input type=\"hidden\" name=\"stamp\" value=\"\">", to: "site/commenter/index.html")
      var spool = try Spool(folder["spool"])
      spool.most = most
      let address = try #require(SiteAddress("https://blog.example.org/"))
      let settings = Settings(title: "T", address: address, timeZone: .utc)
      let paths = CommentPagePaths(
        Language(
          code: "fr", months: [], datePattern: "", monthYearPattern: "", firstDay: "",
          plurals: try PluralRules([:]),
          counts: [:], messages: [:],
          words: [
            "comment_form_path": "commenter", "comment_thanks_path": "merci", "comment_refused_path": "refus",
            "report_form_path": "signaler",
          ]))
      var options = CommentReceiver.Options(
        spool: spool, limits: MessageLimits(Limits()), pages: EndpointPages(settings, paths),
        site: folder["site"],
        clock: { TestPreview.now })
      options.mostAnHour = hourly
      options.onProblem = { [told] problem in told.add(problem) }
      let receiver = try CommentReceiver.start(options, host: "127.0.0.1", port: 0)
      port = receiver.port
      task = Task { try? await receiver.run() }
    }

    deinit { task.cancel() }

    func post(_ body: String, _ fields: [String] = []) async throws -> RawResponse {
      try await RawClient.post(port: port, "/", body, fields)
    }

    func messages() throws -> [String] {
      try folder.files(in: "spool").map { try folder.read("spool/" + $0) }
    }
  }

  @Test("a form is on the disk before it is answered")
  func kept() async throws {
    let running = try await Running()
    let answer = try await running.post(
      "article=2026-velo&name=L%C3%A9a&text=Bonjour&address=&parent=&website=")
    #expect(answer.status == 303)
    #expect(answer.fields["location"] == "https://blog.example.org/commenter/merci/")
    #expect(
      try running.messages() == [
        "Blogsite-Message: 1\nKind: comment\nArticle: 2026-velo\nName: Léa\nDate: 2026-11-24T12:00:00Z\n\nBonjour\n"
      ])
    #expect(try running.folder.permissions("spool") == 0o700)
  }

  @Test("who runs it is told where messages are lost, once a minute at most")
  func lost() async throws {
    let running = try await Running()
    try running.folder.remove("spool")
    try running.folder.write("", to: "spool")
    for _ in 1...2 {
      let answer = try await running.post("article=velo&name=A&text=T")
      #expect(answer.status == 500)
    }
    #expect(running.problems.count == 1)
    #expect(
      running.problems.first?.hasPrefix("a message is lost: cannot list ") == true, "\(running.problems)")
    let full = try await Running(most: 0)
    #expect(try await full.post("article=velo&name=A&text=T").status == 503)
    #expect(full.problems == ["the spool is full: 0 messages wait, and new ones are turned away"])
  }

  @Test(
    "what is refused is told, and nothing is kept of it",
    arguments: [
      ("article=velo&name=&text=T", "missing_name"), ("article=velo&name=A&text=", "missing_text"),
      ("article=../x&name=A&text=T", "wrong_article"), ("name=A&text=T", "wrong_article"),
      ("article=velo&name=A&text=" + String(repeating: "x", count: 9000), "too_long"),
      ("article=velo&name=A&text=" + String(repeating: "http://e.org+", count: 11), "too_many_links"),
      ("article=velo&kind=report&text=T", "wrong_article"),
    ])
  func refused(body: String, reason: String) async throws {
    let running = try await Running()
    let answer = try await running.post(body)
    #expect(answer.status == 303)
    #expect(answer.fields["location"] == "https://blog.example.org/commenter/refus/#\(reason)")
    #expect(try running.messages().isEmpty)
  }

  @Test("a form for an answer knows its comment and its age")
  func form() async throws {
    let running = try await Running()
    let page = try await RawClient.exchange(port: running.port, "/?article=velo&parent=lea").text
    #expect(
      page.contains("name=\"article\" value=\"velo\"") && page.contains("name=\"parent\" value=\"lea\""))
    let stamp = try #require(page.firstMatch(of: /name="stamp" value="([^"]+)"/)).1
    let fast = try await running.post("article=velo&name=A&text=T&stamp=\(stamp)")
    #expect(fast.fields["location"]?.hasSuffix("#too_fast") == true)
    let forged = try await running.post("article=velo&name=A&text=T&stamp=1.ab")
    #expect(forged.fields["location"]?.hasSuffix("/merci/") == true)
    #expect(
      try await RawClient.exchange(port: running.port, "/?article=%22%3E%3Cscript%3E").text.contains(
        "name=\"article\" value=\"\""))
    let report = try await RawClient.exchange(port: running.port, "/?kind=report&article=velo&parent=lea")
    #expect(report.fields["location"] == "https://blog.example.org/signaler/")
  }

  @Test("one address may send so many an hour, and a full spool takes no more")
  func limits() async throws {
    let running = try await Running(hourly: 2, most: 3)
    func send(_ from: String) async throws -> RawResponse {
      try await running.post("article=velo&name=A&text=T", ["X-Forwarded-For: 1.1.1.1, \(from)"])
    }
    for _ in 0..<2 { #expect(try await send("192.0.2.1").status == 303) }
    #expect(try await send("192.0.2.1").fields["location"]?.hasSuffix("#too_many") == true)
    #expect(try await send("192.0.2.2").fields["location"]?.hasSuffix("/merci/") == true)
    #expect(try await send("192.0.2.3").status == 503)
    #expect(try running.messages().count == 3)
    #expect(!(try running.messages().joined().contains("192.0.2")))
  }

  @Test("other methods, other bodies and bodies without end are refused")
  func hostile() async throws {
    let running = try await Running()
    #expect(try await RawClient.exchange(port: running.port, method: "DELETE", "/").status == 405)
    #expect(try await running.post("{}", ["Content-Type: application/json"]).status == 400)
    #expect(try await running.post("", ["Content-Length: 100000"]).status == 413)
    let chunked = try RawClient(port: running.port)
    try await chunked.send("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n")
    #expect(try await chunked.response().status == 411)
    #expect(try running.messages().isEmpty)
  }

  @Test("two forms over one connection are two messages")
  func keepAlive() async throws {
    let running = try await Running()
    let client = try RawClient(port: running.port)
    let body = "article=velo&name=A&text=T"
    let head =
      "POST / HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: \(body.utf8.count)\r\n\r\n"
    try await client.send(head + body + head + body)
    // Both answers may come at once.
    var answers = ""
    repeat {
      answers += try await client.receive(until: "\r\n\r\n")
    } while answers.ranges(of: "303 ").count < 2
    #expect(answers.ranges(of: "HTTP/1.1 303 ").count == 2)
    #expect(try running.messages().count == 2)
  }
}
