import Foundation
import Synchronization

/// The built tool while it serves a preview; ended with the value that stands for it.
package final class ServeProcess: Sendable {
  private let process: Mutex<Process>
  private let printed: TemporaryFolder
  package let identifier: Int32
  /// The address that it printed.
  package let address: String
  package let port: UInt16

  package struct Failure: Error {
    package var run: Repository.Run
  }

  /// Starts `blogsite serve` and waits until it has printed its address.
  ///
  /// - Throws: `Failure` where it ends before.
  package init(
    _ arguments: [String] = ["--port", "0"], in folder: String, environment: [String: String] = [:]
  ) async throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try Repository.binary())
    process.arguments = ["serve"] + arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardInput = FileHandle.nullDevice
    printed = try TemporaryFolder()
    for (name, path) in [("out", \Process.standardOutput), ("err", \Process.standardError)] {
      try printed.write("", to: name)
      process[keyPath: path] = try FileHandle(forWritingTo: URL(fileURLWithPath: printed[name]))
    }
    try process.start()
    identifier = process.processIdentifier
    while try !printed.read("out").contains("\nwatching "), process.isRunning {
      try await Task.sleep(for: .milliseconds(5))
    }
    let output = try printed.read("out")
    let line = output.prefix { $0 != "\n" }
    guard let match = line.firstMatch(of: /^http:\/\/.*:([0-9]+)\//), let port = UInt16(match.1) else {
      process.waitUntilExit()
      throw Failure(
        run: .init(code: process.terminationStatus, output: output, errors: try printed.read("err")))
    }
    address = String(line)
    self.port = port
    self.process = Mutex(process)
  }

  deinit {
    process.withLock { process in
      if process.isRunning { kill(process.processIdentifier, SIGKILL) }
      process.waitUntilExit()
    }
  }

  package var isRunning: Bool { process.withLock { $0.isRunning } }

  /// What it has printed so far.
  package func output() throws -> String { try printed.read("out") }
  package func errors() throws -> String { try printed.read("err") }

  /// Sends a signal and waits for the end; gives the exit code, or minus the number of a signal that killed it.
  package func end(by signal: Int32) async -> Int32 {
    kill(identifier, signal)
    while isRunning { try? await Task.sleep(for: .milliseconds(5)) }
    return process.withLock { process in
      process.waitUntilExit()
      return process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus
    }
  }
}
