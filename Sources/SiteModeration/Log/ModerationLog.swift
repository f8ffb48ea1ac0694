package import SiteContent
package import SiteModel

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What moderators decided: `content/moderation.yml`, to which lines are only added.
package struct ModerationLog: Sendable {
  package static let file = "content/moderation.yml"

  package struct Entry: Hashable, Sendable {
    package var date: Moment
    package var act: Act
    package var comment: CommentReference
    /// The rule of the charter, or another reason, in the moderator's words.
    package var rule: String?
    /// git's user name; nil where there is none.
    package var moderator: String?

    package init(
      date: Moment, act: Act, comment: CommentReference, rule: String? = nil, moderator: String? = nil
    ) {
      self.date = date
      self.act = act
      self.comment = comment
      self.rule = rule
      self.moderator = moderator
    }
  }

  private let path: String
  private let files: SiteFiles

  package init(_ layout: SiteLayout) {
    path = layout.path(Self.file)
    files = SiteFiles(layout)
  }

  /// Its bytes; nil where there is none.
  private func bytes() throws(DiskError) -> [UInt8]? {
    try files.bytesIfPresent(of: RelativePath(Self.file), atMost: FileLimit.moderationLog)
  }

  /// Makes sure that entries can be added, before anything is done that would have to stand there.
  ///
  /// - Throws: `DiskError`.
  package func requireWritable() throws(DiskError) {
    guard FolderListing.kind(of: path, follow: false) != nil else {
      let folder = path.prefix(upTo: path.lastIndex(of: "/") ?? path.startIndex)
      guard access(folder.isEmpty ? "." : String(folder), W_OK) == 0 else {
        throw DiskError("write", path, code: errno)
      }
      return
    }
    let file = open(path, O_WRONLY | O_APPEND | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard file >= 0 else { throw DiskError("write", path, code: errno) }
    close(file)
  }

  /// Adds entries, in one piece.
  ///
  /// - Throws: `DiskError`.
  package func append(_ entries: [Entry]) throws(DiskError) {
    guard !entries.isEmpty else { return }
    let isNew = FolderListing.kind(of: path) == nil
    let head = isNew ? "# What moderators decided. Lines are added by blogsite, and none is changed.\n" : ""
    let bytes = Array((head + entries.map(Self.lines).joined()).utf8)
    let file = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0o644)
    guard file >= 0 else { throw DiskError("write", path, code: errno) }
    let count = bytes.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
    let code = count < 0 ? errno : count < bytes.count ? ENOSPC : 0
    guard close(file) == 0, code == 0 else { throw DiskError("write", path, code: code == 0 ? errno : code) }
  }

  private static func lines(_ entry: Entry) -> String {
    var text =
      "- date: \(entry.date.rfc3339)\n  act: \(entry.act.rawValue)\n  comment: \(quoted(entry.comment.description))\n"
    if let rule = entry.rule?.onOneLine, !rule.isEmpty {
      text += "  rule: \(quoted(PrivateData.masked(rule)))\n"
    }
    if let name = entry.moderator?.onOneLine, !name.isEmpty {
      text += "  by: \(quoted(PrivateData.masked(name)))\n"
    }
    return text
  }

  /// In double quotes: what people write may mean anything in YAML.
  private static func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }

  /// The entries, in the order in which they were written; diagnostics tell of those that cannot be read.
  ///
  /// - Throws: `DiskError`.
  package func read(zone: SiteTimeZone) throws(DiskError) -> ([Entry], [Diagnostic]) {
    guard let bytes = try bytes() else { return ([], []) }
    var entries: [Entry] = []
    var diagnostics: [Diagnostic] = []
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
    // Only what is written above is read: one key a line.
    for (i, line) in String(decoding: bytes, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false
    )
    .enumerated() {
      if line.hasPrefix("- ") {
        end()
        values = [:]
        start = i + 1
      }
      guard let match = line.wholeMatch(of: /[- ] ([a-z]+): (.*)/) else { continue }
      values[String(match.1)] = Self.unquoted(match.2)
    }
    end()
    return (entries, diagnostics)
  }

  private static func unquoted(_ text: Substring) -> String {
    guard text.hasPrefix("\""), text.hasSuffix("\""), text.count > 1 else { return String(text) }
    return String(text.dropFirst().dropLast()).replacing("\\\"", with: "\"").replacing("\\\\", with: "\\")
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
    let key = "  comment: "
    let lines = String(decoding: try bytes() ?? [], as: UTF8.self).split(separator: "\n")
    return Set(
      lines.compactMap { $0.hasPrefix(key) ? CommentReference(Self.unquoted($0.dropFirst(key.count))) : nil })
  }

  /// Puts other names in the place of comments' names, and a pseudonym in the place of a person's in the rules: what is
  /// left when a person asks to be forgotten.
  ///
  /// - Throws: `DiskError`.
  func rename(
    _ comments: [CommentReference: CommentReference], _ name: NameSearch, to pseudonym: String
  ) throws(DiskError) {
    guard let bytes = try bytes() else { return }
    var text = String(decoding: bytes, as: UTF8.self)
    for (old, new) in comments {
      text = text.replacing(
        "comment: " + Self.quoted(old.description) + "\n",
        with: "comment: " + Self.quoted(new.description) + "\n")
    }
    text = Self.withRules(of: text) { name.replacing(in: $0, with: pseudonym) } ?? text
    if Array(text.utf8) != bytes { try FileWriting.replace(path, with: Array(text.utf8)) }
  }

  /// The log's text with other rules; nil where none changes.
  ///
  /// - Parameter change: gives another rule in the place of one, or nil.
  private static func withRules(of text: String, _ change: (String) -> String?) -> String? {
    var isChanged = false
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line -> String in
      let key = "  rule: "
      guard line.hasPrefix(key), let other = change(unquoted(line.dropFirst(key.count))) else {
        return String(line)
      }
      isChanged = true
      return key + quoted(other)
    }
    return isChanged ? lines.joined(separator: "\n") : nil
  }
}

/// What a moderator can do with a comment.
package enum Act: String, Sendable, CaseIterable {
  case approve, spam, remove, reply, forget
  /// A report that was looked at, and changed nothing.
  case keep
  /// An act that was taken back.
  case undo

  /// The status that it gives; nil where it gives none.
  package var status: Comment.Status? {
    switch self {
    case .approve: .approved
    case .spam: .spam
    case .remove: .removed
    case .keep: .removed
    case .reply, .forget, .undo: nil
    }
  }
}
