import Foundation

/// A terminal that nobody sits at: what a program does when somebody looks on.
package struct PseudoTerminal {
  package struct Failure: Error {
    package var call: String
    package var code: Int32
  }

  /// What a run of the tool printed on the terminal; its standard output goes elsewhere.
  package struct Run: Sendable {
    package var code: Int32
    package var screen: String
    package var output: String
  }

  /// Runs the tool to its end with its standard error on a terminal.
  ///
  /// - Parameters:
  ///   - input: what somebody types there; where it is nil, nobody can.
  ///   - isLost: whether the terminal goes away behind the first words, as when a connection breaks.
  package static func run(
    _ arguments: [String], in folder: String, environment: [String: String] = [:], input: String? = nil,
    isLost: Bool = false
  ) throws -> Run {
    let (master, slave) = try pair()
    var isOpen = true
    defer { if isOpen { close(master) } }
    if let input {
      let typed = Array(input.utf8)
      guard write(master, typed, typed.count) == typed.count else {
        throw Failure(call: "write", code: errno)
      }
    }

    let printed = try TemporaryFolder()
    try printed.write("", to: "out")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try Repository.binary())
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    // The machine that runs the tests may have set it.
    process.environment = ProcessInfo.processInfo.environment.filter { $0.key != "NO_COLOR" }
      .merging(environment) { $1 }
    process.standardInput = input == nil ? FileHandle.nullDevice : FileHandle(fileDescriptor: slave)
    process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: printed["out"]))
    process.standardError = FileHandle(fileDescriptor: slave)
    do {
      try process.start()
    } catch {
      close(slave)
      throw error
    }
    close(slave)
    // It ends (with an error on Linux) when nobody holds the other side open.
    var screen: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = read(master, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { break }
      screen += buffer[..<count]
      if isLost {
        close(master)
        isOpen = false
        break
      }
    }
    process.waitUntilExit()
    return Run(
      code: process.terminationStatus, screen: String(decoding: screen, as: UTF8.self),
      output: try printed.read("out"))
  }

  /// Both ends of a new terminal.
  private static func pair() throws -> (master: Int32, slave: Int32) {
    #if canImport(Darwin)
      let master = posix_openpt(O_RDWR | O_NOCTTY)
      guard master >= 0, grantpt(master) == 0, unlockpt(master) == 0, let name = ptsname(master) else {
        throw Failure(call: "posix_openpt", code: errno)
      }
      let path = String(cString: name)
    #else
      // The C library's functions for it are not among those that Swift sees: these are what they ask the system.
      let (unlock, getNumber): (UInt, UInt) = (0x4004_5431, 0x8004_5430)
      let master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
      var (locked, number): (Int32, Int32) = (0, 0)
      guard master >= 0, ioctl(master, unlock, &locked) == 0, ioctl(master, getNumber, &number) == 0 else {
        throw Failure(call: "open /dev/ptmx", code: errno)
      }
      let path = "/dev/pts/\(number)"
    #endif
    let slave = open(path, O_RDWR | O_NOCTTY | O_CLOEXEC)
    guard slave >= 0 else {
      let code = errno
      close(master)
      throw Failure(call: "open \(path)", code: code)
    }
    return (master, slave)
  }
}
