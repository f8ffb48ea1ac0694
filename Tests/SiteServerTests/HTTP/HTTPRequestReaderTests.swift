import SiteTestSupport
import Testing

@testable import SiteServer

@Suite struct HTTPRequestReaderTests {
  private func read(_ text: String) throws(HTTPStatus) -> HTTPRequest? {
    var reader = HTTPRequestReader()
    reader.append(Array(text.utf8))
    return try reader.next()
  }

  @Test("a request is read with its fields, names in lower case and values without white space")
  func whole() throws {
    let request = try read("GET /a%20b?x=1 HTTP/1.1\r\nHost:  localhost:4000 \r\nX-Y: a\tb\r\n\r\n")
    #expect(
      request
        == HTTPRequest(
          method: "GET", target: "/a%20b?x=1",
          fields: [.init(name: "host", value: "localhost:4000"), .init(name: "x-y", value: "a\tb")]))
  }

  @Test("a request may come byte by byte, with bare line feeds, after empty lines, and one after the other")
  func pieces() throws {
    var reader = HTTPRequestReader()
    var found: [String] = []
    for byte in "\r\nGET /1 HTTP/1.1\r\nHost: a\r\n\r\n\nHEAD /2 HTTP/1.0\n\nGET /3 HTTP/1.1\nHost: b\n\n"
      .utf8
    {
      reader.append([byte])
      if let request = try reader.next() { found.append("\(request.method) \(request.target)") }
    }
    #expect(found == ["GET /1", "HEAD /2", "GET /3"])
    #expect(!reader.hasBegun)
  }

  @Test(
    "what is no request has its status",
    arguments: [
      ("GARBAGE\r\n\r\n", HTTPStatus.badRequest),
      ("GET /\r\n\r\n", .badRequest),
      ("GET  / HTTP/1.1\r\nHost: a\r\n\r\n", .badRequest),
      (" GET / HTTP/1.1\r\nHost: a\r\n\r\n", .badRequest),
      ("G(T / HTTP/1.1\r\nHost: a\r\n\r\n", .badRequest),
      ("GET /\u{0} HTTP/1.1\r\nHost: a\r\n\r\n", .badRequest),
      ("GET /\u{7F} HTTP/1.1\r\nHost: a\r\n\r\n", .badRequest),
      ("GET / FTP/1.1\r\nHost: a\r\n\r\n", .badRequest),
      ("GET / HTTP/2.0\r\nHost: a\r\n\r\n", .versionNotSupported),
      ("GET / HTTP/1.1\r\n\r\n", .badRequest),
      ("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", .badRequest),
      ("GET / HTTP/1.1\r\nHost : a\r\n\r\n", .badRequest),
      ("GET / HTTP/1.1\r\nHost: a\r\n folded\r\n\r\n", .badRequest),
      ("GET / HTTP/1.1\r\nHost: a\rb\r\n\r\n", .badRequest),
      ("GET / HTTP/1.1\r\nHost: a\u{0}\r\n\r\n", .badRequest),
      ("GET / HTTP/1.1\r\nHost: a\r\nno colon\r\n\r\n", .badRequest),
      ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n", .badRequest),
      ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n", .badRequest),
      ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n", .badRequest),
      (
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n", .badRequest
      ),
      ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999999999999\r\n\r\n", .contentTooLarge),
      ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1048577\r\n\r\n", .contentTooLarge),
    ])
  func refused(text: String, status: HTTPStatus) {
    #expect(throws: status) { try read(text) }
  }

  @Test("bytes that are no UTF-8 are refused in addresses, and harmless in fields")
  func encodings() throws {
    var reader = HTTPRequestReader()
    reader.append(Array("GET /".utf8) + [0xE9] + Array(" HTTP/1.1\r\nHost: a\r\n\r\n".utf8))
    #expect(throws: HTTPStatus.badRequest) { try reader.next() }
    reader = HTTPRequestReader()
    reader.append(Array("GET / HTTP/1.1\r\nHost: a\r\nX: ".utf8) + [0xE9] + Array("\r\n\r\n".utf8))
    #expect(try reader.next()?.field("x") == "\u{FFFD}")
  }

  @Test("a head without an end is refused as soon as it is too long")
  func tooLong() {
    #expect(throws: HTTPStatus.uriTooLong) {
      try read("GET /" + String(repeating: "a", count: HTTPRequestReader.longestLine))
    }
    #expect(throws: HTTPStatus.uriTooLong) {
      try read(
        "GET /" + String(repeating: "a", count: HTTPRequestReader.longestLine)
          + " HTTP/1.1\r\nHost: a\r\n\r\n")
    }
    #expect(throws: HTTPStatus.headerFieldsTooLarge) {
      try read(
        "GET / HTTP/1.1\r\nHost: a\r\nX: " + String(repeating: "a", count: HTTPRequestReader.longestHead))
    }
    #expect(throws: HTTPStatus.headerFieldsTooLarge) {
      try read(
        "GET / HTTP/1.1\r\nHost: a\r\n"
          + String(repeating: "X: y\r\n", count: HTTPRequestReader.mostFields) + "\r\n")
    }
  }

  @Test("a line of the greatest length is read")
  func longest() throws {
    let path = "/" + String(repeating: "a", count: HTTPRequestReader.longestLine - 15)
    let request = try read("GET \(path) HTTP/1.1\r\nHost: a\r\n\r\n")
    #expect(request?.target == path)
  }

  @Test(
    "a connection lives on where both sides want it",
    arguments: [
      ("HTTP/1.1", "", true), ("HTTP/1.1", "Connection: close\r\n", false),
      ("HTTP/1.1", "Connection: Upgrade, CLOSE\r\n", false), ("HTTP/1.0", "", false),
      ("HTTP/1.0", "Connection: Keep-Alive\r\n", true),
    ])
  func keepsAlive(version: String, field: String, expected: Bool) throws {
    #expect(try read("GET / \(version)\r\nHost: a\r\n\(field)\r\n")?.keepsAlive == expected)
  }

  @Test("random bytes never crash it, and never make a request that has a control character")
  func fuzz() {
    var random = SeededRandom(seed: 3)
    let whole = Array("GET /a?b HTTP/1.1\r\nHost: a\r\nX: y\r\n\r\n".utf8)
    let bytes: [UInt8] = [0, 9, 10, 13, 32, 58, 47, 65, 127, 233, 255]
    var requests = 0
    for _ in 0..<3000 {
      var reader = HTTPRequestReader()
      var sent = whole + whole
      for _ in 0..<Int.random(in: 0...3, using: &random) {
        let place = Int.random(in: 0..<sent.count, using: &random)
        sent[place] = bytes.randomElement(using: &random) ?? 0
        if Bool.random(using: &random) { sent.remove(at: place) }
      }
      reader.append(sent)
      while let request = try? reader.next() {
        requests += 1
        #expect(request.target.utf8.allSatisfy { $0 > 0x20 })
        #expect(request.fields.allSatisfy { $0.value.utf8.allSatisfy { $0 >= 0x20 || $0 == 9 } })
      }
    }
    #expect(requests > 1500)
  }
}
