import SiteContent
import SiteModel

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Paths below the output folder in the order of their bytes, each once, one behind the other in one piece of memory.
///
/// Most builds compare tens of thousands of paths with those of the last build and find the same: lists in one order
/// tell that at once, where sets would hash each of them several times, and texts would be as many things to make.
struct SortedPaths: Sendable, Equatable {
  /// Each with a zero behind it, as system calls want it.
  private var bytes: [UInt8] = []
  /// Where each begins, and the last one ends.
  private var starts = [0]

  init() {}

  init(_ paths: some Sequence<OutputPath>) {
    for path in paths { append(path) }
    self = sorted
  }

  /// The same, where they were added in another order.
  var sorted: SortedPaths {
    if isSorted { return self }
    var sorted = SortedPaths(room: count)
    var last: OutputPath?
    let paths = paths
    for i in ByteOrder.order(paths.map(\.text)) where last != paths[i] {
      sorted.append(paths[i])
      last = paths[i]
    }
    return sorted
  }

  var count: Int { starts.count - 1 }
  var isEmpty: Bool { count == 0 }

  subscript(position: Int) -> OutputPath {
    let text = bytes[starts[position]..<starts[position + 1] - 1]
    return OutputPath(unchecked: RelativePath(String(decoding: text, as: UTF8.self)))
  }

  /// As single values; a new array each time.
  var paths: [OutputPath] { (0..<count).map { self[$0] } }

  /// Hands over a path, with a zero at its end.
  func withBytes<Result>(
    _ position: Int, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
  ) rethrows -> Result {
    try bytes.withUnsafeBufferPointer { bytes in
      try body(UnsafeBufferPointer(rebasing: bytes[starts[position]..<starts[position + 1]]))
    }
  }

  // MARK: Looking

  /// The position of a path.
  func position(of path: OutputPath) -> Int? {
    var text = path.text
    return text.withUTF8 { wanted in
      bytes.withUnsafeBufferPointer { bytes in
        var (low, high) = (0, count)
        while low < high {
          let middle = (low + high) / 2
          if Self.compare(slice(middle, of: bytes), wanted[...]) < 0 {
            low = middle + 1
          } else {
            high = middle
          }
        }
        return low < count && Self.compare(slice(low, of: bytes), wanted[...]) == 0 ? low : nil
      }
    }
  }

  func contains(_ path: OutputPath) -> Bool { position(of: path) != nil }

  /// The positions of all paths of another list in this one.
  func positions(of others: SortedPaths) -> [Int?] {
    if self == others { return Array(0..<count) }
    var positions = [Int?](repeating: nil, count: others.count)
    walk(along: others) { mine, theirs in
      if let theirs { positions[theirs] = mine }
    }
    return positions
  }

  private var isSorted: Bool {
    bytes.withUnsafeBufferPointer { bytes in
      (0..<count).dropFirst().allSatisfy { Self.compare(slice($0 - 1, of: bytes), slice($0, of: bytes)) < 0 }
    }
  }

  // MARK: Making

  /// Room for as many paths.
  init(room count: Int) {
    starts.reserveCapacity(count + 1)
    bytes.reserveCapacity(count * 48)
  }

  /// Adds a path that comes after all others; see `sorted`.
  mutating func append(_ path: OutputPath) {
    var text = path.text
    text.withUTF8 { append($0[...]) }
  }

  /// The same of a path that is safe.
  mutating func append(_ path: Slice<UnsafeBufferPointer<UInt8>>) {
    bytes.append(contentsOf: path)
    end()
  }

  /// The same from another list.
  mutating func append(_ position: Int, of other: SortedPaths) {
    bytes.append(contentsOf: other.bytes[other.starts[position]..<other.starts[position + 1] - 1])
    end()
  }

  private mutating func end() {
    bytes.append(0)
    starts.append(bytes.count)
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
    for position in 0..<count where isIncluded(self[position]) { filtered.append(position, of: self) }
    return filtered
  }

  private func merged(
    _ other: SortedPaths, _ isWanted: (_ isHere: Bool, _ isThere: Bool) -> Bool
  ) -> SortedPaths {
    var merged = SortedPaths()
    walk(along: other) { mine, theirs in
      guard isWanted(mine != nil, theirs != nil) else { return }
      if let mine {
        merged.append(mine, of: self)
      } else if let theirs {
        merged.append(theirs, of: other)
      }
    }
    return merged
  }

  /// Goes along both lists at once, and tells the positions of each path in them.
  private func walk(along other: SortedPaths, _ visit: (_ mine: Int?, _ theirs: Int?) -> Void) {
    bytes.withUnsafeBufferPointer { mine in
      other.bytes.withUnsafeBufferPointer { theirs in
        var (i, j) = (0, 0)
        while i < count || j < other.count {
          let order =
            i == count
            ? 1 : j == other.count ? -1 : Self.compare(slice(i, of: mine), other.slice(j, of: theirs))
          visit(order <= 0 ? i : nil, order >= 0 ? j : nil)
          if order <= 0 { i += 1 }
          if order >= 0 { j += 1 }
        }
      }
    }
  }

  private func slice(
    _ position: Int, of bytes: UnsafeBufferPointer<UInt8>
  ) -> Slice<UnsafeBufferPointer<UInt8>> { bytes[starts[position]..<starts[position + 1] - 1] }

  /// Negative, zero or positive, as `memcmp` has it.
  private static func compare(
    _ a: Slice<UnsafeBufferPointer<UInt8>>, _ b: Slice<UnsafeBufferPointer<UInt8>>
  ) -> Int {
    if let first = a.base.baseAddress, let second = b.base.baseAddress {
      let order = memcmp(first + a.startIndex, second + b.startIndex, min(a.count, b.count))
      if order != 0 { return Int(order) }
    }
    return a.count - b.count
  }
}

extension SortedPaths: ByteCodable {
  func write(to writer: inout ByteWriter) { writer.put(bytes) }

  init(from reader: inout ByteReader) throws(CacheDamage) {
    bytes = try reader.content()
    starts.reserveCapacity(bytes.count / 32)
    let areSafe = bytes.withUnsafeBufferPointer { bytes in
      while let start = starts.last, start < bytes.count {
        guard let end = bytes[start...].firstIndex(of: 0), OutputPath.isSafe(bytes[start..<end]) else {
          return false
        }
        starts.append(end + 1)
      }
      return true
    }
    guard areSafe, isSorted else { throw CacheDamage() }
  }
}
