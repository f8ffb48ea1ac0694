import Foundation
import Synchronization

/// Shows on a terminal how many entries of an archive are done.
final class ImportProgress: Sendable {
  private let isShown: Bool
  private let wasDrawn = Mutex(false)

  init(isShown: Bool) { self.isShown = isShown }

  func advance(_ done: Int, of all: Int) {
    guard isShown, all > 0 else { return }
    let filled = min(20, 20 * done / all)
    let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: 20 - filled)
    wasDrawn.withLock { $0 = true }
    StandardError.write("\rimport \(bar) \(done)/\(all)\u{1B}[K")
  }

  /// Takes the bar away.
  func end() {
    if wasDrawn.withLock({ $0 }) { StandardError.write("\r\u{1B}[K") }
  }
}
