import Synchronization

/// Accepts clients, up to a limit, and serves each.
struct HTTPServer: Sendable {
  /// More than any person's browsers open, and fewer than the system's open files.
  static let mostConnections = 800

  let socket: ListeningSocket
  let limits: ConnectionLimits
  let clock: @Sendable () -> Int64
  let respond: @Sendable (HTTPRequest) async -> HTTPResponse

  /// Serves until the task is cancelled.
  func run() async throws {
    let connections = ConnectionCount()
    try await socket.accept { client in
      let isTooMany = connections.enter() > Self.mostConnections
      defer { connections.leave() }
      await HTTPConnection(socket: client, limits: limits, clock: clock) { request in
        isTooMany ? .text(.serviceUnavailable, "Too many connections.") : await respond(request)
      }.run()
    }
  }
}

private final class ConnectionCount: Sendable {
  private let count = Mutex(0)

  func enter() -> Int {
    count.withLock {
      $0 += 1
      return $0
    }
  }

  func leave() { count.withLock { $0 -= 1 } }
}
