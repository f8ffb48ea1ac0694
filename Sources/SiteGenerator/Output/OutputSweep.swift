import SiteContent

/// Deletes what earlier builds wrote and the plan no longer has.
struct OutputSweep {
  private let folder: OutputFolder
  private var isReal: [OutputPath: Bool] = [:]

  init(_ folder: OutputFolder) { self.folder = folder }

  /// Deletes files; links and what lies behind them stay, for no build makes links.
  ///
  /// - Parameter planned: is never deleted, under whatever name.
  /// - Returns: those that were there.
  mutating func removeFiles(
    _ paths: SortedPaths, planned: SortedPaths
  ) throws(DiskError) -> [OutputPath] {
    guard !paths.isEmpty else { return [] }
    var removed: [OutputPath] = []
    // On a disk that takes `Tag` and `tag` for one name, the old name is the new file.
    let names = Dictionary(planned.paths.map { ($0.text.lowercased(), $0) }) { first, _ in first }
    for path in paths.paths {
      guard try isInRealFolder(path), let status = try folder.status(of: path), status.kind == .file else {
        continue
      }
      if let twin = names[path.text.lowercased()],
        try folder.status(of: twin)?.identity == status.identity
      {
        continue
      }
      if try folder.remove(path) { removed.append(path) }
    }
    return removed
  }

  /// Deletes folders that are empty.
  ///
  /// - Returns: those that are gone, or lie behind a link.
  mutating func removeFolders(_ paths: SortedPaths) throws(DiskError) -> [OutputPath] {
    var gone: [OutputPath] = []
    // Backwards, a folder comes after those in it.
    for position in (0..<paths.count).reversed() {
      let path = paths[position]
      guard try isInRealFolder(path) else {
        gone.append(path)
        continue
      }
      if try folder.removeFolder(path) { gone.append(path) }
    }
    return gone
  }

  /// Whether no folder on the way is a link.
  private mutating func isInRealFolder(_ path: OutputPath) throws(DiskError) -> Bool {
    guard let parent = path.parent else { return true }
    if let known = isReal[parent] { return known }
    var result = try isInRealFolder(parent)
    if result { result = try folder.status(of: parent)?.kind == .folder }
    isReal[parent] = result
    return result
  }
}
