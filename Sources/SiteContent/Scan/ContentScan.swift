import SiteModel

/// Stage 2: folders → source files, sorted.
package struct ContentScan: Sendable {
  private let layout: SiteLayout
  private let realRoot: String
  private var content = ScannedContent()
  private var diagnostics: [Diagnostic] = []

  /// Lists the content; files are not read.
  ///
  /// - Throws: `DiskError` where a folder cannot be listed.
  package static func run(
    _ layout: SiteLayout, jobs: Int
  ) async throws -> (ScannedContent, [Diagnostic]) {
    var scan = ContentScan(layout)
    let empty = scan
    async let documents = {
      var scan = empty
      try scan.scanDocuments(SiteLayout.articles) { scan, file in scan.addArticle(file) }
      try scan.scanDocuments(SiteLayout.pages) { scan, file in scan.addPage(file) }
      return scan
    }()
    try await scan.scanComments(jobs: jobs)
    scan.content.media = try scan.files(below: SiteLayout.media)
    scan.content.assets = try scan.files(below: SiteLayout.assets)
    for file in [SiteLayout.settings, SiteLayout.tags] {
      guard let stamp = FileStamp(of: layout.path(file)) else { continue }
      scan.content.otherStamps.append(StampedFile(path: file, stamp: stamp))
    }
    try scan.stampTemplates(in: SiteLayout.templates)
    scan.add(try await documents)
    return (scan.content, scan.diagnostics)
  }

  /// Takes over what another scan found below other folders.
  private mutating func add(_ other: ContentScan) {
    content.articles += other.content.articles
    content.discussions += other.content.discussions
    content.pages += other.content.pages
    content.bundleFiles.merge(other.content.bundleFiles) { $0 + $1 }
    content.stamps += other.content.stamps
    diagnostics += other.diagnostics
  }

  private init(_ layout: SiteLayout, realRoot: String? = nil) {
    self.layout = layout
    self.realRoot = realRoot ?? FolderListing.resolved(layout.root) ?? layout.root
  }

  // MARK: Walking

  /// All files below a folder, with their paths relative to the root folder.
  private mutating func files(below folder: String) throws -> [String] {
    var files: [String] = []
    for entry in try entries(of: folder) {
      let path = Self.path(folder, entry.name)
      if entry.kind == .folder {
        files += try self.files(below: path)
      } else {
        note(entry, path)
        files.append(path)
      }
    }
    return files
  }

  /// In one piece: there are tens of thousands.
  private static func path(_ folder: String, _ name: String) -> String {
    var path = ""
    path.reserveCapacity(folder.utf8.count + 1 + name.utf8.count)
    path += folder
    path += "/"
    path += name
    return path
  }

  /// Keeps what the disk says of a file.
  private mutating func note(_ entry: FolderEntry, _ path: String) {
    guard entry.kind == .file, let stamp = entry.stamp else { return }
    content.stamps.append(StampedFile(path: path, stamp: stamp))
  }

  /// The entries of a folder without what editors and systems leave about, files with their stamps; links are
  /// followed inside the site.
  private mutating func entries(of folder: String) throws -> [FolderEntry] {
    var badNames: [String] = []
    let found = try FolderListing.entries(of: layout.path(folder), withStamps: true) { badNames.append($0) }
    for name in badNames {
      diagnostics.append(
        .error(
          .wrongEncoding, folder + "/" + name, nil, "the file's name is not valid UTF-8",
          hint: "rename the file"))
    }
    let isPlain = found.allSatisfy {
      ($0.kind == .folder || $0.kind == .file && $0.stamp != nil) && !Self.isIgnored($0.name)
    }
    if isPlain { return found }
    var entries: [FolderEntry] = []
    for var entry in found where !Self.isIgnored(entry.name) {
      let path = folder + "/" + entry.name
      if entry.kind == .link {
        guard let target = FolderListing.resolved(layout.path(path)), target.hasPrefix(realRoot + "/"),
          let place = FolderListing.resolved(layout.path(folder)), !(place + "/").hasPrefix(target + "/"),
          let kind = FolderListing.kind(of: target)
        else {
          diagnostics.append(
            .error(
              .unusableFile, path, nil, "this symbolic link leads out of the site, or nowhere",
              hint: "put the file itself here"))
          continue
        }
        entry.kind = kind
        entry.stamp = kind == .file ? FileStamp(of: target) : nil
      }
      guard entry.kind != .other else {
        diagnostics.append(
          .error(.unusableFile, path, nil, "this is neither a file nor a folder", hint: "remove it"))
        continue
      }
      if entry.kind == .file, entry.stamp == nil { entry.stamp = FileStamp(of: layout.path(path)) }
      entries.append(entry)
    }
    return entries
  }

  /// Whether a name is one that editors and systems leave about.
  package static func isIgnored(_ name: String) -> Bool {
    guard let first = name.utf8.first, let last = name.utf8.last else { return false }
    switch first {
    case UInt8(ascii: "."): return true
    case UInt8(ascii: "#") where last == UInt8(ascii: "#"): return true
    case UInt8(ascii: "T"), UInt8(ascii: "d"): if name == "Thumbs.db" || name == "desktop.ini" { return true }
    default: break
    }
    return last == UInt8(ascii: "~")
  }

  /// Templates and languages have readers of their own, which tell what is wrong with them.
  private mutating func stampTemplates(in folder: String) throws {
    for entry in try FolderListing.entries(of: layout.path(folder), withStamps: true, badName: { _ in }) {
      let path = folder + "/" + entry.name
      if path == SiteLayout.assets { continue }
      if entry.kind == .folder { try stampTemplates(in: path) }
      if let stamp = entry.stamp ?? (entry.kind == .link ? FileStamp(of: layout.path(path)) : nil) {
        content.otherStamps.append(StampedFile(path: path, stamp: stamp))
      }
    }
  }

  // MARK: Articles and pages

  private mutating func scanDocuments(
    _ top: String, _ add: (inout ContentScan, String) -> Void
  ) throws {
    let files = try files(below: top)
    for file in files where file.hasSuffix(".md") { add(&self, file) }
    scanBundleFiles(top, files.filter { !$0.hasSuffix(".md") })
  }

  private mutating func addArticle(_ path: String) {
    let file = SourceFile(named: path)
    guard file.id == "index" else {
      content.articles.append(file)
      return
    }
    let parts = path.split(separator: "/")
    guard parts.count > 3 else {
      diagnostics.append(
        .error(
          .misplacedFile, path, nil, "'index.md' has no folder of its own",
          hint: "name the folder after the article: \(SiteLayout.articles)/2007-11-06-facebook/index.md"))
      return
    }
    content.articles.append(SourceFile(path: path, id: String(parts[parts.count - 2])))
  }

  private mutating func addPage(_ path: String) {
    var id = String(path.dropFirst(SiteLayout.pages.count + 1).dropLast(3))
    if id == "index" {
      diagnostics.append(
        .error(
          .misplacedFile, path, nil, "the home page is made by the generator",
          hint: "give the page another name"))
      return
    }
    if id.hasSuffix("/index") { id.removeLast("/index".count) }
    content.pages.append(SourceFile(path: path, id: id))
  }

  /// Sorts the files beside the texts to their bundles.
  private mutating func scanBundleFiles(_ top: String, _ files: [String]) {
    guard !files.isEmpty else { return }
    let known = (top == SiteLayout.articles ? content.articles : content.pages)
    let bundles = Set(known.filter(\.isBundle).map(\.folder))
    for file in files {
      var folder = file
      while let slash = folder.lastIndex(of: "/"), !bundles.contains(folder) {
        folder = String(folder[..<slash])
      }
      if bundles.contains(folder) {
        content.bundleFiles[folder, default: []].append(file)
      } else {
        diagnostics.append(
          .warning(
            .unpublishedFile, file, nil, "this file does not belong to an article and is not published",
            hint: "put it into \(SiteLayout.media), or beside the 'index.md' of an article's own folder"))
      }
    }
  }

  // MARK: Comments

  private mutating func scanComments(jobs: Int) async throws {
    var folders: [String] = []
    for folder in try entries(of: SiteLayout.comments) {
      if folder.kind == .folder {
        folders.append(folder.name)
      } else {
        note(folder, SiteLayout.comments + "/" + folder.name)
        diagnostics.append(
          .error(
            .misplacedFile, SiteLayout.comments + "/" + folder.name, nil,
            "this comment does not belong to an article",
            hint: "put it into the folder of its article: \(SiteLayout.comments)/ARTICLE-ID/\(folder.name)"))
      }
    }
    // There may be as many folders as articles.
    let empty = ContentScan(layout, realRoot: realRoot)
    let scans = try await Parallel.map(folders, jobs: jobs) { folder in
      var scan = empty
      let discussion = try scan.discussion(folder)
      return (discussion, scan.content.stamps, scan.diagnostics)
    }
    // Two folders can be named after one article, where one name is composed and the other decomposed.
    var positions: [String: Int] = [:]
    for (discussion, stamps, found) in scans {
      content.stamps += stamps
      diagnostics += found
      if let position = positions[discussion.article] {
        content.discussions[position].files += discussion.files
      } else {
        positions[discussion.article] = content.discussions.count
        content.discussions.append(discussion)
      }
    }
  }

  /// The comments below one folder.
  private mutating func discussion(_ article: String) throws -> ScannedDiscussion {
    let folder = SiteLayout.comments + "/" + article
    var discussion = ScannedDiscussion(article: article)
    let entries = try entries(of: folder)
    discussion.files.reserveCapacity(entries.count)
    for entry in entries {
      let file = Self.path(folder, entry.name)
      if entry.kind == .folder {
        diagnostics.append(
          .error(
            .misplacedFile, file, nil, "a comment must be directly in its article's folder",
            hint: "a reply names the comment that it answers with 'parent:'"))
      } else if entry.name.hasSuffix(".md") {
        discussion.files.append(.init(path: file, stamp: entry.stamp))
      } else {
        note(entry, file)
        diagnostics.append(
          .warning(
            .unpublishedFile, file, nil, "this file is not a comment and is not published",
            hint: "the names of comments end in '.md'"))
      }
    }
    return discussion
  }
}
