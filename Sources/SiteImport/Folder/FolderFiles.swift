import Foundation
import SiteContent
import SiteModel

/// The texts in a folder of another generator, by what their names say.
struct FolderFiles {
  struct File: Sendable {
    enum Format: Sendable { case markdown, html, other }
    /// Below the folder.
    var path: String
    /// Below the folder of texts.
    var inner: String
    var format: Format
  }

  private(set) var files: [File] = []
  /// Files that might be exports of Disqus's.
  private(set) var exports: [String] = []

  private static let ignored: Set<String> = [
    "node_modules", "vendor", "_site", "themes", "theme", "_layouts", "_includes", "layouts", "static",
    "assets",
    "archetypes", "output", "_data", "_sass", "i18n", "resources", "includes", "overrides",
  ]
  private static let markdown: Set<String> = ["md", "markdown", "mkd", "mkdn", "mdown"]
  private static let html: Set<String> = ["html", "htm"]
  private static let others: Set<String> = [
    "rst", "textile", "adoc", "asciidoc", "org", "wiki", "pandoc", "mdx",
  ]

  /// - Throws: `DiskError`.
  init(_ folder: String, _ generator: OldGenerator) throws {
    let content = generator.contentFolder(in: folder)
    let prefix = content.isEmpty ? "" : content + "/"
    var files: [File] = []
    var exports: [String] = []
    func visit(_ inner: String, depth: Int) throws {
      for entry in try FolderListing.entries(
        of: folder + (inner.isEmpty ? "" : "/" + inner), badName: { _ in })
      {
        let path = inner.isEmpty ? entry.name : inner + "/" + entry.name
        let ending = (entry.name as NSString).pathExtension.lowercased()
        switch entry.kind {
        case .folder where entry.name.hasPrefix(".") || depth > 20: continue
        case .folder where Self.ignored.contains(entry.name): continue
        case .folder where generator.program == .hugo && ["public", "data"].contains(path): continue
        case .folder: try visit(path, depth: depth + 1)
        case .file where Self.markdown.contains(ending):
          files.append(File(path: path, inner: String(path.dropFirst(prefix.count)), format: .markdown))
        case .file where Self.html.contains(ending) && Self.isForTexts(path, prefix):
          files.append(File(path: path, inner: String(path.dropFirst(prefix.count)), format: .html))
        case .file where Self.others.contains(ending) && (!prefix.isEmpty || Self.isForTexts(path, prefix)):
          files.append(File(path: path, inner: String(path.dropFirst(prefix.count)), format: .other))
        default: continue
        }
      }
    }
    try visit(content, depth: 0)
    for inner in ["", "_data", "data"] {
      for entry in try FolderListing.entries(of: folder + "/" + inner, badName: { _ in })
      where entry.kind == .file && Self.mayBeExport(entry.name) {
        exports.append(inner.isEmpty ? entry.name : inner + "/" + entry.name)
      }
    }
    self.files = files
    self.exports = exports
  }

  private static func mayBeExport(_ name: String) -> Bool {
    let name = name.lowercased()
    if name.hasSuffix(".xml") {
      return name.contains("disqus") || name.contains("comments") || name.hasSuffix("-all.xml")
    }
    return name.contains("disqus") && [".yml", ".yaml", ".json"].contains { name.hasSuffix($0) }
  }

  /// Pages of HTML lie among a generator's own; only in folders of texts they are articles.
  private static func isForTexts(_ path: String, _ prefix: String) -> Bool {
    let folders = path.split(separator: "/").dropLast()
    return folders.contains { ["_posts", "_drafts", "posts", "post", "blog"].contains($0.lowercased()) }
      || !prefix.isEmpty && !folders.isEmpty
  }
}

extension FolderFiles.File {
  private var folders: [String] { inner.split(separator: "/").dropLast().map { $0.lowercased() } }

  var isDraft: Bool { folders.contains("_drafts") || folders.contains("drafts") }

  /// Whether its place says that it is an article.
  var isPost: Bool {
    let posts = ["_posts", "_drafts", "posts", "post", "blog", "articles", "news", "actualites", "billets"]
    return posts.contains { folders.contains($0) } || datedName != nil
  }

  /// The name without its endings; of `x/index.md`, `x`.
  var stem: String {
    let parts = inner.split(separator: "/").map(String.init)
    let name = parts.last.map { ($0 as NSString).deletingPathExtension } ?? inner
    return isIndex && parts.count > 1 ? parts[parts.count - 2] : name
  }

  var isIndex: Bool {
    let name = ((inner.split(separator: "/").last.map(String.init) ?? "") as NSString).deletingPathExtension
    return ["index", "_index"].contains(name.lowercased())
  }

  /// `2007-11-06-facebook` → its date and the rest.
  var datedName: (date: String, rest: String)? { Self.dated(stem) }

  static func dated(_ name: String) -> (date: String, rest: String)? {
    guard name.count > 11,
      name.prefix(10).enumerated().allSatisfy({
        $0.offset == 4 || $0.offset == 7 ? $0.element == "-" : $0.element.isNumber && $0.element.isASCII
      })
    else { return nil }
    return (String(name.prefix(10)), String(name.dropFirst(11)))
  }
}
