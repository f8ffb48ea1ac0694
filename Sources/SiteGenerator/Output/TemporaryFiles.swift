import SiteContent

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The folder below the output folder where files are written before they get their names.
///
/// It must lie on the disk of the output folder, for a rename works on one disk only.
final class TemporaryFiles: Sendable {
  static let folder = ".blogsite-tmp"

  enum Content {
    case bytes([UInt8])
    case copy(of: String)
  }

  private let output: OutputFolder
  private let descriptor: Int32

  init(in output: OutputFolder) throws(DiskError) {
    self.output = output
    guard mkdirat(output.descriptor, Self.folder, 0o755) == 0 || errno == EEXIST else {
      throw DiskError("make the folder", output.absolute(Self.folder), code: errno)
    }
    descriptor = openat(output.descriptor, Self.folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw DiskError("open the folder", output.absolute(Self.folder), code: errno)
    }
  }

  deinit { close(descriptor) }

  /// Removes the folder with the files that a killed build left there.
  static func remove(from output: OutputFolder) throws(DiskError) {
    let path = output.absolute(folder)
    guard let status = try output.status(ofName: folder) else { return }
    guard status.kind == .folder else {
      throw DiskError("use the folder", path, code: ENOTDIR, hint: "no build made it; move it away")
    }
    for entry in try FolderListing.entries(of: path, badName: { _ in }) where entry.kind != .folder {
      guard unlinkat(output.descriptor, folder + "/" + entry.name, 0) == 0 || errno == ENOENT else {
        throw DiskError("delete", path + "/" + entry.name, code: errno)
      }
    }
    // A folder in it is a person's: it stays, and so does this one.
    unlinkat(output.descriptor, folder, AT_REMOVEDIR)
  }

  /// Writes a file and moves it to its place.
  ///
  /// - Parameter number: names the temporary file; no two files of a build have the same.
  func write(_ content: Content, to place: OutputPath, number: Int) throws(DiskError) {
    let name = String(number)
    let path = output.absolute(place)
    let file = openat(descriptor, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw DiskError("write", path, code: errno) }
    do throws(DiskError) {
      try write(content, to: file, path)
      // Some disks tell only now that they are full.
      guard close(file) == 0, renameat(descriptor, name, output.descriptor, place.text) == 0 else {
        throw DiskError("write", path, code: errno)
      }
    } catch {
      unlinkat(descriptor, name, 0)
      throw error
    }
  }

  /// Closes the file where it fails.
  private func write(
    _ content: Content, to file: Int32, _ path: String
  ) throws(DiskError) {
    do throws(DiskError) {
      switch content {
      case .bytes(let bytes):
        let code = bytes.withUnsafeBytes { FileWriting.write($0, to: file) }
        guard code == 0 else { throw DiskError("write", path, code: code) }
      case .copy(let source): try copy(source, to: file, path)
      }
    } catch {
      close(file)
      throw error
    }
  }

  private func copy(_ source: String, to file: Int32, _ path: String) throws(DiskError) {
    let from = FileComparison.openSource(source)
    guard from >= 0 else { throw DiskError("read", source, code: errno) }
    defer { close(from) }
    var failed: (reading: Bool, code: Int32)?
    withUnsafeTemporaryAllocation(byteCount: 128 * 1024, alignment: 16) { buffer in
      while true {
        let count = FileWriting.fill(buffer, from: from)
        guard count >= 0 else {
          failed = (true, Int32(-count))
          return
        }
        let code = FileWriting.write(UnsafeRawBufferPointer(rebasing: buffer[..<count]), to: file)
        if code != 0 { failed = (false, code) }
        if code != 0 || count < buffer.count { return }
      }
    }
    if let failed {
      throw DiskError(failed.reading ? "read" : "write", failed.reading ? source : path, code: failed.code)
    }
  }
}
