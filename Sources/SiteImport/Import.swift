package import SiteContent
import SiteModel

/// An import: an archive in, files of a blog out, and a report that accounts for everything.
package enum Import {
  /// What is read.
  package enum Archive: Sendable {
    case wordpress([String])
    case dotclear(String)
    case pages([String])
    case folder(String)
  }

  /// How far it is, for whoever looks on.
  package typealias Progress = @Sendable (_ done: Int, _ all: Int) -> Void

  /// - Throws: `ImportError` where the archive cannot be read at all, `DiskError`.
  package static func run(
    _ archive: Archive, into layout: SiteLayout, _ options: ImportOptions, progress: Progress = { _, _ in }
  ) async throws -> ImportReport {
    // The pictures of such a folder lie in it.
    var folders = options.media.map { [$0] } ?? []
    if case .folder(let path) = archive { folders.append(path) }
    var pageFolders: [String] = []
    if case .pages(let paths) = archive { pageFolders = PageSource.folders(of: paths) }
    var source: any ImportSource =
      switch archive {
      case .wordpress(let paths): WordPressSource(paths, options)
      case .dotclear(let path): try DotclearSource(path, options)
      case .pages(let paths): PageSource(paths)
      case .folder(let path): try FolderSource(path, options)
      }
    var run = try ImportRun(&source, layout, options, mediaFolders: folders, pageFolders: pageFolders)
    try await run.writeEntries(&source, progress)
    try run.writeRest()
    return run.report
  }
}
