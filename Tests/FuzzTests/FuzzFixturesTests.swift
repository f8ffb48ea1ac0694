import Foundation
import SiteTestSupport
import Testing

/// What `make fuzz` has found, once and for all, and a little of its own on each run.
@Suite struct FuzzFixturesTests {
  private static let fixtures = Repository.root + "/Tests/FuzzTests/Fixtures/"

  private static func inputs(_ target: FuzzTarget) throws -> [(name: String, bytes: [UInt8])] {
    let folder = fixtures + target.rawValue
    return try FileManager.default.contentsOfDirectory(atPath: folder).sorted().map {
      ($0, Array(try Data(contentsOf: URL(fileURLWithPath: folder + "/" + $0))))
    }
  }

  @Test("what was found once is right now", arguments: FuzzTarget.allCases)
  func found(target: FuzzTarget) throws {
    let inputs = try Self.inputs(target)
    #expect(!inputs.isEmpty)
    for (name, bytes) in inputs { #expect(target.problem(of: bytes) == nil, "\(name)") }
  }

  @Test("the hostile corpus holds", arguments: FuzzTarget.allCases)
  func corpus(target: FuzzTarget) throws {
    for vector in try HostileVector.Kind.allCases.flatMap({ try HostileVector.all($0) }) {
      #expect(target.problem(of: vector.bytes) == nil, "\(vector)")
    }
  }

  @Test("so do thousands of changes of both, the same in every run", arguments: FuzzTarget.allCases)
  func changed(target: FuzzTarget) throws {
    var random = SeededRandom(seed: 11)
    let seeds =
      try Self.inputs(target).map(\.bytes)
      + HostileVector.Kind.allCases.flatMap { try HostileVector.all($0).map(\.bytes) }
    for _ in 0..<2000 {
      var bytes = seeds.randomElement(using: &random) ?? []
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let other = seeds.randomElement(using: &random) ?? []
        let place = Int.random(in: 0...bytes.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes.insert(contentsOf: other.prefix(200), at: place)
        case 1: bytes.removeSubrange(place..<min(bytes.count, place + 8))
        case 2: bytes.insert(UInt8.random(in: 0...255, using: &random), at: place)
        default: bytes += bytes.prefix(200)
        }
      }
      #expect(target.problem(of: bytes) == nil, "\(bytes)")
    }
  }
}
