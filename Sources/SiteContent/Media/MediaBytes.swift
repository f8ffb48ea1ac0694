/// The bytes of a file, read a piece at a time wherever one is wanted; never beyond the end, whatever a length in the
/// file says.
///
/// A disk that fails looks like the end of the file; `failure` tells of it.
package final class MediaBytes {
  package enum Order { case big, little }

  package let count: Int
  private let file: OpenFile?
  private var window: [UInt8]
  private var start = 0
  private var failure: DiskError?

  private static let windowSize = 64 * 1024

  package init(_ file: OpenFile) {
    self.file = file
    window = []
    count = max(0, file.size)
  }

  /// Bytes at hand.
  package init(_ bytes: [UInt8]) {
    file = nil
    window = bytes
    count = bytes.count
  }

  /// - Throws: `DiskError` where the disk failed since the file was opened.
  package func check() throws(DiskError) {
    if let failure { throw failure }
  }

  /// Brings a place into the window; false beyond the end.
  private func load(_ offset: Int, _ length: Int) -> Bool {
    guard offset >= 0, length >= 0, offset <= count, length <= count - offset, length <= Self.windowSize
    else { return false }
    if offset >= start, offset + length <= start + window.count { return true }
    guard let file, failure == nil else { return false }
    do {
      window = try file.read(at: offset, count: min(Self.windowSize, count - offset))
      start = offset
    } catch {
      failure = error
      return false
    }
    return offset + length <= start + window.count
  }

  package func byte(at offset: Int) -> UInt8? { load(offset, 1) ? window[offset - start] : nil }

  /// The number of up to eight bytes at an offset; nil where the file ends before, or the number is beyond `Int`.
  package func number(at offset: Int, count: Int, _ order: Order = .big) -> Int? {
    guard count <= 8, load(offset, count) else { return nil }
    var value: UInt64 = 0
    for i in 0..<count {
      value = value << 8 | UInt64(window[offset - start + (order == .big ? i : count - 1 - i)])
    }
    return Int(exactly: value)
  }

  package func has(_ text: StaticString, at offset: Int) -> Bool {
    let length = text.utf8CodeUnitCount
    guard load(offset, length) else { return false }
    return text.withUTF8Buffer { $0.elementsEqual(window[(offset - start)..<(offset - start + length)]) }
  }

  /// A part of the file; nil where it is not all there.
  package func bytes(_ range: Range<Int>) -> [UInt8]? {
    guard range.lowerBound >= 0, range.upperBound <= count else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(range.count)
    var offset = range.lowerBound
    while offset < range.upperBound {
      let length = min(Self.windowSize, range.upperBound - offset)
      guard load(offset, length) else { return nil }
      bytes += window[(offset - start)..<(offset - start + length)]
      offset += length
    }
    return bytes
  }

  /// The first place of a byte from an offset on.
  package func firstIndex(of byte: UInt8, from offset: Int) -> Int? {
    var offset = offset
    while offset < count {
      guard load(offset, 1) else { return nil }
      let part = window[(offset - start)...]
      if let found = part.firstIndex(of: byte) { return start + found }
      offset = start + window.count
    }
    return nil
  }

  /// Gives a part of the file to a reader, piece by piece, until it has enough.
  ///
  /// - Returns: false where the file ended before or the reader had enough.
  package func read(_ range: Range<Int>, _ body: (UnsafeRawBufferPointer) -> Bool) -> Bool {
    var offset = range.lowerBound
    while offset < range.upperBound {
      guard load(offset, 1) else { return false }
      let end = min(range.upperBound, start + window.count)
      let (first, last) = (offset - start, end - start)
      let goesOn = window.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[first..<last])) }
      guard goesOn else { return false }
      offset = end
    }
    return true
  }
}
