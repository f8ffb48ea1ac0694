import SiteModel

/// The boxes of a film: notes go wherever they stand, for phones and cameras write their place into each of them.
///
/// Source: ISO/IEC 14496-12, 8.2 to 8.4 and 8.10; QuickTime File Format, movie atoms and user data; 3GPP TS 26.244, 8.
extension BoxStructure {
  /// What a film and its tracks need. Names that are not here are those of notes: `udta`, `meta`, `©xyz`, `gps `,
  /// cameras' own.
  private static let kept: [String: Set<String>] = [
    "moov": [
      "mvhd", "trak", "mvex", "iods", "pssh", "cmov", "rmra", "ctab", "clip", "prfl", "ainf", "trep",
    ],
    "trak": [
      "tkhd", "tref", "trgr", "edts", "mdia", "load", "clip", "matt", "imap", "tapt", "txas", "strk",
    ],
  ]

  mutating func takeFilm(_ box: Box, depth: Int) {
    guard depth < 4 else { return }
    guard let inner = Self.boxes(file, box.content) else {
      report.damage = .broken
      return
    }
    let kept = Self.kept[box.name]
    for box in inner {
      if kept.map({ !$0.contains(box.name) }) ?? ["udta", "meta"].contains(box.name) {
        lookForPosition(box)
        overwrite(box)
      } else if ["trak", "mdia", "minf", "traf"].contains(box.name) {
        takeFilm(box, depth: depth + 1)
      }
    }
  }

  /// Makes a box one of the same size that means nothing.
  mutating func overwrite(_ box: Box) {
    overwrites.append((box.whole.lowerBound + 4..<box.whole.lowerBound + 8, Array("free".utf8)))
    overwrites.append((box.content, []))
  }

  /// Whether a box that goes says where the film was taken.
  mutating func lookForPosition(_ box: Box) {
    guard !report.hasPosition,
      let bytes = file.bytes((box.whole.lowerBound + 4..<box.whole.upperBound).prefix(Self.longestText))
    else { return }
    report.hasPosition = Self.signs.contains { !bytes.ranges(of: $0).isEmpty }
  }

  private static let signs: [[UInt8]] =
    [[0xA9, 0x78, 0x79, 0x7A]]
    + ["loci", "location.ISO6709", "gps ", "freeGPS ", "GPSLatitude", "GPSLongitude"].map { Array($0.utf8) }

  /// Whether a file that does not begin with `ftyp` is a film all the same: QuickTime did without it for long.
  static func isOldFilm(_ file: MediaBytes) -> Bool {
    var offset = 0
    for _ in 0..<8 {
      // Words in a text file would be longer boxes than any blog's film.
      guard let size = file.number(at: offset, count: 4), size < 1 << 29 else { return false }
      if file.has("moov", at: offset + 4) || file.has("mdat", at: offset + 4) { return size >= 8 || size < 2 }
      guard size >= 8,
        ["wide", "skip", "free", "pnot", "PICT"].contains(where: { file.has($0, at: offset + 4) })
      else { return false }
      offset += size
    }
    return false
  }
}
