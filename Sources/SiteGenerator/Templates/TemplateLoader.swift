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
    for (folder, prefix) in [(SiteLayout.templates, ""), (SiteLayout.partials, "")] {
      try load(folder, prefix, folder == SiteLayout.partials, layout, &sources, &diagnostics)
    }
    return (sources, diagnostics)
  }

  private static func load(
    _ folder: String, _ prefix: String, _ isDeep: Bool, _ layout: SiteLayout,
    _ sources: inout [String: TemplateSource], _ diagnostics: inout [Diagnostic]
  ) throws {
    for entry in try FolderListing.entries(of: layout.path(folder), badName: { _ in }) {
      let file = folder + "/" + entry.name
      if entry.kind == .folder, isDeep {
        try load(file, prefix + entry.name + "/", true, layout, &sources, &diagnostics)
        continue
      }
      guard entry.kind != .folder, entry.name.hasSuffix(".mustache"), !entry.name.hasPrefix(".") else {
        continue
      }
      let name = prefix + entry.name.dropLast(".mustache".count)
      guard
        let text = SourceText(file: file, bytes: try FileReading.bytes(of: layout.path(file)), &diagnostics)
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
