import SiteTestSupport
import Testing

@testable import SiteModel

@Suite struct ByteCodingTests {
  @Test("numbers of every size come back, small ones in one byte")
  func numbers() throws {
    var numbers: [UInt64] = [0, 1, 0x7F, 0x80, 0x3FFF, 0x4000, .max, .max - 1]
    var random = SeededRandom(seed: 1)
    for bits in 0..<64 { numbers.append(random.next() >> UInt64(bits)) }
    for number in numbers {
      var writer = ByteWriter()
      writer.put(number)
      #expect(writer.bytes.count == max(1, (64 - number.leadingZeroBitCount + 6) / 7))
      writer.put(fixed: number)
      var reader = ByteReader(writer.bytes)
      #expect(try reader.number() == number)
      #expect(try reader.fixed() == number)
      #expect(reader.isAtEnd)
    }
  }

  @Test(
    "numbers with a sign come back", arguments: [0, 1, -1, 63, -64, 64, -65, 1_000_000, .max, .min, .min + 1])
  func signedNumbers(number: Int) throws {
    var reader = ByteReader(encoded(number))
    #expect(try reader.value(Int.self) == number)
    #expect(encoded(number).count == 1 || !(-64...63).contains(number))
  }

  @Test("texts, flags, lists and missing values come back")
  func values() throws {
    #expect(roundTripProblems("", "Fédération 🇫🇷\u{0}\n") == [])
    #expect(roundTripProblems(true, false) == [])
    #expect(roundTripProblems([String](), ["a", "", "b"]) == [])
    #expect(roundTripProblems(String?.none, "") == [])
    #expect(roundTripProblems([[1], [], [2, -3]], [[Int]]()) == [])
    #expect(roundTripProblems(Digest(high: 1, low: 2), Digest(high: .max, low: 0)) == [])
  }

  @Test("a number that has no end, or more than 64 bits of them, is damage", arguments: [1, 9, 10, 11, 40])
  func endlessNumber(count: Int) {
    var reader = ByteReader([UInt8](repeating: 0x80, count: count))
    #expect(throws: CacheDamage.self) { try reader.number() }
  }

  @Test("a count of more than there is left takes no memory")
  func wrongCount() {
    var writer = ByteWriter()
    writer.put(UInt64.max)
    for read in [
      { (reader: inout ByteReader) throws in _ = try reader.count() },
      { reader in _ = try reader.text() },
      { reader in _ = try reader.content() },
      { reader in _ = try reader.value([Int].self) },
    ] {
      var reader = ByteReader(writer.bytes)
      #expect(throws: CacheDamage.self) { try read(&reader) }
    }
  }

  @Test("a flag is 0 or 1")
  func wrongFlag() {
    var reader = ByteReader([2])
    #expect(throws: CacheDamage.self) { try reader.value(Bool.self) }
  }

  @Test("a reader may begin anywhere, beyond the end too")
  func start() throws {
    var reader = ByteReader([1, 2, 3], from: 2)
    #expect(reader.position == 2)
    #expect(try reader.number() == 3)
    #expect(ByteReader([1], from: 7).isAtEnd)
  }
}
