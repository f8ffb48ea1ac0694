import Foundation

/// The checkout that the tests run in.
package enum Repository {
  package static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .standardizedFileURL.path

  /// The built command line tool, beside the bundle of the tests; another one with `BLOGSITE_BINARY`, such as the
  /// release build.
  package static func binary() throws -> String {
    if let path = ProcessInfo.processInfo.environment["BLOGSITE_BINARY"] { return path }
    var folder = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    while folder.path != "/" {
      let candidate = folder.appendingPathComponent("blogsite").path
      var isFolder: ObjCBool = false
      if FileManager.default.fileExists(atPath: candidate, isDirectory: &isFolder), !isFolder.boolValue {
        return candidate
      }
      folder.deleteLastPathComponent()
    }
    throw NoBinary()
  }

  private struct NoBinary: Error {}

  /// What a run of the tool printed, and how it ended.
  package struct Run: Sendable {
    package var code: Int32
    package var output: String
    package var errors: String

    package init(code: Int32, output: String, errors: String) {
      (self.code, self.output, self.errors) = (code, output, errors)
    }
  }

  /// Runs the tool to its end.
  package static func run(
    _ arguments: [String], in folder: String, environment: [String: String] = [:]
  ) throws -> Run {
    try run(try binary(), arguments, in: folder, environment: environment)
  }

  /// Runs lines of shell to their end; `$BLOGSITE` is the tool.
  package static func run(script: String, in folder: String) throws -> Run {
    try run("/bin/sh", ["-c", script], in: folder, environment: ["BLOGSITE": try binary()])
  }

  /// The same where file systems can be mounted that nobody else sees; nil where the machine lets nobody do so.
  package static func run(mounting script: String, in folder: String) throws -> Run? {
    let probe = "unshare --user --map-root-user --mount mount -t tmpfs tmpfs /tmp 2>/dev/null"
    guard try run(script: probe, in: folder).code == 0 else { return nil }
    return try run(
      "/usr/bin/env", ["unshare", "--user", "--map-root-user", "--mount", "/bin/sh", "-c", script],
      in: folder,
      environment: ["BLOGSITE": try binary()])
  }

  private static func run(
    _ program: String, _ arguments: [String], in folder: String, environment: [String: String]
  ) throws -> Run {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardInput = FileHandle.nullDevice
    // Files, not pipes: a pipe that nobody empties would stop the tool.
    let printed = try TemporaryFolder()
    try printed.write("", to: "out")
    try printed.write("", to: "err")
    let output = try FileHandle(forWritingTo: URL(fileURLWithPath: printed["out"]))
    let errors = try FileHandle(forWritingTo: URL(fileURLWithPath: printed["err"]))
    process.standardOutput = output
    process.standardError = errors
    try process.start()
    process.waitUntilExit()
    try output.close()
    try errors.close()
    return Run(
      code: process.terminationStatus, output: try printed.read("out"), errors: try printed.read("err"))
  }

  /// Copies a folder of the checkout.
  package static func copy(_ relative: String, to folder: TemporaryFolder, as name: String? = nil) throws {
    try FileManager.default.copyItem(atPath: root + "/" + relative, toPath: folder[name ?? relative])
  }
}
