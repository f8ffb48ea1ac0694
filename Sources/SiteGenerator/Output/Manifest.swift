import SiteContent
import SiteModel

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What earlier builds left in an output folder: the only things that a build may delete.
struct Manifest: Sendable, Equatable {
  var files = SortedPaths()
  /// Folders that a build made; those that were there before stay when they are empty.
  var folders = SortedPaths()

  /// This manifest with what a build is about to write and make.
  func union(files: SortedPaths, folders: [OutputPath]) -> Manifest {
    Manifest(files: self.files.union(files), folders: self.folders.union(SortedPaths(folders)))
  }
}

/// The manifest of one output folder, on the disk.
///
/// The first line holds the format's version, a hash of the other lines, and the output folder;
/// then comes one path a line: the folders, with a slash at their end, and the files, both sorted.
struct ManifestFile: Sendable {
  let path: String
  private let output: String

  private static let format = "blogsite-manifest 1"

  /// - Parameters:
  ///   - state: the folder of the build's own files.
  ///   - output: the output folder's absolute path, without links.
  init(state: String, output: String) {
    path = "\(state)/manifest-\(FNV1a.hex(output))"
    self.output = output
  }

  /// Nil where there is none, and where it is damaged or another folder's: then nothing is deleted.
  func read() throws(DiskError) -> Manifest? {
    guard let bytes = try FileReading.ownBytesIfPresent(of: path),
      let end = bytes.firstIndex(of: Self.newline)
    else { return nil }
    let body = bytes[(end + 1)...]
    guard bytes[..<end].elementsEqual(firstLine(body).utf8), body.last == Self.newline || body.isEmpty,
      String(validating: body, as: UTF8.self) != nil
    else { return nil }
    return body.withUnsafeBufferPointer { Self.manifest($0[...]) }
  }

  /// Nil where a line is no path.
  private static func manifest(_ body: Slice<UnsafeBufferPointer<UInt8>>) -> Manifest? {
    var manifest = Manifest()
    var rest = body
    while let end = rest.firstIndex(of: newline) {
      var line = rest[..<end]
      rest = rest[(end + 1)...]
      let isFolder = line.last == UInt8(ascii: "/")
      if isFolder { line = line.dropLast() }
      // Hardly a path has anything to unescape: it goes from list to list as it is.
      if line.contains(backslash) {
        let text = unescaped(String(decoding: line, as: UTF8.self))
        guard let path = OutputPath(RelativePath(text)) else { return nil }
        if isFolder { manifest.folders.append(path) } else { manifest.files.append(path) }
      } else {
        guard OutputPath.isSafe(line) else { return nil }
        if isFolder { manifest.folders.append(line) } else { manifest.files.append(line) }
      }
    }
    return Manifest(files: manifest.files.sorted, folders: manifest.folders.sorted)
  }

  /// Of the file's bytes; nil where there is none.
  func digest(key: DigestKey) throws(DiskError) -> Digest? {
    try FileReading.ownBytesIfPresent(of: path).map { key.digest($0) }
  }

  /// Without `fsync`: a lost manifest costs files that stay too long, never one that is deleted.
  func replace(with manifest: Manifest) throws(DiskError) {
    var body: [UInt8] = []
    for folder in manifest.folders.paths { body += (Self.escaped(folder.text) + "/\n").utf8 }
    for file in manifest.files.paths { body += (Self.escaped(file.text) + "\n").utf8 }
    try FileWriting.replace(path, with: Array(firstLine(body[...]).utf8) + [Self.newline] + body)
  }

  /// What a build left that was killed while it wrote the manifest.
  private var unfinished: String { path + FileWriting.unfinished }

  var isUnfinished: Bool { FolderListing.kind(of: unfinished, follow: false) != nil }

  /// A manifest that stays as it is would leave it there for good.
  func removeUnfinished() { unlink(unfinished) }

  private func firstLine(_ body: ArraySlice<UInt8>) -> String {
    let hash = body.withUnsafeBytes { FNV1a.hex($0) }
    return "\(Self.format) \(hash) \(Self.escaped(output))"
  }

  private static let newline = UInt8(ascii: "\n")
  private static let backslash = UInt8(ascii: "\\")

  /// File names may hold line ends.
  private static func escaped(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == newline || $0 == backslash }) else { return text }
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case newline: bytes += [backslash, UInt8(ascii: "n")]
      case backslash: bytes += [backslash, backslash]
      default: bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func unescaped(_ text: String) -> String {
    guard text.utf8.contains(backslash) else { return text }
    var bytes: [UInt8] = []
    var isEscaped = false
    for byte in text.utf8 {
      if isEscaped {
        bytes.append(byte == UInt8(ascii: "n") ? newline : byte)
        isEscaped = false
      } else if byte == backslash {
        isEscaped = true
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
