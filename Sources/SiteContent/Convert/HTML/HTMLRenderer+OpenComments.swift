import SiteModel

/// Comments that Markdown takes for words, so that readers would see what is for colleagues.
extension HTMLRenderer {
  /// A comment within a line that nothing ends is text to Markdown: readers would see it.
  mutating func lookForOpenComment(_ words: UnsafeBufferPointer<UInt8>, line: Int) {
    var rest = words[...]
    while let sign = rest.firstIndex(of: UInt8(ascii: "<")) {
      rest = rest[(sign + 1)...]
      let isDash = Self.beginsWithDash(rest.dropFirst())
      guard rest.first == UInt8(ascii: "!"), isDash || rest.dropFirst().starts(with: "--".utf8) else {
        continue
      }
      // `&lt;!--` and `\<!--` are words like any others. Smart punctuation has made a dash of the hyphens; a word
      // processor makes one in the file.
      let hyphens = openSign("<!--", line: line)
      let dash = isDash ? openSign("<!\u{2013}", line: line) ?? openSign("<!\u{2014}", line: line) : nil
      if let dash, hyphens.map({ dash < $0 }) ?? true {
        reportDash(dash)
        continue
      }
      guard let position = hyphens else { continue }
      findings.append(
        .init(
          severity: .error, kind: .openHTML, position: position,
          message: "the comment that begins here has no end",
          hint: "write --> where it ends, in the same paragraph, or \\<!-- for readers to see"))
    }
  }

  /// `<!-->` and `<!--->`: to browsers, whole comments.
  static func isEndedAtOnce(_ comment: some Collection<UInt8>) -> Bool {
    comment.elementsEqual("<!-->".utf8) || comment.elementsEqual("<!--->".utf8)
  }

  /// Whether a dash stands where a comment has its hyphens.
  static func beginsWithDash(_ signs: some Collection<UInt8>) -> Bool {
    signs.starts(with: "\u{2013}".utf8) || signs.starts(with: "\u{2014}".utf8)
  }

  /// `<!— à revoir —>`: a word processor has made a dash of the hyphens of a comment, which is then no comment any more.
  mutating func reportDash(_ position: SourcePosition) {
    findings.append(
      .init(
        severity: .error, kind: .openHTML, position: position,
        message: "a dash stands in the place of the hyphens that begin a comment, so it is published",
        hint: "write <!-- where it begins and --> where it ends, or \\< for readers to see it"))
  }

  /// Where an author's text has these signs at or soon behind a line, not escaped.
  private mutating func openSign(_ signs: String, line: Int) -> SourcePosition? {
    let position = position(of: signs, line: line)
    let found = SourcePosition(line: position.line - lineOffset, column: position.column)
    return lines.hasFound(signs, at: found) && !lines.isEscaped(at: found) ? position : nil
  }
}
