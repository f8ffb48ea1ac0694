package import SiteContent

/// What stands in the output folder where earlier builds wrote. Asking the disk takes as long as a stage, and needs
/// nothing but the manifest: it is done beside the first ones, under the build's lock.
package struct OutputGlance: Sendable {
  /// What earlier builds left; nil where no manifest tells.
  private(set) var manifest: Manifest?
  /// What stands at the manifest's paths, links not followed.
  private(set) var files: [OutputFolder.Status?] = []
  private(set) var folders: [OutputFolder.Status?] = []

  /// - Throws: `DiskError`.
  package init(_ layout: SiteLayout, jobs: Int) async throws {
    guard FolderListing.resolved(layout.output) != nil else { return }
    let folder = try OutputFolder(layout.output)
    manifest = try ManifestFile(state: layout.state, output: folder.path).read()
    guard let manifest else { return }
    folders = try await folder.statuses(of: manifest.folders, jobs: jobs)
    files = try await folder.statuses(of: manifest.files, jobs: jobs)
  }
}

extension OutputFolder {
  fileprivate func statuses(of paths: SortedPaths, jobs: Int) async throws -> [Status?] {
    try await Parallel.map(count: paths.count, jobs: jobs, { () }) { _, i in
      try paths.withBytes(i) { try self.status(ofBytes: $0) }
    }
  }
}
