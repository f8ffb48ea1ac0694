import SiteTestSupport
import Testing

@testable import SiteModel

@Suite struct NamePatternTests {
  @Test("every distance is the one that is found letter by letter", arguments: 1...4)
  func same(limit: Int) throws {
    var random = SeededRandom(seed: UInt64(limit))
    var found = 0
    for _ in 0..<4000 {
      let a = name(&random)
      // Names that slips have made of each other, and names that have nothing to do with each other.
      let b =
        Bool.random(using: &random)
        ? slips(of: a, Int.random(in: 0...4, using: &random), &random) : name(&random)
      let expected = NearestName.distance(a, b, limit: limit)
      #expect(try #require(NamePattern(a)).distance(to: b, limit: limit) == expected, "\(a) \(b)")
      if expected != nil { found += 1 }
    }
    #expect(found > 500)
  }

  @Test(
    "neither the empty name nor one of more than 64 letters has a pattern; both ends of the word are used")
  func ends() throws {
    let long = [Unicode.Scalar](repeating: "é", count: 64)
    #expect(NamePattern([]) == nil)
    #expect(NamePattern(long + ["a"]) == nil)
    let pattern = try #require(NamePattern(long))
    #expect(pattern.distance(to: long, limit: 3) == 0)
    #expect(pattern.distance(to: long + ["a"], limit: 3) == 1)
    #expect(pattern.distance(to: ["b"] + long.dropLast(), limit: 3) == 1)
    #expect(pattern.distance(to: long.dropLast(4), limit: 3) == nil)
  }

  private static let letters: [Unicode.Scalar] = ["a", "b", "c", "é", "/", "1"]

  private func name(_ random: inout SeededRandom) -> [Unicode.Scalar] {
    (0..<Int.random(in: 1...64, using: &random)).map { _ in
      Self.letters[Int.random(in: 0..<Self.letters.count, using: &random)]
    }
  }

  private func slips(of name: [Unicode.Scalar], _ count: Int, _ random: inout SeededRandom) -> [Unicode
    .Scalar]
  {
    var name = name
    for _ in 0..<count where !name.isEmpty {
      let place = Int.random(in: 0..<name.count, using: &random)
      switch Int.random(in: 0..<4, using: &random) {
      case 0: name.remove(at: place)
      case 1: name.insert("b", at: place)
      case 2 where place > 0: name.swapAt(place, place - 1)
      default: name[place] = "c"
      }
    }
    return name
  }
}
