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
  /// The files that are there already, in the order of the plan; nil where there is none.
  private(set) var present: [FileStamp?] = []

  /// Whether the disk has nothing yet of what the plan has; the output folder may hold other things.
  private(set) var findsNothing = false

  /// - Parameter seen: what stands where earlier builds wrote; the disk is asked about the rest.
  /// - Throws: where something that no build made stands in the way, and where a link leads out.
  init(_ plan: OutputPlan, in folder: OutputFolder, _ seen: OutputGlance, jobs: Int) async throws {
    let manifest = seen.manifest ?? Manifest()
    let oldFolders = manifest.folders.positions(of: plan.folders)
    let states = try await Parallel.map(count: plan.folders.count, jobs: jobs, { () }) { _, i in
      if let old = oldFolders[i] { return seen.folders[old]?.kind }
      return try plan.folders.withBytes(i) { try folder.status(ofBytes: $0) }?.kind
    }
    for (i, state) in states.enumerated() where state != .folder {
      let path = plan.folders[i]
      switch state {
      case .link where folder.holdsTarget(ofLink: path): continue
      case .link:
        throw DiskError(
          "follow the link", folder.absolute(path), code: EPERM,
          hint: "it does not lead to a folder of the site; remove it")
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
    let oldFiles = manifest.files.positions(of: plan.paths)
    let places = try await Parallel.map(count: plan.items.count, jobs: jobs, { () }) { _, i -> Place in
      // No need to ask the disk about what lies in a folder that is not there.
      if !missing.isEmpty, let parent = plan.items[i].path.parent, missing.contains(parent) { return .free }
      let status =
        if let old = oldFiles[i] { seen.files[old] } else {
          try plan.paths.withBytes(i) { try folder.status(ofBytes: $0) }
        }
      guard let status else { return .free }
      switch status.kind {
      case .folder: return .folder
      case .file: return .file(status.stamp)
      case .link, .other: return .free
      }
    }
    present.reserveCapacity(places.count)
    for (item, place) in zip(plan.items, places) {
      switch place {
      case .free: present.append(nil)
      case .file(let stamp): present.append(stamp)
      case .folder:
        guard try addContents(of: item.path, in: folder, manifest: manifest) else {
          throw DiskError(
            "write", folder.absolute(item.path), code: EISDIR,
            hint: "not everything in this folder comes from a build; move it away")
        }
        present.append(nil)
      }
    }
    findsNothing =
      !plan.items.isEmpty && foldersToMake.count == plan.folders.count && filesInTheWay.isEmpty
      && foldersInTheWay.isEmpty
      && present.allSatisfy { $0 == nil }
  }

  private enum Place: Sendable { case free, file(FileStamp), folder }

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
