import Foundation

/// How signals end what serves.
enum EndingSignals {
  /// A file that grows beyond what the user may write is an error like a full disk, not the end of the process.
  static func outliveFileSizeLimit() { signal(SIGXFSZ, SIG_IGN) }

  /// Ctrl-C and the system's request to end: both end the server at once, and well. Nothing is to be saved: what was accepted is on the disk.
  static func install() {
    // A browser that leaves in the middle of an answer is no reason to end.
    signal(SIGPIPE, SIG_IGN)
    for number in [SIGINT, SIGTERM] { signal(number) { _ in _exit(0) } }
  }
}
