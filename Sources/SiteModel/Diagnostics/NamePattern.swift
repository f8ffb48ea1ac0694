/// A name that others are compared with: what each letter's places are is found out once.
///
/// The distance is that of `NearestName.distance`, all rows at once in one word's bits (Hyyrö, "A Bit-Vector Algorithm
/// for Computing Levenshtein and Damerau Edit Distances", 2003).
struct NamePattern {
  private let count: Int
  private var ascii = [UInt64](repeating: 0, count: 128)
  private var others: [Unicode.Scalar: UInt64] = [:]

  /// Nil for the empty name, and for one with more letters than a word has bits.
  init?(_ name: [Unicode.Scalar]) {
    guard 1...UInt64.bitWidth ~= name.count else { return nil }
    count = name.count
    for (i, letter) in name.enumerated() {
      if letter.isASCII {
        ascii[Int(letter.value)] |= 1 << UInt64(i)
      } else {
        others[letter, default: 0] |= 1 << UInt64(i)
      }
    }
  }

  /// Nil beyond the limit, and where the names share no letter.
  func distance(to name: [Unicode.Scalar], limit: Int) -> Int? {
    guard abs(count - name.count) <= limit else { return nil }
    let last = UInt64(1) << UInt64(count - 1)
    var (rises, falls, diagonal, before): (UInt64, UInt64, UInt64, UInt64) = (.max, 0, 0, 0)
    var (distance, rest) = (count, name.count)
    for letter in name {
      let places = letter.isASCII ? ascii[Int(letter.value)] : others[letter] ?? 0
      let swaps = ((~diagonal & places) << 1) & before
      diagonal = (((places & rises) &+ rises) ^ rises) | places | falls | swaps
      let right = falls | ~(diagonal | rises)
      let left = diagonal & rises
      if right & last != 0 { distance += 1 }
      if left & last != 0 { distance -= 1 }
      rest -= 1
      if distance - rest > limit { return nil }
      let down = right << 1 | 1
      rises = left << 1 | ~(diagonal | down)
      falls = down & diagonal
      before = places
    }
    return distance <= limit && distance < count ? distance : nil
  }
}
