package import SiteContent
package import SiteModel

extension ModerationLog {
  /// The entries, in the order in which they were written; diagnostics tell of those that cannot be read.
  ///
  /// - Throws: `DiskError`.
  package func read(zone: SiteTimeZone) throws(DiskError) -> ([Entry], [Diagnostic]) {
    guard let bytes = try bytes() else { return ([], []) }
    let text = String(decoding: bytes, as: UTF8.self)
    var entries: [Entry] = []
    var diagnostics: [Diagnostic] = []
    _ = ConflictMarkers.check(yaml: text, file: Self.file, lineOffset: 0, &diagnostics)
    var values: [String: String] = [:]
    var start = 0
    func end() {
      guard start > 0 else { return }
      guard let date = values["date"].flatMap({ try? Moment(parsing: $0, in: zone) }),
        let act = values["act"].flatMap(Act.init(rawValue:)),
        let comment = values["comment"].flatMap({ CommentReference($0) })
      else {
        diagnostics.append(
          .warning(
            .wrongValue, Self.file, SourcePosition(line: start, column: 1), "this entry cannot be read",
            hint: "an entry has 'date', 'act' and 'comment'"))
        return
      }
      entries.append(
        Entry(date: date, act: act, comment: comment, rule: values["rule"], moderator: values["by"]))
    }
    // Only what is written by the program is read: one key a line.
    for (i, line) in Self.lines(of: text).enumerated() {
      if line.hasPrefix("- ") {
        end()
        values = [:]
        start = i + 1
      }
      if let match = line.wholeMatch(of: /[- ] ([a-z]+): (.*)/) {
        values[String(match.1)] = Self.unquoted(match.2)
      } else if !Self.isSilent(line) {
        diagnostics.append(
          .warning(
            .wrongValue, Self.file, SourcePosition(line: i + 1, column: 1), "this line cannot be read",
            hint:
              "an entry begins with '- date: …', and each of its keys stands on a line with two spaces before it"
          ))
      }
    }
    end()
    return (entries, diagnostics)
  }

  /// Whether a line says nothing, or has been told of already: git's marks.
  private static func isSilent(_ line: String) -> Bool {
    line.allSatisfy(\.isWhitespace) || line.hasPrefix("#") || line == "---"
      || ["<<<<<<<", "=======", ">>>>>>>"].contains { line.hasPrefix($0) }
  }

  /// Without their ends, which git writes as those of Windows on such machines.
  private static func lines(of text: String) -> [String] {
    text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { line in
      String(Substring(line.last == UInt8(ascii: "\r") ? line.dropLast() : line))
    }
  }

  /// The text with each line changed, its end apart; nil where none changes.
  ///
  /// - Parameter change: gives another line in the place of one, or nil.
  private static func changing(_ text: String, _ change: (String) -> String?) -> String? {
    var isChanged = false
    let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { line in
      let end = line.last == UInt8(ascii: "\r") ? "\r" : ""
      let words = String(Substring(end.isEmpty ? line : line.dropLast()))
      guard let other = change(words) else { return words + end }
      isChanged = true
      return other + end
    }
    return isChanged ? lines.joined(separator: "\n") : nil
  }

  private static func unquoted(_ text: Substring) -> String {
    guard text.count > 1, let quote = text.first, quote == text.last else { return String(text) }
    let inner = String(text.dropFirst().dropLast())
    switch quote {
    case "\"": return inner.replacing("\\\"", with: "\"").replacing("\\\\", with: "\\")
    // What a program that formats YAML makes of it.
    case "'": return inner.replacing("''", with: "'")
    default: return String(text)
    }
  }

  /// Whether a `rule` has a name.
  func names(_ name: NameSearch) throws(DiskError) -> Bool {
    guard let bytes = try bytes() else { return false }
    return Self.withRules(of: String(decoding: bytes, as: UTF8.self)) { rule in
      name.replacing(in: rule, with: "")
    } != nil
  }

  /// The comments that it tells of.
  ///
  /// - Throws: `DiskError`.
  func comments() throws(DiskError) -> Set<CommentReference> {
    let lines = Self.lines(of: String(decoding: try bytes() ?? [], as: UTF8.self))
    return Set(
      lines.compactMap { line in
        line.wholeMatch(of: /[- ] comment: (.*)/).flatMap { CommentReference(Self.unquoted($0.1)) }
      })
  }

  /// Puts other names in the place of comments' names, and a pseudonym in the place of a person's in the rules: what is
  /// left when a person asks to be forgotten.
  ///
  /// - Throws: `DiskError`.
  func rename(
    _ comments: [CommentReference: CommentReference], _ name: NameSearch, to pseudonym: String
  ) throws(DiskError) {
    guard let bytes = try bytes() else { return }
    let text = String(decoding: bytes, as: UTF8.self)
    let renamed = Self.changing(text) { line in
      guard let match = line.wholeMatch(of: /([- ] comment: )(.*)/),
        let old = CommentReference(Self.unquoted(match.2)), let new = comments[old]
      else { return nil }
      return match.1 + new.description.doubleQuoted
    }
    let changed = Self.withRules(of: renamed ?? text) { name.replacing(in: $0, with: pseudonym) }
    if let text = changed ?? renamed { try FileWriting.replace(path, with: Array(text.utf8)) }
  }

  /// The log's text with other rules; nil where none changes.
  ///
  /// - Parameter change: gives another rule in the place of one, or nil.
  private static func withRules(of text: String, _ change: (String) -> String?) -> String? {
    changing(text) { line in
      guard let match = line.wholeMatch(of: /([- ] rule: )(.*)/), let other = change(Self.unquoted(match.2))
      else { return nil }
      return match.1 + other.doubleQuoted
    }
  }
}
