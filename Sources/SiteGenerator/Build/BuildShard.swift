import SiteContent

/// One of several disjoint parts of a site, for builds on many machines.
package struct BuildShard: Sendable, Hashable {
  /// From 1.
  package var number: Int
  package var count: Int

  /// Nil unless `1 <= number <= count`.
  package init?(number: Int, count: Int) {
    guard count >= 1, (1...count).contains(number) else { return nil }
    self.number = number
    self.count = count
  }

  /// Reads `2/4`.
  package init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let number = Int(parts[0]), let count = Int(parts[1]) else { return nil }
    self.init(number: number, count: count)
  }

  /// Whether a file belongs to this part. It depends on the file's path alone: machines need not agree on more.
  package func holds(_ path: String) -> Bool { FNV1a.hash(path) % UInt64(count) == UInt64(number - 1) }
}
