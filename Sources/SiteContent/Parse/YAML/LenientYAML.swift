import SiteModel

/// What people write in YAML and YAML reads in another way: accepted where only one thing can be meant, told of
/// everywhere else.
///
/// - `title: Europe : le débat` is an error in YAML, where ` : ` separates a key from its value. In a value of one line
///   nothing else can be meant than text, so it is put into quotes before YAML sees it.
/// - `tags: #UMP, #loi` is a key without a value, for `#` begins a comment.
/// - `title: !Urgent` is a text without its first word, for `!` marks a type; so do `&` and `*` for references.
/// - `• UMP` below `tags:` is no entry of a list, and a line that is not indented does not go on with a value.
struct LenientYAML {
  /// The text as YAML may read it. Its lines are those of the source.
  private(set) var text: String
  /// False where it cannot be read, which is told of already.
  private(set) var isReadable = true
  /// Quotes that end on a later line than they begin.
  private let longQuotes: [Range<Int>]
  private let lines: ByteLines
  /// By their lines, in their order.
  private var edits: [Int: [Edit]] = [:]

  private struct Edit {
    /// The last column, in the edited line, up to which nothing has moved because of it.
    var end: Int
    /// By how much what stands behind it has moved to the right, by it and by all before it in its line.
    var growth: Int
  }

  /// - Parameter keys: of the file; nil where they have no description.
  init(
    _ source: String, file: String, lineOffset: Int, keys: KeySet?, _ diagnostics: inout [Diagnostic]
  ) {
    let scanner = YAMLScanner(source, keys: keys)
    text = source
    longQuotes = scanner.longQuotes
    lines = ByteLines(scanner.bytes)
    guard !scanner.signs.isEmpty else { return }
    let report = YAMLSignReport(file: file, lineOffset: lineOffset, lines: lines, keys: keys)
    var changes: [(range: Range<Int>, text: String)] = []
    var (marked, bulleted): ([String]?, [String]?)
    for sign in scanner.signs {
      // Below a mark, lines are entries to YAML and go on with a text to the scanner: the error says enough.
      if sign.kind == .dash, sign.path == marked { continue }
      if sign.kind == .mark { marked = sign.path }
      // One line tells of all entries of a list.
      if sign.kind != .bullet || sign.path != bulleted { report.tell(sign, &diagnostics) }
      if sign.kind == .bullet { bulleted = sign.path }
      switch sign.kind {
      case .colon where report.isOneLine(sign), .hashtag:
        changes.append((sign.value, Self.singleQuoted(lines.text(sign.value))))
      case .mark:
        // The error stands; the rest of the file is read all the same, so that one run tells of every problem.
        if sign.goesOn {
          isReadable = false
        } else {
          changes.append((sign.value, report.substitute(sign)))
        }
      case .bullet where report.isText(below: sign): isReadable = false
      case .bullet:
        let isSpaced = sign.value.upperBound < lines.bytes.count && lines.bytes[sign.value.upperBound] <= 0x20
        changes.append((sign.value, isSpaced ? "-" : "- "))
      case .stray:
        guard sign.goesOn else {
          isReadable = false
          break
        }
        for line in scanner.bytes[sign.value].split(separator: .newline) {
          changes.append((line.startIndex..<line.startIndex, " "))
        }
      case .comma: changes.append((sign.value, " "))
      case .unclosed: isReadable = false
      case .comment where sign.endsValue: isReadable = false
      case .comment, .dash, .lines, .colon, .empty, .buried: break
      }
    }
    make(changes, scanner.bytes)
  }

  static func singleQuoted(_ text: String) -> String {
    "'" + text.replacing("'", with: "''") + "'"
  }

  private mutating func make(_ changes: [(range: Range<Int>, text: String)], _ bytes: [UInt8]) {
    guard !changes.isEmpty else { return }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + 4 * changes.count)
    var done = 0
    for (range, new) in changes.sorted(by: { $0.range.lowerBound < $1.range.lowerBound })
    where range.lowerBound >= done {
      result += bytes[done..<range.lowerBound]
      result += new.utf8
      done = range.upperBound
      let place = lines.position(of: range.lowerBound)
      let (old, size) = (lines.text(range).unicodeScalars.count, new.unicodeScalars.count)
      let before = edits[place.line]?.last?.growth ?? 0
      edits[place.line, default: []].append(
        Edit(end: place.column + before + old, growth: before + size - old))
    }
    result += bytes[done...]
    text = String(decoding: result, as: UTF8.self)
  }

  /// Where a place of `text` lies in the source.
  func original(_ position: SourcePosition) -> SourcePosition {
    guard let edits = edits[position.line] else { return position }
    // A line may hold thousands of them, and be asked for each of its values.
    var (low, high) = (0, edits.count)
    while low < high {
      let middle = (low + high) / 2
      if edits[middle].end < position.column { low = middle + 1 } else { high = middle }
    }
    return SourcePosition(
      line: position.line, column: position.column - (low == 0 ? 0 : edits[low - 1].growth))
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
}
