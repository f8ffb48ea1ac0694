package import SiteModel

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Lists the folders of a site by the rule of `SiteFiles`: without what editors and systems leave about, and with
/// what links lead to in their place.
package struct SiteFolders: Sendable {
  private let layout: SiteLayout
  /// Absolute, without links.
  private let root: String
  private let known: KnownFolders
  package private(set) var diagnostics: [Diagnostic] = []
  /// What was seen of the folders that are known, and of others.
  private(set) var scan = KnownFolders.Scan()
  /// Folders that links have led to, with the first of these: links that branch would otherwise make thousands of
  /// folders of a few.
  private var followed: [FolderID: String] = [:]

  private struct FolderID: Hashable, Sendable {
    var inode: UInt64
    var device: UInt64

    init(_ stamp: FileStamp) { (inode, device) = (stamp.inode, stamp.device) }
  }

  /// - Parameter known: the folders as they were listed before.
  package init(_ layout: SiteLayout, known: KnownFolders = KnownFolders()) {
    self.layout = layout
    self.known = known
    root = FolderListing.resolved(layout.root) ?? layout.root
  }

  /// The same, with nothing told yet.
  package var empty: SiteFolders {
    var copy = self
    copy.diagnostics = []
    copy.scan = KnownFolders.Scan()
    return copy
  }

  /// Whether a folder may be looked into: neither it nor one above it, up to the root folder, is a link. One that is
  /// not there is empty.
  package mutating func isPlain(_ folder: String) -> Bool {
    var path = ""
    for part in folder.split(separator: "/") {
      path += (path.isEmpty ? "" : "/") + part
      guard FolderListing.kind(of: layout.path(path), follow: false) == .link else { continue }
      diagnostics.append(
        .error(
          .unusableFile, path, nil, "this folder is a link: it could publish what lies outside of the site",
          hint: "put the folder itself here"))
      return false
    }
    return true
  }

  /// The entries of a folder, files with their stamps. Folders and files that a link leads to are listed as such.
  ///
  /// - Throws: `DiskError` where the folder cannot be listed.
  package mutating func entries(of folder: String) throws(DiskError) -> [FolderEntry] {
    var badNames: [String] = []
    let place = RelativePath(folder)
    let (found, finding) = try FolderListing.entries(of: layout.path(folder), known: known[place]) {
      badNames.append($0)
    }
    switch finding {
    case .same: scan.same.append(place)
    case .listed(let folder): scan.other.append((place, folder))
    case .unknowable: break
    }
    for name in badNames {
      diagnostics.append(
        .error(
          .wrongEncoding, folder + "/" + name, nil, "the file's name is not valid UTF-8",
          hint: "rename the file"))
    }
    let isIgnored = Self.ignoring(in: folder)
    // By their places: each copy of an entry counts a reference, and a site has tens of thousands.
    let isUsual = found.indices.allSatisfy { i in
      (found[i].kind == .folder || found[i].kind == .file && found[i].stamp != nil)
        && !isIgnored(found[i].name)
    }
    if isUsual { return found }
    var entries: [FolderEntry] = []
    for var entry in found where !isIgnored(entry.name) {
      let path = folder + "/" + entry.name
      if entry.kind == .link { guard follow(&entry, path, in: folder) else { continue } }
      guard entry.kind != .other else {
        diagnostics.append(
          .error(.unusableFile, path, nil, "this is neither a file nor a folder", hint: "remove it"))
        continue
      }
      if entry.kind == .file, entry.stamp == nil { entry.stamp = FileStamp(of: layout.path(path)) }
      entries.append(entry)
    }
    return entries
  }

  /// Makes a link what it leads to; false, with a diagnostic, where it may not be followed.
  private mutating func follow(_ entry: inout FolderEntry, _ path: String, in folder: String) -> Bool {
    guard let target = FolderListing.resolved(layout.path(path)), let kind = FolderListing.kind(of: target),
      SiteFiles.linkTargets.contains(where: { (target + "/").utf8.starts(with: "\(root)/\($0)/".utf8) }),
      let stamp = FileStamp(of: target)
    else {
      diagnostics.append(FileRefusal.leadsOut(RelativePath(path)))
      return false
    }
    entry.kind = kind
    entry.stamp = kind == .file ? stamp : nil
    guard kind == .folder else { return true }
    guard let place = FolderListing.resolved(layout.path(folder)),
      !(place + "/").utf8.starts(with: (target + "/").utf8)
    else {
      diagnostics.append(
        .error(
          .unusableFile, path, nil, "the link leads to a folder that it stands in", hint: "remove the link"))
      return false
    }
    if let first = followed[FolderID(stamp)] {
      diagnostics.append(
        .error(
          .unusableFile, path, nil, "the link leads to the same folder as '\(first)'",
          hint: "one link to a folder is enough: remove the others"))
      return false
    }
    followed[FolderID(stamp)] = path
    return true
  }

  /// Tells which names in a folder are those that editors and systems leave about.
  package static func ignoring(in folder: String) -> (String) -> Bool {
    (folder + "/").hasPrefix(SiteLayout.rootFiles + "/") ? { isIgnoredInRoot($0) } : { isIgnored($0) }
  }

  /// In `content/root`, names that begin with a dot have a meaning: `.well-known`, `.htaccess`.
  private static func isIgnoredInRoot(_ name: String) -> Bool {
    guard name.hasPrefix(".") else { return isIgnored(name) }
    let isOfEditor = name.hasPrefix("._") || name.hasPrefix(".#") || name.hasSuffix("~")
    return isOfEditor || name.hasSuffix(".swp") || [".DS_Store", ".git", ".gitkeep", ".keep"].contains(name)
  }

  /// Whether a name is one that editors and systems leave about.
  package static func isIgnored(_ name: String) -> Bool {
    guard let first = name.utf8.first, let last = name.utf8.last else { return false }
    switch first {
    case UInt8(ascii: "."): return true
    case UInt8(ascii: "#") where last == UInt8(ascii: "#"): return true
    case UInt8(ascii: "T"), UInt8(ascii: "d"): if name == "Thumbs.db" || name == "desktop.ini" { return true }
    default: break
    }
    return last == UInt8(ascii: "~")
  }
}
