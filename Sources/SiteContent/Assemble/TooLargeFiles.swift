import SiteModel

extension ScannedContent {
  /// What is wrong with files that are published as they are, and have more bytes than the settings allow.
  func tooLargeFiles(limit: Int) -> [Diagnostic] {
    let texts = Set((articles + pages).map(\.path))
    return stamps.filter { $0.stamp.size > limit && !texts.contains($0.path) }.map {
      FileRefusal.excess($0.path, bytes: Int($0.stamp.size), limit: limit)
    }
  }
}
