import CYAML
import SiteModel

/// Reads YAML into values that know their places. The only file that knows libyaml.
enum YAMLReader {
  /// What is wrong with a text, and where.
  struct Problem: Error, Equatable {
    var position: SourcePosition?
    var reason: String
    /// The key, where the problem is that it stands twice in one group.
    var repeatedKey: String?
    /// How to mend it, where that is known.
    var hint: String?
  }

  /// The value of a text; nil where it holds nothing but comments.
  ///
  /// - Parameter mostValues: more are a problem, for each takes much more memory than its letters.
  /// - Throws: `Problem`.
  static func read(_ text: String, mostValues: Int) throws(Problem) -> YAMLValue? {
    var text = text
    return try text.withUTF8 { bytes in
      Result { () throws(Problem) in try value(bytes, mostValues) }
    }.get()
  }

  private static func value(
    _ bytes: UnsafeBufferPointer<UInt8>, _ mostValues: Int
  ) throws(Problem) -> YAMLValue? {
    guard let start = bytes.baseAddress else { return nil }
    try checkDirectives(bytes)
    // It knows its own address, so it must not move.
    let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
    defer { parser.deallocate() }
    guard yaml_parser_initialize(parser) == 1 else { throw Problem(reason: "out of memory") }
    defer { yaml_parser_delete(parser) }
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, start, bytes.count)
    var tree = YAMLTree(mostValues: mostValues)
    // A file may be closed with a `---` like front matter; YAML takes it for the beginning of another document.
    var another: Problem?
    while true {
      var event = yaml_event_t()
      guard yaml_parser_parse(parser, &event) == 1 else { throw problem(parser.pointee) }
      defer { yaml_event_delete(&event) }
      let place = position(event.start_mark)
      switch event.type {
      case YAML_DOCUMENT_START_EVENT:
        if let another { throw another }
        if tree.root != nil {
          let isMarked = event.data.document_start.implicit == 0
          another = Problem(
            position: place, reason: "another document begins here",
            hint: isMarked ? "delete the line '---'" : "delete the line '...' above it")
        }
      case YAML_ALIAS_EVENT:
        throw Problem(position: place, reason: tree.aliasProblem)
      case YAML_SCALAR_EVENT:
        let scalar = event.data.scalar
        if let another {
          guard scalar.length == 0, scalar.style == YAML_PLAIN_SCALAR_STYLE else { throw another }
          continue
        }
        if scalar.anchor != nil { tree.hasAnchor = true }
        let isPlain = scalar.style == YAML_PLAIN_SCALAR_STYLE || scalar.style == YAML_ANY_SCALAR_STYLE
        let letters = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
        try tree.add(String(decoding: letters, as: UTF8.self), isPlain: isPlain, at: place)
      case YAML_SEQUENCE_START_EVENT:
        if let another { throw another }
        if event.data.sequence_start.anchor != nil { tree.hasAnchor = true }
        try tree.open(.list, at: place)
      case YAML_MAPPING_START_EVENT:
        if let another { throw another }
        if event.data.mapping_start.anchor != nil { tree.hasAnchor = true }
        try tree.open(.mapping, at: place)
      case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT:
        try tree.close()
      case YAML_STREAM_END_EVENT:
        return try tree.finished()
      default:
        break
      }
    }
  }

  /// libyaml compares each `%TAG` of a text with all that it has seen.
  private static func checkDirectives(_ bytes: UnsafeBufferPointer<UInt8>) throws(Problem) {
    let mark = UInt8(ascii: "%")
    guard bytes.contains(mark) else { return }
    var count = 0
    for (number, line) in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .enumerated()
    where line.first == mark {
      count += 1
      if count > mostDirectives {
        throw Problem(
          position: SourcePosition(line: number + 1, column: 1),
          reason: "more than \(mostDirectives) lines begin with '%'")
      }
    }
  }

  private static let mostDirectives = 100

  /// Lines and columns count characters, from 0.
  private static func position(_ mark: yaml_mark_t) -> SourcePosition {
    SourcePosition(line: Int(mark.line) + 1, column: Int(mark.column) + 1)
  }

  private static func problem(_ parser: yaml_parser_t) -> Problem {
    // There are no words where memory is short, and no place in a text that could not be decoded.
    guard let words = parser.problem else { return Problem(reason: "out of memory") }
    let place = parser.error == YAML_READER_ERROR ? nil : position(parser.problem_mark)
    return Problem(position: place, reason: String(cString: words))
  }
}
