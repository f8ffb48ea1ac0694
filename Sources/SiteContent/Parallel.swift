/// Work on all cores, with results in the order of the input.
package enum Parallel {
  /// Applies a function to every item, at most `jobs` at a time.
  ///
  /// Items are handed out in runs that get no longer than needed to keep every core busy to the end.
  package static func map<Item: Sendable, Result: Sendable>(
    _ items: [Item], jobs: Int, _ transform: @escaping @Sendable (Item) throws -> Result
  ) async throws -> [Result] {
    guard items.count > 1, jobs > 1 else { return try items.map(transform) }
    let runLength = max(1, min(64, items.count / (jobs * 8)))
    let starts = Array(stride(from: 0, to: items.count, by: runLength))
    var runs = [[Result]](repeating: [], count: starts.count)
    try await withThrowingTaskGroup(of: (Int, [Result]).self) { group in
      var next = 0
      func add() {
        guard next < starts.count else { return }
        let index = next
        next += 1
        group.addTask {
          let start = starts[index]
          return (index, try items[start..<min(start + runLength, items.count)].map(transform))
        }
      }
      for _ in 0..<jobs { add() }
      while let (index, results) = try await group.next() {
        runs[index] = results
        add()
      }
    }
    return runs.flatMap { $0 }
  }
}
