/// Words by number, each once: bytes in one place, so that a million look-ups make no string.
struct TermTable: Sendable {
  private var bytes: [UInt8] = []
  /// Where each word ends in `bytes`.
  private var ends: [Int32] = []
  private var hashes: [UInt32] = []
  /// Numbers by hash, or -1; a power of two of them, half of which at least is free.
  private var slots = [Int32](repeating: -1, count: 1024)

  var count: Int { ends.count }

  /// The number of a word; a new word gets the next one.
  mutating func number(of word: UnsafeBufferPointer<UInt8>) -> Int {
    var hash: UInt32 = 2_166_136_261
    for byte in word { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
    hash ^= hash >> 15
    var slot = Int(hash) & (slots.count - 1)
    while slots[slot] >= 0 {
      let number = Int(slots[slot])
      if hashes[number] == hash, equals(number, word) { return number }
      slot = (slot + 1) & (slots.count - 1)
    }
    let number = ends.count
    slots[slot] = Int32(number)
    bytes.append(contentsOf: word)
    ends.append(Int32(bytes.count))
    hashes.append(hash)
    if ends.count * 2 > slots.count { grow() }
    return number
  }

  func range(_ number: Int) -> Range<Int> {
    (number == 0 ? 0 : Int(ends[number - 1]))..<Int(ends[number])
  }

  func word(_ number: Int) -> ArraySlice<UInt8> { bytes[range(number)] }

  func text(_ number: Int) -> String { String(decoding: word(number), as: UTF8.self) }

  /// All numbers in the order of the words' bytes, which is that of their scalars.
  func sorted() -> [Int] {
    bytes.withUnsafeBufferPointer { bytes in
      // Most words differ in their first eight bytes.
      let keys = ends.indices.map { number -> UInt64 in
        let range = range(number)
        return (0..<8).reduce(0) { key, i in
          key << 8 | (i < range.count ? UInt64(bytes[range.lowerBound + i]) : 0)
        }
      }
      return ends.indices.sorted { a, b in
        keys[a] != keys[b]
          ? keys[a] < keys[b]
          : bytes[range(a)].lexicographicallyPrecedes(bytes[range(b)])
      }
    }
  }

  private func equals(_ number: Int, _ word: UnsafeBufferPointer<UInt8>) -> Bool {
    let range = range(number)
    guard range.count == word.count else { return false }
    for i in 0..<word.count where bytes[range.lowerBound + i] != word[i] { return false }
    return true
  }

  private mutating func grow() {
    slots = [Int32](repeating: -1, count: slots.count * 2)
    for (number, hash) in hashes.enumerated() {
      var slot = Int(hash) & (slots.count - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(number)
    }
  }
}
