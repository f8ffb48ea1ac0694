import SiteModel

/// Two files of which one has the other's path, or needs a folder where the other is.
struct SharedPath {
  /// The position of the file that was there first: in the order that they came in, or as the one that is no folder.
  let owner: Int
  let later: Int
  let isFolder: Bool

  /// All of them; in the order of the files, those of one path first.
  static func all(_ files: [String]) -> [SharedPath] {
    var shared: [SharedPath] = []
    // Files that the present one's path begins with, each longer than the one before.
    var beginnings: [Int] = []
    for i in ByteOrder.order(files) {
      let file = files[i].utf8
      while let last = beginnings.last, !ByteOrder.begins(files[i], with: files[last]) {
        beginnings.removeLast()
      }
      let same = beginnings.last.flatMap { files[$0].utf8.count == file.count ? $0 : nil }
      for owner in same == nil ? beginnings[...] : beginnings.dropLast()
      where file[file.index(file.startIndex, offsetBy: files[owner].utf8.count)] == UInt8(ascii: "/") {
        shared.append(SharedPath(owner: owner, later: i, isFolder: true))
      }
      if let same {
        shared.append(SharedPath(owner: same, later: i, isFolder: false))
      } else {
        beginnings.append(i)
      }
    }
    guard !shared.isEmpty else { return [] }
    // The deepest folder first.
    let order = shared.indices.sorted { a, b in
      let (one, other) = (shared[a], shared[b])
      return (one.isFolder ? 1 : 0, one.later, -a) < (other.isFolder ? 1 : 0, other.later, -b)
    }
    // A folder is needed once, by the first file in it.
    var needed: Set<String> = []
    return order.map { shared[$0] }.filter { pair in
      guard pair.isFolder else { return true }
      let rest = files[pair.later].utf8.dropFirst(files[pair.owner].utf8.count + 1)
      guard let slash = rest.firstIndex(of: UInt8(ascii: "/")) else { return true }
      return needed.insert(String(files[pair.later][..<slash])).inserted
    }
  }
}
