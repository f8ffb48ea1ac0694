import Foundation
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A headless Chromium, driven over the DevTools protocol through two pipes
/// (`--remote-debugging-pipe`: descriptors 3 and 4, JSON messages that end in a zero byte).
package actor Chromium {
  /// Where the browser is; nil where the machine has none.
  package static let program: String? = {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map(String.init)
    let names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
    let candidates = names.flatMap { name in folders.map { "\($0)/\(name)" } }
    return candidates.first { FileManager.default.isExecutableFile(atPath: $0) }
  }()

  package struct Failure: Error, CustomStringConvertible {
    package var description: String
  }

  /// How long anything may take.
  private static let patience = Duration.seconds(60)

  private let process: pid_t
  private let input: FileHandle
  private let output: FileHandle
  private let profile: TemporaryFolder
  private var next = 0
  private var waiting: [Int: CheckedContinuation<Data, any Error>] = [:]
  private var reader: Thread?
  private var end: String?

  /// Starts the browser with a profile of its own.
  package init() async throws {
    guard let program = Self.program else {
      throw Failure(description: "there is no Chromium on this machine")
    }
    profile = try TemporaryFolder()
    let (toBrowser, fromBrowser) = (Pipe(), Pipe())
    input = toBrowser.fileHandleForWriting
    output = fromBrowser.fileHandleForReading
    process = try Self.spawn(
      program,
      [
        "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
        "--disable-extensions", "--disable-background-networking", "--remote-debugging-pipe",
        "--user-data-dir=\(profile.path)", "about:blank",
      ],
      reads: toBrowser.fileHandleForReading.fileDescriptor,
      writes: fromBrowser.fileHandleForWriting.fileDescriptor)
    try toBrowser.fileHandleForReading.close()
    try fromBrowser.fileHandleForWriting.close()
    let descriptor = output.fileDescriptor
    let reader = Thread { [weak self] in
      Self.readMessages(descriptor) { message in
        guard let self else { return }
        Task { await self.take(message) }
      }
    }
    self.reader = reader
    reader.start()
  }

  deinit {
    kill(process, SIGKILL)
    waitpid(process, nil, 0)
  }

  /// A new page at an address.
  package func open(_ address: String) async throws -> ChromiumPage {
    struct Target: Decodable { var targetId: String }
    struct Session: Decodable { var sessionId: String }
    let target: Target = try await call("Target.createTarget", ["url": .string("about:blank")])
    let session: Session = try await call(
      "Target.attachToTarget", ["targetId": .string(target.targetId), "flatten": .bool(true)])
    let page = ChromiumPage(browser: self, session: session.sessionId)
    try await page.go(to: address)
    return page
  }

  // MARK: The protocol

  /// A value of a command.
  enum Argument: Encodable {
    case string(String)
    case bool(Bool)

    func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      switch self {
      case .string(let text): try container.encode(text)
      case .bool(let flag): try container.encode(flag)
      }
    }
  }

  private struct Command: Encodable {
    var id: Int
    var method: String
    var params: [String: Argument]
    var sessionId: String?
  }

  private struct Reply<Result: Decodable>: Decodable {
    struct Problem: Decodable { var message: String }
    var result: Result?
    var error: Problem?
  }

  func call<Result: Decodable>(
    _ method: String, _ params: [String: Argument], session: String? = nil
  ) async throws -> Result {
    if let end { throw Failure(description: end) }
    next += 1
    let id = next
    let command = try JSONEncoder().encode(
      Command(id: id, method: method, params: params, sessionId: session))
    let alarm = Task {
      try await Task.sleep(for: Self.patience)
      fail(id, "'\(method)' had no answer in time")
    }
    defer { alarm.cancel() }
    let data = try await withCheckedThrowingContinuation { continuation in
      waiting[id] = continuation
      do {
        try input.write(contentsOf: command + [0])
      } catch {
        fail(id, "the browser is gone")
      }
    }
    let reply = try JSONDecoder().decode(Reply<Result>.self, from: data)
    guard let result = reply.result else {
      throw Failure(description: "\(method): \(reply.error?.message ?? "no result")")
    }
    return result
  }

  private func fail(_ id: Int, _ reason: String) {
    waiting.removeValue(forKey: id)?.resume(throwing: Failure(description: reason))
  }

  /// Nil is the end.
  private func take(_ message: Data?) {
    struct Identity: Decodable { var id: Int? }
    guard let message else {
      end = "the browser has ended"
      for id in waiting.keys { fail(id, "the browser has ended") }
      return
    }
    guard let id = (try? JSONDecoder().decode(Identity.self, from: message))?.id else { return }
    waiting.removeValue(forKey: id)?.resume(returning: message)
  }

  private static func readMessages(_ descriptor: Int32, _ take: (Data?) -> Void) {
    var pending = Data()
    var buffer = [UInt8](repeating: 0, count: 64 * 1024)
    while true {
      let count = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return take(nil) }
      pending.append(contentsOf: buffer[..<count])
      while let zero = pending.firstIndex(of: 0) {
        take(Data(pending[..<zero]))
        pending = Data(pending[(zero + 1)...])
      }
    }
  }

  /// Starts a program with two more descriptors: it reads 3 and writes 4.
  private static func spawn(
    _ program: String, _ arguments: [String], reads: Int32, writes: Int32
  ) throws -> pid_t {
    // Copied out of the way first: one of them may be 3 or 4 itself.
    let (from, to) = (fcntl(reads, F_DUPFD_CLOEXEC, 10), fcntl(writes, F_DUPFD_CLOEXEC, 10))
    defer {
      close(from)
      close(to)
    }
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
    #else
      var actions = posix_spawn_file_actions_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, from, 3)
    posix_spawn_file_actions_adddup2(&actions, to, 4)
    for descriptor in [STDOUT_FILENO, STDERR_FILENO] {
      posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_WRONLY, 0)
    }
    var words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var process = pid_t()
    let code = posix_spawn(&process, program, &actions, nil, &words, environ)
    guard code == 0 else {
      throw Failure(description: "'\(program)' could not be started: \(String(cString: strerror(code)))")
    }
    return process
  }
}

/// One page of the browser.
package struct ChromiumPage: Sendable {
  fileprivate let browser: Chromium
  fileprivate let session: String

  private struct Empty: Decodable {}

  fileprivate init(browser: Chromium, session: String) {
    self.browser = browser
    self.session = session
  }

  /// Opens an address and waits until it is there.
  package func go(to address: String) async throws {
    let _: Empty = try await browser.call("Page.navigate", ["url": .string(address)], session: session)
    try await wait(for: "document.readyState === 'complete' && location.href !== 'about:blank'")
  }

  /// Brings the page to the front, as a person does who chooses its tab.
  package func show() async throws {
    let _: Empty = try await browser.call("Page.bringToFront", [:], session: session)
  }

  /// From the next page on, a script runs before any of the page's own.
  package func runFirst(_ script: String) async throws {
    let _: Empty = try await browser.call("Page.enable", [:], session: session)
    let _: Empty = try await browser.call(
      "Page.addScriptToEvaluateOnNewDocument", ["source": .string(script)], session: session)
  }

  /// From the next page on, no script of a page runs; those of `evaluate` do.
  package func disableScripts() async throws {
    let _: Empty = try await browser.call(
      "Emulation.setScriptExecutionDisabled", ["value": .bool(true)], session: session)
  }

  /// What an expression gives, as text.
  package func evaluate(_ expression: String) async throws -> String {
    struct Outcome: Decodable {
      struct Value: Decodable { var value: String? }
      struct Thrown: Decodable { var text: String }
      var result: Value
      var exceptionDetails: Thrown?
    }
    let outcome: Outcome = try await browser.call(
      "Runtime.evaluate", ["expression": .string("String(\(expression))"), "returnByValue": .bool(true)],
      session: session)
    if let thrown = outcome.exceptionDetails {
      throw Chromium.Failure(description: "\(expression): \(thrown.text)")
    }
    return outcome.result.value ?? ""
  }

  /// Waits until an expression is true; a page that is just loading is asked again.
  package func wait(for expression: String, within limit: Duration = .seconds(180)) async throws {
    let deadline = ContinuousClock.now + limit
    var last = ""
    while ContinuousClock.now < deadline {
      do {
        last = try await evaluate(expression)
        if last == "true" { return }
      } catch let failure as Chromium.Failure {
        last = failure.description
      }
      try await Task.sleep(for: .milliseconds(5))
    }
    throw Chromium.Failure(description: "in vain: \(expression) (\(last))")
  }
}
