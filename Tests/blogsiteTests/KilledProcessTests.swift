import Foundation
import SiteTestSupport
import Testing

/// The real program, killed by the system at any moment of a build: the next build puts everything right.
///
/// Faster with the release build: `BLOGSITE_BINARY=$PWD/.build/release/blogsite`.
@Suite struct KilledProcessTests {
  /// A few in every run of the tests; the 200 and more of a whole proof with `make proof`.
  private static let kills =
    ProcessInfo.processInfo.environment["BLOGSITE_KILLS"].flatMap { Int($0) } ?? 8
  private static let sites = 2

  @Test("killed at a random moment, a build is followed by one that equals a clean one", arguments: 1...sites)
  func random(seed: Int) throws {
    var victim = try Victim(seed: UInt64(seed))
    var found = KillStatistics()
    let whole = try victim.wholeBuild()
    // A build that was faster does not count.
    let wanted = Self.kills / Self.sites
    for number in 0..<wanted * 10 where found.killed < wanted {
      var edits = try victim.edit()
      let moment = victim.moment(number, whole: whole)
      var state = try victim.kill(moment)
      found.count(state)
      if number % 5 == 4 {
        // Twice in a row; and what is killed next is another site.
        edits += try victim.edit()
        state = try victim.kill(victim.moment(number + 1, whole: whole))
        found.count(state)
      }
      let differences = try victim.differencesAfterNextBuild()
      #expect(differences == [], "seed \(seed), kill \(number) \(moment): \(state); after \(edits)")
      if !differences.isEmpty { return }
    }
    if Self.kills >= 200 { print("seed \(seed): \(found)") }
    #expect(found.killed >= wanted, "\(found)")
    // The moments lie where they should: some builds were killed while they wrote.
    #expect(found.interrupted > 0, "\(found)")
  }

  @Test("let live, it makes of every random edit what a clean build makes", arguments: 1...sites)
  func alive(seed: Int) throws {
    let steps = ProcessInfo.processInfo.environment["BLOGSITE_STEPS"].flatMap { Int($0) } ?? 2
    let first = ProcessInfo.processInfo.environment["BLOGSITE_SEED"].flatMap { Int($0) } ?? 0
    var victim = try Victim(seed: UInt64(100 + first + seed))
    _ = try victim.wholeBuild()
    var count = 0
    for step in 0..<steps {
      let edits = try victim.edit()
      count += edits.count
      let differences = try victim.differencesAfterNextBuild()
      #expect(differences == [], "seed \(seed), step \(step), after \(edits)")
      if !differences.isEmpty { return }
    }
    if steps > 100 {
      print("seed \(first + seed): \(steps) builds after \(count) edits, \(victim.refused) refused")
    }
  }
}

/// Where a build was when it was killed, as the disk tells.
enum KilledState: CaseIterable {
  /// Nothing was changed yet.
  case reading
  /// Some files of the site were written.
  case writingSite
  /// The site was there, and the cache was not.
  case writingCache
  /// The build was faster.
  case finished
}

struct KillStatistics: CustomStringConvertible {
  private var counts: [KilledState: Int] = [:]

  mutating func count(_ state: KilledState) { counts[state, default: 0] += 1 }

  var killed: Int { counts.values.reduce(0, +) - (counts[.finished] ?? 0) }
  var interrupted: Int { (counts[.writingSite] ?? 0) + (counts[.writingCache] ?? 0) }

  var description: String {
    KilledState.allCases.map { "\($0) \(counts[$0] ?? 0)" }.joined(separator: ", ")
  }
}
