package import Foundation

/// A folder for one test, deleted with the value that stands for it. Paths are relative to it.
package final class TemporaryFolder: Sendable {
  /// Absolute and without links.
  package let path: String

  package init() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("blogsite-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    path = folder.resolvingSymlinksInPath().path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The absolute path of what lies in the folder.
  package subscript(_ relative: String) -> String { path + "/" + relative }

  /// Writes a file, and makes the folders it needs.
  package func write(_ text: String, to relative: String) throws {
    try write(Array(text.utf8), to: relative)
  }

  package func write(_ bytes: [UInt8], to relative: String) throws {
    let url = URL(fileURLWithPath: self[relative])
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    // Foundation's files are inherited by any program that another test starts meanwhile, and to a watcher a file is
    // being written for as long as anybody holds it.
    let file = open(url.path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard file >= 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
    try FileHandle(fileDescriptor: file, closeOnDealloc: true).write(contentsOf: bytes)
  }

  package func makeFolder(_ relative: String) throws {
    try FileManager.default.createDirectory(atPath: self[relative], withIntermediateDirectories: true)
  }

  /// Makes a link; its target may be absolute, or relative to the link's folder.
  package func link(_ relative: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(atPath: self[relative], withDestinationPath: target)
  }

  package func remove(_ relative: String) throws {
    try FileManager.default.removeItem(atPath: self[relative])
  }

  package func move(_ relative: String, to other: String) throws {
    try FileManager.default.moveItem(atPath: self[relative], toPath: self[other])
  }

  package func read(_ relative: String) throws -> String {
    String(decoding: try bytes(relative), as: UTF8.self)
  }

  package func bytes(_ relative: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: self[relative])))
  }

  /// Whether something stands there; a link counts, wherever it leads.
  package func exists(_ relative: String) -> Bool {
    (try? FileManager.default.attributesOfItem(atPath: self[relative])) != nil
  }

  package func permissions(_ relative: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: self[relative])[.posixPermissions] as? Int
  }

  package func modificationDate(_ relative: String) throws -> Date? {
    try FileManager.default.attributesOfItem(atPath: self[relative])[.modificationDate] as? Date
  }

  package func setModificationDate(_ date: Date, of relative: String) throws {
    try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: self[relative])
  }

  /// Everything that is no folder, at any depth, sorted; relative to `folder`.
  package func files(in folder: String = "") throws -> [String] {
    try entries(in: folder).filter { !$0.hasSuffix("/") }
  }

  /// Everything at any depth, sorted; folders have a slash at their end.
  package func entries(in folder: String = "") throws -> [String] {
    let root = folder.isEmpty ? path : self[folder]
    var found: [String] = []
    func visit(_ inner: String) throws {
      for name in try FileManager.default.contentsOfDirectory(atPath: root + "/" + inner) {
        let type = try FileManager.default.attributesOfItem(atPath: root + "/" + inner + name)[.type]
        if type as? FileAttributeType == .typeDirectory {
          found.append(inner + name + "/")
          try visit(inner + name + "/")
        } else {
          found.append(inner + name)
        }
      }
    }
    try visit("")
    return found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}
