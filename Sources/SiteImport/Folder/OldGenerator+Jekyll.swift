import SiteContent
import SiteModel

/// What Jekyll's settings say of folders.
extension OldGenerator {
  /// Texts of one kind, in a folder of their own: `_recettes/`.
  struct Collection: Sendable {
    var name: String
    /// A pattern.
    var permalink: String?
  }

  /// The collection that published a file; nil of a file in none, and of collections that publish nothing.
  func collection(of file: FolderFiles.File) -> Collection? {
    guard let name = Self.ownFolder(file), let value = ForeignKeys.member(settings["collections"], name),
      ForeignKeys.member(value, "output").flatMap(ForeignKeys.flag) ?? false
    else { return nil }
    return Collection(
      name: name, permalink: ForeignKeys.member(value, "permalink").flatMap(ForeignKeys.plain))
  }

  /// The folder that a file lies in, where Jekyll did not look at it: one with `_` that neither a collection nor
  /// `include:` names.
  func unpublishedFolder(of file: FolderFiles.File) -> String? {
    guard program == .jekyll, let name = Self.ownFolder(file), collection(of: file) == nil,
      !ForeignKeys.names(settings["include"]).contains("_" + name)
    else { return nil }
    return "_" + name
  }

  private static func ownFolder(_ file: FolderFiles.File) -> String? {
    let folders = file.path.split(separator: "/").dropLast()
    guard let first = folders.first, first.hasPrefix("_"), !["_posts", "_drafts", "_pages"].contains(first)
    else { return nil }
    return String(first.dropFirst())
  }

  /// Of `defaults:`, what holds for a file: of two scopes the narrower.
  func defaults(for file: FolderFiles.File) -> [FrontMatterKey] {
    guard program == .jekyll, case .list(let defaults)? = settings["defaults"] else { return [] }
    let type = file.isPost ? "posts" : Self.ownFolder(file) ?? "pages"
    var found: [(path: String, keys: [FrontMatterKey])] = []
    for entry in defaults {
      let scope = ForeignKeys.member(entry, "scope")
      let path = ForeignKeys.member(scope, "path").flatMap(ForeignKeys.plain) ?? ""
      let kind = ForeignKeys.member(scope, "type").flatMap(ForeignKeys.plain) ?? type
      guard kind == type, path.isEmpty || file.path == path || file.path.hasPrefix(path + "/"),
        case .group(let keys)? = ForeignKeys.member(entry, "values")
      else { continue }
      found.append((path, keys))
    }
    var merged: [FrontMatterKey] = []
    for (_, keys) in found.enumerated().sorted(by: {
      ($0.element.path.utf8.count, $0.offset) < ($1.element.path.utf8.count, $1.offset)
    }).map(\.element) {
      merged = merged.filter { key in !keys.contains { $0.name == key.name } } + keys
    }
    return merged
  }

  /// Whether MkDocs's blog made its articles' addresses in a way of its own.
  var hasOwnPostAddresses: Bool {
    guard case .list(let plugins)? = settings["plugins"] else { return false }
    let names = [
      "post_url_format", "post_url_date_format", "post_slugify", "post_slugify_separator",
    ]
    return plugins.contains { plugin in
      let blog = ForeignKeys.member(plugin, "blog") ?? ForeignKeys.member(plugin, "material/blog")
      return names.contains { ForeignKeys.member(blog, $0) != nil }
    }
  }
}
