import Foundation
import SiteTestSupport
import Testing

/// The cache never changes what is published: after whatever edit, the site is that of a clean build.
@Suite struct RandomEditsTests {
  /// A few in every run of the tests, more with `make proof`, thousands with `make proof STEPS=1000`; others with
  /// `BLOGSITE_SEED=5`.
  private static let steps = number("BLOGSITE_STEPS") ?? 4
  private static let firstSeed = number("BLOGSITE_SEED") ?? 1

  @Test(
    "after random edits of every kind, every byte is that of a clean build",
    arguments: firstSeed..<firstSeed + 4)
  func randomEdits(seed: Int) async throws {
    try await run(EditedSite(seed: UInt64(seed)), seed, steps: Self.steps)
  }

  @Test(
    "and so it is with templates that print all that their pages can tell",
    arguments: firstSeed..<firstSeed + 2)
  func wholeTemplates(seed: Int) async throws {
    let site = try EditedSite(seed: UInt64(seed) + 1_000)
    for (path, text) in WholeTemplates.texts() { try site.folder.write(text, to: path) }
    try await run(site, seed, steps: Self.steps)
  }

  private func run(_ start: EditedSite, _ seed: Int, steps: Int) async throws {
    var site = start
    site.remember()
    var edits: [String] = []
    var refused: [[String]] = []
    let first = try await site.compare()
    #expect(first.differences == [])
    #expect(first.refusal == nil)
    for step in 1...steps {
      // Sometimes several at once, and sometimes none.
      for _ in 0..<[0, 1, 1, 1, 3][step % 5] { edits.append(try site.edit()) }
      let comparison = try await site.compare()
      #expect(comparison.differences == [], "seed \(seed), step \(step), after \(edits.suffix(8))")
      if !comparison.differences.isEmpty { return }
      if let refusal = comparison.refusal {
        refused.append(refusal)
        try site.goBack()
      } else {
        site.remember()
      }
    }
    // Wrong content is part of it, but no more than that.
    #expect(refused.count <= steps / 4 + 2, "\(refused)")
    if Self.steps > 100 {
      print("seed \(seed): \(Self.steps) steps, \(edits.count) edits, \(refused.count) refused")
    }
  }

  private static func number(_ name: String) -> Int? {
    ProcessInfo.processInfo.environment[name].flatMap { Int($0) }
  }
}
