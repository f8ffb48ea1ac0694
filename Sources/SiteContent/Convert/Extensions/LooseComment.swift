/// `<!-- a -- b -->` and `<!--- a --->`: comments to HTML and to CommonMark 0.31, but text to libcmark 0.30.
enum LooseComment {
  /// What stands in the comment that begins at a place, where libcmark would not take it for one.
  ///
  /// Nothing beyond a blank line, a backtick or another `<!--` is looked at: it would be no comment, or not this one.
  static func content(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Range<Int>? {
    guard start >= 0, start + 4 < bytes.count, bytes[start...].starts(with: "<!--".utf8) else { return nil }
    let hyphen = UInt8(ascii: "-")
    var isLoose = false
    var i = start + 4
    while i < bytes.count {
      switch bytes[i] {
      case hyphen where i + 1 < bytes.count && bytes[i + 1] == hyphen:
        var end = i
        while end < bytes.count, bytes[end] == hyphen { end += 1 }
        if end < bytes.count, bytes[end] == UInt8(ascii: ">") {
          // The last two are the comment's end.
          isLoose = isLoose || end - i > 2
          return isLoose && end - 2 > start + 4 ? start + 4..<end - 2 : nil
        }
        isLoose = true
        i = end
        continue
      case UInt8(ascii: "`"): return nil
      case 0x0A where i + 1 < bytes.count && bytes[i + 1] == 0x0A: return nil
      case UInt8(ascii: "<") where bytes[i...].starts(with: "<!--".utf8): return nil
      default: break
      }
      i += 1
    }
    return nil
  }
}
