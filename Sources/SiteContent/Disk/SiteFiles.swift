import CFileSystem
package import SiteModel

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The files of a site, opened by one rule for all of them: what strangers add to a repository must not publish what
/// lies outside of it, nor what is in it and not meant for readers.
///
/// - Only regular files are opened.
/// - A symbolic link, wherever it stands on the way to a file, may lead into `linkTargets` and nowhere else. What was
///   opened is checked, not a name beforehand: a link that is put there between the two makes no difference.
/// - Nothing is read beyond a limit.
package struct SiteFiles: Sendable, Hashable {
  /// Absolute, without links; a site may be reached by a link, as `--root` is its owner's.
  private let root: String

  package init(_ layout: SiteLayout) { root = FolderListing.resolved(layout.root) ?? layout.root }

  /// The program's own files, which need not be below the root folder.
  package init(stateOf layout: SiteLayout) {
    let folder = String(layout.state.prefix(upTo: layout.state.lastIndex(of: "/") ?? layout.state.endIndex))
    root = FolderListing.resolved(folder) ?? folder
  }

  /// Where links may lead: what lies there is published anyway.
  package static let linkTargets = [
    SiteLayout.articles, SiteLayout.pages, SiteLayout.media, SiteLayout.rootFiles, SiteLayout.assets,
  ]

  package func absolute(_ path: RelativePath) -> String { root + "/" + path.text }

  /// Opens a file.
  ///
  /// - Parameter path: relative to the root folder.
  package func open(_ path: RelativePath) throws(FileRefusal) -> OpenFile {
    let absolute = absolute(path)
    // Not blocking: a pipe would wait for somebody to write into it.
    let flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY
    let descriptor = Self.retrying { open_without_links(absolute, flags) }
    if descriptor >= 0 { return try OpenFile(descriptor, absolute) }
    switch errno {
    // Docker refuses system calls that it does not know as EPERM.
    case ELOOP, ENOSYS, EPERM, EINVAL: return try openThroughLinks(absolute, flags)
    case ENXIO: throw .irregular  // a socket
    case let code: throw .disk(DiskError("read", absolute, code: code))
    }
  }

  private func openThroughLinks(_ path: String, _ flags: Int32) throws(FileRefusal) -> OpenFile {
    guard let place = FolderListing.resolved(path) else {
      let code = errno
      let isBrokenLink = (code == ENOENT || code == ELOOP) && FileStamp(ofLink: path) != nil
      throw isBrokenLink ? .leadsOut : .disk(DiskError("read", path, code: code))
    }
    guard isAllowed(place, for: path) else { throw .leadsOut }
    let descriptor = Self.retrying { systemOpen(place, flags) }
    guard descriptor >= 0 else {
      throw errno == ENXIO ? .irregular : .disk(DiskError("read", path, code: errno))
    }
    let file = try OpenFile(descriptor, path)
    // A folder on the way may have become a link since: it counts where the open file lies now.
    guard let now = FolderListing.resolved(place), isAllowed(now, for: path),
      let there = FileStamp(ofLink: now), there.inode == file.stamp.inode, there.device == file.stamp.device
    else { throw .leadsOut }
    return file
  }

  /// Whether a file without links on its way may stand for a path.
  private func isAllowed(_ place: String, for path: String) -> Bool {
    place.utf8.elementsEqual(path.utf8)
      || Self.linkTargets.contains { place.utf8.starts(with: (root + "/" + $0 + "/").utf8) }
  }

  private static func retrying(_ call: () -> Int32) -> Int32 {
    while true {
      let result = call()
      if result >= 0 || errno != EINTR { return result }
    }
  }
}

extension SiteFiles {
  /// The bytes of a file, and its stamp from before they were read: bytes that come later change it.
  ///
  /// - Parameter limit: bytes.
  /// - Returns: nil, with a diagnostic, where the file is refused.
  package func contents(
    of path: RelativePath, atMost limit: Int, _ diagnostics: inout [Diagnostic]
  ) throws(DiskError) -> (bytes: [UInt8], stamp: FileStamp)? {
    do {
      return try contents(of: path, atMost: limit)
    } catch {
      diagnostics.append(try error.diagnostic(path))
      return nil
    }
  }

  /// The bytes of a file; nil where there is none, and, with a diagnostic, where it is refused.
  package func bytesIfPresent(
    of path: RelativePath, atMost limit: Int, _ diagnostics: inout [Diagnostic]
  ) throws(DiskError) -> [UInt8]? {
    do {
      return try contents(of: path, atMost: limit).bytes
    } catch {
      if case .disk(let failure) = error, failure.code == ENOENT || failure.code == ENOTDIR { return nil }
      diagnostics.append(try error.diagnostic(path))
      return nil
    }
  }

  /// The same where a refusal is a failure: for commands that read one file.
  package func bytesIfPresent(of path: RelativePath, atMost limit: Int) throws(DiskError) -> [UInt8]? {
    do {
      return try contents(of: path, atMost: limit).bytes
    } catch {
      if case .disk(let failure) = error, failure.code == ENOENT || failure.code == ENOTDIR { return nil }
      throw error.diskError(absolute(path))
    }
  }

  package func contents(
    of path: RelativePath, atMost limit: Int
  ) throws(FileRefusal) -> (bytes: [UInt8], stamp: FileStamp) {
    let file = try open(path)
    guard file.size <= limit else { throw .tooLarge(bytes: file.size, limit: limit) }
    let bytes: [UInt8]
    do {
      // One byte more: a file that has grown meanwhile is too large as well.
      bytes = try file.bytes(atMost: limit + 1)
    } catch {
      throw .disk(error)
    }
    guard bytes.count <= limit else { throw .tooLarge(bytes: bytes.count, limit: limit) }
    return (bytes, file.stamp)
  }
}

/// A file of a site by its path: opened when its bytes are wanted.
package struct SourcePath: Sendable, Hashable {
  /// Relative to the root folder.
  package let path: RelativePath
  package let files: SiteFiles

  package init(_ path: RelativePath, in files: SiteFiles) {
    self.path = path
    self.files = files
  }

  /// What was a file of the site at the scan may be anything by now: a refusal is a failure.
  package func open() throws(DiskError) -> OpenFile {
    do {
      return try files.open(path)
    } catch {
      throw error.diskError(files.absolute(path))
    }
  }
}
