import SiteContent

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Where a build keeps its lock and its manifest, where not in the root folder.
enum StateFolder {
  static let name = ".blogsite"

  /// A folder in an output folder that lies elsewhere, for sources that nobody may write to, such as a checkout that CI
  /// mounts for reading; nil where the root folder's own can be written to, or nothing else could be.
  static func besideReadOnlySources(_ layout: SiteLayout) -> String? {
    guard !isWritable(layout.state, orMadeIn: layout.root) else { return nil }
    let isInside = layout.output == layout.root || layout.output.hasPrefix(layout.root + "/")
    return isInside ? nil : layout.output + "/" + name
  }

  /// Whether a folder can be written to; one that is not there, whether it could be made.
  private static func isWritable(_ path: String, orMadeIn parent: String) -> Bool {
    if access(path, W_OK) == 0 { return true }
    // What stands in the way of a folder is told by whoever makes it.
    return errno == ENOENT ? access(parent, W_OK) == 0 : ![EACCES, EROFS, EPERM].contains(errno)
  }
}
