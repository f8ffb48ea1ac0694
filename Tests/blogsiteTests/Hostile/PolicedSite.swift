import Foundation
import SiteTestSupport
import Synchronization

@testable import SiteServer

/// A built site as a web server gives it out that sends the policy of docs/publishing.md with each answer.
final class PolicedSite: Sendable {
  let port: UInt16
  private let requests: Log
  private let task: Task<Void, any Error>

  var address: String { "http://127.0.0.1:\(port)/" }
  /// What was asked for so far.
  var asked: [String] { requests.all.withLock { $0 } }

  private final class Log: Sendable {
    let all = Mutex<[String]>([])
  }

  private struct NoPolicy: Error {}

  /// The policy that the documents tell people to send.
  static func policy() throws -> String {
    let text = try String(contentsOfFile: Repository.root + "/docs/publishing.md", encoding: .utf8)
    guard let match = text.firstMatch(of: /add_header Content-Security-Policy "([^"]*)"/) else {
      throw NoPolicy()
    }
    return String(match.1)
  }

  init(_ folder: TemporaryFolder) throws {
    let policy = try Self.policy()
    let log = Log()
    let files = Set(try folder.files(in: "site"))
    let socket = try ListeningSocket(host: "127.0.0.1", port: 0)
    let server = HTTPServer(
      socket: socket, limits: ConnectionLimits(), clock: { Int64(Date().timeIntervalSince1970) }
    ) { request in
      log.all.withLock { $0.append(request.target) }
      let target = request.target.prefix { $0 != "?" }
      var path = String((target.removingPercentEncoding ?? "").dropFirst())
      if path.isEmpty || path.hasSuffix("/") { path += "index.html" }
      guard files.contains(path), let bytes = try? folder.bytes("site/" + path) else {
        return HTTPResponse.text(.notFound, path)
      }
      return HTTPResponse(
        status: .ok,
        fields: [("Content-Type", MediaType.of(path)), ("Content-Security-Policy", policy)],
        body: .bytes(bytes))
    }
    port = socket.port
    requests = log
    task = Task { try await server.run() }
  }

  deinit { task.cancel() }
}
