import SiteModel
import Testing

@Suite struct ByteScanTests {
  @Test("a byte is found wherever it stands, whatever the length")
  func everyPlace() {
    for count in 0...100 {
      for place in 0...count {
        var bytes = [UInt8](repeating: UInt8(ascii: "a"), count: count)
        if place < count { bytes[place] = UInt8(ascii: "<") }
        bytes.withUnsafeBufferPointer { text in
          for start in 0...count {
            let found = text.position(from: start) { $0.matches(UInt8(ascii: "<")) | $0.isBelow(0x20) }
            #expect(found == (start <= place ? place : count), "\(place) of \(count) from \(start)")
          }
        }
      }
    }
  }

  @Test("the first of several is found")
  func first() {
    let bytes = Array((String(repeating: "é", count: 40) + "\n<").utf8)
    bytes.withUnsafeBufferPointer { text in
      #expect(text.position(from: 0) { $0.matches(UInt8(ascii: "<")) | $0.isBelow(0x20) } == 80)
      #expect(text.position(from: 81) { $0.matches(UInt8(ascii: "<")) | $0.isBelow(0x20) } == 81)
      #expect(text.position(from: 0) { $0.matches(UInt8(ascii: ">")) } == 82)
    }
  }

  @Test("nothing stands in nothing")
  func empty() {
    #expect(UnsafeBufferPointer<UInt8>(start: nil, count: 0).position(from: 0) { _ in 1 } == 0)
  }

  @Test("every sign is escaped wherever it stands")
  func escaping() {
    for sign in ["&", "<", ">", "\"", "'", "\u{7}", "\u{7F}", "\u{85}", "\u{FFFE}", "\u{1FFFF}"] {
      for before in 0...70 {
        let (left, right) = (String(repeating: "é", count: before), String(repeating: "b", count: 40))
        #expect(Escaping.escaped(left + sign + right) == left + Escaping.escaped(sign) + right)
      }
    }
    for kept in ["\t", "\n", "\u{A0}", "\u{FFFD}", "😀", "\u{10FFFD}"] {
      let text = String(repeating: "a", count: 33) + kept + "b"
      #expect(Escaping.escaped(text) == text)
    }
  }
}
