import SiteModel

/// A word processor's file among the texts: whoever put it there most likely means it to be one.
struct OfficeFile {
  private let name: String
  /// Whether the program holds the place of an open document with it.
  private let isLock: Bool

  private static let endings = [".docx", ".doc", ".odt", ".rtf", ".pages", ".docm", ".fodt", ".dotx", ".wps"]

  /// Nil for other files.
  init?(_ name: String) {
    let lower = name.lowercased()
    isLock = lower.hasPrefix("~$") || lower.hasPrefix(".~lock.")
    guard isLock || Self.endings.contains(where: { lower.hasSuffix($0) }) else { return nil }
    self.name = name
  }

  func diagnostic(_ file: RelativePath) -> Diagnostic {
    if isLock {
      return .warning(
        .unpublishedFile, file, nil, "a word processor keeps this file while a document is open in it",
        hint: "close the document there, or delete the file")
    }
    let stem = name[..<(name.lastIndex(of: ".") ?? name.endIndex)]
    return .warning(
      .unpublishedFile, file, nil, "this is a word processor's file, and is not published",
      hint: "save its words as plain text with the name '\(stem).md'; "
        + "for readers to download, put it into \(SiteLayout.media)")
  }
}
