import SiteModel

/// A Markdown text by its lines, and the footnotes that were taken out of it.
///
/// To libcmark `[^1]: Voir` is the target of links called `^1`, and what is indented below is code. So notes are
/// taken out before it parses: their lines are left empty, which keeps the numbers of the others.
struct SourceWithNotes {
  /// `[^key]: …` with the lines that belong to it.
  struct Note {
    /// The label as it is written, and as references are looked up.
    var label: String
    var key: String
    /// From 1.
    var line: Int
    /// Without the label, and without the indentation that makes them the note's.
    var lines: [ArraySlice<UInt8>]
  }

  private(set) var text: [UInt8]
  /// The lines as they were written; those of notes as in `Note.lines`.
  private(set) var lines: [ArraySlice<UInt8>]
  private(set) var notes: [Note] = []
  /// Notes whose label an earlier one has.
  private(set) var repeatedNotes: [Note] = []

  init(_ text: [UInt8]) {
    self.text = text
    lines = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
  }

  /// Takes the notes out. The first of two with one label counts.
  mutating func takeNotes() {
    guard lines.contains(where: { Self.label(of: $0) != nil }) else { return }
    let code = linesOfCode()
    var kept = lines
    var keys: Set<String> = []
    var i = 0
    while i < lines.count {
      guard !code[i], let label = Self.label(of: lines[i]) else {
        i += 1
        continue
      }
      var note = Note(
        label: String(decoding: label.name, as: UTF8.self), key: Self.key(label.name), line: i + 1,
        lines: [label.rest])
      let end = end(ofNoteAt: i, first: label.rest)
      for line in lines[(i + 1)..<end] { note.lines.append(Self.unindented(line) ?? line) }
      for (number, line) in zip(i..., note.lines) {
        lines[number] = line
        kept[number] = []
      }
      // A list before the note and one behind it are two.
      kept[i] = Self.comment(in: label.indentation)
      if keys.insert(note.key).inserted { notes.append(note) } else { repeatedNotes.append(note) }
      i = end
    }
    if !keys.isEmpty { text = Array(kept.joined(separator: [UInt8(ascii: "\n")])) }
  }

  /// Labels are the same whatever their case, and whatever smart punctuation makes of them.
  static func key(_ label: some Collection<UInt8>) -> String {
    String(decoding: label, as: UTF8.self).lowercased().replacing("\u{2019}", with: "'")
      .replacing("\u{2018}", with: "'").replacing("\u{201C}", with: "\"").replacing("\u{201D}", with: "\"")
      .replacing("\u{2014}", with: "---").replacing("\u{2013}", with: "--").replacing("\u{2026}", with: "...")
  }

  /// A line that ends what is open before it, and shows nothing.
  private static func comment(in indentation: Int) -> ArraySlice<UInt8> {
    (Array(repeating: 0x20, count: indentation) + Array("<!---->".utf8))[...]
  }

  /// Which lines stand in blocks of code or HTML: there `[^1]:` is what it is.
  private func linesOfCode() -> [Bool] {
    var isCode = Array(repeating: false, count: lines.count)
    CommonMarkDocument(parsing: text).forEachEvent { node, isEntering in
      guard isEntering, node.kind == .codeBlock || node.kind == .htmlBlock else { return }
      let first = max(node.line - 1, 0)
      for i in first..<max(first, min(first + node.lineCount, lines.count)) { isCode[i] = true }
    }
    return isCode
  }

  /// `[^label]:` at the beginning of a line, and what stands behind it.
  private static func label(
    of line: ArraySlice<UInt8>
  ) -> (name: ArraySlice<UInt8>, rest: ArraySlice<UInt8>, indentation: Int)? {
    var rest = line
    while rest.first == 0x20, rest.startIndex - line.startIndex < 3 { rest.removeFirst() }
    let indentation = rest.startIndex - line.startIndex
    guard rest.starts(with: "[^".utf8) else { return nil }
    rest.removeFirst(2)
    let name = rest.prefix { $0 > 0x20 && $0 != UInt8(ascii: "]") && $0 != UInt8(ascii: "[") }
    rest = rest.dropFirst(name.count)
    guard !name.isEmpty, rest.starts(with: "]:".utf8) else { return nil }
    return (name, rest.dropFirst(2).drop { $0 == 0x20 || $0 == 0x09 }, indentation)
  }

  /// The line behind the last one of a note: what is indented belongs to it, and a paragraph that goes on.
  private func end(ofNoteAt start: Int, first: ArraySlice<UInt8>) -> Int {
    var end = start + 1
    var isAfterText = Self.isText(first, after: false)
    var i = start + 1
    while i < lines.count {
      let line = lines[i]
      if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) {
        isAfterText = false
      } else if let content = Self.unindented(line) {
        isAfterText = Self.isText(content, after: isAfterText)
        end = i + 1
      } else {
        guard isAfterText, Self.label(of: line) == nil, BlockStart.of(line) == nil, !BlockStart.isHTML(line)
        else { break }
        end = i + 1
      }
      i += 1
    }
    return end
  }

  /// Whether a paragraph may go on below this line.
  private static func isText(_ line: ArraySlice<UInt8>, after isAfterText: Bool) -> Bool {
    guard line.contains(where: { $0 > 0x20 }), isAfterText || unindented(line) == nil else { return false }
    return switch BlockStart.of(line) {
    case nil, .quote, .list: true
    case .heading, .fence, .thematicBreak: false
    }
  }

  /// A line without four columns of indentation; nil where it has less.
  private static func unindented(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    let spaces = line.prefix(4).prefix { $0 == 0x20 }.count
    if spaces == 4 { return line.dropFirst(4) }
    return line.dropFirst(spaces).first == 0x09 ? line.dropFirst(spaces + 1) : nil
  }
}

/// What a line begins, where it is no paragraph's.
enum BlockStart {
  case quote, heading, fence, thematicBreak
  /// Which of them may stand in the middle of a paragraph is another question.
  case list

  static func of(_ line: ArraySlice<UInt8>) -> BlockStart? {
    var cursor = LineCursor(line)
    cursor.skipSpaces()
    guard cursor.column < 4, let first = cursor.rest.first else { return nil }
    if first == UInt8(ascii: ">") { return .quote }
    let signs = cursor.rest.prefix { $0 == UInt8(ascii: "#") }.count
    if (1...6).contains(signs) {
      let next = cursor.rest.dropFirst(signs).first
      if next == nil || next == 0x20 || next == 0x09 { return .heading }
    }
    if FenceTracker.isFence(cursor.rest) { return .fence }
    if cursor.isThematicBreak { return .thematicBreak }
    return cursor.takeListMarker() == nil ? nil : .list
  }

  /// Whether a line begins a block of HTML that may end a paragraph (CommonMark, 4.6, the first six kinds).
  static func isHTML(_ line: ArraySlice<UInt8>) -> Bool {
    var cursor = LineCursor(line)
    cursor.skipSpaces()
    guard cursor.column < 4, cursor.rest.first == UInt8(ascii: "<") else { return false }
    var rest = cursor.rest.dropFirst()
    if rest.first == UInt8(ascii: "!") || rest.first == UInt8(ascii: "?") { return true }
    if rest.first == UInt8(ascii: "/") { rest = rest.dropFirst() }
    let name = rest.prefix(12).prefix { $0.isASCIILetterOrDigit }
    let next = rest.dropFirst(name.count).first ?? 0x20
    guard next <= 0x20 || next == UInt8(ascii: ">") || next == UInt8(ascii: "/") else { return false }
    let tag = String(decoding: name, as: UTF8.self).lowercased()
    return HTMLElements.block.contains(tag) || HTMLElements.optionalEnd.contains(tag)
      || HTMLElements.headings.contains(tag) || HTMLElements.rawText.contains(tag)
      || ["hr", "link", "base", "param", "head", "legend", "frame", "frameset", "track"].contains(tag)
  }
}
