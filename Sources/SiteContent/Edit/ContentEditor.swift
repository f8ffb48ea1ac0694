#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Does edits below one root folder.
///
/// A file appears, or changes, in one step: it is written below `.blogsite/edits/`, which the build does not look at,
/// and then gets its name. No folder and no file on the way is followed where it is a symbolic link.
package struct ContentEditor: Sendable {
  private let layout: SiteLayout
  private var drafts: String { layout.state + "/edits" }

  /// - Throws: `DiskError` where the root folder cannot be made or written in.
  package init(_ layout: SiteLayout) throws(DiskError) {
    self.layout = layout
    try FileWriting.makeFolder(drafts)
    try removeLeftovers()
  }

  /// What a killed process was writing: its number is in the name.
  private func removeLeftovers() throws(DiskError) {
    for entry in try FolderListing.entries(of: drafts, badName: { _ in }) {
      guard let number = entry.name.split(separator: "-").first.flatMap({ Int32($0) }), number > 0,
        kill(number, 0) != 0, errno == ESRCH
      else { continue }
      unlink(drafts + "/" + entry.name)
    }
  }

  /// The bytes of a file and their version, for an edit that follows; nil where there is none.
  package func look(at path: String) throws(ContentEditError) -> (bytes: [UInt8], version: ContentVersion)? {
    let place = try ContentPath(path)
    guard let folder = try open(place, making: false) else { return nil }
    return try read(place, in: folder).map { ($0, ContentVersion(of: $0)) }
  }

  /// Does one edit, whole or not at all.
  @discardableResult
  package func apply(_ edit: ContentEdit) throws(ContentEditError) -> ContentEdit.Outcome {
    let place = try ContentPath(edit.path)
    switch edit.action {
    case .create(let bytes):
      guard let folder = try open(place, making: true) else { throw .missing(edit.path) }
      if let present = try read(place, in: folder) {
        guard present == bytes else { throw .exists(edit.path) }
        return .unchanged
      }
      return try create(place, in: folder, bytes)
    case .copy(let source):
      guard let folder = try open(place, making: true) else { throw .missing(edit.path) }
      return try copy(source, to: place, in: folder)
    case .replace(let bytes, let seen):
      return try change(place, seen: seen) { _ throws(ContentEditError) in bytes }
    case .set(let changes, let seen):
      return try change(place, seen: seen) { present throws(ContentEditError) in
        try Self.set(changes, in: present, path: edit.path)
      }
    case .move(let target, let seen):
      return try move(place, to: ContentPath(target), seen: seen)
    case .remove(let seen):
      let (folder, _) = try present(place, seen: seen)
      guard unlinkat(folder.number, place.name, 0) == 0 else { throw failed("delete", place) }
      return .done
    }
  }

  // MARK: Actions

  private static func set(
    _ changes: [ContentEdit.Change], in present: [UInt8], path: String
  ) throws(ContentEditError) -> [UInt8] {
    var bytes = present
    do throws(FrontMatterEdit.Failure) {
      for change in changes {
        if let value = change.value {
          bytes = try FrontMatterEdit.set(change.key, to: value, in: bytes)
        } else {
          bytes = try FrontMatterEdit.remove(change.key, from: bytes)
        }
      }
    } catch {
      throw .frontMatter(path, reason: error.reason)
    }
    return bytes
  }

  /// The file and its folder, where it is still what was seen.
  private func present(
    _ place: ContentPath, seen: ContentVersion?
  ) throws(ContentEditError) -> (Descriptor, [UInt8]) {
    guard let folder = try open(place, making: false), let present = try read(place, in: folder) else {
      throw .missing(place.text)
    }
    if let seen, ContentVersion(of: present) != seen { throw .changed(place.text) }
    return (folder, present)
  }

  private func change(
    _ place: ContentPath, seen: ContentVersion?,
    _ make: ([UInt8]) throws(ContentEditError) -> [UInt8]
  ) throws(ContentEditError) -> ContentEdit.Outcome {
    let (folder, before) = try present(place, seen: seen)
    let bytes = try make(before)
    if bytes == before { return .unchanged }
    var info = stat()
    let mode =
      fstatat(folder.number, place.name, &info, AT_SYMLINK_NOFOLLOW) == 0 ? info.st_mode & 0o777 : 0o644
    let draft = try Draft(in: drafts, mode: mode)
    defer { draft.remove() }
    try draft.write(bytes)
    // Whoever wrote while the new bytes were made has the last word.
    guard try read(place, in: folder) == before else { throw .changed(place.text) }
    guard renameat(AT_FDCWD, draft.path, folder.number, place.name) == 0 else { throw failed("write", place) }
    return .done
  }

  private func create(
    _ place: ContentPath, in folder: Descriptor, _ bytes: [UInt8]
  ) throws(ContentEditError) -> ContentEdit.Outcome {
    let draft = try Draft(in: drafts, mode: 0o644)
    defer { draft.remove() }
    try draft.write(bytes)
    return try give(draft, the: place, in: folder)
  }

  private func copy(
    _ source: String, to place: ContentPath, in folder: Descriptor
  ) throws(ContentEditError) -> ContentEdit.Outcome {
    let bytes: [UInt8]
    do throws(DiskError) {
      // Pictures are a few megabytes: nothing is gained by reading them in pieces.
      bytes = try FileReading.bytes(of: source)
    } catch {
      throw ContentEditError(error)
    }
    if let present = try read(place, in: folder) {
      guard present == bytes else { throw .exists(place.text) }
      return .unchanged
    }
    return try create(place, in: folder, bytes)
  }

  private func move(
    _ place: ContentPath, to target: ContentPath, seen: ContentVersion?
  ) throws(ContentEditError) -> ContentEdit.Outcome {
    if place == target { return .unchanged }
    let (folder, bytes) = try present(place, seen: seen)
    guard let other = try open(target, making: true) else { throw .missing(target.text) }
    // A move that was killed between its two steps has left the file under both names.
    if !isSame(place, in: folder, target, in: other) {
      if try read(target, in: other) != nil { throw .exists(target.text) }
      if linkat(folder.number, place.name, other.number, target.name, 0) != 0 {
        let code = errno
        if code == EEXIST { throw .exists(target.text) }
        guard Self.hasNoLinks(code) else { throw failed("write", target, code: code) }
        // A disk without hard links.
        guard renameat(folder.number, place.name, other.number, target.name) == 0 else {
          throw failed("write", target)
        }
        return .done
      }
    }
    guard try read(place, in: folder) == bytes, unlinkat(folder.number, place.name, 0) == 0 else {
      throw failed("delete", place)
    }
    return .done
  }

  private func isSame(
    _ one: ContentPath, in folder: Descriptor, _ other: ContentPath, in otherFolder: Descriptor
  ) -> Bool {
    var a = stat()
    var b = stat()
    return fstatat(folder.number, one.name, &a, AT_SYMLINK_NOFOLLOW) == 0
      && fstatat(otherFolder.number, other.name, &b, AT_SYMLINK_NOFOLLOW) == 0
      && a.st_ino == b.st_ino && a.st_dev == b.st_dev
  }

  /// Gives a finished draft its name, unless something has it already.
  private func give(
    _ draft: Draft, the place: ContentPath, in folder: Descriptor
  ) throws(ContentEditError) -> ContentEdit.Outcome {
    if linkat(AT_FDCWD, draft.path, folder.number, place.name, 0) == 0 { return .done }
    let code = errno
    if code == EEXIST { throw .exists(place.text) }
    guard Self.hasNoLinks(code) else { throw failed("write", place, code: code) }
    guard renameat(AT_FDCWD, draft.path, folder.number, place.name) == 0 else { throw failed("write", place) }
    return .done
  }

  /// Whether the disk, and not the place, is why there can be no second name.
  private static func hasNoLinks(_ code: Int32) -> Bool {
    [EPERM, ENOTSUP, EOPNOTSUPP, ENOSYS, EMLINK].contains(code)
  }

  // MARK: Folders

  /// The folder of a file; nil where it is missing and is not to be made.
  private func open(_ place: ContentPath, making: Bool) throws(ContentEditError) -> Descriptor? {
    var folder = Descriptor(systemOpen(layout.root, O_RDONLY | O_DIRECTORY | O_CLOEXEC))
    guard folder.isOpen else { throw .disk(layout.root, action: "open", code: errno) }
    var path = ""
    for name in place.folders {
      path += (path.isEmpty ? "" : "/") + name
      var next = Descriptor(openat(folder.number, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC))
      if !next.isOpen, errno == ENOENT {
        guard making else { return nil }
        guard mkdirat(folder.number, name, 0o755) == 0 || errno == EEXIST else {
          throw .disk(path, action: "make the folder", code: errno)
        }
        next = Descriptor(openat(folder.number, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC))
      }
      guard next.isOpen else {
        let code = errno
        var info = stat()
        if fstatat(folder.number, name, &info, AT_SYMLINK_NOFOLLOW) == 0, info.st_mode & S_IFMT == S_IFLNK {
          throw .link(path)
        }
        throw .disk(path, action: "open the folder", code: code)
      }
      folder = next
    }
    return folder
  }

  /// The bytes of a file, without following a link; nil where there is none.
  private func read(_ place: ContentPath, in folder: Descriptor) throws(ContentEditError) -> [UInt8]? {
    let file = Descriptor(openat(folder.number, place.name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC))
    guard file.isOpen else {
      if errno == ENOENT { return nil }
      if errno == ELOOP { throw .link(place.text) }
      throw failed("read", place)
    }
    var info = stat()
    guard fstat(file.number, &info) == 0 else { throw failed("read", place) }
    guard info.st_mode & S_IFMT == S_IFREG else { throw failed("read", place, code: EISDIR) }
    var bytes = [UInt8](repeating: 0, count: Int(info.st_size) + 1)
    var count = 0
    while true {
      let start = count
      let filled = bytes.withUnsafeMutableBytes {
        FileWriting.fill(UnsafeMutableRawBufferPointer(rebasing: $0[start...]), from: file.number)
      }
      guard filled >= 0 else { throw failed("read", place, code: Int32(-filled)) }
      count += filled
      guard count == bytes.count else { break }
      bytes += [UInt8](repeating: 0, count: bytes.count)
    }
    bytes.removeLast(bytes.count - count)
    return bytes
  }

  private func failed(_ action: String, _ place: ContentPath, code: Int32 = errno) -> ContentEditError {
    .disk(place.text, action: action, code: code)
  }
}
