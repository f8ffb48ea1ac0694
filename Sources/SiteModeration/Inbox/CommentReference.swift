import SiteContent
import SiteModel

/// Names a comment as its file is named: `2026-02-03-velo/2026-02-05-lea`.
package struct CommentReference: Hashable, Sendable, Comparable, CustomStringConvertible {
  package let article: String
  /// The file's name without `.md`.
  package let file: String

  package init(article: String, file: String) {
    self.article = article
    self.file = file
  }

  /// Reads `ARTICLE/COMMENT`; a path of the file, as a shell completes it, is as good. Nil for anything else.
  package init?(_ text: String) {
    var text = text[...]
    if text.hasPrefix("./") { text = text.dropFirst(2) }
    if text.hasPrefix(SiteLayout.comments + "/") { text = text.dropFirst(SiteLayout.comments.count + 1) }
    if text.hasSuffix(".md") { text = text.dropLast(3) }
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, parts.allSatisfy(Self.isName) else { return nil }
    self.init(article: parts[0], file: parts[1])
  }

  /// A file's path relative to the root folder; nil where it is no comment's.
  package init?(path: String) {
    guard path.hasPrefix(SiteLayout.comments + "/") else { return nil }
    self.init(path)
  }

  /// One part of a path that stays where it is.
  private static func isName(_ part: String) -> Bool {
    !part.isEmpty && !part.hasPrefix(".")
      && part.unicodeScalars.allSatisfy { $0 != "/" && $0 != "\\" && $0.value >= 0x20 && $0.value != 0x7F }
  }

  package var description: String { article + "/" + file }

  /// Relative to the root folder.
  package var path: String { "\(SiteLayout.comments)/\(article)/\(file).md" }

  package static func < (a: Self, b: Self) -> Bool { (a.article, a.file) < (b.article, b.file) }
}
