import SiteModel

/// How a blog's `templates/` stands to the theme in the program.
package struct ThemeOverview: Sendable {
  package enum State: Hashable, Sendable {
    /// The program's, for the blog has none.
    case builtIn
    /// The blog's, with the very same text: it could be deleted.
    case same
    /// The blog's, in the place of the program's.
    case changed
    /// A language of which the blog has some lines; the rest is the program's.
    case lines
    /// The blog's own, which the program does not have.
    case own
  }

  package struct File: Hashable, Sendable {
    /// Below `templates/`.
    package var path: String
    package var state: State
    /// What it was copied from, where it says so.
    package var stamp: ThemeStamp?
    /// Whether the program's file is another than the one that was copied.
    package var hasGained: Bool
  }

  /// Sorted by path.
  package let files: [File]

  private let layout: SiteLayout

  /// - Throws: `DiskError`.
  package init(_ layout: SiteLayout) throws(DiskError) {
    self.layout = layout
    var own: [String] = []
    try Self.list(SiteLayout.templates, layout, &own)
    var files: [File] = []
    for file in Set(own).union(layout.theme.files(below: SiteLayout.templates)) {
      let path = String(file.dropFirst(SiteLayout.templates.count + 1))
      guard own.contains(file) else {
        files.append(File(path: path, state: .builtIn, stamp: nil, hasGained: false))
        continue
      }
      let (stamp, bytes) = ThemeStamp.read(try Self.bytes(of: file, layout), path: path)
      guard let builtIn = layout.theme.bytes(of: file) else {
        files.append(File(path: path, state: .own, stamp: stamp, hasGained: false))
        continue
      }
      let hasGained = stamp.map { $0.digest != ThemeStamp.digest(of: builtIn) } ?? false
      let state: State = bytes == builtIn ? .same : path.hasPrefix("locales/") ? .lines : .changed
      files.append(File(path: path, state: state, stamp: stamp, hasGained: hasGained))
    }
    self.files = files.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  private static func list(_ folder: String, _ layout: SiteLayout, _ files: inout [String]) throws(DiskError)
  {
    for entry in try FolderListing.entries(of: layout.path(folder), badName: { _ in })
    where !SiteFolders.isIgnored(entry.name) {
      let path = folder + "/" + entry.name
      switch FolderListing.kind(of: layout.path(path)) {
      case .folder: try list(path, layout, &files)
      case .file: files.append(path)
      case .link, .other, nil: break
      }
    }
  }

  // MARK: Names

  /// Why a name that was asked for is none.
  package struct Unknown: Error, Hashable, Sendable {
    package var path: String
    package var nearest: String?
  }

  /// The files that a name means: one file, or all below a folder; with or without `templates/` before it.
  package func named(_ name: String) throws(Unknown) -> [File] {
    var path = name
    for prefix in ["./", "templates/"] where path.hasPrefix(prefix) { path.removeFirst(prefix.count) }
    while path.hasSuffix("/") { path.removeLast() }
    let found = files.filter { $0.path == path || $0.path.hasPrefix(path + "/") }
    if !found.isEmpty { return found }
    let known = files.map(\.path)
    // `card`, `card.mustache` and `partials/card` are meant for `partials/card.mustache`.
    let short = known.first { file in
      ("/" + file).hasSuffix("/" + path) || ("/" + file).contains("/" + path + ".")
    }
    throw Unknown(path: path, nearest: short ?? NearestName.of(path, among: known))
  }

  // MARK: Copies

  /// The edits that put the program's files into `templates/`.
  ///
  /// - Parameters:
  ///   - version: the program's.
  ///   - force: whether a file of the blog's is overwritten.
  /// - Throws: `DiskError`.
  package func copies(_ files: [File], version: String, force: Bool) throws(DiskError) -> [ContentEdit] {
    var edits: [ContentEdit] = []
    for file in files {
      let path = SiteLayout.templates + "/" + file.path
      guard let builtIn = layout.theme.bytes(of: path) else { continue }
      let bytes = ThemeStamp(version: version, of: builtIn).stamped(builtIn, path: file.path)
      if force,
        let present = try SiteFiles(layout).bytesIfPresent(
          of: RelativePath(path), atMost: FileLimit.themeFile)
      {
        edits.append(ContentEdit(path, .replace(bytes, seen: ContentVersion(of: present))))
      } else {
        edits.append(ContentEdit(path, .create(bytes)))
      }
    }
    return edits
  }

  /// Of a file of the blog's that was there a moment ago.
  private static func bytes(of file: String, _ layout: SiteLayout) throws(DiskError) -> [UInt8] {
    try SiteFiles(layout).bytesIfPresent(of: RelativePath(file), atMost: FileLimit.themeFile) ?? []
  }

  // MARK: Differences

  /// From the program's file to the blog's, as `diff -u` prints it; empty where there is none.
  ///
  /// - Throws: `DiskError`.
  package func difference(_ file: File) throws(DiskError) -> String {
    let path = SiteLayout.templates + "/" + file.path
    guard let builtIn = layout.theme.bytes(of: path), file.state != .builtIn else { return "" }
    let own = ThemeStamp.read(try Self.bytes(of: path, layout), path: file.path).bytes
    guard own != builtIn else { return "" }
    guard let old = String(validating: builtIn, as: UTF8.self),
      let new = String(validating: own, as: UTF8.self)
    else {
      return "\(path): other bytes than the program's\n"
    }
    let compared = file.state == .lines ? Self.replacedLines(of: old, by: new) : old
    return LineDifference(from: compared, to: new).unified("program/" + file.path, path)
  }

  /// The lines of the program's language that a few of the blog's take the place of: all others hold as they are. Of a
  /// whole copy, all lines.
  private static func replacedLines(of old: String, by new: String) -> String {
    func key(_ line: Substring) -> Substring? {
      let text = line.trimming { $0.isWhitespace }
      return text.hasPrefix("#") ? nil : text.firstIndex(of: ":").map { text[..<$0] }
    }
    let own = Set(new.split(separator: "\n").compactMap(key))
    let lines = old.split(separator: "\n")
    guard own.count * 2 < Set(lines.compactMap(key)).count else { return old }
    return lines.filter { key($0).map(own.contains) ?? false }.map { $0 + "\n" }.joined()
  }
}
