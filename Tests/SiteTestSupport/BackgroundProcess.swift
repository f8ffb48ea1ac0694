import Foundation
import Synchronization

/// A program that runs beside a test, ended with the value that stands for it.
package final class BackgroundProcess: Sendable {
  private let process: Mutex<Process>
  private let printed: TemporaryFolder
  package let identifier: Int32

  /// - Parameter arguments: the program first, looked for in `PATH`.
  package init(_ arguments: [String], in folder: String) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.standardInput = FileHandle.nullDevice
    printed = try TemporaryFolder()
    try printed.write("", to: "out")
    let output = try FileHandle(forWritingTo: URL(fileURLWithPath: printed["out"]))
    process.standardOutput = output
    process.standardError = output
    try process.start()
    identifier = process.processIdentifier
    self.process = Mutex(process)
  }

  deinit { end(by: SIGKILL) }

  package func end(by signal: Int32) {
    process.withLock { process in
      if process.isRunning { kill(process.processIdentifier, signal) }
      process.waitUntilExit()
    }
  }

  package var isRunning: Bool { process.withLock { $0.isRunning } }

  /// What it has printed so far, errors among it.
  package func output() throws -> String { try printed.read("out") }

  /// Waits until it has printed something that a pattern finds.
  package func wait<Output>(for pattern: Regex<Output>) async throws -> Output {
    try await eventually { try !isRunning || output().contains(pattern) }
    if let match = try output().firstMatch(of: pattern) { return match.output }
    throw PlainBrowser.Missing(what: "in the output: \(try output())")
  }

  /// PHP's own web server for a folder, on a port of its own; nil where there is no PHP.
  package static func php(serving folder: String, _ settings: [String] = []) async throws -> (
    BackgroundProcess, UInt16
  )? {
    let probe = try BackgroundProcess(["php", "-v"], in: folder)
    probe.process.withLock { $0.waitUntilExit() }
    guard try probe.output().hasPrefix("PHP ") else { return nil }
    for _ in 0..<20 {
      // A port may be taken: another one then.
      let port = UInt16.random(in: 20_000..<60_000)
      let options = ["display_errors=stderr", "error_reporting=-1"] + settings
      let server = try BackgroundProcess(
        ["php"] + options.flatMap { ["-d", $0] } + ["-S", "127.0.0.1:\(port)", "-t", folder], in: folder)
      for _ in 0..<600 where server.isRunning {
        if (try? await RawClient.exchange(port: port, "/nothing").status) != nil { return (server, port) }
        try await Task.sleep(for: .milliseconds(20))
      }
    }
    return nil
  }
}
