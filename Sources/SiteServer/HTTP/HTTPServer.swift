import Synchronization

/// Accepts clients, up to a limit, and serves each.
struct HTTPServer: Sendable {
  let socket: ListeningSocket
  let limits: ConnectionLimits
  let clock: @Sendable () -> Int64
  /// More than any person's browsers open, and fewer than the system's open files.
  var mostConnections = 800
  /// How many bytes of a request's body are read.
  var longestBody: @Sendable (HTTPRequest) -> Int = { _ in 0 }
  let respond: @Sendable (HTTPRequest) async -> HTTPResponse

  /// Serves until the task is cancelled.
  ///
  /// - Throws: as `ListeningSocket.accept`.
  func run() async throws(ListeningSocket.Failure) {
    let connections = ConnectionCount()
    try await socket.accept { client in
      let isTooMany = connections.enter() > mostConnections
      defer { connections.leave() }
      let connection = HTTPConnection(
        socket: client, limits: limits, clock: clock, longestBody: { isTooMany ? 0 : longestBody($0) },
        respond: { request in
          isTooMany ? .text(.serviceUnavailable, "Too many connections.") : await respond(request)
        })
      await connection.run()
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
