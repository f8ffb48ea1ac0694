import Foundation
import SiteContent
import SiteModel

/// Personal data in the texts of comments: an address or a number that a reader wrote for somebody and not for all.
enum PersonalData {
  /// - Throws: `DiskError` where a comment cannot be read.
  static func run(_ files: [RelativePath], _ layout: SiteLayout, atMost limit: Int, jobs: Int) async throws
    -> [Diagnostic]
  {
    let disk = SiteFiles(layout)
    return try await Parallel.map(files, jobs: jobs) { file in
      // What is refused was told when the comment was read.
      var told: [Diagnostic] = []
      return try disk.bytesIfPresent(of: file, atMost: limit, &told).map { findings(in: $0, file) } ?? []
    }.flatMap(\.self)
  }

  static func findings(in bytes: [UInt8], _ file: RelativePath) -> [Diagnostic] {
    // Most comments have no sign that any of these needs.
    guard bytes.contains(UInt8(ascii: "@")) || bytes.count(where: { $0.isASCIIDigit }) >= 10 else {
      return []
    }
    var found: [Diagnostic] = []
    var fences = 0
    // What the blog's own people say of themselves is theirs to say.
    var isByAuthor = false
    let lines = String(decoding: bytes, as: UTF8.self).split(
      omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (number, line) in lines.enumerated() {
      if fences < 2, line.hasPrefix("---") {
        fences += 1
        continue
      }
      // The keys have a check of their own, and dates in them look like numbers.
      guard fences == 2 else {
        if line.hasPrefix("by_author:"),
          line.dropFirst("by_author:".count).trimmingCharacters(in: .whitespaces) == "true"
        {
          isByAuthor = true
        }
        continue
      }
      if isByAuthor { return [] }
      func report(_ what: String, _ place: Substring.Index) {
        let column = line.unicodeScalars.distance(from: line.startIndex, to: place) + 1
        found.append(
          .warning(
            .personalData, file, SourcePosition(line: number + 1, column: column),
            "the comment shows \(what)",
            hint: "ask whether its owner wants it to be public, and remove it if not"))
      }
      // A pattern is compiled each time it is asked for: most lines cannot hold what it looks for.
      let digits = line.utf8.count { $0.isASCIIDigit }
      if line.utf8.contains(UInt8(ascii: "@")) {
        for match in line.matches(of: /[A-Za-z0-9._%+\-]+@[A-Za-z0-9\-]+(?:\.[A-Za-z0-9\-]+)*\.[A-Za-z]{2,}/)
        {
          // `@name@example.social` is an account that everybody may see.
          let start = match.range.lowerBound
          if start > line.startIndex, line[line.index(before: start)] == "@" { continue }
          report("an e-mail address", start)
        }
      }
      if digits >= 10 {
        for match in line.matches(of: /(?:\+33[ .\-]?|\b0)[1-9](?:[ .\-]?[0-9]{2}){4}\b/) {
          report("a phone number", match.range.lowerBound)
        }
      }
      if digits >= 4, line.utf8.count(where: { $0 == UInt8(ascii: ".") }) >= 3 {
        for match in line.matches(of: /\b[0-9]{1,3}(?:\.[0-9]{1,3}){3}\b/)
        where match.0.split(separator: ".").allSatisfy({ Int($0).map { $0 < 256 } ?? false }) {
          report("an IP address", match.range.lowerBound)
        }
      }
    }
    return found
  }
}
