import SiteModel

/// Parts what a person wrote from what their mailer put around it: the message that is answered, and the signature.
enum QuotedText {
  /// - Returns: the person's own words, and the rest as it stood; nil where nothing was cut off.
  static func parted(_ text: String) -> (own: String, remainder: String?) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    var end = lines.count
    var start = 0
    // From a line on which everything is foreign: a signature, or the head of the quoted message.
    var bytes = 0
    for (i, line) in lines.enumerated() where i >= start {
      bytes += line.utf8.count
      // More than this nobody says in a comment; a stranger chose how many lines there are.
      if bytes > longest { break }
      guard isEnd(lines, at: i) else { continue }
      if i == 0 || lines[..<i].allSatisfy(\.isBlank) {
        // The answer stands below what it answers: the quotation alone is cut off.
        let last = attribution(lines, at: i).map { $0.end - 1 } ?? i
        if !line.isSignatureMark, let after = endOfQuote(lines, from: last) {
          start = after
        } else if MailerLine.isFooter(line) {
          start = i + 1
        }
        continue
      }
      if let (_, end) = attribution(lines, at: i), let after = endOfQuote(lines, from: end - 1),
        let next = lines[after...].firstIndex(where: { !$0.isBlank }),
        !isEnd([lines[next]], at: 0)
      {
        // Quoted in the middle, with words below: an answer part by part. It stays whole.
        continue
      }
      end = i
      break
    }
    // Quoted lines at the end, under no head.
    while end > start, lines[end - 1].isBlank || lines[end - 1].isQuoted { end -= 1 }
    // Outlook's line above the head that was cut off.
    while end > start, end < lines.count, lines[end - 1].isBlank || lines[end - 1].isRule { end -= 1 }
    // And at the beginning.
    while start < end, lines[start].isBlank || lines[start].isQuoted { start += 1 }
    let own = lines[start..<end].joined(separator: "\n")
    let cut = (lines[..<start] + lines[end...]).joined(separator: "\n")
    let remainder = String(cut.trimming { $0.isNewline || $0 == " " })
    return (String(own.trimming { $0.isWhitespace }), remainder.isEmpty ? nil : remainder)
  }

  /// Bytes.
  private static let longest = 32 * 1024

  /// The line after a quotation that begins at or just below a line; nil where none does.
  private static func endOfQuote(_ lines: [Substring], from line: Int) -> Int? {
    var i = line
    if !lines[i].isQuoted { i += 1 }
    // A long attribution is broken in two.
    if i < lines.count, !lines[i].isQuoted, !lines[i].isBlank { i += 1 }
    while i < lines.count, lines[i].isBlank { i += 1 }
    guard i < lines.count, lines[i].isQuoted else { return nil }
    while i < lines.count, lines[i].isQuoted || lines[i].isBlank { i += 1 }
    return i
  }

  private static func isEnd(_ lines: [Substring], at i: Int) -> Bool {
    let line = lines[i]
    if line.isBlank || line.isQuoted { return false }
    if line.isSignatureMark { return line.hasSuffix(" ") || isSignature(lines[(i + 1)...]) }
    if MailerLine.isSeparator(line) || MailerLine.isFooter(line) || MailerLine.isHead(lines, at: i)
      || line.isLongRule && isListFooter(lines[(i + 1)...])
    {
      return true
    }
    // "Le maire a écrit :" are a reader's own words, unless a quotation follows.
    guard let (attribution, end) = attribution(lines, at: i) else { return false }
    return endOfQuote(lines, from: end - 1) != nil
      || MailerLine.isAttribution(attribution) && MailerLine.isExact(attribution)
        && !isQuotedByHand(lines[end...])
  }

  /// An attribution that begins on a line, and the line behind it: a long one is broken in two or three.
  private static func attribution(_ lines: [Substring], at i: Int) -> (Substring, end: Int)? {
    func isOne(_ line: Substring) -> Bool {
      MailerLine.isAttribution(line) || MailerLine.isForeignAttribution(line)
    }
    if isOne(lines[i]) { return (lines[i], i + 1) }
    if i + 2 < lines.count, MailerLine.namesMoment(lines[i]), !lines[i + 1].isBlank, !lines[i + 2].isQuoted {
      let joined = Substring(lines[i...(i + 2)].joined(separator: " "))
      if !lines[i + 2].isBlank, MailerLine.isAttribution(joined), !MailerLine.isAttribution(lines[i + 2]) {
        return (joined, i + 3)
      }
    }
    // The last line of the text above an attribution is none of it.
    guard i + 1 < lines.count, !isOne(lines[i + 1]) else { return nil }
    let joined = Substring(lines[i] + " " + lines[i + 1])
    return isOne(joined) ? (joined, i + 2) : nil
  }

  /// What mailing lists put below a long rule: a few lines, one of them an address.
  private static func isListFooter(_ lines: ArraySlice<Substring>) -> Bool {
    let near = lines.prefix(9)
    return near.count == lines.count && (1...6).contains(near.count { !$0.isBlank })
      && near.contains { $0.contains("@") || $0.contains("://") }
  }

  /// Whether lines begin in quotation marks, as people write and mailers do not.
  private static func isQuotedByHand(_ lines: ArraySlice<Substring>) -> Bool {
    let next = lines.first { !$0.isBlank }?.first { !$0.isWhitespace }
    return next.map { "«“\"".contains($0) } ?? false
  }

  /// Whether lines are a signature's: few, short, and no sentences. Two dashes without a space behind them also stand
  /// between two thoughts.
  private static func isSignature(_ lines: ArraySlice<Substring>) -> Bool {
    // No further than a signature is long: a stranger chose how many such dashes there are.
    let near = lines.prefix(17).prefix { !$0.isQuoted }
    let written = near.filter { !$0.isBlank }
    return near.count <= 16 && written.count <= 8
      && written.allSatisfy { line in
        line.count <= 80 && !(line.last { !$0.isWhitespace }.map { ".!?…;:,»".contains($0) } ?? false)
      }
  }
}

extension Substring {
  fileprivate var isBlank: Bool { allSatisfy { $0.isWhitespace } }
  fileprivate var isRule: Bool {
    guard utf8.count >= 3, let first = utf8.first, "_=-".utf8.contains(first) else { return false }
    // QQ has words in it.
    return utf8.allSatisfy { $0 == first }
      || utf8.count >= 12 && prefix(6) == "------" && suffix(6) == "------"
  }
  fileprivate var isLongRule: Bool { utf8.count >= 40 && isRule }
  fileprivate var isQuoted: Bool { drop { $0 == " " }.hasPrefix(">") }
  /// RFC 3676, 4.3; some mailers lose the space.
  fileprivate var isSignatureMark: Bool { self == "-- " || self == "--" }
}
