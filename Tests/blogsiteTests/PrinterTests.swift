import Foundation
import SiteTestSupport
import Testing

@Suite struct PrinterTests {
  @Test(
    "colour stands on a terminal, and never with a non-empty NO_COLOR",
    arguments: [("", true), ("1", false), ("0", false)])
  func color(noColor: String, isColored: Bool) throws {
    let site = try makeSite(["content/articles/x.md": "x"])
    let printed = try onTerminal(["build"], in: site.path, environment: ["NO_COLOR": noColor])
    #expect(printed.contains("error:"))
    #expect(printed.contains("\u{1B}[1;31merror:\u{1B}[0m") == isColored)
    #expect(printed.contains("\u{1B}") == isColored)
  }

  @Test("json and github have no colour on a terminal either", arguments: ["json", "github"])
  func plain(format: String) throws {
    let site = try makeSite(["content/articles/x.md": "x"])
    let printed = try onTerminal(["build", "--format", format], in: site.path, environment: ["NO_COLOR": ""])
    #expect(printed.contains("there is no front matter"))
    #expect(!printed.contains("\u{1B}"))
  }

  @Test("the number of errors is for people: json and github have problems only")
  func refusal() throws {
    let site = try makeSite(["content/articles/x.md": "x", "content/pages/y.md": ""])
    let text = try Repository.run(["build"], in: site.path)
    #expect(text.errors.hasSuffix("\n2 errors (1 empty-file, 1 front-matter): nothing was written\n"))
    let json = try Repository.run(["build", "--format", "json"], in: site.path)
    #expect(json.errors.split(separator: "\n").allSatisfy { $0.hasPrefix("{\"file\":\"content/") })
    #expect(json.errors.split(separator: "\n").count == 2)
    let github = try Repository.run(["build", "--format", "github"], in: site.path)
    #expect(github.errors.split(separator: "\n").allSatisfy { $0.hasPrefix("::error file=content/") })
    #expect(github.errors.split(separator: "\n").count == 2)
  }

  /// What the tool prints to a standard error that is a terminal.
  private func onTerminal(
    _ arguments: [String], in folder: String, environment: [String: String]
  ) throws -> String {
    var master: Int32 = -1
    var terminal: Int32 = -1
    try #require(openpty(&master, &terminal, nil, nil, nil) == 0)
    defer {
      close(master)
      close(terminal)
    }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try Repository.binary())
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle(fileDescriptor: terminal, closeOnDealloc: false)
    try process.start()
    process.waitUntilExit()
    // A handful of lines: they wait in the terminal's buffer, which our own end keeps open.
    var buffer = [UInt8](repeating: 0, count: 65536)
    var printed: [UInt8] = []
    var ready = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    while poll(&ready, 1, 200) > 0 {
      let count = read(master, &buffer, buffer.count)
      guard count > 0 else { break }
      printed += buffer.prefix(count)
    }
    return String(decoding: printed, as: UTF8.self)
  }
}
