/// A file as it is published: pieces of another one, and what takes the place of the rest.
///
/// It is known by looking at the file's structure, and written without ever being held in memory.
package struct CleanFile: Sendable, Equatable {
  package enum Piece: Sendable, Equatable {
    case original(Range<Int>)
    case bytes([UInt8])
    case zeros(Int)

    package var count: Int {
      switch self {
      case .original(let range): range.count
      case .bytes(let bytes): bytes.count
      case .zeros(let count): count
      }
    }
  }

  package private(set) var pieces: [Piece] = []
  package private(set) var count = 0

  /// More pieces than any camera's file has: what is cut into so many is no image but an attack.
  static let mostPieces = 100_000

  var isTooFragmented: Bool { pieces.count > Self.mostPieces }

  package init() {}

  mutating func keep(_ range: Range<Int>) {
    guard !range.isEmpty else { return }
    count += range.count
    if case .original(let last) = pieces.last, last.upperBound == range.lowerBound {
      pieces[pieces.count - 1] = .original(last.lowerBound..<range.upperBound)
    } else {
      pieces.append(.original(range))
    }
  }

  mutating func put(_ bytes: [UInt8]) {
    guard !bytes.isEmpty else { return }
    count += bytes.count
    pieces.append(.bytes(bytes))
  }

  mutating func putZeros(_ number: Int) {
    guard number > 0 else { return }
    count += number
    pieces.append(.zeros(number))
  }

  /// Puts other bytes of the same number into the place of a piece.
  mutating func replace(piece index: Int, with bytes: [UInt8]) {
    guard pieces.indices.contains(index), pieces[index].count == bytes.count else { return }
    pieces[index] = .bytes(bytes)
  }

  /// The pieces of a part of the file.
  package func pieces(of part: Range<Int>) -> [Piece] {
    var start = 0
    return pieces.compactMap { piece in
      defer { start += piece.count }
      let (from, to) = (max(part.lowerBound - start, 0), min(part.upperBound - start, piece.count))
      guard from < to else { return nil }
      switch piece {
      case .original(let range): return .original(range.lowerBound + from..<range.lowerBound + to)
      case .bytes(let bytes): return .bytes(Array(bytes[from..<to]))
      case .zeros: return .zeros(to - from)
      }
    }
  }

  /// Gives all bytes to a reader, piece by piece, until it has enough.
  ///
  /// - Returns: false where the reader had enough or the file has become shorter.
  package func read(from file: MediaBytes, _ body: (UnsafeRawBufferPointer) -> Bool) -> Bool {
    for piece in pieces {
      switch piece {
      case .original(let range): guard file.read(range, body) else { return false }
      case .bytes(let bytes): guard bytes.withUnsafeBytes(body) else { return false }
      case .zeros(let count):
        let zeros = [UInt8](repeating: 0, count: min(count, 64 * 1024))
        var rest = count
        while rest > 0 {
          let length = min(rest, zeros.count)
          guard zeros.withUnsafeBytes({ body(UnsafeRawBufferPointer(rebasing: $0[..<length])) }) else {
            return false
          }
          rest -= length
        }
      }
    }
    return true
  }
}
