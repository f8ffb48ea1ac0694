import SiteTestSupport

/// An open page, as its script listens to the preview.
struct EventClient: Sendable {
  private let client: RawClient

  /// Opens the page and listens.
  init(_ preview: TestPreview, _ page: String) async throws {
    let html = try await preview.page(page)
    let version = html.firstMatch(of: /data-version="([^"]*)"/).map { String($0.1) } ?? ""
    try await self.init(preview, page, version: version)
  }

  init(_ preview: TestPreview, _ page: String, version: String) async throws {
    client = try preview.client()
    let query = "page=\(page)&version=\(version)"
    try await client.send("GET /.blogsite/events?\(query) HTTP/1.1\r\nHost: localhost\r\n\r\n")
    _ = try await client.receive(until: "retry: 500\n\n")
  }

  /// Waits for a message and gives everything that has come with it.
  func wait(for text: String) async throws -> String { try await client.receive(until: text) }
}
