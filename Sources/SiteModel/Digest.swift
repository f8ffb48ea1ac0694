/// What stands for some bytes where they are compared with those of an earlier build: SipHash-1-3 of 128 bits,
/// keyed.
///
/// Readers write comments, and a reader must not be able to write one that the cache takes for another. Without
/// the key, which is drawn at random and kept with the cache, nobody can look for two texts of one digest.
/// Source: Aumasson and Bernstein, "SipHash: a fast short-input PRF", 2012, and its 128-bit output of 2014.
package struct Digest: Hashable, Sendable {
  package var high: UInt64
  package var low: UInt64

  package init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  package static let zero = Digest(high: 0, low: 0)
}
