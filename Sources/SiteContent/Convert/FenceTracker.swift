/// Knows which lines stand in a fenced code block, as long as that is certain.
///
/// A text must not hide its depth from `Nesting` in what only looks like a code block: after the first fence
/// in a list, a quote or HTML, no line counts as code.
struct FenceTracker {
  private var fence: (sign: UInt8, length: Int)?
  private var isCertain = true
  private var mayBeInHTML = false

  var isOpen: Bool { fence != nil }

  /// Whether a line begins a fenced code block (CommonMark, 4.5).
  static func isFence(_ rest: ArraySlice<UInt8>) -> Bool {
    guard let sign = rest.first, sign == UInt8(ascii: "`") || sign == UInt8(ascii: "~") else { return false }
    let length = rest.prefix { $0 == sign }.count
    return length >= 3 && (sign == UInt8(ascii: "~") || !rest.dropFirst(length).contains(sign))
  }

  /// Opens the block; false where it is not certain that it is one.
  mutating func open(_ line: LineCursor, isContained: Bool) -> Bool {
    guard isCertain, !isContained, !mayBeInHTML, line.column < 4, let sign = line.rest.first else {
      isCertain = false
      return false
    }
    fence = (sign, line.rest.prefix { $0 == sign }.count)
    return true
  }

  /// Closes the block where the line is its end.
  mutating func close(_ line: LineCursor) {
    guard let open = fence, line.column < 4 else { return }
    let length = line.rest.prefix { $0 == open.sign }.count
    let isAlone = line.rest.dropFirst(length).allSatisfy { $0 == 0x20 || $0 == 0x09 }
    if length >= open.length, isAlone { fence = nil }
  }

  /// Looks for the beginning of an HTML block (CommonMark, 4.6).
  mutating func readHTML(_ rest: ArraySlice<UInt8>) {
    guard rest.first == UInt8(ascii: "<") else { return }
    mayBeInHTML = true
    let start = String(decoding: rest.prefix(10), as: UTF8.self).lowercased()
    guard ["<!", "<?", "<script", "<pre", "<style", "<textarea"].contains(where: start.hasPrefix) else {
      return
    }
    // These go on over blank lines; most comments end on their own line, `<!--more-->` among them.
    let isWhole = start.hasPrefix("<!--") && String(decoding: rest, as: UTF8.self).contains("-->")
    if !isWhole { isCertain = false }
  }

  /// A blank line ends most HTML blocks.
  mutating func endHTML() { mayBeInHTML = false }
}
