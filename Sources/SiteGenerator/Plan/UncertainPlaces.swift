import Foundation
package import SiteContent
package import SiteModel

/// Addresses that files with errors might have: a link there is not called broken before they can be read.
///
/// What such a file wants to be called is not known, but its name is, and so are the words in it, `slug` and `aliases`
/// among them.
package struct UncertainPlaces: Sendable {
  private var words: Set<String> = []
  /// Tags, archives and the pages of lists depend on every article.
  private var hasArticles = false
  /// Every address depends on the settings, and some on the words of the language.
  private var hasAll = false

  /// Nil where every file could be read.
  package init?(_ diagnostics: [Diagnostic], _ layout: SiteLayout) {
    let files = Set(diagnostics.filter { $0.severity == .error && Self.hidesAddress($0.kind) }.map(\.file))
      .filter {
        ($0.isBelow("content") || $0.isBelow(RelativePath(SiteLayout.locales)))
          && !$0.isBelow(RelativePath(SiteLayout.comments))
      }
    guard !files.isEmpty else { return nil }
    hasAll = files.contains {
      $0 == RelativePath(SiteLayout.settings) || $0.isBelow(RelativePath(SiteLayout.locales))
    }
    guard !hasAll else { return }
    for file in files {
      if file.isBelow(RelativePath(SiteLayout.articles)) || file == RelativePath(SiteLayout.tags) {
        hasArticles = true
      }
      for name in file.text.split(separator: "/").suffix(2) {
        let id = name.hasSuffix(".md") ? String(name.dropLast(3)) : String(name)
        words.formUnion([Slug.make(id), Slug.make(Self.withoutDate(id))])
      }
      // What cannot be read has no words to find, and was told of before.
      var told: [Diagnostic] = []
      let bytes = (try? SiteFiles(layout).bytesIfPresent(of: file, atMost: 16 << 20, &told)) ?? nil
      add(Self.frontMatter(String(decoding: bytes ?? [], as: UTF8.self)))
    }
  }

  private mutating func add(_ text: Substring) {
    let separators = "/'\",[]"
    for word in text.split(whereSeparator: { $0.isWhitespace || separators.contains($0) })
    where word.utf8.count <= 255 {
      words.insert(Slug.make(String(word)))
    }
  }

  /// The keys of a file: its links are not its addresses. Where their end cannot be found, the first lines.
  private static func frontMatter(_ text: String) -> Substring {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    let end =
      lines.dropFirst().firstIndex { $0.hasPrefix("---") || $0.hasPrefix("...") } ?? min(lines.count, 40)
    return text[..<(lines.indices.contains(end) ? lines[end].startIndex : text.endIndex)]
  }

  /// Whether something might be there.
  package func mayHold(_ path: SitePath) -> Bool {
    if hasAll { return true }
    let segments = path.text.split(separator: "/")
    guard let last = segments.last(where: { $0 != "feed.xml" }), let first = segments.first else {
      return false
    }
    if words.contains(Slug.make(String(last))) { return true }
    guard hasArticles else { return false }
    return first == "tag" || segments.contains("page") || segments.allSatisfy { $0.allSatisfy(\.isNumber) }
  }

  private static func withoutDate(_ id: String) -> String {
    let parts = id.split(separator: "-", maxSplits: 3)
    guard parts.count == 4, parts.prefix(3).allSatisfy({ $0.allSatisfy(\.isNumber) }) else { return id }
    return String(parts[3])
  }

  /// Whether a file with such an error may have another address than the one that is known, or is not known at all.
  private static func hidesAddress(_ kind: FindingKind) -> Bool {
    switch kind {
    case .unreadableFile, .emptyFile, .wrongEncoding, .tooLarge, .tooDeep, .frontMatter, .invalidYAML,
      .missingKey,
      .wrongValue, .unknownKey, .repeatedID, .misplacedFile, .unusableFile, .namelessTag, .repeatedTag,
      .wrongLanguage:
      true
    default: false
    }
  }
}
