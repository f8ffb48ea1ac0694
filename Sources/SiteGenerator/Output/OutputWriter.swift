package import SiteContent
package import SiteModel
import Synchronization

/// Stage 8: brings the output folder to what was planned, and touches only what differs.
///
/// A page is rendered here too, when its turn has come and nothing proves that it is as it was: so no more than
/// one page a core is held in memory.
package struct OutputWriter: Sendable {
  private let layout: SiteLayout
  private let jobs: Int

  /// - Parameter jobs: how many files are compared and written at a time.
  package init(layout: SiteLayout, jobs: Int) {
    self.layout = layout
    self.jobs = jobs
  }

  package struct Result: Sendable {
    /// What was done.
    package var report: WriteReport
    /// What is known of the files now.
    package var records: PageRecords
    /// How much of the work was making pages, from 0 to 1; the rest was writing them.
    package var renderingShare: Double
    /// To take its parts apart takes time, and a process that ends need not.
    fileprivate var plan: OutputPlan
  }

  /// Writes the files that differ, and deletes those that only an earlier build wanted.
  ///
  /// It may be killed at any moment: before the first change, the manifest names all that this build may
  /// leave behind, so the next one knows what is its own. Hold a `BuildLock` meanwhile.
  ///
  /// - Parameters:
  ///   - clean: whether files are written even where they are equal.
  ///   - known: what the last build left; without it, every file is made and compared.
  ///   - seen: what stands in the output folder, where somebody has looked already.
  ///   - isOwn: whether a file that only an earlier build wanted is this build's to delete.
  ///   - namesUnknownPages: whether all pages in the folder should be this build's.
  ///   - onFile: is told of every file that is done, from any core.
  /// - Throws: `DiskError`, and what the making of a file throws: that file is as it was. If something that no build made
  ///   stands in the way, nothing has been touched.
  package func write(
    _ files: [OutputFile], clean: Bool, known: KnownOutput? = nil, over seen: OutputGlance? = nil,
    isOwn: (String) -> Bool = { _ in true }, namesUnknownPages: Bool = true,
    onFile: @escaping @Sendable () -> Void = {}
  ) async throws -> Result {
    async let planned = OutputPlan(files)
    let glance: OutputGlance
    if let seen { glance = seen } else { glance = try await OutputGlance(layout, jobs: jobs) }
    let plan = try await planned
    try FileWriting.makeFolder(layout.state)
    let folder = try OutputFolder(layout.output)
    try TemporaryFiles.remove(from: folder)

    let manifestFile = ManifestFile(state: layout.state, output: folder.path)
    manifestFile.removeUnfinished()
    let old = glance.manifest ?? Manifest()
    let survey = try await OutputSurvey(plan, in: folder, glance, jobs: jobs)

    if glance.manifest == nil, !layout.isOutputChosen { try OutputLinks.refuse(in: folder, but: plan) }
    let unknownPages =
      glance.manifest == nil && namesUnknownPages ? try UnknownPages.list(in: folder, but: plan) : []

    var manifest = old.union(files: plan.paths, folders: survey.foldersToMake)
    if manifest != glance.manifest { try manifestFile.replace(with: manifest) }

    try survey.clear(folder)
    let (results, renderingShare) = try await bring(
      plan, survey, clean: clean, known, in: folder, onFile)

    var sweep = OutputSweep(folder)
    let unwanted = old.files.subtracting(plan.paths).filter { isOwn($0.text) }
    let removed = try sweep.removeFiles(unwanted, planned: plan.paths)
    let kept = old.files.subtracting(unwanted).union(plan.paths)
    let neededFolders = kept == plan.paths ? plan.folders : SortedPaths(kept.paths.compactMap(\.parent))
    let gone = try sweep.removeFolders(manifest.folders.subtracting(neededFolders))
    let union = manifest
    manifest.files = kept
    manifest.folders = manifest.folders.subtracting(SortedPaths(gone))
    if manifest != union { try manifestFile.replace(with: manifest) }

    let written = results.indices.filter { results[$0].isWritten }.map { plan.items[$0].path.text }
    let report = WriteReport(
      written: written, unchanged: plan.items.count - written.count,
      removed: (survey.filesInTheWay + removed).sorted().map(\.text), unknownPages: unknownPages)
    return Result(
      report: report, records: Self.records(plan, results, after: known), renderingShare: renderingShare,
      plan: plan)
  }

  private static func records(
    _ plan: OutputPlan, _ results: [FileWork.Result], after known: KnownOutput?
  ) -> PageRecords {
    guard let known else { return PageRecords() }
    var builder = PageRecords.Builder(count: results.count, after: known.records)
    for (item, result) in zip(plan.items, results) {
      switch result {
      case .kept(let position, let stamp): builder.keep(position, stamp: stamp)
      case .made(_, let page?): builder.add(item.path, page)
      case .made(_, nil): break
      }
    }
    return builder.records
  }

  /// Makes folders level by level: those of one level do not need each other.
  private func makeFolders(_ paths: [OutputPath], in folder: OutputFolder) async throws {
    let levels = Dictionary(grouping: paths) { path in path.text.utf8.count { $0 == UInt8(ascii: "/") } }
    for level in levels.sorted(by: { $0.key < $1.key }) {
      _ = try await Parallel.map(level.value, jobs: jobs) { try folder.makeFolder($0) }
    }
  }

  private func bring(
    _ plan: OutputPlan, _ survey: OutputSurvey, clean: Bool, _ known: KnownOutput?, in folder: OutputFolder,
    _ onFile: @escaping @Sendable () -> Void
  ) async throws -> (results: [FileWork.Result], renderingShare: Double) {
    let fresh = survey.findsNothing ? try FreshSite(in: folder) : nil
    let work = FileWork(folder: folder, fresh: fresh, known: known, clean: clean)
    let present = survey.present
    let old = known.map { $0.records.positions(of: plan.paths) }
    do {
      try await makeFolders(survey.foldersToMake, in: fresh?.folder ?? folder)
      var results = try await Parallel.map(count: plan.items.count, jobs: jobs, { [UInt8]() }) { buffer, i in
        defer { onFile() }
        return try work.bring(plan.items[i], number: i, present: present[i], old: old?[i], &buffer)
      }
      work.finish()
      if let fresh {
        try fresh.publish(plan)
        // What has been renamed itself has another stamp now.
        for (i, item) in plan.items.enumerated() where item.path.parent == nil {
          guard case .made(let isWritten, var page?) = results[i] else { continue }
          let stamp = try folder.status(of: item.path)?.stamp
          if let stamp { page.stamp = stamp }
          results[i] = .made(isWritten: isWritten, stamp == nil ? nil : page)
        }
      }
      return (results, work.renderingShare)
    } catch {
      work.finish()
      fresh?.discard()
      throw error
    }
  }
}

/// What the last build left in an output folder, and how to recognise it.
package struct KnownOutput: Sendable {
  package var key: DigestKey
  package var records: PageRecords

  package init(key: DigestKey, records: PageRecords) {
    self.key = key
    self.records = records
  }
}
