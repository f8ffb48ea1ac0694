import SiteModel
import SiteTestSupport
import Testing

@testable import SiteContent

@Suite struct ByteLinesTests {
  @Test("an offset is the place that counting from the start gives, in texts of any shape")
  func places() {
    var random = SeededRandom(seed: 3)
    for length in [0, 1, 10, 255, 256, 257, 300, 1200] {
      let text = random.text(of: ["a", "é", "€", "\u{1F600}", "\n", "mot ", "\n\n"], upTo: length)
      let bytes = Array(text.utf8)
      let lines = ByteLines(bytes)
      for offset in 0...bytes.count + 2 {
        let before = bytes.prefix(offset)
        let start = (before.lastIndex(of: 0x0A) ?? -1) + 1
        #expect(lines.lineStart(of: offset) == start)
        #expect(
          lines.position(of: offset)
            == SourcePosition(
              line: before.count { $0 == 0x0A } + 1, column: before[start...].count { $0 & 0xC0 != 0x80 } + 1)
        )
        let rest = bytes[min(start, bytes.count)...]
        #expect(lines.line(holding: offset) == String(decoding: rest.prefix { $0 != 0x0A }, as: UTF8.self))
      }
    }
  }
}
