import SiteContent

/// Serves one client: request after request, until either side has enough.
struct HTTPConnection: Sendable {
  /// Bodies are of no use here; up to this many bytes one is read and dropped, so that the client gets
  /// to see its answer.
  static let longestBody = 1024 * 1024

  let socket: ClientSocket
  let limits: ConnectionLimits
  /// Seconds since 1970.
  let clock: @Sendable () -> Int64
  /// How many bytes of a request's body are read; of one that nothing takes, none.
  var longestBody: @Sendable (HTTPRequest) -> Int = { _ in 0 }
  let respond: @Sendable (HTTPRequest) async -> HTTPResponse

  func run() async {
    var reader = HTTPRequestReader()
    while !Task.isCancelled {
      var request: HTTPRequest
      var isWhole = true
      do throws(HTTPStatus) {
        guard let next = try await nextRequest(&reader) else { break }
        request = next
        request.peer = socket.peer
        if request.hasBody {
          let longest = longestBody(request)
          isWhole = longest > 0
          if isWhole { request.body = try await body(of: request, atMost: longest, &reader) }
        }
      } catch {
        _ = await send(.text(error, error.phrase), to: nil, closes: true)
        await drain()
        break
      }
      let response = await respond(request)
      let closes = !request.keepsAlive || !isWhole || response.length == nil
      guard await send(response, to: request, closes: closes), !closes else {
        if !isWhole { await drain() }
        break
      }
    }
    await socket.close()
  }

  /// The next request; nil where the client is done, or has been silent for too long.
  private func nextRequest(_ reader: inout HTTPRequestReader) async throws(HTTPStatus) -> HTTPRequest? {
    let clock = ContinuousClock()
    var headDeadline: ContinuousClock.Instant?
    while true {
      if let request = try reader.next() { return request }
      if reader.hasBegun, headDeadline == nil { headDeadline = clock.now + limits.head }
      let deadline = headDeadline ?? clock.now + limits.idle
      let arrived = await within(deadline - clock.now) { await socket.read() }
      guard let arrived else {
        if reader.hasBegun { throw .requestTimeout }
        return nil
      }
      guard let bytes = arrived else { return nil }
      reader.append(bytes)
    }
  }

  /// The body that follows a head.
  private func body(
    of request: HTTPRequest, atMost longest: Int, _ reader: inout HTTPRequestReader
  ) async throws(HTTPStatus) -> [UInt8] {
    // Browsers always say how long a form is.
    guard let length = request.field("content-length").flatMap({ Int($0) }) else { throw .lengthRequired }
    guard length <= longest else { throw .contentTooLarge }
    if request.field("expect")?.lowercased() == "100-continue" {
      guard await write(Array("HTTP/1.1 100 Continue\r\n\r\n".utf8)) else { throw .badRequest }
    }
    let clock = ContinuousClock()
    let deadline = clock.now + limits.head
    while true {
      if let body = reader.body(length) { return body }
      let arrived = await within(deadline - clock.now) { await socket.read() }
      guard let arrived else { throw .requestTimeout }
      guard let bytes = arrived else { throw .badRequest }
      reader.append(bytes)
    }
  }

  // MARK: Answering

  private func send(_ response: HTTPResponse, to request: HTTPRequest?, closes: Bool) async -> Bool {
    guard await write(response.head(date: clock(), closes: closes)) else { return false }
    if request?.method == "HEAD" || response.status == .notModified { return true }
    switch response.body {
    case .bytes(let bytes): return bytes.isEmpty ? true : await write(bytes)
    case .file(let file, let range): return await write(file, range)
    case .cleaned(let file, let pieces, _):
      for piece in pieces { guard await write(piece, of: file) else { return false } }
      return true
    case .events(let events):
      await write(events)
      return true
    }
  }

  private func write(_ bytes: [UInt8]) async -> Bool {
    await within(limits.write) { await socket.write(bytes) } ?? false
  }

  private func write(_ file: OpenFile, _ range: Range<Int>) async -> Bool {
    var position = range.lowerBound
    while position < range.upperBound {
      let count = min(256 * 1024, range.upperBound - position)
      guard let bytes = try? file.read(at: position, count: count), !bytes.isEmpty else {
        // Shorter than it was: with the connection closed, the client sees that something is missing.
        return false
      }
      guard await write(bytes) else { return false }
      position += bytes.count
    }
    return true
  }

  private func write(_ piece: CleanFile.Piece, of file: OpenFile) async -> Bool {
    switch piece {
    case .original(let range): return await write(file, range)
    case .bytes(let bytes): return await write(bytes)
    case .zeros(let count):
      var rest = count
      while rest > 0 {
        let length = min(rest, 256 * 1024)
        guard await write([UInt8](repeating: 0, count: length)) else { return false }
        rest -= length
      }
      return true
    }
  }

  /// Sends messages as they come, until the client leaves.
  private func write(_ events: EventStream) async {
    await withTaskGroup(of: Void.self) { group in
      group.addTask {
        for await event in events.messages {
          guard await write(event) else { break }
        }
      }
      group.addTask {
        // A client that listens sends nothing; what ends is its side of the connection.
        while await socket.read() != nil {}
      }
      await group.next()
      group.cancelAll()
    }
  }

  /// Reads what the client still sends, for a moment: closing on it would throw away the answer too.
  private func drain() async {
    socket.shutdown()
    _ = await within(.seconds(2)) {
      var count = 0
      while count <= Self.longestBody, let bytes = await socket.read() { count += bytes.count }
    }
  }

  /// What the work gives; nil where it does not end in time.
  private func within<Result: Sendable>(
    _ limit: Duration, _ work: @escaping @Sendable () async -> Result
  ) async -> Result? {
    await withTaskGroup(of: Result?.self) { group in
      group.addTask { await work() }
      group.addTask {
        try? await Task.sleep(for: limit)
        return nil
      }
      let first = await group.next()
      group.cancelAll()
      return first ?? nil
    }
  }
}
