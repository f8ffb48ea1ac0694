import SiteModel

/// Parts what a person wrote from what their mailer put around it: the message that is answered, and the signature.
enum QuotedText {
  /// - Returns: the person's own words, and the rest as it stood; nil where nothing was cut off.
  static func parted(_ text: String) -> (own: String, remainder: String?) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    var end = lines.count
    var start = 0
    // From a line on which everything is foreign: a signature, or the head of the quoted message.
    for (i, line) in lines.enumerated() where isEnd(lines, at: i) {
      if i == 0 || lines[..<i].allSatisfy(\.isBlank) {
        // The answer stands below what it answers: the quotation alone is cut off.
        guard line.isSignatureMark == false, let after = endOfQuote(lines, from: i) else { continue }
        start = after
        continue
      }
      if let after = endOfQuote(lines, from: i), isAttribution(line),
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
    let next = i + 1 < lines.count ? lines[i + 1] : ""
    if line.isSignatureMark { return true }
    let plain = line.trimming { $0.isWhitespace || $0 == "*" || $0 == "_" }
    let isHead =
      plain.wholeMatch(
        of:
          /(?i)-{2,}\s*(message d['’]origine|message transféré|message original|original message|forwarded message)\s*-{2,}/
      ) != nil
    let isDevice =
      plain.wholeMatch(
        of:
          /(?i)(envoyé (de|depuis|à partir d)[ eu'’].{1,60}|sent from (my|mail|outlook|yahoo).{0,60}|télécharger outlook pour .{1,40}|obtenez outlook pour .{1,40})/
      )
      != nil
    let isOutlook =
      plain.wholeMatch(of: /(?i)(de|from)\s*:.{1,200}/) != nil
      && next.trimming { $0.isWhitespace || $0 == "*" }.wholeMatch(
        of: /(?i)(envoyé|date|sent|à|to)\s*:.{1,200}/) != nil
    if isHead || isDevice || isOutlook { return true }
    // "Le maire a écrit :" are a reader's own words, unless a quotation follows.
    return [String(line), line + " " + next].contains {
      isAttribution($0) && (hasTimeOrAddress($0) || endOfQuote(lines, from: i) != nil)
    }
  }

  /// As mailers write whom they quote, and when.
  private static func hasTimeOrAddress(_ line: String) -> Bool {
    line.firstMatch(of: /@|[0-9]{1,2}\s?[:hH]\s?[0-9]{2}/) != nil
  }

  /// `Le 3 mars 2026 à 10:02, Léa a écrit :`
  private static func isAttribution(_ line: some StringProtocol) -> Bool {
    let plain = String(line).trimming { $0.isWhitespace }
    guard plain.count < 300 else { return false }
    return plain.wholeMatch(of: /(?i)le\s.{4,250}\sa écrit\s*:/) != nil
      || plain.wholeMatch(of: /(?i)on\s.{4,250}\swrote\s*:/) != nil
  }
}

extension Substring {
  fileprivate var isBlank: Bool { allSatisfy { $0.isWhitespace } }
  fileprivate var isRule: Bool { utf8.count >= 10 && utf8.allSatisfy { $0 == UInt8(ascii: "_") } }
  fileprivate var isQuoted: Bool { drop { $0 == " " }.hasPrefix(">") }
  /// RFC 3676, 4.3; some mailers lose the space.
  fileprivate var isSignatureMark: Bool { self == "-- " || self == "--" }
}
