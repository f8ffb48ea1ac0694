import Foundation
import SiteContent
import SiteModel
import SiteTestSupport
import Synchronization

@testable import SiteServer

/// A preview of a small site, on a port of its own, ended with the value that stands for it.
final class TestPreview: Sendable {
  /// 2026-11-24 12:00 UTC.
  static let now: Int64 = 1_795_521_600

  let site: TemporaryFolder
  let server: PreviewServer
  private let events: EventLog
  private let task: Task<Void, Never>

  var port: UInt16 { server.port }

  /// - Parameters:
  ///   - files: by their paths in the root folder, over the repository's templates.
  ///   - settings: lines of `content/site.yml` besides title and url.
  init(
    _ files: [String: String] = [:], settings: String = "", url: String = "https://example.org/",
    host: String = "127.0.0.1", clock: @escaping @Sendable () -> Int64 = { TestPreview.now },
    change: (inout PreviewOptions) -> Void = { _ in }
  ) async throws {
    site = try TemporaryFolder()
    try Repository.copy("templates", to: site)
    try site.write("title: Essai\nurl: \(url)\n\(settings)", to: "content/site.yml")
    for (path, text) in files { try site.write(text, to: path) }
    (server, events, task) = try await Self.start(site, host: host, clock: clock, change: change)
  }

  /// A preview of a folder that is there already.
  init(
    of site: TemporaryFolder, port: UInt16 = 0, change: (inout PreviewOptions) -> Void = { _ in }
  ) async throws {
    self.site = site
    (server, events, task) = try await Self.start(
      site, host: "127.0.0.1", port: port, clock: { TestPreview.now }, change: change)
  }

  private static func start(
    _ site: TemporaryFolder, host: String, port: UInt16 = 0, clock: @escaping @Sendable () -> Int64,
    change: (inout PreviewOptions) -> Void
  ) async throws -> (PreviewServer, EventLog, Task<Void, Never>) {
    var options = PreviewOptions(layout: SiteLayout(root: site.path), jobs: 2, clock: clock)
    // The machine may be busy with a hundred other tests.
    options.limits.head = .seconds(300)
    options.limits.idle = .seconds(300)
    options.limits.write = .seconds(300)
    options.patience = .seconds(300)
    change(&options)
    let log = EventLog()
    let server = try await PreviewServer.start(options, host: host, port: port, machineName: "bureau.example")
    {
      log.add($0)
    }
    return (server, log, Task { try? await server.run() })
  }

  deinit { task.cancel() }

  /// Ends the preview before its time.
  func stop() async {
    task.cancel()
    await task.value
  }

  /// What the preview has told since its start.
  var told: [PreviewEvent] { events.all }

  /// How often the files were read anew.
  var refreshes: Int {
    told.count { if case .refreshed = $0 { true } else { false } }
  }

  func client() throws -> RawClient { try RawClient(port: port) }

  /// Asks for a path and reads the whole answer.
  func get(_ path: String, _ fields: [String] = [], method: String = "GET") async throws -> RawResponse {
    try await RawClient.exchange(port: port, method: method, path, fields)
  }

  /// The text of a page that is there.
  func page(_ path: String) async throws -> String { try await get(path).text }
}

private final class EventLog: Sendable {
  private let events = Mutex<[PreviewEvent]>([])

  var all: [PreviewEvent] { events.withLock { $0 } }
  func add(_ event: PreviewEvent) { events.withLock { $0.append(event) } }
}
