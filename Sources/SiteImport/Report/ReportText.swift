import Foundation
import SiteModel

/// The report for people, and for programs.
package enum ReportText {
  /// Texts of an archive are strangers': no control character and no mail address of theirs is printed.
  static func safe(_ text: String) -> String {
    var plain = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator: plain.append(" ")
      case .format where scalar.value != 0x200D: continue
      default: plain.append(scalar)
      }
    }
    return PrivateTexts.withoutAddresses(String(plain))
  }

  /// Of one kind at most so many are shown.
  private static let mostOfAKind = 10

  package static func text(_ report: ImportReport) -> String {
    var lines = table(report)
    if !report.commentStatuses.isEmpty {
      let statuses = report.commentStatuses.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
      lines.append("comments in the archive: " + statuses.joined(separator: ", "))
    }
    if report.tags > 0 { lines.append("tags: \(report.tags)") }
    if !report.repairs.isEmpty {
      lines += ["", "mended in the archive:"]
      for (what, repair) in report.repairs.sorted(by: { $0.key < $1.key }) {
        lines.append("  \(what): \(repair.count) (first: \(repair.first))")
      }
    }
    lines += findings(report)
    lines.append("")
    lines.append(
      !report.isComplete
        ? "not everything is in the blog: see above"
        : report.isDryRun ? "nothing would be lost; nothing was written (--dry-run)" : "nothing was lost")
    return lines.joined(separator: "\n") + "\n"
  }

  private static func table(_ report: ImportReport) -> [String] {
    let titles = ["in the archive", "written", "unchanged", "refused", "listed"]
    func line(_ name: String, _ values: [String]) -> String {
      zip(titles, values).reduce(name + String(repeating: " ", count: max(0, 10 - name.count))) {
        line, cell in
        line + String(repeating: " ", count: max(1, max(10, cell.0.count + 1) - cell.1.count)) + cell.1
      }
    }
    return [line("", titles)]
      + ImportReport.Kind.allCases.compactMap { kind in
        let row = report[kind]
        guard row != ImportReport.Row() else { return nil }
        return line(
          kind.rawValue, [row.found, row.written, row.unchanged, row.refused, row.listed].map(String.init))
          + (row.isWhole ? "" : "  does not add up")
      }
  }

  private static func findings(_ report: ImportReport) -> [String] {
    let sorted = sortedFindings(report)
    guard !sorted.isEmpty else { return [] }
    var lines = ["", "to look at, the worst first:"]
    var counts: [String: Int] = [:]
    for finding in sorted {
      counts[finding.kind, default: 0] += 1
      guard counts[finding.kind, default: 0] <= mostOfAKind else { continue }
      lines.append("  \(finding.place): \(finding.message) [\(finding.kind)]")
    }
    for (kind, count) in counts.sorted(by: { $0.key < $1.key }) where count > mostOfAKind {
      lines.append("  … and \(count - mostOfAKind) more of [\(kind)]; --format json has all")
    }
    return lines
  }

  /// Worst first; within a weight as they were found.
  private static func sortedFindings(_ report: ImportReport) -> [ImportReport.Finding] {
    report.findings.enumerated()
      .sorted { ($0.element.weight.rawValue, $0.offset) < ($1.element.weight.rawValue, $1.offset) }.map(
        \.element)
  }

  /// One JSON object.
  package static func json(_ report: ImportReport) throws -> String {
    let output = JSONOutput(
      complete: report.isComplete, dryRun: report.isDryRun,
      table: Dictionary(
        uniqueKeysWithValues: report.rows.map { kind, row in
          (
            kind.rawValue,
            JSONOutput.Row(
              found: row.found, written: row.written, unchanged: row.unchanged, refused: row.refused,
              listed: row.listed)
          )
        }), commentStatuses: report.commentStatuses, tags: report.tags,
      repairs: report.repairs.sorted { $0.key < $1.key }.map {
        .init(what: $0.key, count: $0.value.count, first: $0.value.first)
      },
      findings: sortedFindings(report).map {
        .init(weight: "\($0.weight)", kind: $0.kind, place: $0.place, message: $0.message)
      })
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(output), as: UTF8.self) + "\n"
  }

  private struct JSONOutput: Encodable {
    struct Row: Encodable { var found, written, unchanged, refused, listed: Int }
    struct Repair: Encodable {
      var what: String
      var count: Int
      var first: String
    }
    struct Finding: Encodable { var weight, kind, place, message: String }
    var complete: Bool
    var dryRun: Bool
    var table: [String: Row]
    var commentStatuses: [String: Int]
    var tags: Int
    var repairs: [Repair]
    var findings: [Finding]
  }
}
