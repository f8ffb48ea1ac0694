import SiteContent

/// The comments that are under an article before an import, by their ids.
///
/// Whoever was forgotten has another name since, and so has the file: the archive's own must not come beside it.
struct PresentComments {
  private var names: [String: String] = [:]

  /// - Parameter folder: of the article's comments.
  /// - Throws: `DiskError`.
  init(in folder: String) throws(DiskError) {
    guard FolderListing.kind(of: folder, follow: false) == .folder else { return }
    for entry in try FolderListing.entries(of: folder, badName: { _ in })
    where entry.kind == .file && entry.name.hasSuffix(".md") {
      guard let id = Self.id(in: try FileReading.bytes(of: folder + "/" + entry.name)) else { continue }
      names[id] = entry.name
    }
  }

  /// The name of the file that has the id of a comment, where that is another one than the comment's own.
  func otherFile(of comment: ContentEdit) -> String? {
    guard !names.isEmpty, case .create(let bytes) = comment.action,
      let name = Self.id(in: bytes).flatMap({ names[$0] }),
      !comment.path.hasSuffix("/" + name)
    else { return nil }
    return name
  }

  /// The `id` in a file's keys, as an import writes it.
  private static func id(in bytes: [UInt8]) -> String? {
    let head = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
      .dropFirst().prefix { !$0.hasPrefix("---") }
    guard let line = head.first(where: { $0.hasPrefix("id:") }) else { return nil }
    let id = line.dropFirst("id:".count).trimming
    return String(id.drop { "\"'".contains($0) }.prefix { !"\"'".contains($0) })
  }
}
