import SiteContent

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A site of which nothing is published yet: it is written below the folder of temporary files, each file under its
/// own name, and then moved to its place, whole folders at a time.
///
/// What nobody looks at needs no renaming file by file, which is a third of what the system does for a file. It stands
/// in the output folder, for there it is on the same disk and as public as the temporary files are.
final class FreshSite: Sendable {
  static let name = "new-site"

  private let output: OutputFolder
  private let marker: TemporaryFiles
  /// Where the site is while it is written.
  let folder: OutputFolder

  init(in output: OutputFolder) throws(DiskError) {
    self.output = output
    marker = try TemporaryFiles(in: output)
    folder = try OutputFolder(output.absolute(TemporaryFiles.folder + "/" + Self.name))
  }

  /// - Returns: the file's stamp; it stays that of the published file where that lies in a folder, which is renamed
  ///   instead of it.
  func write(_ content: FileContent, to place: OutputPath) throws(DiskError) -> FileStamp {
    let path = output.absolute(place)
    let file = openat(
      folder.descriptor, place.text, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw DiskError("write", path, code: errno) }
    try content.write(to: file, path)
    var info = stat()
    let isKnown = fstat(file, &info) == 0
    // Some disks tell only now that they are full.
    guard close(file) == 0, isKnown else { throw DiskError("write", path, code: errno) }
    return FileStamp(info)
  }

  /// Moves everything to its place: folders first, for the home page leads into them.
  func publish(_ plan: OutputPlan) throws(DiskError) {
    for path in plan.folders.paths + plan.paths.paths where path.parent == nil {
      guard renameat(folder.descriptor, path.text, output.descriptor, path.text) == 0 else {
        throw DiskError("write", output.absolute(path), code: errno)
      }
    }
    try output.removeTree(TemporaryFiles.folder + "/" + Self.name)
    marker.finish()
  }

  /// Clears away a site that could not be written.
  func discard() {
    try? output.removeTree(TemporaryFiles.folder + "/" + Self.name)
    marker.finish()
  }
}
