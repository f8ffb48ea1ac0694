import SiteContent
import SiteGenerator
import SiteModel

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A preview that is running: a port, the files behind it, and what browsers are told.
package struct PreviewServer: Sendable {
  /// The port that is taken where none is asked for, and how many after it are tried.
  package static let defaultPort: UInt16 = 4000
  private static let portsToTry: UInt16 = 20

  /// The address to open, with the path prefix of the site where it is known.
  package let address: String
  package let port: UInt16
  /// Whether the system tells of changes; else files are looked at again and again.
  package var isToldOfChanges: Bool { watcher.method == .events }

  /// Whether programs on other machines cannot reach it.
  package let isForThisMachineOnly: Bool

  /// How many pages browsers have open.
  package var openPageCount: Int { get async { await preview.openPageCount } }

  private let preview: Preview
  private let watcher: FileWatcher
  private let server: HTTPServer

  /// Why a preview could not begin.
  package enum Failure: Error, Equatable, CustomStringConvertible {
    case unknownHost(String, reason: String)
    case portTaken(UInt16)
    case portsTaken(ClosedRange<UInt16>)
    case refused(host: String, port: UInt16, reason: String)
    /// It listened, and the system does not let it answer.
    case ended(UInt16, reason: String)

    package var description: String {
      switch self {
      case .unknownHost(let host, let reason): "cannot listen on '\(host)': \(reason)"
      case .portTaken(let port): "port \(port) is taken by another program"
      case .portsTaken(let ports):
        "the ports \(ports.lowerBound) to \(ports.upperBound) are all taken by other programs"
      case .refused(let host, let port, let reason): "cannot listen on \(host), port \(port): \(reason)"
      case .ended(let port, let reason): "nobody is answered on port \(port) any longer: \(reason)"
      }
    }

    /// What to do about it.
    package var hint: String {
      switch self {
      case .unknownHost: "give an address of this machine, such as 127.0.0.1, or 0.0.0.0 for all of them"
      case .portTaken, .portsTaken: "end the other program, or choose another port with --port"
      case .refused: "choose another port with --port; those below 1024 are for the system"
      case .ended: "end other programs, or allow more open files (ulimit -n), and start it again"
      }
    }
  }

  /// Listens, and reads the site for the first time.
  ///
  /// - Parameters:
  ///   - host: a name or an address of this machine.
  ///   - port: nil for the default one, or the next that is free.
  ///   - machineName: what the machine is called, for clients from outside.
  /// - Throws: `Failure`.
  package static func start(
    _ options: PreviewOptions, host: String, port: UInt16?, machineName: String?,
    onEvent: @escaping @Sendable (PreviewEvent) -> Void
  ) async throws(Failure) -> PreviewServer {
    let socket = try listen(host, port)
    // What the last build kept is no file of the blog's, and is read meanwhile.
    async let kept = Reading.kept(options)
    // Watching begins before reading: what changes in between is read again.
    let watcher = FileWatcher(root: options.layout.root, prefersPolling: options.prefersPolling)
    let preview = Preview(options, watcher, kept: await kept, onEvent: onEvent)
    var state = await preview.fresh()
    // The first reading of a large site takes longer than a request waits, and has the address to tell.
    while state.number == 0 { state = await preview.fresh() }
    let responder = Responder(
      preview: preview, layout: options.layout, hosts: HostCheck(host: host, machineName: machineName),
      desk: options.desk)
    let server = HTTPServer(
      socket: socket, limits: options.limits, clock: options.clock,
      longestBody: { responder.longestBody(of: $0) }
    ) { await responder.respond($0) }
    let prefix = state.site?.plan.view.address.root ?? "/"
    return PreviewServer(
      address: "http://\(shown(host, socket)):\(socket.port)\(prefix)", port: socket.port,
      isForThisMachineOnly: HostCheck.isLoopback(socket.address), preview: preview, watcher: watcher,
      server: server)
  }

  /// Serves and watches until the task is cancelled.
  ///
  /// - Throws: `Failure.ended`.
  package func run() async throws {
    try await withThrowingDiscardingTaskGroup { group in
      group.addTask { await preview.run() }
      group.addTask { try await Self.run(server) }
    }
  }

  static func run(_ server: HTTPServer) async throws(Failure) {
    do {
      try await server.run()
    } catch {
      guard case .refused(let code) = error else { return }
      throw .ended(server.socket.port, reason: DiskError.words(for: code))
    }
  }

  static func listen(_ host: String, _ port: UInt16?) throws(Failure) -> ListeningSocket {
    let ports = port.map { $0...$0 } ?? defaultPort...(defaultPort + portsToTry - 1)
    for candidate in ports {
      do {
        return try ListeningSocket(host: host, port: candidate)
      } catch {
        switch error {
        case .portTaken: continue
        case .unknownHost(let reason): throw .unknownHost(host, reason: reason)
        case .refused(EADDRNOTAVAIL):
          throw .unknownHost(host, reason: DiskError.words(for: EADDRNOTAVAIL))
        case .refused(let code):
          throw .refused(host: host, port: candidate, reason: DiskError.words(for: code))
        }
      }
    }
    throw port.map { .portTaken($0) } ?? .portsTaken(ports)
  }

  /// The host as a browser on this machine can open it.
  private static func shown(_ host: String, _ socket: ListeningSocket) -> String {
    switch socket.address {
    case "0.0.0.0": "127.0.0.1"
    case "::": "[::1]"
    case let address where address.contains(":"): "[\(address)]"
    case let address: host == "localhost" ? host : address
    }
  }
}
