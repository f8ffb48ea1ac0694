import SiteContent
import SiteModel

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The files to write, checked, and the folders they need.
struct OutputPlan: Sendable {
  /// A file whose path has been checked.
  struct Item: Sendable {
    let file: OutputFile

    var path: OutputPath { OutputPath(unchecked: file.path) }
  }

  /// In the order of their paths: neighbours on the disk are made together.
  let items: [Item]
  let paths: SortedPaths
  let folders: SortedPaths

  /// - Throws: where a path leads out of the output folder, where two files have one path, and where
  ///   a file has the path of another's folder.
  init(_ files: [OutputFile]) throws(DiskError) {
    var items: [Item] = []
    items.reserveCapacity(files.count)
    var paths = SortedPaths(room: files.count)
    var folders: [OutputPath] = []
    for i in ByteOrder.order(files.map(\.path.text)) {
      guard let path = OutputPath(files[i].path) else {
        throw DiskError(
          "write", files[i].path.text, code: EINVAL, hint: "a path must stay in the output folder")
      }
      let previous = items.last?.path
      if previous == path {
        throw DiskError("write", path.text, code: EEXIST, hint: "two files have this path")
      }
      items.append(Item(file: files[i]))
      paths.append(path)
      // What a file shares with the one before, that one has brought: most lie in its folder.
      if let previous, path.hasSameFolder(as: previous) { continue }
      var folder = path.parent
      while let next = folder, !(previous.map { next.isAbove($0) } ?? false) {
        folders.append(next)
        folder = next.parent
      }
    }
    self.items = items
    self.paths = paths
    self.folders = SortedPaths(folders)
    let conflicts = paths.intersection(self.folders)
    if !conflicts.isEmpty {
      let conflict = conflicts[0]
      throw DiskError("write", conflict.text, code: EISDIR, hint: "a file and a folder have this path")
    }
  }
}
