import SiteModel

/// The blog that somebody meant who stands in one of its own folders, or in the one around it.
struct NearbyBlog {
  /// What to do.
  let hint: String

  /// - Parameter root: a folder without settings.
  init?(around root: String) {
    if let above = Self.above(root) {
      hint = "the blog is in '\(above)': run blogsite there, or write --root \(Self.word(above))"
    } else if Self.isFile("\(root)/site.yml") {
      hint = "move site.yml into a folder 'content'"
    } else if let below = Self.below(root) {
      hint = "the blog is in '\(below)': run blogsite there, or write --root \(Self.word(below))"
    } else {
      return nil
    }
  }

  /// The nearest of the folders around it that has settings.
  private static func above(_ root: String) -> String? {
    var parts = root.split(separator: "/").filter { $0 != "." }
    let start = root.hasPrefix("/") ? "/" : ""
    for _ in 0..<8 {
      if let last = parts.last, last != ".." { parts.removeLast() } else { parts.append("..") }
      let folder = start + parts.joined(separator: "/")
      if isFile("\(folder.isEmpty ? "." : folder)/\(SiteLayout.settings)") {
        return folder.isEmpty ? "." : folder
      }
    }
    return nil
  }

  /// The only folder in it that has settings; with more, nobody could tell which is meant.
  private static func below(_ root: String) -> String? {
    let entries: [FolderEntry]
    do throws(DiskError) {
      entries = try FolderListing.entries(of: root) { _ in }
    } catch {
      return nil
    }
    let blogs = entries.lazy.filter { $0.kind == .folder }.prefix(200).map { entry in
      root == "." ? entry.name : "\(root)/\(entry.name)"
    }.filter { isFile("\($0)/\(SiteLayout.settings)") }
    return blogs.count == 1 ? blogs.first : nil
  }

  private static func isFile(_ path: String) -> Bool { FolderListing.kind(of: path) == .file }

  /// As a shell takes it.
  private static func word(_ path: String) -> String {
    let isPlain = path.utf8.allSatisfy { $0.isASCIILetter || $0.isASCIIDigit || "/._-".utf8.contains($0) }
    return isPlain ? path : "'" + path.replacing("'", with: "'\\''") + "'"
  }
}
