/// What a block or a part of a line that CommonMark does not have is; the tree's nodes hold its number.
enum MarkdownExtension {
  case strikethroughStart, strikethroughEnd
  case table, tableHead, tableBody, tableRow
  case tableCell(isHeader: Bool, TableSyntax.Alignment)
  /// The mark in the text; `occurrence` counts from 1 the marks of one note.
  case footnoteReference(key: String, number: Int, occurrence: Int)
  case footnotes
  case footnote(key: String, number: Int)
  /// The ways back to each of the marks of a note.
  case footnoteBacklinks(number: Int, count: Int)
  case video(caption: String)
  case videoLabel(VideoAddress)
}

/// The extensions of one text, by the numbers that its tree's nodes hold.
struct MarkdownExtensions {
  private var all: [MarkdownExtension] = []
  /// What elements were given by `{#id .class}`.
  var attributes: Attributes.Found = [:]
  /// Paragraphs that begin with a box to tick, and whether it is ticked.
  var tasks: [CommonMarkNode: Bool] = [:]
  /// Quotes that are alerts.
  var alerts: [CommonMarkNode: Alert] = [:]

  /// The number of a new one, from 1.
  mutating func add(_ markdownExtension: MarkdownExtension) -> Int {
    all.append(markdownExtension)
    return all.count
  }

  /// How many marks lead to each note, by its number.
  var footnoteCounts: [Int: Int] {
    var counts: [Int: Int] = [:]
    for case .footnoteBacklinks(let number, let count) in all { counts[number] = count }
    return counts
  }

  subscript(_ node: CommonMarkNode) -> MarkdownExtension {
    get { all[node.number - 1] }
    set { all[node.number - 1] = newValue }
  }
}
