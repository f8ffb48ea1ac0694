import SiteModel

/// Looks through the words of a tree, block by block, for what nobody can have meant for readers.
struct TextChecks {
  /// Where a kind was found first, and how often.
  private struct Count {
    var first: ForeignMarkup.Found
    var line: Int
    var number = 1
  }

  private var counts: [ForeignMarkup.Kind: Count] = [:]
  private(set) var findings: [ConvertedDocument.Warning] = []
  let lineOffset: Int
  private var blocks: MisreadBlocks
  let source: [UInt8]
  private var runTogether = RunTogetherLines()
  /// Whether a word with a star has come, and notes that begin with stars may.
  private var hasStarredWord = false
  /// The broken links of a line that have not been reported yet.
  private var brokenLinks: (line: Int, rest: ArraySlice<BrokenLink>) = (0, [])

  /// - Parameter source: the Markdown text: most have no sign of any of it, and are not walked through.
  init(_ root: CommonMarkNode, source: [UInt8], lineOffset: Int, _ lines: inout SourceLines) {
    self.lineOffset = lineOffset
    self.source = source
    blocks = MisreadBlocks(lineOffset: lineOffset)
    // A line or two are soon read, and may begin with anything.
    guard
      source.count < 200 || source.contains(where: { Self.signs[Int($0)] })
        || source.dropLast().contains(0x0A)
    else { return }
    var words: [UInt8] = []
    var line = 0
    var skipped = 0
    var rawCode = 0
    // Whether the paragraph has a line's end that was asked for.
    var hasBreak = false
    root.forEachEvent { node, isEntering in
      switch node.kind {
      case .paragraph, .heading:
        if isEntering {
          words.removeAll(keepingCapacity: true)
          line = node.line
          hasBreak = false
          if node.kind == .paragraph { runTogether.begin(node) }
        } else {
          check(words, line: line, &lines)
          readKeys(words, line: line, &lines)
          if node.kind == .paragraph { readRemark(words, line: line) }
          if node.kind == .paragraph, !hasBreak, !runTogether.isFound, ShortLines.areApart(words) {
            add(RunTogetherLines.finding(SourcePosition(line: line + lineOffset, column: 1)))
          }
          if node.kind == .heading { blocks.readHeading(node, words, &lines) }
        }
      case .codeBlock where isEntering: blocks.readCode(node, &lines)
      case .thematicBreak where isEntering: blocks.readBreak(node, &lines)
      case .list where isEntering:
        blocks.readList(node, &lines)
        blocks.readLabels(inList: node, &lines)
        blocks.readEnd(ofList: node, &lines)
      case .emphasis:
        if MisreadInlines.isMergeField(node) { words.append(UInt8(ascii: "*")) }
        if !isEntering { add(MisreadInlines.emphasis(node, lineOffset: lineOffset, &lines)) }
      case .text where skipped == 0 && rawCode == 0:
        node.withLiteral { words += SourceMark.removed(from: $0) ?? Array($0) }
      case .softBreak, .lineBreak:
        words.append(0x0A)
        if node.kind == .lineBreak || node.previous?.kind == .htmlInline { hasBreak = true }
        add(runTogether.endLine(node, lineOffset: lineOffset, &lines))
      case .link, .image:
        // An address that is its own text holds no words; an image's description is words of their own.
        let isAddress = node.kind == .link && isBare(node)
        if isEntering || isAddress || node.kind == .image { words += Self.object }
        if isEntering, node.kind == .image { words.append(0x20) }
        if isAddress { skipped += isEntering ? 1 : -1 }
        if isEntering, node.kind == .link { add(MisreadInlines.image(node, lineOffset: lineOffset, &lines)) }
        if isEntering, node.kind == .image {
          add(MisreadInlines.link(node, lineOffset: lineOffset, &lines))
          add(MisreadInlines.size(node, lineOffset: lineOffset, &lines))
        }
      case .htmlInline:
        words += Self.object
        readMore(node)
        rawCode = max(0, rawCode + RawHTML.codeDepthChange(of: node.literal))
      case .code, .inlineExtension: if isEntering { words += Self.object }
      case .htmlBlock where isEntering:
        readMore(node)
        for part in Self.words(ofHTML: node.bytes) {
          check(part.words, line: node.line + part.line, &lines)
          for found in MarkdownInHTML.all(in: part.words) { count(found, line: node.line + part.line) }
        }
      case .blockExtension where isEntering:
        // A cell's words stand in it without a paragraph.
        words.removeAll(keepingCapacity: true)
        line = node.line
      case .blockExtension: check(words, line: line, &lines)
      default: break
      }
      if case .blockExtension = node.kind, !isEntering { words.removeAll(keepingCapacity: true) }
    }
    report(source)
    blocks.finish()
    findings += blocks.findings
  }

  mutating func add(_ finding: ConvertedDocument.Warning?) {
    if let finding { findings.append(finding) }
  }

  /// What stands for something that is no word: U+FFFC.
  static let object: [UInt8] = [0xEF, 0xBF, 0xBC]
  private static let signs: [Bool] = {
    var signs = Array(repeating: false, count: 256)
    for byte in "{[]!?:*+=.<^#|&%_~,;-)/".utf8 { signs[Int(byte)] = true }
    // Bullets: `·`, `•`, those of word processors' own fonts, and emoji.
    for byte in [0xC2, 0xE2, 0xEE, 0xEF, 0xF0] { signs[byte] = true }
    // `【`, tabs, backslashes
    for byte in [0xE3, 0x09, 0x5C] { signs[byte] = true }
    return signs
  }()

  /// The words between the tags of a block of HTML, outside code, each with the number of lines before it.
  private static func words(ofHTML html: [UInt8]) -> [(words: [UInt8], line: Int)] {
    var parts: [(words: [UInt8], line: Int)] = []
    var tokenizer = HTMLTokenizer(html)
    var codeDepth = 0
    var line = 0
    var counted = 0
    while let token = tokenizer.next() {
      switch token {
      case .text(let range) where codeDepth == 0:
        line += html[counted..<range.lowerBound].count { $0 == 0x0A }
        counted = range.lowerBound
        parts.append((Array(html[range]), line))
      case .startTag(let tag):
        if HTMLElements.rawText.contains(tag.name), !tag.isSelfClosing { tokenizer.enter(tag.name) }
        if OpenElements.code.contains(tag.name), !tag.isSelfClosing { codeDepth += 1 }
      case .endTag(let tag): if OpenElements.code.contains(tag.name) { codeDepth = max(0, codeDepth - 1) }
      default: break
      }
    }
    return parts
  }

  private mutating func check(_ words: [UInt8], line: Int, _ lines: inout SourceLines) {
    let markup = ForeignMarkup(in: words)
    defer { hasStarredWord = hasStarredWord || markup.hasStarredWord }
    for found in markup.found {
      let isNote = found.isAtLineStart && (hasStarredWord || markup.hasStarredWord)
      if found.kind == .openEmphasis, isNote { continue }
      let position = position(found, line, &lines)
      let place = SourcePosition(line: position.line - lineOffset, column: position.column)
      if lines.isEscaped(at: place) { continue }
      if found.kind == .lowered {
        let digits = found.text.filter(\.isNumber)
        let warning = MisreadInlines.lowered(
          digits, line: line + found.line, lineOffset: lineOffset, &lines)
        // Beside `CO~2~`, the figure of `H<sub>2</sub>` is found in its place.
        if findings.last?.position != warning?.position {
          add(warning)
        }
        continue
      }
      // `&lt;a href=` is written on purpose.
      if found.kind == .openTag, !lines.hasFound("<", at: place) { continue }
      if found.kind == .brokenLink {
        // None where its first bracket is escaped.
        if let link = nextBrokenLink(position.line, &lines) { findings.append(link) }
      } else if let broken = broken(found, at: position, &lines) {
        findings.append(broken)
      } else {
        count(found, line: line)
      }
    }
  }

  private mutating func count(_ found: ForeignMarkup.Found, line: Int) {
    if counts[found.kind] != nil {
      counts[found.kind]?.number += 1
    } else {
      counts[found.kind] = Count(first: found, line: line)
    }
  }

  /// The line's first broken link that has not been reported yet.
  private mutating func nextBrokenLink(_ line: Int, _ lines: inout SourceLines) -> ConvertedDocument.Warning?
  {
    if brokenLinks.line != line {
      let text = String(decoding: lines.line(line - lineOffset), as: UTF8.self)
      brokenLinks = (line, BrokenLink.all(in: text)[...])
    }
    guard let link = brokenLinks.rest.popFirst() else { return nil }
    return .init(
      kind: link.isTemplate ? .foreignMarkup : .wrongAddress,
      position: SourcePosition(line: line, column: link.column),
      message: "this is not a link and is shown as typed: '\(link.text)'", hint: link.hint,
      target: link.target)
  }

  private func position(_ found: ForeignMarkup.Found, _ line: Int, _ lines: inout SourceLines)
    -> SourcePosition
  {
    // Smart punctuation has changed quotes and dashes.
    let scalars = found.text.unicodeScalars.drop { $0 == "\u{FFFC}" }
    let ascii = scalars.prefix { $0.isASCII && $0 != "\n" }
    // Two stars alone would be found before the place.
    let start =
      ascii.count > 2
      ? ascii
      : scalars.prefix(max(ascii.count, 3)).prefix { $0 != "\n" && $0 != "\u{FFFC}" && !Self.isSmart($0) }
    var position = lines.position(of: String(String.UnicodeScalarView(start)), from: line + found.line)
    position.line += lineOffset
    return position
  }

  private mutating func report(_ source: [UInt8]) {
    var lines = SourceLines(source)
    let found = ForeignMarkup.Kind.allCases.compactMap { kind in counts[kind].map { (kind, $0) } }
    for (kind, count) in found.sorted(by: { $0.1.line + $0.1.first.line < $1.1.line + $1.1.first.line }) {
      let position = position(count.first, count.line, &lines)
      let text = asWritten(count.first.text, at: position, &lines)
      let times = count.number == 1 ? "" : " (and \(count.number - 1) more in this text)"
      findings.append(
        .init(
          kind: .foreignMarkup, position: position,
          message:
            "\(kind.name) is shown to readers as typed: '\(Self.oneLine(text))'\(times)",
          hint: kind.hint))
    }
  }

  /// The words as their author typed them: smart punctuation has changed quotes, one sign for another.
  private func asWritten(
    _ text: String, at position: SourcePosition, _ lines: inout SourceLines
  ) -> String {
    let line = String(decoding: lines.line(position.line - lineOffset), as: UTF8.self).unicodeScalars
    let written = line.dropFirst(position.column - 1).prefix(text.unicodeScalars.count)
    let isSame =
      written.count == text.unicodeScalars.count
      && zip(written, text.unicodeScalars).allSatisfy { $0 == $1 || Self.isSmart($1) }
    guard isSame else { return text }
    return String(String.UnicodeScalarView(written))
  }

  /// Whether libcmark may have put this sign in the place of a straight quotation mark.
  private static func isSmart(_ sign: Unicode.Scalar) -> Bool { "“”‘’".unicodeScalars.contains(sign) }
}
