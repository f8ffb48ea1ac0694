import Foundation

/// How wide the argument parser takes the terminal to be.
enum HelpWidth {
  /// Options and their values take 26 columns; with nothing left beside them it drops what they mean.
  private static let least = 40

  /// Makes a terminal that is narrower as wide as that: its lines are broken where it ends.
  static func check() {
    let asked = ProcessInfo.processInfo.environment["COLUMNS"].flatMap { Int($0) }
    guard let width = asked ?? terminal, width < least else { return }
    setenv("COLUMNS", String(least), 1)
  }

  private static var terminal: Int? {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }
}
