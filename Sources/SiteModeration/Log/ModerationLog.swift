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

  let path: String
  private let files: SiteFiles

  package init(_ layout: SiteLayout) {
    path = layout.path(Self.file)
    files = SiteFiles(layout)
  }

  /// Its bytes; nil where there is none.
  func bytes() throws(DiskError) -> [UInt8]? {
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
    let file = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0o644)
    guard file >= 0 else { throw DiskError("write", path, code: errno) }
    // Whoever edits the log by hand may leave its last line without an end.
    let start = Self.endsWithinLine(file) ? "\n" : head
    let bytes = Array((start + entries.map(Self.lines).joined()).utf8)
    let count = bytes.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
    let code = count < 0 ? errno : count < bytes.count ? ENOSPC : 0
    guard close(file) == 0, code == 0 else { throw DiskError("write", path, code: code == 0 ? errno : code) }
  }

  private static func endsWithinLine(_ file: Int32) -> Bool {
    let size = lseek(file, 0, SEEK_END)
    var last: UInt8 = 0
    return size > 0 && pread(file, &last, 1, size - 1) == 1 && last != UInt8(ascii: "\n")
  }

  /// Texts in quotes: what people write may mean anything in YAML.
  private static func lines(_ entry: Entry) -> String {
    var text =
      "- date: \(entry.date.rfc3339)\n  act: \(entry.act.rawValue)\n  comment: \(entry.comment.description.doubleQuoted)\n"
    if let rule = entry.rule?.onOneLine, !rule.isEmpty {
      text += "  rule: \(PrivateData.masked(rule).doubleQuoted)\n"
    }
    if let name = entry.moderator?.onOneLine, !name.isEmpty {
      text += "  by: \(PrivateData.masked(name).doubleQuoted)\n"
    }
    return text
  }
}
