import Testing

@testable import SiteContent

@Suite struct ParallelTests {
  @Test("results stand in the order of the input", arguments: [1, 2, 8], [0, 1, 7, 1000])
  func order(_ jobs: Int, _ count: Int) async throws {
    let results = try await Parallel.map(Array(0..<count), jobs: jobs) { $0 * 2 }
    #expect(results == (0..<count).map { $0 * 2 })
  }

  @Test("an error ends the work")
  func failure() async {
    struct Failure: Error {}
    await #expect(throws: Failure.self) {
      try await Parallel.map(Array(0..<100), jobs: 4) { if $0 == 50 { throw Failure() } }
    }
  }
}
