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
    var isInTag = false
    var isInWord = false
    var i = 0
    while i < html.count {
      let byte = html[i]
      i += 1
      if isInTag {
        isInTag = byte != UInt8(ascii: ">")
        continue
      }
      // Most are small letters behind others.
      if isInWord, byte > 0x60, byte < 0x7B { continue }
      switch byte {
      case UInt8(ascii: "<"): isInTag = true
      case 0x00...0x20: isInWord = false
      case 0xC2 where i < html.count && html[i] < 0xC0:
        // Signs below U+00C0, such as guillemets; U+00A0 parts words.
        if html[i] == 0xA0 { isInWord = false }
        i += 1
      case 0xE2 where i + 1 < html.count && html[i] == 0x80:
        // General punctuation; U+202F parts words.
        if html[i + 1] == 0xAF { isInWord = false }
        i += 2
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "a")...UInt8(ascii: "z"), 0x80...:
        if !isInWord { count += 1 }
        isInWord = true
      default: break
      }
    }
    return count
  }
}
