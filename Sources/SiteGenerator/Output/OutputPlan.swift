import SiteContent

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The files to write, checked, and the folders they need.
struct OutputPlan: Sendable {
  /// A class, for it is handed about and has many parts.
  final class Item: Sendable {
    let path: OutputPath
    let file: OutputFile

    init(path: OutputPath, file: OutputFile) {
      self.path = path
      self.file = file
    }
  }

  let items: [Item]
  let paths: Set<OutputPath>
  /// In the order in which the files need them: neighbours on the disk are looked at together.
  let folders: [OutputPath]

  /// - Throws: where a path leads out of the output folder, where two files have one path, and where
  ///   a file has the path of another's folder.
  init(_ files: [OutputFile]) throws(DiskError) {
    var items: [Item] = []
    items.reserveCapacity(files.count)
    var paths = Set<OutputPath>(minimumCapacity: files.count)
    var folders: [OutputPath] = []
    var known: Set<OutputPath> = []
    for file in files {
      guard let path = OutputPath(file.path) else {
        throw DiskError("write", file.path, code: EINVAL, hint: "a path must stay in the output folder")
      }
      guard paths.insert(path).inserted else {
        throw DiskError("write", file.path, code: EEXIST, hint: "two files have this path")
      }
      items.append(Item(path: path, file: file))
      var folder = path.parent
      while let next = folder, known.insert(next).inserted {
        folders.append(next)
        folder = next.parent
      }
    }
    self.items = items
    self.paths = paths
    self.folders = folders
    if let conflict = items.first(where: { known.contains($0.path) })?.path {
      throw DiskError("write", conflict.text, code: EISDIR, hint: "a file and a folder have this path")
    }
  }
}
