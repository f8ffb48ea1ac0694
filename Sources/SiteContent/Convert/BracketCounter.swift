import SiteModel

/// Counts the brackets that stay open in a paragraph.
struct BracketCounter {
  private var open = 0
  /// The most that were open at once on the last line.
  private(set) var peak = 0
  /// False where code, HTML or an address may hide brackets from the parser: then none counts as closed.
  private var isCertain = true
  private var isInAddress = false

  /// A paragraph begins.
  mutating func reset() {
    (open, peak) = (0, 0)
    isCertain = true
    isInAddress = false
  }

  mutating func count(_ line: ArraySlice<UInt8>) {
    var i = line.startIndex
    peak = open
    guard isInAddress || Self.mayCount(line) else { return }
    while i < line.endIndex {
      guard Self.isSign[Int(line[i])] else {
        i += 1
        continue
      }
      switch line[i] {
      case UInt8(ascii: "\\"):
        i += 1
      case UInt8(ascii: "`"):
        i = skipCode(line, from: i)
      case UInt8(ascii: "<"):
        isCertain = false
      case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "("):
        if isInAddress { isCertain = false }
      case UInt8(ascii: ")"):
        isInAddress = false
      case UInt8(ascii: "["):
        open += 1
        peak = max(peak, open)
      case UInt8(ascii: "]"):
        if isCertain, !isInAddress { open = max(0, open - 1) }
        if i + 1 < line.endIndex, line[i + 1] == UInt8(ascii: "(") {
          isInAddress = true
          i += 1
        }
      default: break
      }
      i += 1
    }
  }

  /// Whether there is a bracket, or what may hide one: on most lines there is not, and they are left as they are found.
  private static func mayCount(_ line: ArraySlice<UInt8>) -> Bool {
    line.withUnsafeBufferPointer { bytes in
      bytes.position(from: 0) { byte in
        byte.matches(UInt8(ascii: "[")) | byte.matches(UInt8(ascii: "]")) | byte.matches(UInt8(ascii: "`"))
          | byte.matches(UInt8(ascii: "<"))
      } < bytes.count
    }
  }

  private static let isSign: [Bool] = (0..<256).map { "\\`<\"'()[]".utf8.contains(UInt8($0)) }

  /// A pipe may end the code where the line is a table's row: then the brackets in it are none of code's.
  private mutating func countCells(_ code: ArraySlice<UInt8>) {
    guard code.contains(UInt8(ascii: "|")) else { return }
    open += code.count { $0 == UInt8(ascii: "[") }
    peak = max(peak, open)
  }

  /// The last byte of a code span, or of the backticks where none ends on this line.
  private mutating func skipCode(_ line: ArraySlice<UInt8>, from start: Int) -> Int {
    let ticks = line[start...].prefix { $0 == UInt8(ascii: "`") }.count
    guard isCertain else { return start + ticks - 1 }
    var end = start + ticks
    while end < line.endIndex {
      let run = line[end...].prefix { $0 == UInt8(ascii: "`") }.count
      if run == ticks {
        countCells(line[start..<end])
        return end + ticks - 1
      }
      end += max(run, 1)
    }
    isCertain = false
    return start + ticks - 1
  }
}
