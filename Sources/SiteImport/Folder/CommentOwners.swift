import Foundation
import SiteModel

/// Finds the text that a comment kept elsewhere belongs to, by what such comments are filed under.
struct CommentOwners: Sendable {
  private var byPath: [String: Int] = [:]
  private var byName: [String: Int] = [:]
  private let base: String

  /// - Parameter home: the old blog's.
  init(_ entries: [ImportedEntry], _ home: String) {
    base = WebAddress(home)?.path ?? ""
    for (i, entry) in entries.enumerated() {
      for address in [entry.oldAddress].compactMap({ $0 }) + entry.aliases {
        if let path = path(address), !path.isEmpty, byPath[path] == nil { byPath[path] = i }
      }
      let file = FolderFiles.File(path: entry.key, inner: entry.key, format: .markdown)
      for name in [entry.slug, file.stem, file.datedName?.rest ?? file.stem] where byName[name] == nil {
        byName[name] = i
      }
      let plain = (entry.key as NSString).deletingPathExtension
      if byName[plain] == nil { byName[plain] = i }
    }
  }

  private func path(_ address: String) -> String? {
    guard let path = WebAddress(address)?.path else { return nil }
    if !base.isEmpty, path.hasPrefix(base + "/") { return String(path.dropFirst(base.count + 1)) }
    return path
  }

  /// By an address of the old blog, or a part of one.
  func owner(ofAddress address: String) -> Int? {
    guard let path = path(address), !path.isEmpty else { return nil }
    for candidate in [path, path + "/index.html", path.replacing("/index.html", with: "")] {
      if let owner = byPath[candidate] { return owner }
    }
    return owner(ofName: (path as NSString).deletingPathExtension)
  }

  /// By a name of a folder or a file: `2007-11-06-facebook`, `blog/facebook`.
  func owner(ofName name: String) -> Int? {
    if let owner = byName[name] { return owner }
    guard let last = name.split(separator: "/").last.map(String.init) else { return nil }
    return byName[last] ?? FolderFiles.File.dated(last).flatMap { byName[$0.rest] }
  }
}
