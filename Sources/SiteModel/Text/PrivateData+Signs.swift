extension PrivateData {
  /// Which addresses a text may hold at all: most hold none, and the looks for them are slow.
  struct Signs {
    var mayHoldMail = false
    var mayHoldAvatar = false
    var mayHoldIPv4 = false
    var mayHoldIPv6 = false
    /// Whether a word may hide an address; see `DisguisedWord`.
    var mayDisguise: Bool { mayHide || hasMarkup && (mayHoldMail || points > 2) || hasEscape }
    private var mayHide = false
    private var hasMarkup = false
    private var hasEscape = false
    /// Points beside a digit or markup.
    private var points = 0

    /// What the hosts' names end in.
    private static let avatar = word("ravatar")
    private static let encodedTwice = word("%2540")
    private static let arobase = word("arobase")

    private static func word(_ text: String) -> UInt64 { text.utf8.reduce(0) { $0 << 8 | UInt64($1) } }

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
      var previous: UInt8 = 0
      // With nothing but hexadecimal digits between them.
      var colons = 0
      // How many digits stand here in a row, and how many rows with a point behind them before that.
      var (digits, runs) = (0, 0)
      // The last seven signs.
      var word: UInt64 = 0
      // The last three bytes of signs that are not ASCII.
      var tail: UInt32 = 0
      for byte in bytes {
        word = (word << 8 | UInt64(byte | 0x20)) & 0xFF_FFFF_FFFF_FFFF
        if word == Self.avatar { mayHoldAvatar = true }
        if word & 0xFF_FFFF_FFFF == Self.encodedTwice || word == Self.arobase { mayHoldMail = true }
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"):
          if previous == UInt8(ascii: "%") {
            hasEscape = true
            if byte == UInt8(ascii: "4") { mayHoldMail = true }
          }
          digits += 1
          if runs > 2 { mayHoldIPv4 = true }
        case UInt8(ascii: "."):
          if previous.isASCIIDigit || previous == UInt8(ascii: "*") || previous == UInt8(ascii: ">") {
            points += 1
          }
          runs = digits > 0 ? runs + 1 : 0
          (digits, colons) = (0, 0)
        case UInt8(ascii: ":"):
          (digits, runs) = (0, 0)
          colons += 1
          // Groups that are left out, or all eight.
          if previous == byte || colons > 6 { mayHoldIPv6 = true }
        default:
          (digits, runs) = (0, 0)
          if !(0x61...0x66).contains(byte | 0x20) { colons = 0 }
          // 0xEF begins the wide and the small at sign, U+FF20 and U+FE6B.
          if byte == UInt8(ascii: "@") || byte == 0xEF { mayHoldMail = true }
          // `&#64;`, `&commat;`.
          if previous == UInt8(ascii: "&"), byte == UInt8(ascii: "#") || byte | 0x20 == UInt8(ascii: "c") {
            mayHoldMail = true
            hasEscape = true
          }
          switch byte {
          case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: ">"):
            // `(at)`, `( at )`, `(a)`, `(à)`.
            if Self.isSpelledSign(word) || Self.isSpelledSign(word >> 8) || previous == 0xA0 {
              mayHoldMail = true
            }
            if byte == UInt8(ascii: ">") { hasMarkup = true }
          case UInt8(ascii: "*"), UInt8(ascii: "`"), UInt8(ascii: "\\"): hasMarkup = true
          // 0xEF begins wide signs.
          case 0xEF: hasMarkup = true
          default: break
          }
          if byte >= 0x80 {
            tail = tail << 8 | UInt32(byte)
            if HiddenSigns.mayEnd(tail) { mayHide = true }
          }
        }
        previous = byte
      }
    }

    /// Whether signs end in a word in brackets that may stand for the at sign, or in one of its spaces.
    private static func isSpelledSign(_ word: UInt64) -> Bool {
      let (t, a) = (UInt64(UInt8(ascii: "t")), UInt64(UInt8(ascii: "a")))
      let (last, before) = (word >> 8 & 0xFF, word >> 16 & 0xFF)
      return last == t && before == a || last == a && before < a
    }
  }
}
