package import SiteModel

/// Stage 2: folders → source files, sorted.
package struct ContentScan: Sendable {
  let layout: SiteLayout
  var folders: SiteFolders
  var content = ScannedContent()
  var diagnostics: [Diagnostic] = []

  /// Lists the content; files are not read.
  ///
  /// - Parameter known: the folders as an earlier scan found them.
  /// - Throws: `DiskError` where a folder cannot be listed.
  package static func run(
    _ layout: SiteLayout, known: KnownFolders = KnownFolders(), jobs: Int
  ) async throws -> Checked<ScannedContent> {
    var scan = ContentScan(layout, SiteFolders(layout, known: known))
    let empty = scan
    async let documents = {
      var scan = empty
      try scan.scanDocuments(SiteLayout.articles) { scan, file in scan.addArticle(file) }
      try scan.scanDocuments(SiteLayout.pages) { scan, file in scan.addPage(file) }
      return scan
    }()
    try await scan.scanComments(jobs: jobs)
    scan.content.media = try scan.files(belowTop: SiteLayout.media)
    scan.content.rootFiles = try scan.files(belowTop: SiteLayout.rootFiles)
    scan.content.assets = try scan.files(belowTop: SiteLayout.assets)
    let own = Set(scan.content.assets)
    scan.content.builtInAssets = layout.theme.files(below: SiteLayout.assets).map { RelativePath($0) }
      .filter { !own.contains($0) }
    for file in [SiteLayout.settings, SiteLayout.tags, SiteLayout.redirects] {
      guard let stamp = FileStamp(of: layout.path(file)) else { continue }
      scan.content.otherStamps.append(StampedFile(path: RelativePath(file), stamp: stamp))
    }
    try scan.stampTemplates(in: SiteLayout.templates)
    scan.add(try await documents)
    scan.content.folders.add(scan.folders.scan)
    scan.diagnostics += try ContentPlaces(layout).diagnostics
    return Checked(scan.content, scan.allDiagnostics)
  }

  /// Takes over what another scan found in other folders.
  mutating func add(_ other: ContentScan) {
    content.articles.join(other.content.articles)
    content.discussions.join(other.content.discussions)
    content.pages.join(other.content.pages)
    content.bundleFiles.merge(other.content.bundleFiles) { $0 + $1 }
    content.stamps.join(other.content.stamps)
    content.folders.add(other.folders.scan)
    diagnostics += other.allDiagnostics
  }

  /// With what was found wrong with folders and links.
  private var allDiagnostics: [Diagnostic] { diagnostics + folders.diagnostics }

  init(_ layout: SiteLayout, _ folders: SiteFolders) {
    self.layout = layout
    self.folders = folders.empty
  }

  // MARK: Walking

  /// The files of one of the site's own folders, which may not be a link.
  private mutating func files(belowTop folder: String) throws -> [RelativePath] {
    folders.isPlain(folder) ? try files(below: RelativePath(folder)) : []
  }

  /// All files below a folder, with their paths relative to the root folder.
  private mutating func files(below folder: RelativePath) throws -> [RelativePath] {
    let entries = try entries(of: folder.text)
    var files: [RelativePath] = []
    files.reserveCapacity(entries.count)
    for i in entries.indices {
      let path = folder.appending(entries[i].name)
      if entries[i].kind == .folder {
        files += try self.files(below: path)
      } else {
        note(entries[i], path)
        files.append(path)
      }
    }
    return files
  }

  /// Keeps what the disk says of a file.
  mutating func note(_ entry: FolderEntry, _ path: RelativePath) {
    guard entry.kind == .file, let stamp = entry.stamp else { return }
    content.stamps.append(StampedFile(path: path, stamp: stamp))
  }

  mutating func entries(of folder: String) throws -> [FolderEntry] {
    try folders.entries(of: folder)
  }

  /// Templates and languages have readers of their own, which tell what is wrong with them.
  private mutating func stampTemplates(in folder: String) throws {
    for entry in try FolderListing.entries(of: layout.path(folder), withStamps: true, badName: { _ in }) {
      let path = folder + "/" + entry.name
      if path == SiteLayout.assets { continue }
      if entry.kind == .folder { try stampTemplates(in: path) }
      if let stamp = entry.stamp ?? (entry.kind == .link ? FileStamp(of: layout.path(path)) : nil) {
        content.otherStamps.append(StampedFile(path: RelativePath(path), stamp: stamp))
      }
    }
  }

  // MARK: Articles and pages

  private mutating func scanDocuments(
    _ top: String, _ add: (inout ContentScan, RelativePath) -> Void
  ) throws {
    let files = try files(belowTop: top)
    let texts = files.filter { $0.hasSuffix(".md") }
    for file in texts {
      add(&self, file)
      checkIndex(file)
    }
    if texts.count < files.count {
      try scanBundleFiles(top, files.filter { !$0.hasSuffix(".md") }, beside: Set(texts))
    }
  }

  /// A warning for `Index.md`, which is no `index.md`.
  private mutating func checkIndex(_ path: RelativePath) {
    let ending = path.text.utf8.suffix("/index.md".utf8.count)
    guard ending.first == UInt8(ascii: "/"), !path.hasSuffix("/index.md"),
      String(decoding: ending, as: UTF8.self).lowercased() == "/index.md"
    else { return }
    let parts = path.text.split(separator: "/")
    // A year is no article.
    guard parts.count > 3, !parts[parts.count - 2].allSatisfy(\.isNumber) else { return }
    diagnostics.append(
      .warning(
        .misplacedFile, path, nil,
        "'\(parts[parts.count - 1])' is read under its own name: only 'index.md' is the text of its folder",
        hint: "rename it to 'index.md'"))
  }

  private mutating func addArticle(_ path: RelativePath) {
    let file = SourceFile(named: path)
    guard file.id == "index" else {
      content.articles.append(file)
      return
    }
    let parts = path.text.split(separator: "/")
    guard parts.count > 3 else {
      diagnostics.append(
        .error(
          .misplacedFile, path, nil, "'index.md' has no folder of its own",
          hint: "name the folder after the article: \(SiteLayout.articles)/2007-11-06-facebook/index.md"))
      return
    }
    content.articles.append(SourceFile(path: path, id: String(parts[parts.count - 2])))
  }

  private mutating func addPage(_ path: RelativePath) {
    let page = SourceFile(page: path)
    if page.id == "index" {
      diagnostics.append(
        .error(
          .misplacedFile, path, nil, "the home page is made by the generator",
          hint: "give the page another name"))
      return
    }
    content.pages.append(page)
  }

  /// Sorts the files beside the texts to their bundles.
  ///
  /// - Parameter texts: the articles or pages.
  private mutating func scanBundleFiles(
    _ top: String, _ files: [RelativePath], beside texts: Set<RelativePath>
  ) throws(DiskError) {
    let known = (top == SiteLayout.articles ? content.articles : content.pages)
    let bundles = Set(known.filter(\.isBundle).map(\.folder))
    for file in files {
      var folder = file.folder
      while !folder.text.isEmpty, !bundles.contains(folder) { folder = folder.folder }
      if bundles.contains(folder) {
        content.bundleFiles[folder, default: []].append(file)
        if StrayText.isSuspicious(file.text), let text = try strayText(file) {
          let isTaken = texts.contains(file.folder.appending(text.rightName))
          diagnostics.append(text.publishedDiagnostic(file, isTaken: isTaken))
        }
      } else {
        diagnostics.append(try stray(file, beside: texts))
      }
    }
  }

  /// What is said of a file that is neither a text nor beside one.
  private func stray(_ file: RelativePath, beside texts: Set<RelativePath>) throws(DiskError) -> Diagnostic {
    if let text = try strayText(file) {
      return text.diagnostic(
        file, "the text", isTaken: texts.contains(file.folder.appending(text.rightName)))
    }
    if let document = OfficeFile(String(file.name)) { return document.diagnostic(file) }
    return .warning(
      .unpublishedFile, file, nil, "this file does not belong to an article and is not published",
      hint: "put it into \(SiteLayout.media), or beside the 'index.md' of an article's own folder")
  }

  /// A file that is a text under another name; nil for others.
  func strayText(_ file: RelativePath) throws(DiskError) -> StrayText? {
    try StrayText(file.text) { () throws(DiskError) in
      guard let opened = try? SiteFiles(layout).open(file) else { return [] }
      return try opened.read(at: 0, count: StrayText.headLength)
    }
  }
}

extension Array {
  /// Appends others; where there are none yet, without a copy of them.
  fileprivate mutating func join(_ others: [Element]) {
    if isEmpty { self = others } else { self += others }
  }
}
