/// What two texts differ in, line by line.
package struct LineDifference: Sendable {
  private enum Line: Equatable { case both(Substring), removed(Substring), added(Substring) }

  private let lines: [Line]

  package init(from old: String, to new: String) {
    let (old, new) = (Self.lines(old), Self.lines(new))
    let difference = new.difference(from: old)
    var removed: Set<Int> = []
    var added: Set<Int> = []
    for change in difference {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): added.insert(offset)
      }
    }
    var lines: [Line] = []
    var (i, j) = (0, 0)
    while i < old.count || j < new.count {
      if removed.contains(i) {
        lines.append(.removed(old[i]))
        i += 1
      } else if added.contains(j) {
        lines.append(.added(new[j]))
        j += 1
      } else {
        lines.append(.both(old[i]))
        (i, j) = (i + 1, j + 1)
      }
    }
    self.lines = lines
  }

  private static func lines(_ text: String) -> [Substring] {
    var lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
    if lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }

  /// As `diff -u` prints it, with three lines around each change; empty where there is none.
  package func unified(_ oldName: String, _ newName: String) -> String {
    var text = ""
    for hunk in hunks(context: 3) {
      let before = lines[..<hunk.lowerBound]
      let start = (old: Self.countOld(before), new: Self.countNew(before))
      let count = (old: Self.countOld(lines[hunk]), new: Self.countNew(lines[hunk]))
      text += "@@ -\(Self.range(start.old, count.old)) +\(Self.range(start.new, count.new)) @@\n"
      for line in lines[hunk] {
        switch line {
        case .both(let line): text += " \(line)\n"
        case .removed(let line): text += "-\(line)\n"
        case .added(let line): text += "+\(line)\n"
        }
      }
    }
    return text.isEmpty ? "" : "--- \(oldName)\n+++ \(newName)\n" + text
  }

  private func hunks(context: Int) -> [Range<Int>] {
    var hunks: [Range<Int>] = []
    for (i, line) in lines.enumerated() {
      if case .both = line { continue }
      let near = max(0, i - context)..<min(lines.count, i + 1 + context)
      if let last = hunks.last, near.lowerBound <= last.upperBound {
        hunks[hunks.count - 1] = last.lowerBound..<near.upperBound
      } else {
        hunks.append(near)
      }
    }
    return hunks
  }

  private static func countOld(_ lines: ArraySlice<Line>) -> Int {
    lines.count { if case .added = $0 { false } else { true } }
  }

  private static func countNew(_ lines: ArraySlice<Line>) -> Int {
    lines.count { if case .removed = $0 { false } else { true } }
  }

  /// A range of no lines is named by the line before it.
  private static func range(_ start: Int, _ count: Int) -> String {
    "\(count == 0 ? start : start + 1),\(count)"
  }
}
