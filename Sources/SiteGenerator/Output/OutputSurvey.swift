import SiteContent

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What a plan changes in the output folder, found without changing anything.
struct OutputSurvey: Sendable {
  /// Parents first.
  private(set) var foldersToMake: [OutputPath] = []
  /// What earlier builds wrote where the plan has something of another kind.
  private(set) var filesInTheWay: [OutputPath] = []
  /// Parents last.
  private(set) var foldersInTheWay: [OutputPath] = []
  private(set) var changed: [OutputPlan.Item] = []

  /// - Parameter clean: whether files that are equal count as changed.
  /// - Throws: where something that no build made stands in the way, and where a link leads out.
  init(
    _ plan: OutputPlan, in folder: OutputFolder, manifest: Manifest, clean: Bool, jobs: Int
  ) async throws {
    let states = try await Parallel.map(plan.folders, jobs: jobs) { try folder.status(of: $0)?.kind }
    let others = zip(plan.folders, states).filter { $0.1 != .folder }
    for (path, state) in others.sorted(by: { $0.0 < $1.0 }) {
      switch state {
      case .link where folder.holdsTarget(ofLink: path): continue
      case .link:
        throw DiskError(
          "follow the link", folder.absolute(path), code: EPERM,
          hint: "it leads to no folder of the site; remove it")
      case .file where manifest.files.contains(path): filesInTheWay.append(path)
      case .file, .other:
        throw DiskError(
          "make the folder", folder.absolute(path), code: EEXIST,
          hint: "no build wrote this file; move it away")
      case .folder, nil: break
      }
      foldersToMake.append(path)
    }

    let missing = Set(foldersToMake)
    let differences = try await Parallel.map(plan.items, jobs: jobs) { item -> Difference in
      // No need to ask the disk about what lies in a folder that is not there.
      if let parent = item.path.parent, missing.contains(parent) { return .changed }
      guard let status = try folder.status(of: item.path) else { return .changed }
      switch status.kind {
      case .folder: return .isFolder
      case .file where !clean:
        return try FileComparison.isEqual(item, size: status.size, in: folder) ? .equal : .changed
      case .file, .link, .other: return .changed
      }
    }
    for (item, difference) in zip(plan.items, differences) where difference != .equal {
      if difference == .isFolder {
        guard try addContents(of: item.path, in: folder, manifest: manifest) else {
          throw DiskError(
            "write", folder.absolute(item.path), code: EISDIR,
            hint: "not everything in this folder comes from a build; move it away")
        }
      }
      changed.append(item)
    }
  }

  private enum Difference: Sendable { case equal, changed, isFolder }

  /// Clears the way for the plan.
  func clear(_ folder: OutputFolder) throws(DiskError) {
    for path in filesInTheWay { try folder.remove(path) }
    for path in foldersInTheWay {
      guard try folder.removeFolder(path) else {
        throw DiskError("delete the folder", folder.absolute(path), code: ENOTEMPTY)
      }
    }
  }

  /// Notes a folder that has to go, with all that is in it.
  ///
  /// - Returns: false where something in it was not made by a build.
  private mutating func addContents(
    of path: OutputPath, in folder: OutputFolder, manifest: Manifest
  ) throws(DiskError) -> Bool {
    var isOurs = true
    var isEmpty = true
    let entries = try FolderListing.entries(of: folder.absolute(path)) { _ in isOurs = false }
    for entry in entries where isOurs {
      let inner = path.appending(entry.name)
      switch entry.kind {
      case .file:
        isOurs = manifest.files.contains(inner)
        filesInTheWay.append(inner)
      case .folder: isOurs = try addContents(of: inner, in: folder, manifest: manifest)
      case .link, .other: isOurs = false
      }
      isEmpty = false
    }
    foldersInTheWay.append(path)
    // Without a manifest of its making, a folder still shows by its files where it comes from.
    return isOurs && (!isEmpty || manifest.folders.contains(path))
  }
}
