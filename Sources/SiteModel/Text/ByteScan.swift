/// Looks through bytes many at a time.
///
/// A processor compares thirty-two of them in two or three steps where the question has no branch, as those below have
/// none: `$0 == a || $0 == b` has one, and takes twenty times as long.
extension UnsafeBufferPointer<UInt8> {
  /// The position of the first byte from `start` on of which `isWanted` is not 0; `count` where there is none.
  @inlinable @inline(__always)
  package func position(from start: Int, where isWanted: (UInt8) -> UInt8) -> Int {
    guard let bytes = baseAddress else { return count }
    var i = start
    while i &+ 32 <= count {
      var found: UInt8 = 0
      let block = bytes + i
      for j in 0..<32 { found |= isWanted(block[j]) }
      if found != 0 { break }
      i &+= 32
    }
    while i < count, isWanted(bytes[i]) == 0 { i &+= 1 }
    return i
  }
}

extension UInt8 {
  /// 1 where it is the other, and 0 elsewhere.
  @inlinable @inline(__always)
  package func matches(_ other: UInt8) -> UInt8 { self == other ? 1 : 0 }

  /// 1 where it is less than the other, and 0 elsewhere.
  @inlinable @inline(__always)
  package func isBelow(_ other: UInt8) -> UInt8 { self < other ? 1 : 0 }
}
