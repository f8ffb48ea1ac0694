/// The part of a document that a program writes, between two lines that stay.
enum MarkedSection {
  static let begin = "<!-- make bench writes from here -->"
  static let end = "<!-- to here -->"

  struct Missing: Error, CustomStringConvertible {
    var description: String { "the document needs the lines '\(begin)' and '\(end)', in this order" }
  }

  /// - Throws: `Missing` where there are no two such lines.
  static func replacing(in document: String, with text: String) throws -> String {
    let lines = document.split(separator: "\n", omittingEmptySubsequences: false)
    guard let first = lines.firstIndex(where: { $0 == begin }),
      let last = lines[first...].firstIndex(where: { $0 == end })
    else { throw Missing() }
    return (lines[...first] + ["", Substring(text), ""] + lines[last...]).joined(separator: "\n")
  }
}
