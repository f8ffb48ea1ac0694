import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What one run of a program took, from its start to its end.
struct ProcessRun: Sendable, Equatable {
  /// Seconds by the clock on the wall.
  var wall: Double
  /// Seconds of all cores together, in the program and in the system for it.
  var cpu: Double
  /// The most memory that it held at a time, in bytes.
  var peakMemory: Int
  /// What it printed to standard output.
  var output: String
  /// How it ended.
  var code: Int32

  struct Failure: Error, CustomStringConvertible {
    var description: String
  }

  /// Runs a program to its end.
  ///
  /// On Linux a new process takes over the memory figure of its parent: whoever measures must be small itself.
  ///
  /// - Parameters:
  ///   - program: a path, or a name to look for in PATH.
  ///   - folder: where to keep what is printed while the program runs.
  ///   - codes: with which it may end.
  /// - Throws: `Failure` where it cannot be started, or ends in another way.
  static func measure(
    _ program: String, _ arguments: [String], folder: String, accepting codes: Set<Int32> = [0]
  ) throws -> ProcessRun {
    let (out, err) = (folder + "/stdout", folder + "/stderr")
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
    #else
      var actions = posix_spawn_file_actions_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    for (descriptor, path) in [(STDOUT_FILENO, out), (STDERR_FILENO, err)] {
      posix_spawn_file_actions_addopen(&actions, descriptor, path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    }
    var words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var process = pid_t()
    let start = ContinuousClock.now
    let code = posix_spawnp(&process, program, &actions, nil, &words, environ)
    guard code == 0 else {
      throw Failure(description: "'\(program)' cannot be started: \(String(cString: strerror(code)))")
    }
    var status: Int32 = 0
    var usage = rusage()
    while wait4(process, &status, 0, &usage) < 0 {
      guard errno == EINTR else { throw Failure(description: "'\(program)' is lost") }
    }
    let wall = ContinuousClock.now - start
    // The lower byte is that of a signal (wait(2)).
    guard status & 0x7F == 0, codes.contains(status >> 8 & 0xFF) else {
      throw Failure(
        description: """
          '\(([program] + arguments).joined(separator: " "))' failed (status \(status)):
          \(text(out).suffix(2000))\(text(err).suffix(2000))
          """)
    }
    #if canImport(Darwin)
      let unit = 1
    #else
      let unit = 1024
    #endif
    return ProcessRun(
      wall: seconds(wall), cpu: seconds(usage.ru_utime) + seconds(usage.ru_stime),
      peakMemory: Int(usage.ru_maxrss) * unit, output: text(out), code: status >> 8 & 0xFF)
  }

  private static func text(_ path: String) -> String {
    FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }

  private static func seconds(_ time: timeval) -> Double {
    Double(time.tv_sec) + Double(time.tv_usec) / 1e6
  }

  private static func seconds(_ duration: Duration) -> Double {
    Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
  }
}
