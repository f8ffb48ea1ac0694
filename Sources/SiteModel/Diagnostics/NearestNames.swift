import Synchronization

/// Known names, to find the one that a person meant again and again: what a look costs does not grow with the number
/// of names, and each name is looked for once.
///
/// A name within three edits of another has one of the other's four pieces unchanged, at most three places further
/// left or right (Li et al., "Pass-Join", 2011). Only names that share such a piece are compared, those with the rarest
/// pieces first and no more than `mostComparisons`.
package final class NearestNames: Sendable {
  private struct Index: Sendable {
    /// In order, in lower case.
    var names: [(name: String, scalars: [Unicode.Scalar], letters: UInt64)]
    /// The names that have a piece, by a hash of the piece, its number and the name's length.
    var places: [UInt64: [Int32]]
  }

  /// Up to so many names, each is compared: it costs little, and misses nothing.
  private static let fewNames = 256
  /// How many names are compared with one at most.
  private static let mostComparisons = 512
  private static let pieceCount = 4

  private let known: [String]
  private let index: Once<Index>
  private let found = Mutex<[String: String?]>([:])

  package init(_ names: some Sequence<String>) {
    let known = Array(names)
    self.known = known
    index = Once { Self.index(known) }
  }

  /// The nearest name; nil where none is near enough to be a slip.
  ///
  /// - Parameter other: a name that cannot be meant.
  package func nearest(to name: String, except other: String? = nil) -> String? {
    if known.count <= Self.fewNames {
      return NearestName.of(name, among: known.lazy.filter { $0 != other })
    }
    let key = other.map { name + "\0" + $0 } ?? name
    if let answer = found.withLock({ $0[key] }) { return answer }
    let answer = search(name, except: other)
    found.withLock { $0[key] = .some(answer) }
    return answer
  }

  private func search(_ name: String, except other: String?) -> String? {
    let index = index.value
    let wanted = NearestName.scalars(name)
    let limit = NearestName.limit(wanted)
    let letters = Self.letters(wanted)
    let pattern = NamePattern(wanted)
    var candidates: [[Int32]] = []
    for length in max(1, wanted.count - limit)...(wanted.count + limit) {
      for piece in 0..<Self.pieceCount {
        let range = Self.range(of: piece, in: length)
        guard !range.isEmpty else { continue }
        for shift in -limit...limit {
          let start = range.lowerBound + shift
          guard start >= 0, start + range.count <= wanted.count else { continue }
          let hash = Self.hash(wanted[start..<start + range.count], piece, length)
          if let places = index.places[hash] { candidates.append(places) }
        }
      }
    }
    var seen: Set<Int32> = []
    var best: (distance: Int, place: Int32)?
    search: for places in candidates.sorted(by: { ($0.count, $0[0]) < ($1.count, $1[0]) }) {
      for place in places where seen.insert(place).inserted {
        if seen.count > Self.mostComparisons { break search }
        let candidate = index.names[Int(place)]
        // An edit changes two letters at most: of names that differ in more, none needs a comparison.
        guard (candidate.letters ^ letters).nonzeroBitCount <= 2 * limit, candidate.name != other else {
          continue
        }
        let near = best?.distance ?? limit
        guard
          let distance = pattern.map({ $0.distance(to: candidate.scalars, limit: near) })
            ?? NearestName.distance(wanted, candidate.scalars, limit: near)
        else { continue }
        if best.map({ (distance, place) < ($0.distance, $0.place) }) ?? true { best = (distance, place) }
      }
    }
    return best.map { index.names[Int($0.place)].name }
  }

  private static func index(_ known: [String]) -> Index {
    let names = known.sorted().map { name in
      let scalars = NearestName.scalars(name)
      return (name: name, scalars: scalars, letters: letters(scalars))
    }
    var places: [UInt64: [Int32]] = [:]
    places.reserveCapacity(names.count * pieceCount)
    for (i, name) in names.enumerated() {
      for piece in 0..<pieceCount {
        let range = range(of: piece, in: name.scalars.count)
        guard !range.isEmpty else { continue }
        places[hash(name.scalars[range], piece, name.scalars.count), default: []].append(Int32(i))
      }
    }
    return Index(names: names, places: places)
  }

  /// The letters of a name, as a set in which some share a place.
  private static func letters(_ name: [Unicode.Scalar]) -> UInt64 {
    name.reduce(0) { $0 | 1 << UInt64($1.value & 63) }
  }

  private static func range(of piece: Int, in length: Int) -> Range<Int> {
    piece * length / pieceCount..<(piece + 1) * length / pieceCount
  }

  /// FNV-1a; two pieces with one hash cost a comparison and no more.
  private static func hash(_ piece: ArraySlice<Unicode.Scalar>, _ number: Int, _ length: Int) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    func add(_ value: UInt64) { hash = (hash ^ value) &* 0x100_0000_01b3 }
    add(UInt64(number))
    add(UInt64(length))
    for scalar in piece { add(UInt64(scalar.value)) }
    return hash
  }
}
