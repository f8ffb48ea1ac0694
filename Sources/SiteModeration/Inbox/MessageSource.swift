package import SiteContent
import SiteModel

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Where messages lie: a spool of the endpoints, a Maildir, an mbox, a folder of `.eml` files, or one such file.
package struct MessageSource: Sendable {
  /// As it was asked for.
  package let path: String
  private let kind: Kind

  private enum Kind: Sendable {
    /// Files, with their paths.
    case files([String])
    case mbox
  }

  /// One message as it lies there.
  package struct Item: Sendable {
    /// Its file, or its place in an mbox.
    package var name: String
    package var bytes: [UInt8]
    /// Tells its file from others without reading it; nil in an mbox.
    package var stamp: [UInt8]?
  }

  /// Looks what stands at a path.
  ///
  /// - Throws: `DiskError` where it cannot be listed or read.
  package init(_ path: String) throws(DiskError) {
    self.path = path
    switch FolderListing.kind(of: path) {
    case .folder: kind = .files(try Self.files(in: path))
    case .file:
      let start = try FileReading.prefix(of: path, count: 5)
      kind = start.elementsEqual("From ".utf8) ? .mbox : .files([path])
    case nil: throw DiskError("read", path, code: ENOENT)
    default: throw DiskError("read", path, code: EINVAL, hint: "give a folder or a file")
    }
  }

  /// A Maildir has its messages in `new` and `cur` (`tmp` is not finished); other folders have files of messages.
  private static func files(in folder: String) throws(DiskError) -> [String] {
    var files: [String] = []
    let parts = ["new", "cur"].filter { FolderListing.kind(of: folder + "/" + $0) == .folder }
    for part in parts {
      for entry in try FolderListing.entries(of: folder + "/" + part, badName: { _ in })
      where entry.kind == .file && !entry.name.hasPrefix(".") {
        files.append("\(folder)/\(part)/\(entry.name)")
      }
    }
    guard parts.isEmpty else { return files }
    for entry in try FolderListing.entries(of: folder, badName: { _ in })
    where entry.kind == .file && !entry.name.hasPrefix(".")
      && (entry.name.hasSuffix(".eml") || entry.name.hasSuffix(Spool.ending))
    {
      files.append(folder + "/" + entry.name)
    }
    return files
  }

  /// Hands over message after message; one at a time is in memory.
  ///
  /// - Parameters:
  ///   - isKnown: whether a file with this stamp has been dealt with: it is not read then.
  ///   - body: gets each message.
  /// - Throws: `DiskError`, and what `body` throws.
  package func forEach(isKnown: ([UInt8]) -> Bool, _ body: (Item) throws -> Void) throws {
    switch kind {
    case .mbox:
      try Mbox.forEach(path) { number, bytes in
        try body(Item(name: "\(path), message \(number)", bytes: bytes))
      }
    case .files(let files):
      for file in files {
        // A Maildir's flags are part of the name, and change when somebody reads the mail.
        let name = file.split(separator: "/").last ?? ""
        let unique = name.prefix { $0 != ":" }
        guard let stamp = FileStamp(of: file) else { continue }
        let identity = Array("\(unique)\n\(stamp.size)\n\(stamp.modified)".utf8)
        if isKnown(identity) { continue }
        let bytes: [UInt8]
        do throws(DiskError) {
          bytes = try FileReading.prefix(of: file, count: MailMessage.longest)
        } catch {
          // Its reader moved it meanwhile, from `new` to `cur`: the next run finds it there.
          if error.code == ENOENT { continue }
          throw error
        }
        try body(Item(name: file, bytes: bytes, stamp: identity))
      }
    }
  }
}
