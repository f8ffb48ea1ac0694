import SiteContent

/// Stage 8: brings the output folder to what was planned, and touches only what differs.
package struct OutputWriter: Sendable {
  private let layout: SiteLayout
  private let jobs: Int

  /// - Parameter jobs: how many files are compared and written at a time.
  package init(layout: SiteLayout, jobs: Int) {
    self.layout = layout
    self.jobs = jobs
  }

  /// Writes the files that differ, and deletes those that only an earlier build wanted.
  ///
  /// It may be killed at any moment: before the first change, the manifest names all that this build may
  /// leave behind, so the next one knows what is its own. Hold a `BuildLock` meanwhile.
  ///
  /// - Parameter clean: whether files are written even where they are equal.
  /// - Throws: `DiskError`. If something that no build made stands in the way, nothing has been touched.
  package func write(_ files: [OutputFile], clean: Bool) async throws -> WriteReport {
    let plan = try OutputPlan(files)
    try FileWriting.makeFolder(layout.state)
    let folder = try OutputFolder(layout.output)
    try TemporaryFiles.remove(from: folder)

    let manifestFile = ManifestFile(state: layout.state, output: folder.path)
    let onDisk = try manifestFile.read()
    let old = onDisk ?? Manifest()
    let survey = try await OutputSurvey(plan, in: folder, manifest: old, clean: clean, jobs: jobs)

    var manifest = old.union(files: plan.paths, folders: survey.foldersToMake)
    if manifest != onDisk { try manifestFile.replace(with: manifest) }

    try survey.clear(folder)
    try await makeFolders(survey.foldersToMake, in: folder)
    try await write(survey.changed, in: folder)

    var sweep = OutputSweep(folder)
    let removed = try sweep.removeFiles(
      old.files.subtracting(plan.paths).sorted(), planned: plan.paths)
    let gone = try sweep.removeFolders(Array(manifest.folders.subtracting(plan.folders)))
    let union = manifest
    manifest.files = plan.paths
    manifest.folders.subtract(gone)
    if manifest != union { try manifestFile.replace(with: manifest) }

    return WriteReport(
      written: survey.changed.map(\.path).sorted().map(\.text),
      unchanged: plan.items.count - survey.changed.count,
      removed: (survey.filesInTheWay + removed).sorted().map(\.text))
  }

  /// Makes folders level by level: those of one level do not need each other.
  private func makeFolders(_ paths: [OutputPath], in folder: OutputFolder) async throws {
    let levels = Dictionary(grouping: paths) { path in path.text.utf8.count { $0 == UInt8(ascii: "/") } }
    for level in levels.sorted(by: { $0.key < $1.key }) {
      _ = try await Parallel.map(level.value, jobs: jobs) { try folder.makeFolder($0) }
    }
  }

  private func write(_ items: [OutputPlan.Item], in folder: OutputFolder) async throws {
    guard !items.isEmpty else { return }
    let temporary = try TemporaryFiles(in: folder)
    do {
      _ = try await Parallel.map(Array(items.enumerated()), jobs: jobs) {
        try temporary.write($0.element, number: $0.offset)
      }
    } catch {
      // The first error is the one to tell.
      _ = try? TemporaryFiles.remove(from: folder)
      throw error
    }
    try TemporaryFiles.remove(from: folder)
  }
}
