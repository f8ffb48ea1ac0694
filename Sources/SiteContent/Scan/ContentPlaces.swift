import SiteModel

/// What stands beside the places that content is read from: passed over in silence, a folder with another spelling
/// would take a whole blog off the web.
struct ContentPlaces {
  private(set) var diagnostics: [Diagnostic] = []

  /// What the root folder and `content` hold; `redirects.yml` and `moderation.yml` are read by other stages and commands.
  private static let tops = ["content", "templates"]
  private static let folders = ["articles", "comments", "media", "pages", "root"]
  private static let files = ["moderation.yml", "redirects.yml", "site.yml", "tags.yml"]

  /// What other programs call such places, and what to do with them here.
  private static let foreign: [String: String] = {
    let articles = "articles are files in \(SiteLayout.articles)/"
    let drafts = "drafts are articles in \(SiteLayout.articles)/ with 'draft: true'"
    let root =
      "files for the root of the site are in \(SiteLayout.rootFiles)/, images in \(SiteLayout.media)/"
    let comments = "comments are files in \(SiteLayout.comments)/ARTICLE-ID/"
    let settings = "the settings are in content/site.yml, as YAML"
    let tags = "tags are described in content/tags.yml"
    let redirects = "old addresses are listed in content/redirects.yml"
    let rootFile = "move it into \(SiteLayout.rootFiles)/, whose files are published at the root of the site"
    return [
      "cname": rootFile, "_headers": rootFile, ".htaccess": rootFile, ".well-known": rootFile,
      "favicon.ico": rootFile, "robots.txt": rootFile, "ads.txt": rootFile, "humans.txt": rootFile,
      "security.txt": rootFile, "manifest.json": rootFile, "site.webmanifest": rootFile,
      "apple-touch-icon.png": rootFile, ".nojekyll": rootFile,
      "_redirects": redirects, "redirects.json": redirects, "redirections.yml": redirects,
      "settings.yml": settings, "config.yml": settings, "_config.yml": settings, "config.toml": settings,
      "hugo.toml": settings, "site.json": settings, "site.toml": settings, "parametres.yml": settings,
      "paramètres.yml": settings, "tags.json": tags, "categories.yml": tags, "etiquettes.yml": tags,
      "étiquettes.yml": tags, "commentaires": comments, "billets": articles, "actualites": articles,
      "actualités": articles, "médias": root, "photos": root, "fichiers": root, "documents": root,
      "readme.md": "it is not a text of the blog: move it out of content/",
      "_posts": articles, "posts": articles, "post": articles, "blog": articles, "_drafts": drafts,
      "drafts": drafts, "draft": drafts, "brouillons": drafts, "static": root, "public": root, "assets": root,
      "images": root, "img": root, "uploads": root, "files": root,
    ]
  }()

  /// Looks at what the disk has.
  ///
  /// - Throws: `DiskError` where a folder cannot be listed.
  init(_ layout: SiteLayout) throws(DiskError) {
    self.init(
      rootEntries: try Self.entries(of: layout.root),
      contentEntries: try Self.entries(of: layout.path("content")))
  }

  /// A file with a dot that servers ask for is meant for the root of the site.
  private static func isIgnored(_ name: String) -> Bool {
    SiteFolders.isIgnored(name) && ![".htaccess", ".well-known", ".nojekyll"].contains(name)
  }

  /// Links are what they lead to: only their names matter here.
  private static func entries(of path: String) throws(DiskError) -> [FolderEntry] {
    try FolderListing.entries(of: path) { _ in }.filter { !isIgnored($0.name) }.map { entry in
      var entry = entry
      if entry.kind == .link { entry.kind = FolderListing.kind(of: path + "/" + entry.name) ?? .other }
      return entry
    }
  }

  /// Looks at the names of two folders.
  ///
  /// - Parameters:
  ///   - rootEntries: of the root folder, which holds other things than a blog as well.
  ///   - contentEntries: of `content`.
  init(rootEntries: [FolderEntry], contentEntries: [FolderEntry]) {
    // In 'content' itself, everything is in its place but whoever runs the program, and the missing settings say so.
    let isContent =
      contentEntries.isEmpty && rootEntries.contains { $0.name == "site.yml" && $0.kind == .file }
    for entry in rootEntries where !Self.tops.contains(entry.name) && !isContent { checkRoot(entry) }
    for entry in contentEntries { checkContent(entry) }
  }

  /// Of the root folder, only what is nearly a place of ours, or certainly meant as one.
  private mutating func checkRoot(_ entry: FolderEntry) {
    if entry.kind == .file {
      if Self.files.contains(entry.name) {
        report(entry.name, "this file is not read", hint: "move it into content/: 'content/\(entry.name)'")
      }
      return
    }
    if let near = Self.near(entry.name, Self.tops) {
      report(entry.name, asNear: near, in: "")
    } else if Self.folders.contains(entry.name), entry.name != "root" {
      report(
        entry.name, "this folder is not read", hint: "move it into content/: 'content/\(entry.name)'")
    } else if ["_posts", "_drafts", "static"].contains(entry.name), let hint = Self.foreign[entry.name] {
      report(entry.name, "this folder is not read", hint: hint)
    }
  }

  private mutating func checkContent(_ entry: FolderEntry) {
    let isFile = entry.kind == .file
    let known = isFile ? Self.files : Self.folders
    guard !known.contains(entry.name) else { return }
    let path = "content/" + entry.name
    // Whoever reads the file says that it is none; nobody does of the one that no build reads.
    if !isFile, Self.files.contains(entry.name), entry.name != "moderation.yml" { return }
    if entry.kind == .other {
      return report(path, "this is neither a file nor a folder", hint: "remove it")
    }
    if let near = Self.near(entry.name, known) {
      report(path, asNear: near, in: "content/")
    } else if isFile, Self.isText(entry.name), Self.foreign[entry.name.lowercased()] == nil {
      report(
        path, "this file is not read",
        hint: "move it into \(SiteLayout.articles)/, or into \(SiteLayout.pages)/ if it is a page")
    } else {
      report(
        path, "this \(isFile ? "file" : "folder") is not read",
        hint: Self.foreign[entry.name.lowercased()]
          ?? "content/ holds \((Self.folders.map { $0 + "/" } + Self.files).joined(separator: ", "))")
    }
  }

  private mutating func report(_ path: String, asNear near: String, in folder: String) {
    let reason =
      path.dropFirst(folder.utf8.count).lowercased() == near
      ? "it differs from '\(near)' in case only" : "it is not read"
    diagnostics.append(
      .error(
        .misplacedFile, path, nil, "\(reason)",
        hint: "did you mean '\(folder)\(near)'? Rename it, or move it out of the way")
    )
  }

  private mutating func report(_ path: String, _ message: String, hint: String) {
    diagnostics.append(.warning(.unpublishedFile, path, nil, message, hint: hint))
  }

  // MARK: Names

  /// The known name that a name is a slip of: another case, a plural, another ending, a letter or two.
  private static func near(_ name: String, _ known: [String]) -> String? {
    let plain = plain(name)
    if let same = known.first(where: { plain == Self.plain($0) }) { return same }
    return foreign[name.lowercased()] == nil ? NearestName.of(name, among: known, atMost: 1) : nil
  }

  /// Without what people get wrong: case, `s` at the end, `.yaml` for `.yml`.
  private static func plain(_ name: String) -> String {
    var name = name.lowercased()
    for ending in [".yaml", ".yml"] where name.hasSuffix(ending) {
      name = String(name.dropLast(ending.count))
      return Self.singular(name) + ".yml"
    }
    return Self.singular(name)
  }

  private static func singular(_ name: String) -> String {
    name.hasSuffix("s") ? String(name.dropLast()) : name
  }

  /// Whether a file's name is one that other programs give to texts.
  static func isText(_ name: String) -> Bool {
    let name = name.lowercased()
    return [".md", ".markdown", ".mdown", ".mkd", ".mkdn", ".mdtext"].contains { name.hasSuffix($0) }
  }
}
