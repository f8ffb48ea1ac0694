import SiteContent
import SiteModel

/// Reads the templates of a site.
package enum TemplateLoader {
  /// The templates by name: `home`, `feed.rss`; partials by their name below `partials`.
  ///
  /// - Throws: `DiskError` where a file cannot be read.
  package static func load(_ layout: SiteLayout) throws -> ([String: TemplateSource], [Diagnostic]) {
    var diagnostics: [Diagnostic] = []
    var sources: [String: TemplateSource] = [:]
    var folders = SiteFolders(layout)
    let files = SiteFiles(layout)
    for (folder, prefix) in [(SiteLayout.templates, ""), (SiteLayout.partials, "")] {
      guard folders.isPlain(folder) else { continue }
      try load(folder, prefix, folder == SiteLayout.partials, files, &folders, &sources, &diagnostics)
    }
    return (sources, diagnostics + folders.diagnostics)
  }

  private static func load(
    _ folder: String, _ prefix: String, _ isDeep: Bool, _ files: SiteFiles, _ folders: inout SiteFolders,
    _ sources: inout [String: TemplateSource], _ diagnostics: inout [Diagnostic]
  ) throws {
    for entry in try folders.entries(of: folder) {
      let file = folder + "/" + entry.name
      if entry.kind == .folder, isDeep {
        try load(file, prefix + entry.name + "/", true, files, &folders, &sources, &diagnostics)
        continue
      }
      guard entry.kind != .folder, entry.name.hasSuffix(".mustache") else {
        continue
      }
      let name = prefix + entry.name.dropLast(".mustache".count)
      guard let bytes = try files.contents(of: file, atMost: FileLimit.template, &diagnostics)?.bytes,
        let text = SourceText(file: file, bytes: bytes, &diagnostics)
      else {
        // It has its error; that it is missing would be a second one.
        sources[name] = TemplateSource(name: name, file: file, text: "")
        continue
      }
      if let other = sources[name] {
        diagnostics.append(
          .error(
            .repeatedTemplate, file, nil, "the template '\(name)' is also in \(other.file)",
            hint: "rename one of the two files")
        )
        continue
      }
      sources[name] = TemplateSource(name: name, file: file, text: text.text)
    }
  }
}
