import SiteTestSupport
import Testing

@testable import SiteModel

@Suite struct NearestNamesTests {
  /// Addresses as a blog has them: long, and much alike.
  private static let addresses = (0..<4000).map {
    "/media/\(2005 + $0 % 13)/\(words[$0 % 7])-\($0 * 7919 % 10007).jpg"
  }
  private static let words = [
    "facebook", "campagne", "federation", "reseau", "numerique", "paris", "congres",
  ]

  @Test("among many names the one is found that few names would give", arguments: 1...60)
  func many(seed: Int) throws {
    var random = SeededRandom(seed: UInt64(seed))
    let names = NearestNames(Self.addresses)
    var slip = Array(try #require(Self.addresses.randomElement(using: &random)))
    let place = slip.indices.dropFirst(7).randomElement(using: &random) ?? 8
    switch seed % 3 {
    case 0: slip.remove(at: place)
    case 1: slip.insert("x", at: place)
    default: slip[place] = "_"
    }
    let expected = NearestName.of(String(slip), among: Self.addresses)
    #expect(expected != nil)
    #expect(names.nearest(to: String(slip)) == expected)
    // The second time it is known.
    #expect(names.nearest(to: String(slip)) == expected)
  }

  @Test("a name that nothing is like has no nearest one, nor has the empty name")
  func nothing() {
    let names = NearestNames(Self.addresses)
    #expect(names.nearest(to: "/zzzzzzzzzzzzzzzz/") == nil)
    #expect(names.nearest(to: "") == nil)
    #expect(NearestNames([String]()).nearest(to: "title") == nil)
  }

  @Test("a name that cannot be meant is passed over, among few and among many")
  func except() {
    let few = NearestNames(["anna", "anne"])
    #expect(few.nearest(to: "anna", except: "anna") == "anne")
    let many = NearestNames(Self.addresses + ["/une-autre-adresse", "/une-autre-adressf"])
    #expect(many.nearest(to: "/une-autre-adresse") == "/une-autre-adresse")
    #expect(many.nearest(to: "/une-autre-adresse", except: "/une-autre-adresse") == "/une-autre-adressf")
  }
}
