import Foundation
import SiteGenerator
import Synchronization

/// Shows on a terminal how far a build is that takes longer than a second: the stage, a bar and a count.
final class ProgressBar: Sendable {
  private struct State {
    var stage: BuildStage?
    var done = 0
    var all = 0
    var lastDrawn: ContinuousClock.Instant?
  }

  private let start: ContinuousClock.Instant
  private let state = Mutex(State())
  private let isShown: Bool
  private let write: @Sendable (String) -> Void

  /// - Parameters:
  ///   - isShown: whether somebody looks on.
  ///   - start: when the build began.
  init(
    isShown: Bool, start: ContinuousClock.Instant = .now,
    write: @escaping @Sendable (String) -> Void = StandardError.write
  ) {
    self.isShown = isShown
    self.start = start
    self.write = write
  }

  func begin(_ stage: BuildStage) {
    guard isShown else { return }
    state.withLock { state in
      (state.stage, state.done, state.all) = (stage, 0, 0)
      draw(&state)
    }
  }

  /// From any core.
  func advance(_ done: Int, of all: Int) {
    guard isShown else { return }
    state.withLock { state in
      guard done > state.done else { return }
      (state.done, state.all) = (done, all)
      draw(&state)
    }
  }

  /// Takes the bar away: what is printed next begins on a clean line.
  func end() {
    guard isShown else { return }
    state.withLock { state in
      if state.lastDrawn != nil { write("\r\u{1B}[K") }
      state.lastDrawn = nil
      state.stage = nil
    }
  }

  /// Ten times a second is as often as anybody looks.
  private func draw(_ state: inout State) {
    let now = ContinuousClock.now
    guard let stage = state.stage, now - start >= .seconds(1),
      state.lastDrawn.map({ now - $0 >= .milliseconds(100) }) ?? true
    else { return }
    state.lastDrawn = now
    write("\r" + Self.text(stage, done: state.done, all: state.all) + "\u{1B}[K")
  }

  /// `write    ███████░░░░░░░░░░░░░ 12,345/27,776`; the name alone where nothing is counted.
  static func text(_ stage: BuildStage, done: Int, all: Int) -> String {
    guard all > 0 else { return stage.rawValue }
    let width = 20
    let filled = min(width, width * done / all)
    let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
    return "\(stage.rawValue) \(bar) \(grouped(done))/\(grouped(all))"
  }

  private static func grouped(_ number: Int) -> String {
    var digits = Array(String(number))
    for i in stride(from: digits.count - 3, to: 0, by: -3) { digits.insert(",", at: i) }
    return String(digits)
  }
}
