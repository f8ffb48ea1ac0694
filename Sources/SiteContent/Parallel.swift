import Synchronization

/// Work on all cores, with results in the order of the input.
package enum Parallel {
  /// Applies a function to every item, at most `jobs` at a time.
  ///
  /// Items are handed out in runs that get no longer than needed to keep every core busy to the end.
  package static func map<Item: Sendable, Result: Sendable>(
    _ items: [Item], jobs: Int, _ transform: @escaping @Sendable (Item) throws -> Result
  ) async throws -> [Result] {
    guard items.count > 1, jobs > 1 else { return try items.map(transform) }
    return try await map(count: items.count, jobs: jobs, { () }) { _, i in try transform(items[i]) }
  }

  /// The same for items that nobody else holds: each is freed once its result is there.
  package static func map<Item: Sendable, Result: Sendable>(
    consuming items: consuming [Item], jobs: Int, _ transform: @escaping @Sendable (Item) throws -> Result
  ) async throws -> [Result] {
    let left = Mutex(items.map(Optional.some))
    let count = items.count
    items = []
    return try await map(count: count, jobs: jobs, { () }) { _, i in
      try left.withLock { $0[i].take() }.map(transform)
    }.compactMap { $0 }
  }

  /// Applies a function to the numbers from 0 to `count` - 1; each core keeps something of its own, such as a
  /// buffer, from one number to the next.
  package static func map<Own, Result: Sendable>(
    count: Int, jobs: Int, _ make: @escaping @Sendable () -> Own,
    _ transform: @escaping @Sendable (inout Own, Int) throws -> Result
  ) async throws -> [Result] {
    let runLength = max(1, min(64, count / (max(1, jobs) * 8)))
    let runs = Runs(count: (count + runLength - 1) / runLength)
    @Sendable func work() throws -> [(run: Int, results: [Result])] {
      var own = make()
      var done: [(run: Int, results: [Result])] = []
      while let run = runs.next() {
        let numbers = run * runLength..<min((run + 1) * runLength, count)
        // A range's `map` is not compiled for its numbers here, and takes as long as some of the work.
        var results: [Result] = []
        results.reserveCapacity(numbers.count)
        for number in numbers { results.append(try transform(&own, number)) }
        done.append((run, results))
      }
      return done
    }
    var results = [[Result]](repeating: [], count: runs.count)
    try await withThrowingTaskGroup(of: [(run: Int, results: [Result])].self) { group in
      for _ in 0..<max(1, min(jobs, runs.count)) {
        group.addTask {
          do {
            return try work()
          } catch {
            runs.stop()
            throw error
          }
        }
      }
      for try await done in group {
        for (run, part) in done { results[run] = part }
      }
    }
    return results.flatMap { $0 }
  }

  /// Hands out runs of items.
  private final class Runs: Sendable {
    let count: Int
    private let started = Atomic<Int>(0)

    init(count: Int) { self.count = count }

    func next() -> Int? {
      let run = started.add(1, ordering: .relaxed).oldValue
      return run < count ? run : nil
    }

    /// After an error, nothing more is begun.
    func stop() { started.store(count, ordering: .relaxed) }
  }
}
