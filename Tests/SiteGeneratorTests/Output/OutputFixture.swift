import SiteContent
import SiteModel
import SiteTestSupport

@testable import SiteGenerator

/// A site's folder with an output folder `site`, and builds of it.
struct OutputFixture {
  let folder: TemporaryFolder
  let layout: SiteLayout

  init() throws {
    folder = try TemporaryFolder()
    layout = SiteLayout(root: folder.path)
  }

  /// Builds files from `path: text`.
  @discardableResult
  func build(_ files: [String: String], clean: Bool = false, jobs: Int = 2) async throws -> WriteReport {
    try await OutputWriter(layout: layout, jobs: jobs).write(
      files.map { OutputFile(path: RelativePath($0.key), content: .bytes(Array($0.value.utf8))) },
      clean: clean
    ).report
  }

  /// A file below the folder, to be copied.
  func source(_ path: String) -> SourcePath { SourcePath(RelativePath(path), in: SiteFiles(layout)) }

  /// The files of the output folder with their text.
  func site() throws -> [String: String] {
    let names = try folder.files(in: "site")
    return Dictionary(uniqueKeysWithValues: try names.map { ($0, try folder.read("site/" + $0)) })
  }

  var manifest: ManifestFile { ManifestFile(state: layout.state, output: folder["site"]) }

  /// The manifest's path, relative to the folder.
  var manifestPath: String { String(manifest.path.dropFirst(folder.path.count + 1)) }

  /// What is left of permissions that the system's mask takes some from.
  func masked(_ permissions: Int) throws -> Int {
    try folder.makeFolder("mask")
    return try permissions & (folder.permissions("mask") ?? 0)
  }

  func error(of files: [String: String]) async throws -> DiskError? {
    do {
      try await build(files)
      return nil
    } catch let error as DiskError {
      return error
    }
  }
}

extension Manifest {
  /// Paths as they stand in a manifest, folders with a slash at their end.
  init(_ paths: [String]) {
    self.init()
    for path in paths {
      if path.hasSuffix("/") {
        folders = folders.union(SortedPaths([OutputPath(RelativePath(path.dropLast()))].compactMap(\.self)))
      } else {
        files = files.union(SortedPaths([OutputPath(RelativePath(path))].compactMap(\.self)))
      }
    }
  }
}

extension OutputFile {
  convenience init(
    path: RelativePath, content: Content,
    ingredients: (@Sendable () throws -> PageDigests.Ingredients?)? = nil
  ) {
    let making = Making(content: content, ingredients: ingredients)
    self.init(path: path) { making }
  }
}
