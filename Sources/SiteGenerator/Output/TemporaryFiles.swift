import SiteContent
import SiteModel

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Files that are written beside their places before they get their names.
///
/// A rename within one folder takes half the time of one between folders, which the system does one by one. While
/// there are such files, a folder of a fixed name in the output folder says so: where a build was killed, the next
/// one finds it and looks for what is left.
final class TemporaryFiles: Sendable {
  static let folder = ".blogsite-tmp"
  private static let prefix = ".blogsite-tmp-"

  private let output: OutputFolder

  init(in output: OutputFolder) throws(DiskError) {
    self.output = output
    guard mkdirat(output.descriptor, Self.folder, 0o755) == 0 || errno == EEXIST else {
      throw DiskError("make the folder", output.absolute(Self.folder), code: errno)
    }
  }

  /// Says that all files have their names. A folder of a person's keeps what is in it.
  func finish() { unlinkat(output.descriptor, Self.folder, AT_REMOVEDIR) }

  /// Removes what a killed build left.
  static func remove(from output: OutputFolder) throws(DiskError) {
    let path = output.absolute(folder)
    guard let status = try output.status(ofName: folder) else { return }
    guard status.kind == .folder else {
      throw DiskError("use the folder", path, code: ENOTDIR, hint: "no build made it; move it away")
    }
    for entry in try FolderListing.entries(of: path, badName: { _ in }) {
      let name = folder + "/" + entry.name
      if entry.kind != .folder {
        // Earlier versions wrote into the folder itself.
        try remove(name, from: output)
      } else if entry.name == FreshSite.name {
        try output.removeTree(name)
      }
    }
    try removeFiles(below: "", from: output)
    unlinkat(output.descriptor, folder, AT_REMOVEDIR)
  }

  /// Folders that begin with a dot are looked into, for a slug may; a checkout's `.git` is large, and nobody's page.
  private static func removeFiles(below parent: String, from output: OutputFolder) throws(DiskError) {
    let path = parent.isEmpty ? output.path : output.absolute(parent)
    for entry in try FolderListing.entries(of: path, badName: { _ in }) {
      let inner = parent.isEmpty ? entry.name : parent + "/" + entry.name
      if entry.kind == .file, isTemporary(entry.name) {
        try remove(inner, from: output)
      } else if entry.kind == .folder, entry.name != ".git" {
        try removeFiles(below: inner, from: output)
      }
    }
  }

  private static func remove(_ name: String, from output: OutputFolder) throws(DiskError) {
    guard unlinkat(output.descriptor, name, 0) == 0 || errno == ENOENT else {
      throw DiskError("delete", output.absolute(name), code: errno)
    }
  }

  private static func isTemporary(_ name: String) -> Bool {
    let digits = name.utf8.dropFirst(prefix.utf8.count)
    return name.hasPrefix(prefix) && !digits.isEmpty
      && digits.allSatisfy { $0.isASCIIDigit }
  }

  /// Writes a file and moves it to its place.
  ///
  /// - Parameter number: names the temporary file; no two files of a build have the same.
  func write(_ content: FileContent, to place: OutputPath, number: Int) throws(DiskError) {
    let name = (place.parent.map { $0.text + "/" } ?? "") + Self.prefix + String(number)
    let path = output.absolute(place)
    var file = create(name)
    if file < 0, errno == EEXIST {
      // Whoever copied the site while it was being built has brought it back.
      unlinkat(output.descriptor, name, 0)
      file = create(name)
    }
    guard file >= 0 else { throw DiskError("write", path, code: errno) }
    do throws(DiskError) {
      try content.write(to: file, path)
      // Some disks tell only now that they are full.
      guard close(file) == 0, renameat(output.descriptor, name, output.descriptor, place.text) == 0 else {
        throw DiskError("write", path, code: errno)
      }
    } catch {
      unlinkat(output.descriptor, name, 0)
      throw error
    }
  }

  private func create(_ name: String) -> Int32 {
    openat(output.descriptor, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o644)
  }
}
