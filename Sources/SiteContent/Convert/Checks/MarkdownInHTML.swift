import SiteModel

/// Markdown among the words of a block of HTML, where it has no effect: such a block goes on to the next empty line
/// (CommonMark, 4.6).
enum MarkdownInHTML {
  /// Images, links, strong words and headings; single stars and underscores may be anybody's.
  static func all(in words: [UInt8]) -> [ForeignMarkup.Found] {
    guard words.hasPart("](") || words.hasPart("**") || words.hasPart("## ") else { return [] }
    var found: [ForeignMarkup.Found] = []
    for (number, line) in words.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .enumerated()
    {
      let text = String(decoding: line, as: UTF8.self)
      guard text.utf8.count <= longest, let match = pattern.firstMatch(in: text) else { continue }
      found.append(.init(kind: .markdown, text: String(match.prefix(60)), line: number))
    }
    return found
  }

  private static let longest = 2_000

  private static let pattern = Pattern(
    /!?\[[^\[\]]*\]\([^()\s]+\)|\*\*[^\s*][^*]*\*\*|^ {0,3}#{2,6} \S.*/)
}
