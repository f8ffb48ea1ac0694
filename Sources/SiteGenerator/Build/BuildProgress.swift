import Synchronization

/// Counts the files that are done, from all cores.
final class BuildProgress: Sendable {
  private let count: Int
  private let done = Atomic<Int>(0)
  private let onProgress: @Sendable (Int, Int) -> Void

  init(count: Int, _ onProgress: @escaping @Sendable (Int, Int) -> Void) {
    self.count = count
    self.onProgress = onProgress
  }

  func advance() { onProgress(done.add(1, ordering: .relaxed).newValue, count) }
}
