import SiteTestSupport
import Testing

@testable import SiteServer

@Suite struct ByteRangeTests {
  @Test(
    "ranges are read as the RFC has them",
    arguments: [
      (nil, 10, ByteRange.whole), ("bytes=0-4", 10, .part(0..<5)), ("bytes=5-", 10, .part(5..<10)),
      ("bytes=-3", 10, .part(7..<10)), ("bytes=-30", 10, .part(0..<10)), ("bytes=8-99", 10, .part(8..<10)),
      ("Bytes= 0-0 ", 10, .part(0..<1)), ("bytes=10-", 10, .unsatisfiable), ("bytes=-0", 10, .unsatisfiable),
      ("bytes=0-", 0, .unsatisfiable), ("bytes=-1", 0, .unsatisfiable),
      ("bytes=99999999999999999999-", 10, .unsatisfiable),
      ("bytes=0-99999999999999999999", 10, .part(0..<10)), ("bytes=5-4", 10, .whole), ("bytes=-", 10, .whole),
      ("bytes=a-b", 10, .whole), ("bytes=0-1,3-4", 10, .whole), ("items=0-1", 10, .whole),
    ] as [(String?, Int, ByteRange)])
  func table(field: String?, length: Int, expected: ByteRange) {
    #expect(ByteRange(field, length: length) == expected)
  }
}
