package import SiteContent
package import SiteModel
package import TemplateEngine

/// Reads the templates of a site: its own, and the program's for the names that it has none of.
package enum TemplateLoader {
  /// The templates by name: `home`, `feed.rss`; partials by their name below `partials`. Files that are no template and
  /// have no other place in `templates/` are warned of.
  ///
  /// - Parameter language: the site's; files of others are read by nothing.
  /// - Throws: `DiskError` where a file cannot be read.
  package static func load(
    _ layout: SiteLayout, language: String? = nil
  ) throws -> Checked<[String: TemplateSource]> {
    var loading = Loading(layout)
    try loading.readTop()
    try loading.readPartials(SiteLayout.partials, prefix: "")
    try loading.checkLocales(language)
    loading.addBuiltIn()
    return Checked(loading.sources, loading.allDiagnostics)
  }
}

private struct Loading {
  private let layout: SiteLayout
  private let files: SiteFiles
  private var folders: SiteFolders
  private(set) var sources: [String: TemplateSource] = [:]
  private var diagnostics: [Diagnostic] = []

  private static let ending = ".mustache"
  /// Folders of `templates/` that have readers of their own.
  private static let tops = [SiteLayout.partials, SiteLayout.locales, SiteLayout.assets]

  init(_ layout: SiteLayout) {
    self.layout = layout
    files = SiteFiles(layout)
    folders = SiteFolders(layout)
  }

  /// With what was found wrong with folders and links.
  var allDiagnostics: [Diagnostic] { diagnostics + folders.diagnostics }

  private mutating func entries(of folder: String) throws -> [FolderEntry] {
    folders.isPlain(folder) ? try folders.entries(of: folder) : []
  }

  mutating func readTop() throws {
    for entry in try entries(of: SiteLayout.templates) {
      let file = SiteLayout.templates + "/" + entry.name
      let isFolder = entry.kind == .folder
      if !isFolder, entry.name.hasSuffix(Self.ending) {
        try read(file, name: String(entry.name.dropLast(Self.ending.count)))
      } else if !(isFolder && Self.tops.contains(file)) && !Self.isNote(entry.name) {
        reportStray(file, isFolder: isFolder)
      }
    }
  }

  mutating func readPartials(_ folder: String, prefix: String) throws {
    for entry in try entries(of: folder) {
      let file = folder + "/" + entry.name
      if entry.kind == .folder {
        try readPartials(file, prefix: prefix + entry.name + "/")
      } else if entry.name.hasSuffix(Self.ending) {
        let name = prefix + entry.name.dropLast(Self.ending.count)
        if sources[name] == nil { warnOfPage(name, file) }
        try read(file, name: name, mayBeEmpty: true)
      } else if !Self.isNote(entry.name) {
        reportStray(file, isFolder: false)
      }
    }
  }

  /// A part with the name of a page's template is taken for that template.
  private mutating func warnOfPage(_ name: String, _ file: String) {
    let page = SiteLayout.templates + "/" + name + Self.ending
    guard layout.theme.has(page) else { return }
    diagnostics.append(
      .warning(
        .misplacedFile, file, nil, "pages are made from this partial: it has the name of \(page)",
        hint: "give it another name if it is a part of pages, or move it to \(page)"))
  }

  /// - Parameter language: the site's.
  mutating func checkLocales(_ language: String?) throws {
    let known = layout.theme.files(below: SiteLayout.locales)
    for entry in try entries(of: SiteLayout.locales) where !Self.isNote(entry.name) {
      let file = SiteLayout.locales + "/" + entry.name
      if entry.kind == .folder || !entry.name.hasSuffix(".yml") {
        reportStray(file, isFolder: entry.kind == .folder)
      } else if let language, !known.isEmpty, !known.contains(file) {
        warnOfLanguage(String(entry.name.dropLast(4)), file, of: language)
      }
    }
  }

  /// Of a blog's languages one is read; copies of the program's do no harm.
  private mutating func warnOfLanguage(_ code: String, _ file: String, of language: String) {
    guard code != language else { return }
    diagnostics.append(
      .warning(
        .unreadFile, file, nil, "nothing reads this file: the blog's language is '\(language)'",
        hint: LanguageName.areSame(code, language)
          ? "did you mean '\(SiteLayout.locales)/\(language).yml'?"
          : "with 'language: \(code)' in \(SiteLayout.settings) it is read"))
  }

  /// What people leave in a folder to tell others of it.
  private static func isNote(_ name: String) -> Bool {
    ["README", "LICENSE", "LICENCE", "CHANGELOG"].contains { name.uppercased().hasPrefix($0) }
  }

  private mutating func reportStray(_ file: String, isFolder: Bool) {
    let known = layout.theme.files(below: SiteLayout.templates) + (isFolder ? Self.tops : [])
    // A file in the wrong folder is meant by its name.
    let name = file.split(separator: "/").last.map(String.init) ?? file
    let namesake = known.first { $0.hasSuffix("/" + name) }
    let nearest = namesake ?? NearestName.of(file, among: known)
    diagnostics.append(
      .warning(
        .unreadFile, file, nil, isFolder ? "nothing reads this folder" : "nothing reads this file",
        hint: nearest.map { "did you mean '\($0)'?" }
          ?? "templates end in '.mustache', languages stand in locales, what is published as it is in assets")
    )
  }

  /// - Parameter mayBeEmpty: whether a file of no words has a meaning: it takes something away.
  private mutating func read(_ file: String, name: String, mayBeEmpty: Bool = false) throws {
    let bytes = try files.contents(of: RelativePath(file), atMost: FileLimit.template, &diagnostics)?.bytes
    if mayBeEmpty, let bytes, bytes.allSatisfy({ $0 <= 0x20 }), sources[name] == nil {
      sources[name] = TemplateSource(name: name, file: file, text: "")
      return
    }
    guard let bytes, let text = SourceText(file: file, bytes: bytes, &diagnostics) else {
      // It has its error; that it is missing would be a second one.
      sources[name] = TemplateSource(name: name, file: file, text: "")
      return
    }
    if let other = sources[name] {
      diagnostics.append(
        .error(
          .repeatedTemplate, file, nil, "the template '\(name)' is also in \(other.file)",
          hint: "rename one of the two files"))
      return
    }
    guard ConflictMarkers.check(yaml: text.text, file: file, lineOffset: 0, &diagnostics) else {
      sources[name] = TemplateSource(name: name, file: file, text: "")
      return
    }
    sources[name] = TemplateSource(name: name, file: file, text: text.text)
  }

  mutating func addBuiltIn() {
    for file in layout.theme.files(below: SiteLayout.templates) where file.hasSuffix(Self.ending) {
      let partial = SiteLayout.partials + "/"
      let folder = file.hasPrefix(partial) ? partial : SiteLayout.templates + "/"
      let name = String(file.dropFirst(folder.utf8.count).dropLast(Self.ending.utf8.count))
      guard sources[name] == nil, let bytes = layout.theme.bytes(of: file) else { continue }
      sources[name] = TemplateSource(
        name: name, file: file, text: String(decoding: bytes, as: UTF8.self), isBuiltIn: true)
    }
  }
}
