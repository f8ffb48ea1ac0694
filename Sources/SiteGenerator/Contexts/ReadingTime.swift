import SiteModel

/// How long a text takes to read.
enum ReadingTime {
  /// Of a grown-up who reads French silently, a little below the average.
  private static let wordsPerMinute = 220

  /// Rounded up, and at least 1.
  static func minutes(of text: Markup) throws(CacheDamage) -> Int {
    max(1, (words(in: try text.text.read()) + wordsPerMinute - 1) / wordsPerMinute)
  }

  /// Runs of signs between spaces that have a letter or digit, outside tags.
  static func words(in html: [UInt8]) -> Int { html.withUnsafeBufferPointer(words) }

  private static func words(in html: UnsafeBufferPointer<UInt8>) -> Int {
    var count = 0
    var isInWord = false
    var i = 0
    while i < html.count {
      let byte = html[i]
      i += 1
      switch byte {
      case UInt8(ascii: "<"): i = html.position(from: i) { $0.matches(UInt8(ascii: ">")) } + 1
      case 0x00...0x20: isInWord = false
      case 0xC2 where i < html.count && html[i] < 0xC0:
        // Signs below U+00C0, such as guillemets; U+00A0 parts words.
        if html[i] == 0xA0 { isInWord = false }
        i += 1
      case 0xE2 where i + 1 < html.count && html[i] == 0x80:
        // General punctuation; U+202F parts words.
        if html[i + 1] == 0xAF { isInWord = false }
        i += 2
      case let byte where isOfWord[Int(byte)]:
        if !isInWord { count += 1 }
        isInWord = true
        // Most of what follows are small letters.
        while i < html.count, html[i] > 0x60, html[i] < 0x7B { i += 1 }
      default: break
      }
    }
    return count
  }

  private static let isOfWord: [Bool] = (0..<256).map { UInt8($0).isASCIILetterOrDigit || $0 >= 0x80 }
}
