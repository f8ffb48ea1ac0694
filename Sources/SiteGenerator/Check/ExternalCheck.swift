import Foundation
import SiteModel

/// Asks other sites whether the pages that a blog links to are there: few at a time, slowly, and not for ever.
package struct ExternalCheck: Sendable {
  /// What a server said.
  package enum Answer: Sendable, Equatable {
    case status(Int)
    /// Nobody answered; why.
    case silence(String)
  }

  package struct Limits: Sendable {
    /// Addresses that are asked for in one run.
    package var addresses = 1_000
    /// Servers that are asked at the same time.
    package var servers = 8
    /// Between two questions to one server.
    package var pause = Duration.milliseconds(500)
    /// All questions together; what is left then is not asked.
    package var total = Duration.seconds(300)

    package init() {}
  }

  private let limits: Limits
  private let ask: @Sendable (String) async -> Answer

  package init(
    limits: Limits = Limits(), ask: @escaping @Sendable (String) async -> Answer = { await Curl.ask($0) }
  ) {
    self.limits = limits
    self.ask = ask
  }

  /// - Returns: each link that leads to nothing, with what is wrong with it, and how many addresses were not asked for.
  func run(_ links: [ExternalLink]) async -> (dead: [(ExternalLink, fault: String)], unasked: Int) {
    let wanted = links.prefix(limits.addresses)
    let servers = Dictionary(grouping: wanted) { Self.server($0.address) }.sorted { $0.key < $1.key }.map(
      \.value)
    let end = ContinuousClock.now + limits.total
    var dead: [(ExternalLink, fault: String)] = []
    var asked = 0
    await withTaskGroup(of: (dead: [(ExternalLink, fault: String)], asked: Int).self) { group in
      var waiting = servers.makeIterator()
      func begin() {
        guard let links = waiting.next() else { return }
        group.addTask { await askServer(links, until: end) }
      }
      for _ in 0..<limits.servers { begin() }
      for await result in group {
        dead += result.dead
        asked += result.asked
        begin()
      }
    }
    return (dead.sorted { $0.0.address < $1.0.address }, links.count - asked)
  }

  private func askServer(
    _ links: [ExternalLink], until end: ContinuousClock.Instant
  ) async -> (dead: [(ExternalLink, fault: String)], asked: Int) {
    var dead: [(ExternalLink, fault: String)] = []
    var asked = 0
    for link in links {
      if asked > 0 {
        do {
          try await Task.sleep(for: limits.pause)
        } catch {
          break
        }
      }
      guard ContinuousClock.now < end else { break }
      asked += 1
      if let fault = Self.fault(await ask(link.address)) { dead.append((link, fault)) }
    }
    return (dead, asked)
  }

  static func finding(_ link: ExternalLink, _ fault: String, at position: SourcePosition?) -> Diagnostic {
    .warning(
      .deadExternalLink, link.file, position, "'\(link.address)' \(fault)",
      hint: "link to where it is now, or to https://web.archive.org/web/\(link.address)")
  }

  /// Nil where somebody answers: a server that wants a password or has no time has the page all the same.
  private static func fault(_ answer: Answer) -> String? {
    switch answer {
    case .status(404): "is not there (404)"
    case .status(410): "is gone (410)"
    case .status(let code) where code >= 500 && code != 503: "answers with an error (\(code))"
    case .status: nil
    case .silence(let reason): "does not answer: \(reason)"
    }
  }

  private static func server(_ address: String) -> String {
    let rest = address.drop { $0 != "/" }.drop { $0 == "/" }
    return rest.prefix { $0 != "/" && $0 != "?" }.lowercased()
  }
}

/// Questions over HTTP by the program `curl`, which has TLS, proxies and redirects that the system knows.
package enum Curl {
  /// Whether the program is there.
  package static var isThere: Bool {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    return path.split(separator: ":").contains { FileManager.default.isExecutableFile(atPath: $0 + "/curl") }
  }

  /// Asks for an address's head, and for one byte of it where a server does not answer that.
  package static func ask(_ address: String) async -> ExternalCheck.Answer {
    let answer = await ask(address, ["--head"])
    if case .status(let code) = answer, [400, 403, 404, 405, 501].contains(code) || code >= 500 {
      return await ask(address, ["--range", "0-0"])
    }
    return answer
  }

  private static func ask(_ address: String, _ how: [String]) async -> ExternalCheck.Answer {
    await withCheckedContinuation { continuation in
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
      // No shell and no globbing: an address is an address. What follows `--` is never an option.
      process.arguments =
        [
          "curl", "--disable", "--silent", "--globoff", "--location", "--max-redirs", "5",
          "--connect-timeout", "10",
        ]
        + [
          "--max-time", "20", "--max-filesize", "1000000", "--proto", "=http,https", "--proto-redir",
          "=http,https",
        ]
        + ["--user-agent", "blogsite-check", "--output", "/dev/null", "--write-out", "%{http_code}"] + how
        + ["--", address]
      let output = Pipe()
      process.standardOutput = output
      process.standardError = FileHandle.nullDevice
      process.standardInput = FileHandle.nullDevice
      process.terminationHandler = { process in
        let bytes = output.fileHandleForReading.availableData
        let code = Int(String(decoding: bytes, as: UTF8.self)) ?? 0
        continuation.resume(
          returning: code >= 100 ? .status(code) : .silence(reason(process.terminationStatus)))
      }
      do {
        try process.run()
      } catch {
        continuation.resume(returning: .silence("curl cannot be run"))
      }
    }
  }

  /// curl(1), "exit codes".
  private static func reason(_ code: Int32) -> String {
    switch code {
    case 6: "there is no such server"
    case 7: "the server refuses the connection"
    case 28: "it took too long"
    case 35, 51, 53, 54, 58, 59, 60, 77, 83, 90, 91: "its certificate cannot be trusted"
    case 47: "it redirects without end"
    default: "curl failed with code \(code)"
    }
  }
}
