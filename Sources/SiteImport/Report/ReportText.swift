import SiteModel

/// The report for people, and for programs.
package enum ReportText {
  /// Texts of an archive are strangers': no control character and no mail or IP address of theirs is printed.
  static func safe(_ text: String) -> String {
    var plain = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator: plain.append(" ")
      case .format where scalar.value != 0x200D: continue
      default: plain.append(scalar)
      }
    }
    return PrivateData.masking(String(plain), with: "[address]").text
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
    if report.removedAddresses > 0 {
      lines.append("readers' mail and IP addresses that were taken out: \(report.removedAddresses)")
    }
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

  /// One JSON object on one line, keys in the order of the alphabet.
  package static func json(_ report: ImportReport) -> String {
    var json = JSONWriter(escaping: .terminal, reserving: 4_000)
    json.object { json in
      json.object("commentStatuses") { json in
        for (status, count) in report.commentStatuses.sorted(by: { $0.key < $1.key }) {
          json.name(status)
          json.number(count)
        }
      }
      json.member("complete", flag: report.isComplete)
      json.member("dryRun", flag: report.isDryRun)
      json.list("findings") { json in
        for finding in sortedFindings(report) {
          json.object { json in
            json.member("kind", finding.kind)
            json.member("message", finding.message)
            json.member("place", finding.place)
            json.member("weight", "\(finding.weight)")
          }
        }
      }
      json.member("removedAddresses", number: report.removedAddresses)
      json.list("repairs") { json in
        for (what, repair) in report.repairs.sorted(by: { $0.key < $1.key }) {
          json.object { json in
            json.member("count", number: repair.count)
            json.member("first", repair.first)
            json.member("what", what)
          }
        }
      }
      json.object("table") { json in
        for (kind, row) in report.rows.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
          json.name(kind.rawValue)
          json.object { json in
            json.member("found", number: row.found)
            json.member("listed", number: row.listed)
            json.member("refused", number: row.refused)
            json.member("unchanged", number: row.unchanged)
            json.member("written", number: row.written)
          }
        }
      }
      json.member("tags", number: report.tags)
    }
    return json.string + "\n"
  }
}
