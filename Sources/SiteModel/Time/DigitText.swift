/// A date as text in the making, in ASCII: every page and every item of a feed has some.
struct DigitText {
  private static let most = 64

  private let buffer: UnsafeMutableBufferPointer<UInt8>
  private var count = 0

  /// The text that `write` makes; what goes beyond 64 characters, which no date does, is lost.
  static func make(_ write: (inout DigitText) -> Void) -> String {
    String(unsafeUninitializedCapacity: most) { buffer in
      var text = DigitText(buffer: buffer)
      write(&text)
      return text.count
    }
  }

  private init(buffer: UnsafeMutableBufferPointer<UInt8>) { self.buffer = buffer }

  private mutating func add(_ byte: UInt8) {
    guard count < Self.most else { return }
    buffer[count] = byte
    count += 1
  }

  mutating func add(_ text: StaticString) {
    text.withUTF8Buffer { for byte in $0 { add(byte) } }
  }

  /// A number with zeros before it.
  mutating func add(_ number: Int, digits: Int) {
    guard digits == 2, (0..<100).contains(number) else {
      for byte in padded(number, digits).utf8 { add(byte) }
      return
    }
    add(UInt8(ascii: "0") + UInt8(number / 10))
    add(UInt8(ascii: "0") + UInt8(number % 10))
  }

  /// `2007-11-06`
  mutating func add(_ date: CivilDate) {
    addYear(date.year)
    add("-")
    add(date.month, digits: 2)
    add("-")
    add(date.day, digits: 2)
  }

  mutating func addYear(_ year: Int) {
    guard (0..<10_000).contains(year) else { return add(year, digits: 4) }
    add(year / 100, digits: 2)
    add(year % 100, digits: 2)
  }
}
