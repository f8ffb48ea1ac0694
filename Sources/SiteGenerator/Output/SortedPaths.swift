import SiteModel

/// Paths in the order of their bytes, each once.
///
/// Most builds compare tens of thousands of paths with those of the last build and find the same: lists in one order
/// tell that at once, where sets would hash each of them several times.
struct SortedPaths: Sendable, Equatable {
  private(set) var paths: [OutputPath] = []

  init() {}

  init(_ paths: some Sequence<OutputPath>) {
    let paths = Array(paths)
    let isSorted = paths.indices.dropFirst().allSatisfy { paths[$0 - 1] < paths[$0] }
    guard !isSorted else {
      self.paths = paths
      return
    }
    self.paths.reserveCapacity(paths.count)
    for i in ByteOrder.order(paths.map(\.text)) where self.paths.last != paths[i] {
      self.paths.append(paths[i])
    }
  }

  var isEmpty: Bool { paths.isEmpty }

  func contains(_ path: OutputPath) -> Bool {
    var (low, high) = (0, paths.count)
    while low < high {
      let middle = (low + high) / 2
      if paths[middle] < path { low = middle + 1 } else { high = middle }
    }
    return low < paths.count && paths[low] == path
  }

  func union(_ other: SortedPaths) -> SortedPaths {
    if other.isEmpty || self == other { return self }
    if isEmpty { return other }
    return merged(other) { _, _ in true }
  }

  func subtracting(_ other: SortedPaths) -> SortedPaths {
    if other.isEmpty { return self }
    if self == other { return SortedPaths() }
    return merged(other) { isHere, isThere in isHere && !isThere }
  }

  func intersection(_ other: SortedPaths) -> SortedPaths {
    merged(other) { isHere, isThere in isHere && isThere }
  }

  func filter(_ isIncluded: (OutputPath) -> Bool) -> SortedPaths {
    var filtered = SortedPaths()
    filtered.paths = paths.filter(isIncluded)
    return filtered
  }

  /// Walks along both lists and takes the paths that are wanted.
  private func merged(
    _ other: SortedPaths, _ isWanted: (_ isHere: Bool, _ isThere: Bool) -> Bool
  ) -> SortedPaths {
    var merged = SortedPaths()
    var (i, j) = (0, 0)
    while i < paths.count || j < other.paths.count {
      let order: Int
      if i == paths.count {
        order = 1
      } else if j == other.paths.count {
        order = -1
      } else {
        order = ByteOrder.compare(paths[i].text, other.paths[j].text)
      }
      if isWanted(order <= 0, order >= 0) { merged.paths.append(order <= 0 ? paths[i] : other.paths[j]) }
      if order <= 0 { i += 1 }
      if order >= 0 { j += 1 }
    }
    return merged
  }
}
