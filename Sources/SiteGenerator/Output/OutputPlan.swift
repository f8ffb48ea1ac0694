import SiteContent

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The files to write, checked and sorted, and the folders they need.
struct OutputPlan: Sendable {
  struct Item: Sendable {
    var path: OutputPath
    var content: OutputFile.Content
  }

  /// Sorted by path.
  let items: [Item]
  /// Sorted, so that a folder stands before those in it.
  let folders: [OutputPath]
  let paths: Set<OutputPath>

  /// - Throws: where a path leads out of the output folder, where two files have one path, and where
  ///   a file has the path of another's folder.
  init(_ files: [OutputFile]) throws(DiskError) {
    var items: [Item] = []
    items.reserveCapacity(files.count)
    var paths = Set<OutputPath>(minimumCapacity: files.count)
    var folders: Set<OutputPath> = []
    for file in files {
      guard let path = OutputPath(file.path) else {
        throw DiskError("write", file.path, code: EINVAL, hint: "a path must stay in the output folder")
      }
      guard paths.insert(path).inserted else {
        throw DiskError("write", file.path, code: EEXIST, hint: "two files have this path")
      }
      items.append(Item(path: path, content: file.content))
      var folder = path.parent
      while let next = folder, folders.insert(next).inserted { folder = next.parent }
    }
    self.items = items.sorted { $0.path < $1.path }
    self.folders = folders.sorted()
    self.paths = paths
    if let conflict = self.folders.first(where: { paths.contains($0) }) {
      throw DiskError("write", conflict.text, code: EISDIR, hint: "a file and a folder have this path")
    }
  }
}
