import SiteModel

/// What Markdown takes for something else than its author did, so that readers do not see it, or see code.
enum MisreadText {
  /// The cells of a table's row that stand beyond its columns.
  struct LostCells: Sendable {
    /// From 1.
    var line: Int
    var text: String
  }

  static func findings(
    in source: [UInt8], _ cells: [LostCells], lineOffset: Int
  ) -> [ConvertedDocument.Warning] {
    func warning(_ line: Int, _ column: Int, _ message: String, _ hint: String) -> ConvertedDocument.Warning {
      .init(
        kind: .misreadText, position: SourcePosition(line: line + lineOffset, column: column),
        message: message,
        hint: hint)
    }
    var found = LinkDefinitions(in: source).unused.filter { !$0.isComment }.map { one in
      warning(
        one.line, one.indentation + 1, "nothing refers to '[\(one.label)]', so this line is not shown",
        isAddress(one.target)
          ? "write [words][\(one.label)] where the link belongs, or delete it"
          : "write \\[\(one.label)]: \(one.target) for readers to see it, or delete it")
    }
    found += cells.map { row in
      warning(
        row.line, 1, "this row has more cells than its table has columns: '\(row.text)' is not shown",
        "add a column to the first row and to the line of dashes, or write \\| for a | that separates nothing"
      )
    }
    if let line = openFence(in: source) {
      found.append(
        warning(
          line, 1, "the code block that begins here has no end: all that follows is shown as code",
          "write the same signs on a line of their own where it ends"))
    }
    return found
  }

  private static func isAddress(_ target: String) -> Bool {
    target.contains("://") || target.hasPrefix("/") || target.hasPrefix("<") || target.hasPrefix("#")
      || target.hasPrefix("mailto:") || target.hasPrefix("www.") || target.hasSuffix(".md")
  }

  /// The line of a fence that nothing closes, where paragraphs follow: a last block of code may do without.
  private static func openFence(in source: [UInt8]) -> Int? {
    guard source.hasPart("```") || source.hasPart("~~~") else { return nil }
    var fence = OpenFence()
    var number = 0
    for line in source.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      number += 1
      _ = fence.read(line, number)
    }
    return fence.holdsParagraphs ? fence.line : nil
  }
}
