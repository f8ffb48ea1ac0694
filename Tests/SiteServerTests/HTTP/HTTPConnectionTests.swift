import Foundation
import SiteTestSupport
import Testing

@testable import SiteServer

@Suite struct HTTPConnectionTests {
  @Test("one connection serves request after request, also when they come at once")
  func keepAlive() async throws {
    let preview = try await TestPreview(facebook)
    let client = try preview.client()
    let request = "GET /robots.txt HTTP/1.1\r\nHost: localhost\r\n\r\n"
    for _ in 0..<3 {
      try await client.send(request)
      let response = try await client.response()
      #expect(response.status == 200 && response.fields["connection"] == "keep-alive")
    }
    try await client.send(request + request.replacing("\r\n\r\n", with: "\r\nConnection: close\r\n\r\n"))
    let text = String(decoding: try await client.receiveAll(), as: UTF8.self)
    #expect(text.components(separatedBy: "HTTP/1.1 200 OK").count == 3)
    #expect(text.contains("Connection: close"))
  }

  @Test("a request may come in pieces, and a client may end its side before the answer")
  func pieces() async throws {
    let preview = try await TestPreview(facebook)
    let client = try preview.client()
    for piece in ["GE", "T /robots.txt HT", "TP/1.0\r", "\nHost: localhost\r\n\r", "\n"] {
      try await client.send(piece)
    }
    client.finish()
    #expect(String(decoding: try await client.receiveAll(), as: UTF8.self).contains("Sitemap:"))
  }

  @Test(
    "malformed and oversized requests get their status, and the connection ends",
    arguments: [
      ("GARBAGE\r\n\r\n", 400), ("\u{16}\u{3}\u{1}\r\n\r\n", 400), ("GET / HTTP/1.1\r\n\r\n", 400),
      ("GET / HTTP/1.1\r\nHost: localhost\r\nX : y\r\n\r\n", 400),
      ("GET http:// HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", 400),
      ("GET * HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", 400),
      ("GET /\(String(repeating: "a", count: 20_000)) HTTP/1.1\r\nHost: localhost\r\n\r\n", 414),
      ("GET / HTTP/1.1\r\nHost: localhost\r\nX: \(String(repeating: "a", count: 60_000))\r\n\r\n", 431),
      ("GET / HTTP/1.1\r\nHost: localhost\r\n\(String(repeating: "A: b\r\n", count: 200))\r\n", 431),
      ("GET / HTTP/3.0\r\nHost: localhost\r\n\r\n", 505),
      ("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999\r\n\r\n", 413),
    ])
  func refused(request: String, status: Int) async throws {
    let preview = try await TestPreview(facebook)
    let client = try preview.client()
    try await client.send(request)
    client.finish()
    let text = String(decoding: try await client.receiveAll(), as: UTF8.self)
    #expect(text.hasPrefix("HTTP/1.1 \(status) "), "\(text.prefix(80))")
    #expect(text.contains("\r\nConnection: close\r\n"))
    #expect(try await preview.get("/").status == 200)
  }

  @Test("a body is no second request")
  func smuggling() async throws {
    let preview = try await TestPreview(facebook)
    let inner = "GET \(facebookPage) HTTP/1.1\r\nHost: localhost\r\n\r\n"
    for field in ["Content-Length: \(inner.utf8.count)", "Transfer-Encoding: chunked"] {
      let client = try preview.client()
      try await client.send("POST / HTTP/1.1\r\nHost: localhost\r\n\(field)\r\n\r\n" + inner)
      client.finish()
      let text = String(decoding: try await client.receiveAll(), as: UTF8.self)
      #expect(text.hasPrefix("HTTP/1.1 405 ") && !text.contains("200 OK"))
    }
  }

  @Test("a client that never ends its request is told so, and let go")
  func slow() async throws {
    let socket = try ListeningSocket(host: "127.0.0.1", port: 0)
    var limits = ConnectionLimits()
    limits.head = .milliseconds(100)
    limits.idle = .milliseconds(200)
    let server = HTTPServer(socket: socket, limits: limits, clock: { 0 }) { _ in .text(.ok, "bonjour") }
    let task = Task { try await server.run() }
    defer { task.cancel() }
    let half = try RawClient(port: socket.port)
    try await half.send("GET / HTTP/1.1\r\nHo")
    #expect(String(decoding: try await half.receiveAll(), as: UTF8.self).hasPrefix("HTTP/1.1 408 "))
    let silent = try RawClient(port: socket.port)
    #expect(try await silent.receiveAll() == [])
  }

  @Test("200 clients at once, most of them slow, leave it responsive; those who wait are served in the end")
  func many() async throws {
    let preview = try await TestPreview(facebook)
    let slow = try (0..<200).map { _ in try preview.client() }
    for (i, client) in slow.enumerated() {
      try await client.send(i % 2 == 0 ? "GET /robots.txt HTTP/1.1\r\nHost: local" : "")
    }
    for _ in 0..<10 { #expect(try await preview.get(facebookPage).status == 200) }
    for client in slow.enumerated().filter({ $0.offset % 2 == 0 }).map(\.element) {
      try await client.send("host\r\n\r\n")
    }
    for client in slow.enumerated().filter({ $0.offset % 2 == 0 }).map(\.element) {
      #expect(try await client.response().status == 200)
    }
  }

  @Test("200 requests at once all get the page")
  func parallel() async throws {
    let preview = try await TestPreview(facebook)
    let port = preview.port
    let answers = try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<200 { group.addTask { try await RawClient.exchange(port: port, facebookPage).status } }
      return try await group.reduce(into: [Int]()) { $0.append($1) }
    }
    #expect(answers == Array(repeating: 200, count: 200))
  }

  @Test("clients that leave in the middle, in whatever way, disturb nobody")
  func leavers() async throws {
    let big = String(repeating: "0123456789", count: 400_000)
    let preview = try await TestPreview(["content/media/a.txt": big])
    for _ in 0..<30 {
      let client = try preview.client()
      try await client.send("GET /media/a.txt HTTP/1.1\r\nHost: localhost\r\n\r\n")
      _ = try await client.receive()
    }
    let whole = try await preview.get("/media/a.txt")
    #expect(whole.body.count == 4_000_000)
  }

  @Test("a port that is taken is told apart from a host that does not exist")
  func ports() throws {
    let first = try ListeningSocket(host: "localhost", port: 0)
    #expect(first.address == "127.0.0.1" && first.port != 0)
    #expect(throws: ListeningSocket.Failure.portTaken) {
      try ListeningSocket(host: "127.0.0.1", port: first.port)
    }
    #expect(throws: ListeningSocket.Failure.self) { try ListeningSocket(host: "nothing.invalid", port: 0) }
  }
}
