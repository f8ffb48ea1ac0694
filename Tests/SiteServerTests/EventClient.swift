import SiteTestSupport
import Synchronization

/// An open page, as its script listens to the preview.
final class EventClient: Sendable {
  private let client: RawClient
  /// What came together with the beginning of the stream: a message must not be lost because it was quick.
  private let early = Mutex("")

  /// Opens the page and listens.
  convenience init(_ preview: TestPreview, _ page: String) async throws {
    let html = try await preview.page(page)
    let version = html.firstMatch(of: /data-version="([^"]*)"/).map { String($0.1) } ?? ""
    try await self.init(preview, page, version: version)
  }

  init(_ preview: TestPreview, _ page: String, version: String) async throws {
    client = try preview.client()
    let query = "page=\(page)&version=\(version)"
    try await client.send("GET /.blogsite/events?\(query) HTTP/1.1\r\nHost: localhost\r\n\r\n")
    let beginning = "retry: 500\n\n"
    let received = try await client.receive(until: beginning)
    let rest = received.ranges(of: beginning).first.map { String(received[$0.upperBound...]) } ?? ""
    early.withLock { $0 = rest }
  }

  /// Waits for a message and gives everything that has come with it, but for signs of life.
  func wait(for text: String) async throws -> String {
    let known = early.withLock { early in
      defer { early = "" }
      return early
    }
    let message = known.contains(text) ? known : known + (try await client.receive(until: text))
    return message.replacing(":\n\n", with: "")
  }
}
