/// The secret that digests are made with.
package struct DigestKey: Hashable, Sendable {
  package var first: UInt64
  package var second: UInt64

  package init(first: UInt64, second: UInt64) {
    self.first = first
    self.second = second
  }

  package static func random() -> DigestKey {
    var source = SystemRandomNumberGenerator()
    return DigestKey(first: source.next(), second: source.next())
  }

  package func digest(_ bytes: UnsafeRawBufferPointer) -> Digest {
    var hasher = DigestHasher(self)
    hasher.add(bytes)
    return hasher.finish()
  }

  package func digest(_ bytes: [UInt8]) -> Digest { bytes.withUnsafeBytes { digest($0) } }

  /// Of the pieces that are put into a hasher.
  package func digest(_ body: (inout DigestHasher) throws -> Void) rethrows -> Digest {
    var hasher = DigestHasher(self)
    try body(&hasher)
    return hasher.finish()
  }
}

/// Makes a digest of several pieces, each of which it can tell from its neighbours.
package struct DigestHasher {
  private var v0, v1, v2, v3: UInt64
  private let rounds: (each: Int, last: Int)
  /// Bytes that do not fill eight yet, the first one lowest.
  private var tail: UInt64 = 0
  private var tailCount: UInt64 = 0
  private var length: UInt64 = 0

  package init(_ key: DigestKey) { self.init(key, rounds: (1, 3)) }

  init(_ key: DigestKey, rounds: (Int, Int)) {
    self.rounds = rounds
    v0 = key.first ^ 0x736f_6d65_7073_6575
    v1 = key.second ^ 0x646f_7261_6e64_6f6d ^ 0xee
    v2 = key.first ^ 0x6c79_6765_6e65_7261
    v3 = key.second ^ 0x7465_6462_7974_6573
  }

  /// Bytes, and how many they are.
  package mutating func add(counted bytes: UnsafeRawBufferPointer) {
    add(UInt64(bytes.count))
    add(bytes)
  }

  package mutating func add(_ text: String) {
    var text = text
    text.withUTF8 { add(counted: UnsafeRawBufferPointer($0)) }
  }

  package mutating func add(_ digest: Digest) {
    add(digest.high)
    add(digest.low)
  }

  package mutating func add(_ number: Int) { add(UInt64(bitPattern: Int64(number))) }

  package mutating func add(_ number: UInt64) {
    length &+= 8
    if tailCount == 0 { return compress(number) }
    let shift = tailCount &* 8
    compress(tail | number &<< shift)
    tail = number &>> (64 &- shift)
  }

  /// Bytes as they are: those of the next piece follow without a sign between them.
  package mutating func add(_ bytes: UnsafeRawBufferPointer) {
    length &+= UInt64(bytes.count)
    let whole = bytes.count & ~7
    var i = 0
    if tailCount == 0 {
      while i < whole {
        compress(Self.word(bytes, at: i))
        i &+= 8
      }
    } else {
      // Each word takes the place of as many bytes as it leaves over.
      let shift = tailCount &* 8
      while i < whole {
        let word = Self.word(bytes, at: i)
        compress(tail | word &<< shift)
        tail = word &>> (64 &- shift)
        i &+= 8
      }
    }
    if whole < bytes.count { add(last: Self.lastWord(of: bytes, from: whole), count: bytes.count &- whole) }
  }

  /// One to seven bytes, the first one lowest.
  private mutating func add(last word: UInt64, count: Int) {
    let shift = tailCount &* 8
    tail |= word &<< shift
    tailCount &+= UInt64(count)
    guard tailCount >= 8 else { return }
    compress(tail)
    tailCount &-= 8
    tail = word &>> (64 &- shift)
  }

  private static func word(_ bytes: UnsafeRawBufferPointer, at i: Int) -> UInt64 {
    UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: i, as: UInt64.self))
  }

  /// The bytes from a place on, which are fewer than eight.
  private static func lastWord(of bytes: UnsafeRawBufferPointer, from start: Int) -> UInt64 {
    let count = bytes.count &- start
    if start > 0 {
      // The eight bytes at the end, without those that were read.
      return word(bytes, at: bytes.count &- 8) &>> UInt64((8 &- count) &* 8)
    }
    var word: UInt64 = 0
    for i in 0..<count { word |= UInt64(bytes[start &+ i]) &<< UInt64(i &* 8) }
    return word
  }

  package consuming func finish() -> Digest {
    compress(tail | length &<< 56)
    v2 ^= 0xee
    for _ in 0..<rounds.last { round() }
    let low = v0 ^ v1 ^ v2 ^ v3
    v1 ^= 0xdd
    for _ in 0..<rounds.last { round() }
    return Digest(high: v0 ^ v1 ^ v2 ^ v3, low: low)
  }

  @inline(__always)
  private mutating func compress(_ word: UInt64) {
    v3 ^= word
    round()
    if rounds.each > 1 { round() }
    v0 ^= word
  }

  @inline(__always)
  private mutating func round() {
    v0 = v0 &+ v1
    v1 = v1 &<< 13 | v1 &>> 51
    v1 ^= v0
    v0 = v0 &<< 32 | v0 &>> 32
    v2 = v2 &+ v3
    v3 = v3 &<< 16 | v3 &>> 48
    v3 ^= v2
    v0 = v0 &+ v3
    v3 = v3 &<< 21 | v3 &>> 43
    v3 ^= v0
    v2 = v2 &+ v1
    v1 = v1 &<< 17 | v1 &>> 47
    v1 ^= v2
    v2 = v2 &<< 32 | v2 &>> 32
  }
}
