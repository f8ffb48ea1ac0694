import SiteContent
import SiteModel

/// The files of the old blog that the user has: a copy of `wp-content/uploads`, of Dotclear's `public`, or of a site.
struct MediaFolder: Sendable {
  struct File: Sendable, Hashable {
    /// On the disk.
    var source: String
    /// Relative to the root folder.
    var target: String
  }

  /// By their path below the folder, in lower case.
  private let files: [String: File]

  /// Of several folders, the first that has a file gives it.
  ///
  /// - Parameter besidePages: folders of saved pages, whose names are part of the addresses in these.
  /// - Throws: `DiskError`; `ImportError` where there is no such folder.
  init(_ folders: [String], besidePages: [String] = []) throws {
    var files: [String: File] = [:]
    for folder in besidePages {
      let name = folder.split(separator: "/").last.map(String.init) ?? folder
      for (path, file) in try Self.files(in: folder) {
        let target = SiteLayout.media + "/" + name + file.source.dropFirst(folder.count)
        files["\(name)/\(path)".lowercased()] = File(source: file.source, target: target)
      }
    }
    for folder in folders {
      guard FolderListing.kind(of: folder) == .folder else {
        throw ImportError("there is no folder '\(folder)'", hint: "--media names a folder of files")
      }
      files.merge(try Self.files(in: folder)) { first, _ in first }
    }
    self.files = files
  }

  private static let ignored: Set<String> = ["node_modules", "_site", "resources"]

  private static func files(in folder: String) throws -> [String: File] {
    var files: [String: File] = [:]
    func visit(_ inner: String, depth: Int) throws {
      for entry in try FolderListing.entries(
        of: folder + (inner.isEmpty ? "" : "/" + inner), badName: { _ in })
      {
        let path = inner.isEmpty ? entry.name : inner + "/" + entry.name
        switch entry.kind {
        case .folder where !entry.name.hasPrefix(".") && !ignored.contains(entry.name) && depth < 20:
          try visit(path, depth: depth + 1)
        case .file where isFile(path) && !isCode(path):
          files[path.lowercased()] = File(source: folder + "/" + path, target: target(path))
        default: continue
        }
      }
    }
    try visit("", depth: 0)
    return files
  }

  /// Below `content/media/`, without the folders that all uploads lie in.
  private static func target(_ path: String) -> String {
    var rest = path[...]
    for prefix in [
      "wp-content/uploads/", "uploads/", "public/", "files/", "static/", "content/", "docs/", "src/",
    ] where rest.hasPrefix(prefix) {
      rest = rest.dropFirst(prefix.count)
      break
    }
    return SiteLayout.media + "/" + rest
  }

  /// The file of an old path, or the original of a smaller copy that the old program made.
  func file(for oldPath: String) -> File? {
    guard !files.isEmpty, Self.isFile(oldPath) else { return nil }
    let parts = oldPath.lowercased().split(separator: "/").map(String.init)
    guard let last = parts.last else { return nil }
    for name in Self.originals(of: last) {
      let path = parts.dropLast() + [name]
      for start in path.indices {
        if let file = files[path[start...].joined(separator: "/")] { return file }
      }
    }
    return nil
  }

  /// The file that an address in another file means: beside that, or from the site's home.
  func file(beside key: String, _ path: String, isRelative: Bool) -> File? {
    guard !files.isEmpty, Self.isFile(path), !path.hasSuffix(".md") else { return nil }
    if isRelative {
      let folder = key.split(separator: "/").dropLast().map(String.init)
      if let file = files[WebAddress.joined(folder, path).lowercased()] { return file }
    }
    for folder in OldGenerator.staticFolders {
      if let file = files[(folder + "/" + path).lowercased()] { return file }
    }
    return file(for: path)
  }

  /// `photo-300x200.jpg` was made from `photo.jpg`, and Dotclear's `.photo_m.jpg` too. The original first, the copy
  /// itself last.
  static func originals(of name: String) -> [String] {
    guard let dot = name.lastIndex(of: ".") else { return [name] }
    let ending = String(name[dot...])
    let stem = name[..<dot]
    var names: [String] = []
    func add(_ stem: some StringProtocol) {
      for ending in [ending, ".jpg", ".jpeg", ".png"] where !names.contains(stem + ending) {
        names.append(stem + ending)
      }
    }
    if let dash = stem.lastIndex(of: "-") {
      let size = stem[dash...].dropFirst().split(separator: "x", omittingEmptySubsequences: false)
      if size.count == 2, size.allSatisfy({ Int($0) != nil && $0.count < 6 }) { add(stem[..<dash]) }
    }
    if stem.hasPrefix("."), let mark = stem.lastIndex(of: "_"),
      ["sq", "t", "s", "m", "o"].contains(stem[mark...].dropFirst())
    {
      add(stem[..<mark].dropFirst())
    }
    return names + [name]
  }

  static func isFile(_ path: String) -> Bool {
    guard let name = path.split(separator: "/").last, let dot = name.lastIndex(of: "."),
      dot != name.startIndex
    else {
      return false
    }
    let ending = name[dot...].dropFirst().lowercased()
    return (2...5).contains(ending.count) && ending.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
      && ending.contains { $0.isLetter } && !["html", "htm", "php", "asp", "aspx", "xml"].contains(ending)
  }

  /// What no blog should publish because it lay in a folder of uploads.
  private static func isCode(_ path: String) -> Bool {
    let ending = path.split(separator: ".").last.map { $0.lowercased() } ?? ""
    return ["php", "phtml", "log", "sql", "ini", "sh", "py", "db"].contains(ending)
  }
}
