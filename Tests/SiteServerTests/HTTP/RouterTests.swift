import Testing

@testable import SiteServer

@Suite struct RouterTests {
  private let router = Router([
    .init(method: "GET", path: "/a") { _ in .text(.ok, "read") },
    .init(method: "POST", path: "/a", longestBody: 10) { _ in .text(.ok, "written") },
    .init(method: "POST", path: "/b") { _ in .text(.ok, "b") },
  ])

  private func body(_ method: String, _ target: String) async -> String? {
    guard let response = await router.respond(HTTPRequest(method: method, target: target)),
      case .bytes(let bytes) = response.body
    else { return nil }
    return "\(response.status.rawValue) " + String(decoding: bytes, as: UTF8.self)
  }

  @Test("a method and a path lead to their handler; a query makes no difference")
  func routes() async {
    #expect(await body("GET", "/a?x=1") == "200 read\n")
    #expect(await body("HEAD", "/a") == "200 read\n")
    #expect(await body("POST", "/a") == "200 written\n")
    #expect(await body("GET", "/a/") == nil)
    #expect(await body("GET", "/c") == nil)
  }

  @Test("another method is refused with those that there are")
  func methods() async throws {
    let response = try #require(await router.respond(HTTPRequest(method: "DELETE", target: "/a")))
    #expect(response.status == .methodNotAllowed)
    #expect(response.fields.contains { $0 == ("Allow", "GET, HEAD, POST") })
    let other = try #require(await router.respond(HTTPRequest(method: "GET", target: "/b")))
    #expect(other.fields.contains { $0 == ("Allow", "POST") })
  }

  @Test("bodies are read for routes that take them, and for no others")
  func bodies() {
    #expect(router.longestBody(of: HTTPRequest(method: "POST", target: "/a")) == 10)
    #expect(router.longestBody(of: HTTPRequest(method: "PUT", target: "/a")) == 0)
    #expect(router.longestBody(of: HTTPRequest(method: "POST", target: "/b")) == 0)
    #expect(router.longestBody(of: HTTPRequest(method: "POST", target: "/c")) == 0)
  }
}

@Suite struct SameOriginTests {
  private func holds(_ fields: [(String, String)]) -> Bool {
    SameOrigin.holds(
      HTTPRequest(
        method: "POST", target: "/",
        fields: [.init(name: "host", value: "127.0.0.1:4000")] + fields.map { .init(name: $0.0, value: $0.1) }
      ))
  }

  @Test("only pages of this server may change something")
  func origins() {
    #expect(holds([("origin", "http://127.0.0.1:4000")]))
    #expect(holds([("origin", "http://127.0.0.1:4000"), ("sec-fetch-site", "same-origin")]))
    #expect(holds([("sec-fetch-site", "same-origin")]))
    #expect(!holds([]))
    #expect(!holds([("origin", "null")]))
    #expect(!holds([("origin", "http://127.0.0.1:4001")]))
    #expect(!holds([("origin", "http://evil.example")]))
    #expect(!holds([("origin", "http://127.0.0.1:4000"), ("sec-fetch-site", "cross-site")]))
    #expect(!holds([("sec-fetch-site", "same-site")]))
    #expect(!holds([("sec-fetch-site", "none")]))
  }
}
