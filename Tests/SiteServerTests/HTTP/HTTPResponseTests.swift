import SiteTestSupport
import Testing

@testable import SiteServer

@Suite struct HTTPResponseTests {
  private func head(_ response: HTTPResponse, closes: Bool = false) -> String {
    String(decoding: response.head(date: 1_195_817_400, closes: closes), as: UTF8.self)
  }

  @Test("a head has its status, date, fields and length")
  func whole() {
    #expect(
      head(.text(.notFound, "Rien."))
        == "HTTP/1.1 404 Not Found\r\nDate: Fri, 23 Nov 2007 11:30:00 GMT\r\n"
        + "Content-Type: text/plain; charset=utf-8\r\nCache-Control: no-store\r\n"
        + "X-Content-Type-Options: nosniff\r\nCross-Origin-Resource-Policy: same-origin\r\n"
        + "Content-Length: 6\r\nConnection: keep-alive\r\n\r\n")
  }

  @Test("a stream has no length, and an answer without a body none either")
  func lengths() {
    let stream = EventStream(messages: AsyncStream { $0.finish() }) {}
    #expect(!head(HTTPResponse(status: .ok, body: .events(stream))).contains("Content-Length"))
    #expect(!head(HTTPResponse(status: .notModified)).contains("Content-Length"))
    #expect(
      head(HTTPResponse(status: .ok), closes: true).contains("Content-Length: 0\r\nConnection: close\r\n"))
  }

  @Test("a line break in a value begins no field of its own")
  func injection() {
    let text = head(.redirect(.found, to: "/a\r\nSet-Cookie: x"))
    #expect(text.contains("\r\nLocation: /aSet-Cookie: x\r\n"))
  }
}
