import Foundation

/// The browser of whoever sits at this machine.
enum Browser {
  /// Opens an address; where there is no browser to be found, says so.
  static func open(_ address: String, else printer: PreviewPrinter) {
    #if os(macOS)
      let programs = ["/usr/bin/open"]
    #else
      let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
      let programs = ["xdg-open", "wslview", "sensible-browser", "x-www-browser"].flatMap { name in
        folders.map { "\($0)/\(name)" }
      }
    #endif
    let program = programs.first { FileManager.default.isExecutableFile(atPath: $0) }
    guard let program else {
      printer.say("warning: no browser was found; open \(address) in yours")
      return
    }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = [address]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    do {
      try process.run()
    } catch {
      printer.say("warning: the browser could not be opened; open \(address) in yours")
    }
  }
}
