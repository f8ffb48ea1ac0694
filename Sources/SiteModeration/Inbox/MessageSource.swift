package import SiteContent
import SiteModel

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Where messages lie: a spool of the endpoints, a Maildir, an mbox, a folder of files, or one such file.
package struct MessageSource: Sendable {
  /// As it was asked for.
  package let path: String
  /// What lies in its folder and is not read: neither a message nor a mailbox, by its name.
  package private(set) var unread: [String] = []
  private var files: [File] = []

  private struct File: Sendable {
    var path: String
    var isMbox: Bool
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
    case .folder: try list(path)
    case .file: files = [File(path: path, isMbox: try Mbox.isMbox(path))]
    case nil: throw DiskError("read", path, code: ENOENT)
    default: throw DiskError("read", path, code: EINVAL, hint: "give a folder or a file")
    }
  }

  /// A Maildir has its messages in `new` and `cur` (`tmp` is not finished); other folders have files of messages.
  private mutating func list(_ folder: String) throws(DiskError) {
    let parts = ["new", "cur"].filter { FolderListing.kind(of: folder + "/" + $0) == .folder }
    for part in parts {
      for entry in try FolderListing.entries(of: folder + "/" + part, badName: { _ in })
      where entry.kind == .file && !entry.name.hasPrefix(".") {
        files.append(File(path: "\(folder)/\(part)/\(entry.name)", isMbox: false))
      }
    }
    guard parts.isEmpty else { return }
    for entry in try FolderListing.entries(of: folder, badName: { _ in }) where !entry.name.hasPrefix(".") {
      let path = folder + "/" + entry.name
      let name = entry.name.lowercased()
      switch entry.kind {
      case .file where name.hasSuffix(".mbox"): files.append(File(path: path, isMbox: true))
      case .file where name.hasSuffix(".eml") || name.hasSuffix(Spool.ending):
        files.append(File(path: path, isMbox: false))
      default: unread.append(path)
      }
    }
  }

  /// Hands over message after message; one at a time is in memory.
  ///
  /// - Parameters:
  ///   - isKnown: whether a file with this stamp has been dealt with: it is not read then.
  ///   - body: gets each message.
  /// - Throws: `DiskError`, and what `body` throws.
  package func forEach(isKnown: ([UInt8]) -> Bool, _ body: (Item) throws -> Void) throws {
    for file in files {
      if file.isMbox {
        try Mbox.forEach(file.path) { number, bytes in
          try body(Item(name: "\(file.path), message \(number)", bytes: bytes))
        }
        continue
      }
      // A Maildir's flags are part of the name, and change when somebody reads the mail.
      let name = file.path.split(separator: "/").last ?? ""
      let unique = name.prefix { $0 != ":" }
      guard let stamp = FileStamp(of: file.path) else { continue }
      // Of two folders, each may have a `1.eml`; from `new` to `cur` a mail moves within its Maildir.
      let identity = Array("\(path)\n\(unique)\n\(stamp.size)\n\(stamp.modified)".utf8)
      if isKnown(identity) { continue }
      let bytes: [UInt8]
      do throws(DiskError) {
        bytes = try FileReading.prefix(of: file.path, count: MailMessage.longest)
      } catch {
        // Its reader moved it meanwhile, from `new` to `cur`: the next run finds it there.
        if error.code == ENOENT { continue }
        throw error
      }
      try body(Item(name: file.path, bytes: bytes, stamp: identity))
    }
  }
}
