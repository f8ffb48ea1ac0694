import FlyingSocks
import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// One end of a connection: bytes in, bytes out.
struct ClientSocket: Sendable {
  fileprivate let socket: AsyncSocket

  /// The address at the other end, in numbers; nil where the system does not tell.
  var peer: String? {
    var storage = sockaddr_storage()
    var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
    var text = [CChar](repeating: 0, count: Int(NI_MAXHOST))
    let isKnown = withUnsafeMutablePointer(to: &storage) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        getpeername(socket.socket.file.rawValue, $0, &length) == 0
          && getnameinfo($0, length, &text, socklen_t(text.count), nil, 0, NI_NUMERICHOST) == 0
      }
    }
    guard isKnown else { return nil }
    let address = String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    // An IPv4 address that came through an IPv6 socket (RFC 4291, 2.5.5.2).
    return address.hasPrefix("::ffff:") && address.contains(".") ? String(address.dropFirst(7)) : address
  }

  /// What has arrived; nil where the client has ended its side or is gone.
  func read() async -> [UInt8]? {
    try? await socket.read(atMost: 4096)
  }

  /// False where the client is gone.
  func write(_ bytes: [UInt8]) async -> Bool {
    do {
      try await socket.write(.init(bytes))
      return true
    } catch {
      return false
    }
  }

  /// Tells the client that nothing more will come, and lets it read what is on its way.
  func shutdown() { _ = FlyingSocksShutdown(socket.socket.file.rawValue) }

  /// Closes it after a pause: FlyingSocks 0.27.1 resumes a waiting task before it takes the socket out of
  /// its queue, and would miss the next socket of the same number were it closed in between.
  func close() async {
    shutdown()
    await Task { try? await Task.sleep(for: .milliseconds(100)) }.value
    try? socket.close()
  }
}

private func FlyingSocksShutdown(_ descriptor: Int32) -> Int32 { shutdown(descriptor, Int32(SHUT_WR)) }

/// A port of this machine that clients can connect to.
struct ListeningSocket: Sendable {
  /// The address it is bound to, in numbers: `127.0.0.1`, `::1`.
  let address: String
  let port: UInt16
  private let socket: Socket
  private let pool: SocketPool<Queue>

  #if canImport(Glibc) || canImport(Musl)
    private typealias Queue = ePoll
  #else
    private typealias Queue = kQueue
  #endif

  /// Why no port could be had.
  enum Failure: Error, Equatable {
    /// No such name or address, with the system's words.
    case unknownHost(String)
    case portTaken
    /// The system's error code.
    case refused(Int32)
  }

  /// Begins to listen; port 0 is any free one.
  init(host: String, port: UInt16) throws(Failure) {
    let place = try Self.resolve(host)
    do {
      let socket: Socket
      switch place {
      case .ip4(let address):
        socket = try Socket(domain: AF_INET)
        try socket.setValue(true, for: .localAddressReuse)
        try socket.bind(to: sockaddr_in.inet(ip4: address, port: port))
      case .ip6(let address):
        socket = try Socket(domain: AF_INET6)
        try socket.setValue(true, for: .localAddressReuse)
        try socket.bind(to: sockaddr_in6.inet6(ip6: address, port: port))
      }
      // A program that is started from here must not hold the port.
      _ = fcntl(socket.file.rawValue, F_SETFD, FD_CLOEXEC)
      try socket.listen()
      switch try socket.sockname() {
      case .ip4(let address, let port): (self.address, self.port) = (address, port)
      case .ip6(let address, let port): (self.address, self.port) = (address, port)
      case .unix: throw Failure.refused(EAFNOSUPPORT)
      }
      self.socket = socket
      #if canImport(Glibc) || canImport(Musl)
        pool = .ePoll(maxEvents: 64)
      #else
        pool = .kQueue(maxEvents: 64)
      #endif
    } catch SocketError.failed(_, EADDRINUSE, _) {
      throw .portTaken
    } catch SocketError.failed(_, let code, _) {
      throw .refused(code)
    } catch let failure as Failure {
      throw failure
    } catch {
      throw .refused(EINVAL)
    }
  }

  /// Hands every client that connects to `serve`, each in a task of its own, until the task is cancelled.
  ///
  /// - Throws: `Failure.refused` where the system lets nobody wait for clients.
  func accept(_ serve: @escaping @Sendable (ClientSocket) async -> Void) async throws(Failure) {
    do {
      try await acceptAll(serve)
    } catch {
      // However FlyingSocks ends then, somebody wanted it to.
      if Task.isCancelled { return }
      if case SocketError.failed(_, let code, _) = error { throw .refused(code) }
      throw .refused(EIO)
    }
  }

  private func acceptAll(_ serve: @escaping @Sendable (ClientSocket) async -> Void) async throws {
    try await pool.prepare()
    let listening = try AsyncSocket(socket: socket, pool: pool)
    defer { try? listening.close() }
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await pool.run() }
      group.addTask {
        await withDiscardingTaskGroup { clients in
          while !Task.isCancelled {
            do {
              let client = try await listening.accept()
              _ = fcntl(client.socket.file.rawValue, F_SETFD, FD_CLOEXEC)
              clients.addTask { await serve(ClientSocket(socket: client)) }
            } catch is CancellationError {
              break
            } catch {
              // A client that left at once, or no descriptor free: neither ends the preview.
              try? await Task.sleep(for: .milliseconds(20))
            }
          }
          clients.cancelAll()
        }
      }
      defer { group.cancelAll() }
      try await group.next()
    }
  }

  private enum Place {
    case ip4(String)
    case ip6(String)
  }

  /// The first address of a name; IPv4 before IPv6, for `localhost` is 127.0.0.1 to most programs.
  private static func resolve(_ host: String) throws(Failure) -> Place {
    var name = host
    if name.hasPrefix("["), name.hasSuffix("]") { name = String(name.dropFirst().dropLast()) }
    var list: UnsafeMutablePointer<addrinfo>?
    let code = getaddrinfo(name, nil, nil, &list)
    guard code == 0 else { throw .unknownHost(String(cString: gai_strerror(code))) }
    defer { freeaddrinfo(list) }
    var found: [Place] = []
    var next = list
    while let info = next?.pointee {
      var text = [CChar](repeating: 0, count: Int(NI_MAXHOST))
      if info.ai_family == AF_INET || info.ai_family == AF_INET6,
        getnameinfo(
          info.ai_addr, info.ai_addrlen, &text, socklen_t(text.count), nil, 0, NI_NUMERICHOST) == 0
      {
        let address = String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        found.append(info.ai_family == AF_INET ? .ip4(address) : .ip6(address))
      }
      next = info.ai_next
    }
    let first = found.first { if case .ip4 = $0 { true } else { false } } ?? found.first
    guard let first else { throw .unknownHost("it has no address") }
    return first
  }
}
