extension YAMLScanner {
  /// A place that a parser reads in another way than its author may have meant.
  struct Sign: Equatable {
    enum Kind: Equatable {
      /// A ` #`: the rest of the line is a comment.
      case comment
      /// `#word` in a list between brackets: a comment that takes the bracket with it.
      case hashtag
      /// `!`, `&` or `*`, with which YAML marks types and references.
      case mark
      /// A second ` : ` in a value of one line, or a sign at its beginning that YAML keeps for itself.
      case colon
      /// `- ` at the beginning of a line that goes on with the value above it.
      case dash
      /// A key with nothing behind its colon, nor below.
      case empty
      /// A value without quotes or signs that goes on in the lines below.
      case lines
      /// Quotes or brackets without an end.
      case unclosed
      /// A sign other than `-`, or one without its space, that is to begin an entry of a list.
      case bullet
      /// A line that is neither a key nor an entry, and is not indented like a line that goes on.
      case stray
      /// `draft: true` within a text of several lines, where it decides nothing.
      case buried
      /// A comma behind a value in quotes, as in JSON.
      case comma
    }

    var kind: Kind
    /// The names of the keys that lead to the value, the outermost first.
    var path: [String]
    /// Whether the value is an item of a list, and not the key's own.
    var isItem: Bool
    /// Where it stands, in bytes.
    var offset: Int
    /// The value as its author sees it, to the end of the line or of the item, in bytes.
    var value: Range<Int>
    /// The value with the lines that it goes on with.
    var whole: Range<Int>
    /// Whether the value goes on in the lines below, or in those above.
    var goesOn = false

    /// Whether it is a comment with lines of the value below it, which YAML refuses.
    var endsValue: Bool { kind == .comment && goesOn && value.upperBound < whole.upperBound }
  }
}
