/// What stands before an export in its file: servers print warnings of PHP's there.
enum ExportBeginning {
  /// The first bytes of a file, with nothing but line ends in the place of what stands before the export; and whether
  /// anything did. What comes without one stays as it is.
  static func cleaned(_ bytes: [UInt8]) -> (bytes: [UInt8], hadPreface: Bool) {
    guard let start = start(in: bytes), start > 0 else { return (bytes, false) }
    let preface = bytes[..<start]
    // A byte order mark, blank lines.
    let isBlank = preface.allSatisfy { $0 <= 0x20 || [0xEF, 0xBB, 0xBF].contains($0) }
    guard !isBlank else { return (bytes, false) }
    return (preface.filter { $0 == 0x0A } + bytes[start...], true)
  }

  private static func start(in bytes: [UInt8]) -> Int? {
    let limit = min(bytes.count, farthest)
    var i = 0
    while i < limit {
      if bytes[i] == UInt8(ascii: "<"), marks.contains(where: { bytes[i...].starts(with: $0) }) { return i }
      i += 1
    }
    return nil
  }

  private static let marks = ["<?xml ", "<rss "].map { Array($0.utf8) }
  /// Longer ones are not warned of.
  private static let farthest = 64 * 1024

  /// Of an export that is UTF-8 by now, whatever its first line says.
  static func withoutEncoding(_ bytes: [UInt8]) -> [UInt8] {
    let line = String(decoding: bytes.prefix { $0 != UInt8(ascii: ">") }, as: UTF8.self)
    let plain = line.replacing(/\s+encoding\s*=\s*("[^"]*"|'[^']*')/, with: "")
    return Array(plain.utf8) + bytes.dropFirst(line.utf8.count)
  }

  /// Whether a file is an archive that has to be unpacked: ZIP, gzip, bzip2, xz, 7z.
  static func isPacked(_ bytes: [UInt8]) -> Bool {
    packed.contains { bytes.starts(with: $0) }
  }

  private static let packed: [[UInt8]] = [
    [0x50, 0x4B, 0x03, 0x04], [0x1F, 0x8B], [0x42, 0x5A, 0x68], [0xFD, 0x37, 0x7A], [0x37, 0x7A, 0xBC, 0xAF],
  ]
}
