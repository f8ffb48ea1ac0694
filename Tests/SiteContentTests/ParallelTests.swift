import Synchronization
import Testing

@testable import SiteContent

@Suite struct ParallelTests {
  @Test("results stand in the order of the input", arguments: [1, 2, 8], [0, 1, 7, 1000])
  func order(_ jobs: Int, _ count: Int) async throws {
    let results = try await Parallel.map(Array(0..<count), jobs: jobs) { $0 * 2 }
    #expect(results == (0..<count).map { $0 * 2 })
  }

  @Test("items that nobody else holds are freed on the way", arguments: [1, 2], [0, 1, 64, 1000])
  func consuming(_ jobs: Int, _ count: Int) async throws {
    let alive = Counter()
    let items = (0..<count).map { Item($0, alive) }
    #expect(alive.count.load(ordering: .relaxed) == count)
    let seen = try await Parallel.map(consuming: consume items, jobs: jobs) { item in
      (item.number, alive.count.load(ordering: .relaxed))
    }
    #expect(seen.map(\.0) == Array(0..<count))
    #expect(alive.count.load(ordering: .relaxed) == 0)
    // Whoever comes last finds no more than what the cores have in hand.
    if count == 1000 { #expect(seen.map(\.1).min().map { $0 <= 64 * jobs } == true) }
  }

  private final class Item: Sendable {
    let number: Int
    private let alive: Counter

    init(_ number: Int, _ alive: Counter) {
      self.number = number
      self.alive = alive
      alive.count.add(1, ordering: .relaxed)
    }

    deinit { alive.count.subtract(1, ordering: .relaxed) }
  }

  private final class Counter: Sendable {
    let count = Atomic<Int>(0)
  }

  @Test("an error ends the work", arguments: [1, 4])
  func failure(jobs: Int) async {
    struct Failure: Error {}
    await #expect(throws: Failure.self) {
      try await Parallel.map(Array(0..<100), jobs: jobs) { if $0 == 50 { throw Failure() } }
    }
  }

  @Test("each core keeps something of its own, which no other sees", arguments: [1, 2, 5], [0, 1, 3, 1000])
  func own(_ jobs: Int, _ count: Int) async throws {
    let made = Atomic<Int>(0)
    /// A list of the numbers that one core has seen.
    let seen = try await Parallel.map(
      count: count, jobs: jobs,
      { () -> [Int] in
        made.add(1, ordering: .relaxed)
        return []
      }
    ) { own, number in
      own.append(number)
      return own
    }
    #expect(made.load(ordering: .relaxed) <= max(1, jobs))
    for (number, list) in seen.enumerated() {
      #expect(list.last == number)
      #expect(list == list.sorted(), "a core goes forward")
    }
    // The longest list of each core begins with the number that only it was given first.
    let longest = Dictionary(seen.map { ($0[0], $0.count) }) { max($0, $1) }
    #expect(longest.values.reduce(0, +) == count)
  }

  @Test("after an error nothing more is begun, and the first error is told")
  func stop() async {
    struct Failure: Error { var number: Int }
    let begun = Atomic<Int>(0)
    let error = await #expect(throws: Failure.self) {
      try await Parallel.map(count: 100_000, jobs: 2, { () }) { _, number in
        begun.add(1, ordering: .relaxed)
        if number >= 10 { throw Failure(number: number) }
      }
    }
    #expect((error?.number ?? 0) >= 10)
    // Two cores, each with the run of numbers that it had already.
    #expect(begun.load(ordering: .relaxed) <= 2 * 64 + 64)
  }

  @Test("every number is given out once, however many cores ask")
  func once() async throws {
    let count = 10_001
    let times = Mutex([Int](repeating: 0, count: count))
    _ = try await Parallel.map(count: count, jobs: 8, { () }) { _, number in
      times.withLock { $0[number] += 1 }
    }
    #expect(times.withLock { $0.allSatisfy { $0 == 1 } })
  }
}
