import Foundation
import SiteContent
import SiteModel
import SiteTestSupport
import Testing

@testable import SiteModeration

/// `commenter.php` under the real PHP; skipped where there is none.
@Suite(.serialized, .enabled(if: PHPServer.isInstalled, "php is not installed")) struct PHPEndpointTests {
  private static func endpoint() throws -> PHPEndpoint {
    let address = try #require(SiteAddress("https://blog.example.org/"))
    let settings = Settings(title: "T", address: address, timeZone: .utc)
    let language = Language(
      code: "fr", months: [], datePattern: "", monthYearPattern: "", firstDay: "",
      plurals: try PluralRules([:]),
      counts: [:], messages: [:], words: ["comment_form_path": "commenter", "comment_thanks_path": "merci"])
    return PHPEndpoint(
      spool: "../spool", pages: EndpointPages(settings, CommentPagePaths(language)),
      limits: MessageLimits(Limits()))
  }

  @Test("a form becomes a message that the inbox reads as it was meant")
  func kept() async throws {
    let server = try await PHPServer(try Self.endpoint())
    let answer = try await server.post(
      "article=velo&parent=lea&name=L%C3%A9a+%22B%22&text=Un%0D%0A%0D%0ADeux&address=https://e.org")
    #expect(answer.status == 303)
    #expect(answer.fields["location"] == "https://blog.example.org/commenter/merci/")
    let messages = try server.messages()
    #expect(messages.count == 1)
    var message = try #require(messages.first)
    #expect(abs((message.sent ?? 0) - Int64(Date().timeIntervalSince1970)) < 60)
    message.sent = nil
    #expect(
      message
        == ReaderMessage(
          article: "velo", parent: "lea", name: "Léa \"B\"", address: "https://e.org", text: "Un\n\nDeux\n"))
    // Nobody but the owner reads it, and no browser finds it.
    let file = try #require(try server.folder.files(in: "spool").first { $0.hasSuffix(".message") })
    #expect(try server.folder.permissions("spool/" + file) == 0o600)
    #expect(try server.errors() == "")
  }

  @Test(
    "what is refused is told, and nothing is kept of it",
    arguments: [
      ("article=velo&name=%C2%A0%E2%80%8B&text=T", "missing_name"),
      ("article=velo&name=A&text=%C2%A0%E2%80%8B%0A%E2%A0%80", "missing_text"),
      ("article=velo&name=&text=T", "missing_name"), ("article=velo&name=A&text=+", "missing_text"),
      ("article=..%2Fx&name=A&text=T", "wrong_article"), ("article=velo&kind=report&text=T", "wrong_article"),
      ("article=velo&name=A&text=" + String(repeating: "x", count: 7169), "too_long"),
      ("article=velo&text=T&name=" + String(repeating: "n", count: 81), "too_long"),
      ("article=velo&name=A&text=" + String(repeating: "http://e.org+", count: 11), "too_many_links"),
      ("article%5B%5D=velo&name=A&text=T", "wrong_article"),
    ])
  func refused(body: String, reason: String) async throws {
    let server = try await PHPServer(try Self.endpoint())
    let answer = try await server.post(body)
    #expect(answer.fields["location"] == "https://blog.example.org/commenter/refused/#\(reason)")
    #expect(try server.messages().isEmpty)
    #expect(try server.errors() == "")
  }

  @Test("the hidden field, bytes that are no UTF-8, and line breaks in names")
  func odd() async throws {
    let server = try await PHPServer(try Self.endpoint())
    _ = try await server.post("article=velo&name=A%0D%0AArticle:+x&text=Bon%FFjour%00&website=x")
    let message = try #require(try server.messages().first)
    #expect(message.isTrapped && message.article == "velo" && message.name == "A Article: x")
    #expect(message.text == "Bon\u{FFFD}jour\n")
  }

  @Test("the form for an answer knows its comment and its age; a forged age is no age")
  func form() async throws {
    let server = try await PHPServer(try Self.endpoint())
    let page = try await RawClient.exchange(port: server.port, "/commenter.php?article=velo&parent=%22%3E")
      .text
    #expect(page.contains("name=\"article\" value=\"velo\"") && page.contains("name=\"parent\" value=\"\""))
    let stamp = try #require(page.firstMatch(of: /name="stamp" value="([^"]+)"/)).1
    let fast = try await server.post("article=velo&name=A&text=T&stamp=\(stamp)")
    #expect(fast.fields["location"]?.hasSuffix("#too_fast") == true)
    _ = try await server.post("article=velo&name=A&text=T&stamp=1.00")
    #expect(try server.messages().map(\.seconds) == [nil])
  }

  @Test("ten messages an hour from one address, and no address on the disk")
  func rate() async throws {
    let server = try await PHPServer(try Self.endpoint())
    for i in 0..<10 {
      #expect(
        try await server.post("article=velo&name=A&text=\(i)").fields["location"]?.hasSuffix("/merci/")
          == true)
    }
    #expect(
      try await server.post("article=velo&name=A&text=x").fields["location"]?.hasSuffix("#too_many") == true)
    #expect(try server.messages().count == 10)
    for file in try server.folder.files(in: "spool") {
      #expect(
        !String(decoding: try server.folder.bytes("spool/" + file), as: UTF8.self).contains("127.0.0.1"))
      #expect(!file.contains("127.0.0.1"))
    }
  }

  @Test("yesterday's hashes and their key are thrown away, by whatever is asked for next")
  func forgotten() async throws {
    let server = try await PHPServer(try Self.endpoint())
    try server.folder.write("x", to: "spool/.endpoint/day-20200101/key")
    _ = try await server.post("article=velo&name=A&text=T")
    #expect(!server.folder.exists("spool/.endpoint/day-20200101"))
    try server.folder.write("x", to: "spool/.endpoint/day-20200101/key")
    _ = try await RawClient.exchange(port: server.port, "/commenter.php?article=velo")
    #expect(!server.folder.exists("spool/.endpoint/day-20200101"))
  }

  @Test("a folder for what is temporary that others may read or made first is not used")
  func strangersFolder() async throws {
    var endpoint = try Self.endpoint()
    endpoint.spool = ""
    endpoint.mailTo = MailAddress("moderation@example.org")
    endpoint.mailFrom = MailAddress("blog@example.org")
    let server = try await PHPServer(endpoint)
    _ = try await server.post("article=velo&name=A&text=T")
    func folders() throws -> [String] {
      try server.folder.entries(in: "temporary").filter {
        $0.hasPrefix("blogsite-") && $0.count { $0 == "/" } == 1
      }
      .filter { $0.hasSuffix("/") }.map { String($0.dropLast()) }
    }
    #expect(try folders().count == 1)
    let own = try #require(try folders().first)
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o777], ofItemAtPath: server.folder["temporary/" + own])
    _ = try await RawClient.exchange(port: server.port, "/commenter.php?article=velo")
    #expect(try Set(folders()) == [own, own + "-2"])
    #expect(!server.folder.exists("temporary/" + own + "/seal"))
    #expect(try server.folder.permissions("temporary/" + own + "-2") == 0o700)
  }

  @Test("only forms are accepted")
  func methods() async throws {
    let server = try await PHPServer(try Self.endpoint())
    #expect(try await RawClient.exchange(port: server.port, method: "DELETE", "/commenter.php").status == 405)
  }

  @Test("what is mailed has nothing of the reader's in its head")
  func mail() async throws {
    var endpoint = try Self.endpoint()
    endpoint.spool = ""
    endpoint.mailTo = MailAddress("moderation@example.org")
    endpoint.mailFrom = MailAddress("blog@example.org")
    let server = try await PHPServer(endpoint)
    let answer = try await server.post(
      "article=velo&name=A%0D%0ABcc:+evil@e.org&text=%0D%0A.%0D%0ABcc:+b@e.org")
    #expect(answer.fields["location"]?.hasSuffix("/merci/") == true)
    let sent = try server.folder.read("mail").replacing("\r\n", with: "\n")
    let head = sent.components(separatedBy: "\n\n")[0]
    #expect(
      head.split(separator: "\n").map(String.init).filter { !$0.hasPrefix("X-PHP") }.sorted() == [
        "Content-Transfer-Encoding: base64", "Content-Type: text/plain; charset=utf-8",
        "From: blog@example.org",
        "MIME-Version: 1.0", "Subject: blogsite: message", "To: moderation@example.org",
      ])
    let read = try #require(try MailMessage.read(Array(sent.utf8)))
    #expect(read.message.name == "A Bcc: evil@e.org" && read.message.article == "velo")
    #expect(read.message.text == ".\nBcc: b@e.org")
  }

  @Test("settings cannot end a string of the file")
  func quoting() throws {
    var endpoint = try Self.endpoint()
    endpoint.spool = "a'; system('x'); //\\"
    #expect(endpoint.text.contains("\nconst SPOOL = 'a\\'; system(\\'x\\'); //\\\\';\n"))
  }
}

/// PHP's own web server with the endpoint in its folder.
final class PHPServer: Sendable {
  static let isInstalled = ["/usr/bin/php", "/usr/local/bin/php", "/opt/homebrew/bin/php"].contains {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  let folder: TemporaryFolder
  let port: UInt16
  private let process: BackgroundProcess

  init(_ endpoint: PHPEndpoint) async throws {
    folder = try TemporaryFolder()
    try folder.write(endpoint.text, to: "www/commenter.php")
    try folder.write(
      ["article", "parent", "stamp"].map { "<input type=\"hidden\" name=\"\($0)\" value=\"\">" }.joined(),
      to: "www/commenter/index.html")
    try folder.write("#!/bin/sh\ncat > '\(folder["mail"])'\n", to: "sendmail")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder["sendmail"])
    try folder.makeFolder("temporary")
    (process, port) = try #require(
      try await BackgroundProcess.php(
        serving: folder["www"],
        ["sendmail_path=\(folder["sendmail"])", "sys_temp_dir=\(folder["temporary"])"]))
  }

  func post(_ body: String) async throws -> RawResponse {
    try await RawClient.post(port: port, "/commenter.php", body)
  }

  func messages() throws -> [ReaderMessage] {
    guard folder.exists("spool") else { return [] }
    return try folder.files(in: "spool").filter { $0.hasSuffix(".message") }.map {
      try #require(try ReaderMessage(try folder.bytes("spool/" + $0)))
    }
  }

  /// What PHP complained of.
  func errors() throws -> String {
    try process.output().split(separator: "\n").filter {
      $0.contains("PHP ") && !$0.contains("Development Server")
    }
    .joined(separator: "\n")
  }
}
