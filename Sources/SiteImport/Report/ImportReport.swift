/// What an import found, wrote and could not write. Every number of the archive is in one of its columns.
package struct ImportReport: Sendable {
  /// A line of the table.
  package struct Row: Hashable, Sendable {
    /// What the archive holds.
    package var found = 0
    package var written = 0
    /// There already, with the same bytes.
    package var unchanged = 0
    /// There already with other bytes, or impossible to write.
    package var refused = 0
    /// Left out on purpose, and named below.
    package var listed = 0

    /// Whether everything is accounted for.
    package var isWhole: Bool { found == written + unchanged + refused + listed }

    mutating func add(_ other: Row) {
      found += other.found
      written += other.written
      unchanged += other.unchanged
      refused += other.refused
      listed += other.listed
    }
  }

  package enum Kind: String, CaseIterable, Sendable {
    case articles, pages, comments, media, redirects, other
  }

  /// Something that a person should look at.
  package struct Finding: Hashable, Sendable {
    package enum Weight: Int, Sendable, Comparable {
      /// Something of the archive is not in the blog.
      case lost
      /// Something is in the blog, but perhaps not as it was.
      case doubtful
      case worthKnowing

      package static func < (a: Weight, b: Weight) -> Bool { a.rawValue < b.rawValue }
    }

    package var weight: Weight
    package var kind: String
    package var place: String
    package var message: String
  }

  package struct Repair: Hashable, Sendable {
    package var count: Int
    package var first: String
  }

  package private(set) var rows: [Kind: Row] = [:]
  /// Comments of the archive, by status.
  package private(set) var commentStatuses: [String: Int] = [:]
  package var tags = 0
  /// Mail and IP addresses of readers that were taken out of names and texts.
  package var removedAddresses = 0
  package private(set) var findings: [Finding] = []
  /// What was mended in the archive.
  package private(set) var repairs: [String: Repair] = [:]
  package var isDryRun = false

  package init() {}

  package subscript(_ kind: Kind) -> Row {
    get { rows[kind] ?? Row() }
    set { rows[kind] = newValue }
  }

  mutating func find(
    _ weight: Finding.Weight, _ kind: String, _ place: some CustomStringConvertible, _ message: String
  ) {
    findings.append(
      Finding(
        weight: weight, kind: kind, place: ReportText.safe("\(place)"), message: ReportText.safe(message)))
  }

  mutating func repair(_ what: String, count: Int = 1, at place: ArchivePlace) {
    guard count > 0 else { return }
    repairs[what, default: Repair(count: 0, first: ReportText.safe("\(place)"))].count += count
  }

  mutating func count(commentStatus status: String, _ count: Int = 1) {
    commentStatuses[status, default: 0] += count
  }

  mutating func add(_ other: ImportReport) {
    for (kind, row) in other.rows { self[kind].add(row) }
    commentStatuses.merge(other.commentStatuses) { $0 + $1 }
    removedAddresses += other.removedAddresses
    findings += other.findings
    for (what, repair) in other.repairs {
      repairs[what, default: Repair(count: 0, first: repair.first)].count += repair.count
    }
  }

  /// The first thing of the archive that is not in the blog, in words.
  var firstLoss: String? {
    findings.first { $0.weight == .lost }.map { "\($0.place): \($0.message)" }
  }

  /// Whether all that was in the archive is in the blog now, or was left out on purpose.
  package var isComplete: Bool {
    rows.values.allSatisfy { $0.isWhole && $0.refused == 0 } && !findings.contains { $0.weight == .lost }
  }
}
