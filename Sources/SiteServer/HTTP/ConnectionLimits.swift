/// How long the preview waits for a client.
package struct ConnectionLimits: Sendable {
  /// From the first byte of a request to the end of its head.
  package var head = Duration.seconds(10)
  /// Between two requests.
  package var idle = Duration.seconds(60)
  /// For a client to take a piece of the answer.
  package var write = Duration.seconds(30)

  package init() {}
}
