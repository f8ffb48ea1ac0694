import SiteContent
import SiteModel

/// What is wrong, for the overlay: the diagnostics of `build`, each with the line that it is about.
struct ProblemReport: Equatable, Sendable {
  var problems: [Problem]

  struct Problem: Equatable, Sendable {
    /// `content/articles/x.md:4:7`
    var place: String
    var severity: String
    var message: String
    var hint: String?
    /// The line up to the place, and from there.
    var before: String?
    var after: String?
  }

  /// Characters of a line that are shown on either side of the place.
  private static let longestSide = 160

  /// Reads the lines as they are now.
  init(_ diagnostics: [Diagnostic], _ layout: SiteLayout) {
    var texts: [RelativePath: [Substring]] = [:]
    let disk = SiteFiles(layout)
    problems = diagnostics.map { diagnostic in
      var place = diagnostic.file.text
      if let position = diagnostic.position { place += ":\(position.line):\(position.column)" }
      var problem = Problem(
        place: place, severity: diagnostic.severity.rawValue, message: diagnostic.message,
        hint: diagnostic.hint)
      guard let position = diagnostic.position else { return problem }
      let lines = texts[diagnostic.file] ?? Self.lines(of: diagnostic.file, in: disk)
      texts[diagnostic.file] = lines
      if lines.indices.contains(position.line - 1) {
        let line = lines[position.line - 1]
        let column = line.index(line.startIndex, offsetBy: position.column - 1, limitedBy: line.endIndex)
        let middle = column ?? line.endIndex
        problem.before = String(line[..<middle].suffix(Self.longestSide))
        problem.after = String(line[middle...].prefix(Self.longestSide))
      }
      return problem
    }
  }

  /// As the page's script reads it.
  func write(to json: inout JSONWriter) {
    json.object { json in
      json.list("problems") { json in
        for problem in problems {
          json.object { json in
            json.member("place", problem.place)
            json.member("severity", problem.severity)
            json.member("message", problem.message)
            json.member("hint", problem.hint)
            json.member("before", problem.before)
            json.member("after", problem.after)
          }
        }
      }
    }
  }

  private static func lines(of path: RelativePath, in disk: SiteFiles) -> [Substring] {
    guard let bytes = try? disk.contents(of: path, atMost: FileLimit.tags).bytes else { return [] }
    var text = String(decoding: bytes, as: UTF8.self)
    if text.unicodeScalars.first == "\u{FEFF}" { text.unicodeScalars.removeFirst() }
    return text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }
  }
}
