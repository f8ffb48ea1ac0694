import Dispatch
import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// An answer as it came over the wire.
package struct RawResponse: Sendable {
  package var status: Int
  /// Names in lower case.
  package var fields: [String: String]
  package var body: [UInt8]

  package var text: String { String(decoding: body, as: UTF8.self) }
}

/// A client that sends exactly the bytes it is given: browsers' and libraries' clients mend too much.
///
/// It waits in threads of its own, or it would take the threads that the server under test needs.
package final class RawClient: Sendable {
  private let descriptor: Int32

  package struct Failure: Error {
    var what: String
    var code = errno
  }

  package init(port: UInt16, timeout: Int = 120) throws {
    #if canImport(Darwin)
      descriptor = socket(AF_INET, SOCK_STREAM, 0)
    #else
      descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #endif
    guard descriptor >= 0 else { throw Failure(what: "socket") }
    var limit = timeval(tv_sec: timeout, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let connected = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard connected == 0 else { throw Failure(what: "connect") }
  }

  deinit { close(descriptor) }

  package func send(_ text: String) async throws { try await send(Array(text.utf8)) }

  package func send(_ bytes: [UInt8]) async throws {
    try await Self.inThread { [descriptor] in
      var rest = bytes[...]
      while !rest.isEmpty {
        let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
        guard count > 0 else { throw Failure(what: "write") }
        rest = rest.dropFirst(count)
      }
    }
  }

  /// Ends this side of the connection.
  package func finish() { shutdown(descriptor, Int32(SHUT_WR)) }

  /// What arrives next; empty at the end of the connection.
  package func receive() async throws -> [UInt8] {
    try await Self.inThread { [descriptor] in
      var buffer = [UInt8](repeating: 0, count: 64 * 1024)
      let count = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
      guard count >= 0 else {
        if errno == ECONNRESET { return [] }
        throw Failure(what: "read")
      }
      return Array(buffer[..<count])
    }
  }

  /// Everything up to the end of the connection.
  package func receiveAll() async throws -> [UInt8] {
    var all: [UInt8] = []
    while true {
      let bytes = try await receive()
      if bytes.isEmpty { return all }
      all += bytes
    }
  }

  /// Reads until a text has come; throws after two minutes.
  package func receive(until text: String) async throws -> String {
    var all: [UInt8] = []
    let deadline = ContinuousClock.now + .seconds(120)
    while true {
      let bytes = try await receive()
      all += bytes
      let string = String(decoding: all, as: UTF8.self)
      if string.contains(text) { return string }
      if bytes.isEmpty || .now > deadline { throw Failure(what: "'\(text)' did not come, but: \(string)") }
    }
  }

  /// One answer with a length; the connection stays.
  package func response(isHead: Bool = false) async throws -> RawResponse {
    var all: [UInt8] = []
    while true {
      if let response = Self.parse(all, isHead: isHead) { return response }
      let bytes = try await receive()
      if bytes.isEmpty { throw Failure(what: "ended: \(String(decoding: all, as: UTF8.self))") }
      all += bytes
    }
  }

  /// A request over a connection of its own.
  package static func exchange(
    port: UInt16, method: String = "GET", _ path: String, _ fields: [String] = []
  ) async throws -> RawResponse {
    let client = try RawClient(port: port)
    let host = fields.contains { $0.lowercased().hasPrefix("host:") } ? [] : ["Host: 127.0.0.1:\(port)"]
    let lines = ["\(method) \(path) HTTP/1.1"] + host + fields + ["Connection: close"]
    try await client.send(lines.joined(separator: "\r\n") + "\r\n\r\n")
    let bytes = try await client.receiveAll()
    guard let response = parse(bytes, isHead: method == "HEAD") else {
      throw Failure(what: "no answer: \(String(decoding: bytes, as: UTF8.self))")
    }
    return response
  }

  /// A form over a connection of its own; a length that is given stands for the body's own.
  package static func post(
    port: UInt16, _ path: String, _ body: String, _ fields: [String] = []
  ) async throws -> RawResponse {
    let client = try RawClient(port: port)
    func isGiven(_ name: String) -> Bool { fields.contains { $0.lowercased().hasPrefix(name + ":") } }
    var lines = ["POST \(path) HTTP/1.1"] + fields
    if !isGiven("host") { lines.append("Host: 127.0.0.1:\(port)") }
    if !isGiven("content-type") { lines.append("Content-Type: application/x-www-form-urlencoded") }
    if !isGiven("content-length") { lines.append("Content-Length: \(body.utf8.count)") }
    lines.append("Connection: close")
    try await client.send(lines.joined(separator: "\r\n") + "\r\n\r\n" + body)
    let bytes = try await client.receiveAll()
    guard let response = parse(bytes) else {
      throw Failure(what: "no answer: \(String(decoding: bytes, as: UTF8.self))")
    }
    return response
  }

  /// Nil where more is to come.
  package static func parse(_ bytes: [UInt8], isHead: Bool = false) -> RawResponse? {
    let end = Array("\r\n\r\n".utf8)
    guard let start = bytes.indices.first(where: { bytes[$0...].starts(with: end) }) else { return nil }
    let lines = String(decoding: bytes[..<start], as: UTF8.self).components(separatedBy: "\r\n")
    guard let status = lines[0].split(separator: " ").dropFirst().first.flatMap({ Int($0) }) else {
      return nil
    }
    var fields: [String: String] = [:]
    for line in lines.dropFirst() {
      let parts = line.split(separator: ":", maxSplits: 1).map(String.init)
      fields[parts[0].lowercased()] = parts.count > 1 ? parts[1].trimmingCharacters(in: .whitespaces) : ""
    }
    let body = Array(bytes[(start + 4)...])
    let length = fields["content-length"].flatMap { Int($0) } ?? 0
    if !isHead, status != 304, body.count < length { return nil }
    return RawResponse(status: status, fields: fields, body: body)
  }

  private static func inThread<Result: Sendable>(
    _ work: @escaping @Sendable () throws -> Result
  ) async throws -> Result {
    try await withCheckedThrowingContinuation { continuation in
      let thread = Thread { continuation.resume(with: Swift.Result { try work() }) }
      thread.start()
    }
  }
}
