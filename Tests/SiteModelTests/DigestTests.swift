import SiteTestSupport
import Testing

@testable import SiteModel

@Suite struct DigestTests {
  /// The bytes 0, 1, 2 … 15.
  private static let key = DigestKey(first: 0x0706_0504_0302_0100, second: 0x0f0e_0d0c_0b0a_0908)

  @Test("with two and four rounds, it is the SipHash of its authors (vectors_full.h, siphash128)")
  func vectors() {
    func digest(_ count: Int) -> Digest {
      var hasher = DigestHasher(Self.key, rounds: (2, 4))
      Array(UInt8(0)..<UInt8(count)).withUnsafeBytes { hasher.add($0) }
      return hasher.finish()
    }
    #expect(digest(0) == Digest(high: 0x9302_55c7_1472_f66d, low: 0xe6a8_25ba_047f_81a3))
    #expect(digest(1) == Digest(high: 0x45fc_229b_1159_7634, low: 0x44af_996b_d8c1_87da))
    #expect(digest(15) == Digest(high: 0xd9c3_cf97_0fec_087e, low: 0x11a8_b033_99e9_9354))
    #expect(digest(63) == Digest(high: 0x7cbd_3f97_9a06_3e50, low: 0x4a83_502f_77d1_5051))
  }

  @Test("it does not matter in how many pieces the bytes come")
  func pieces() {
    var random = SeededRandom(seed: 1)
    for length in 0..<100 {
      let bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &random) }
      var hasher = DigestHasher(Self.key)
      var rest = bytes[...]
      while !rest.isEmpty {
        let count = Int.random(in: 0...rest.count, using: &random)
        rest.prefix(count).withUnsafeBytes { hasher.add($0) }
        rest = rest.dropFirst(count)
      }
      #expect(hasher.finish() == Self.key.digest(bytes))
    }
  }

  @Test("a number is its eight bytes, wherever it comes")
  func numbers() {
    for lead in 0..<9 {
      let bytes = [UInt8](repeating: 7, count: lead)
      var hasher = DigestHasher(Self.key)
      bytes.withUnsafeBytes { hasher.add($0) }
      hasher.add(UInt64(0x0807_0605_0403_0201))
      #expect(hasher.finish() == Self.key.digest(bytes + [1, 2, 3, 4, 5, 6, 7, 8]))
    }
  }

  @Test("texts are told apart by where they end, and digests by their key")
  func boundaries() {
    func digest(_ texts: String..., key: DigestKey = Self.key) -> Digest {
      var hasher = DigestHasher(key)
      for text in texts { hasher.add(text) }
      return hasher.finish()
    }
    #expect(digest("ab", "c") != digest("a", "bc"))
    #expect(digest("ab") == digest("ab"))
    #expect(digest("ab") != digest("ab", key: DigestKey(first: 1, second: 2)))
    #expect(DigestKey.random() != DigestKey.random())
  }
}
