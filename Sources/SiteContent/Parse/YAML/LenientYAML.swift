import SiteModel

/// What people write in YAML and YAML reads in another way: accepted where only one thing can be meant, told of
/// everywhere else.
///
/// - `title: Europe : le débat` is an error in YAML, where ` : ` separates a key from its value. In a value of one line
///   nothing else can be meant than text, so it is put into quotes before YAML sees it.
/// - `tags: #UMP, #loi` is a key without a value, for `#` begins a comment.
/// - `title: !Urgent` is a text without its first word, for `!` marks a type; so do `&` and `*` for references.
struct LenientYAML {
  /// The text as YAML may read it. Its lines are those of the source.
  private(set) var text: String
  /// False where it cannot be read, which is told of already.
  private(set) var isReadable = true
  /// Quotes that end on a later line than they begin.
  private let longQuotes: [Range<Int>]
  private let lines: ByteLines
  private var edits: [Edit] = []

  private struct Edit {
    var line: Int
    /// In the source, from 1.
    var column: Int
    /// By how much what stands behind it has moved to the right.
    var growth: Int
    var length: Int
  }

  /// - Parameter keys: of the file; nil where they have no description.
  init(
    _ source: String, file: String, lineOffset: Int, keys: KeySet?, _ diagnostics: inout [Diagnostic]
  ) {
    let scanner = YAMLScanner(source)
    text = source
    longQuotes = scanner.longQuotes
    lines = ByteLines(scanner.bytes)
    guard !scanner.signs.isEmpty else { return }
    let report = YAMLSignReport(file: file, lineOffset: lineOffset, lines: lines, keys: keys)
    var quoted: [Range<Int>] = []
    var marked: [String]?
    for sign in scanner.signs {
      // Below a mark, lines are entries to YAML and go on with a text to the scanner: the error says enough.
      if sign.kind == .dash, sign.path == marked { continue }
      if sign.kind == .mark { marked = sign.path }
      report.tell(sign, &diagnostics)
      switch sign.kind {
      case .colon where report.isOneLine(sign): quoted.append(sign.value)
      case .hashtag: quoted.append(sign.value)
      case .mark:
        // The error stands; the rest of the file is read all the same, so that one run tells of every problem.
        if sign.goesOn { isReadable = false } else { quoted.append(sign.value) }
      case .unclosed: isReadable = false
      case .comment, .dash, .colon, .empty: break
      }
    }
    quote(quoted, scanner.bytes)
  }

  private mutating func quote(_ ranges: [Range<Int>], _ bytes: [UInt8]) {
    guard !ranges.isEmpty else { return }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + 4 * ranges.count)
    var done = 0
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) where range.lowerBound >= done {
      let value = String(decoding: bytes[range], as: UTF8.self)
      let quoted = "'" + value.replacing("'", with: "''") + "'"
      result += bytes[done..<range.lowerBound]
      result += quoted.utf8
      done = range.upperBound
      let place = lines.position(of: range.lowerBound)
      let (old, new) = (value.unicodeScalars.count, quoted.unicodeScalars.count)
      edits.append(Edit(line: place.line, column: place.column, growth: new - old, length: old))
    }
    result += bytes[done...]
    text = String(decoding: result, as: UTF8.self)
  }

  /// Where a place of `text` lies in the source.
  func original(_ position: SourcePosition) -> SourcePosition {
    var column = position.column
    for edit in edits.reversed() where edit.line == position.line {
      let before = edits.lazy.filter { $0.line == edit.line && $0.column < edit.column }.reduce(0) {
        $0 + $1.growth
      }
      if column > edit.column + before + edit.length { column -= edit.growth }
    }
    return SourcePosition(line: position.line, column: column)
  }

  /// Whether values lie elsewhere in `text` than in the source.
  var isEdited: Bool { !edits.isEmpty }

  /// Where the quotes begin that end on this line, but began on one above it: most likely they were forgotten there.
  func longQuote(endingOn line: Int) -> SourcePosition? {
    longQuotes.first { quote in
      let (first, last) = (
        lines.position(of: quote.lowerBound).line, lines.position(of: quote.upperBound - 1).line
      )
      return first < line && line <= last + 1
    }.map { lines.position(of: $0.lowerBound) }
  }

  /// A text as YAML reads it back, for hints.
  static func doubleQuoted(_ text: some StringProtocol) -> String {
    "\"" + String(text).replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}

/// The lines of a text in bytes: which place an offset is.
struct ByteLines {
  let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  func position(of offset: Int) -> SourcePosition {
    let before = bytes[..<min(offset, bytes.count)]
    let start = lineStart(of: offset)
    return SourcePosition(
      line: before.count { $0 == .newline } + 1,
      column: bytes[start..<before.endIndex].count { $0 & 0xC0 != 0x80 } + 1)
  }

  func lineStart(of offset: Int) -> Int {
    (bytes[..<min(offset, bytes.count)].lastIndex(of: .newline) ?? -1) + 1
  }

  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// The line that holds an offset, without its end.
  func line(holding offset: Int) -> String {
    let start = lineStart(of: offset)
    return text(start..<(bytes[start...].firstIndex(of: .newline) ?? bytes.count))
  }
}
