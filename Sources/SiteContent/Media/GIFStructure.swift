import SiteModel

/// The blocks of a GIF file: comments and notes of programs go, but for how often it plays and its colour profile.
///
/// A file that cannot be followed is published as it is: nothing in the format says where or with what a picture was
/// taken but such a note.
///
/// Source: GIF89a specification; Netscape's looping extension.
struct GIFStructure {
  private let file: MediaBytes
  private var report = ImageReport()

  static func look(at file: MediaBytes) -> ImageReport {
    var structure = GIFStructure(file: file)
    if !structure.walk() {
      structure.report.clean = CleanFile()
      structure.report.clean.keep(0..<file.count)
    }
    return structure.report
  }

  private init(file: MediaBytes) { self.file = file }

  /// False where the file cannot be followed to its end. It is damaged where that is within a picture or before the first
  /// one: browsers show what has come, and many a file lacks its last byte.
  private mutating func walk() -> Bool {
    guard let screen = file.byte(at: 12).flatMap({ _ in file.byte(at: 10) }) else { return cut() }
    var offset = 13 + Self.tableSize(screen)
    report.clean.keep(0..<min(offset, file.count))
    var frames = 0
    while let sign = file.byte(at: offset) {
      if report.clean.isTooFragmented { return false }
      switch sign {
      case 0x3B:
        report.clean.keep(offset..<offset + 1)
        return true
      case 0x2C:
        guard let flags = file.byte(at: offset + 9),
          let end = blocks(from: offset + 11 + Self.tableSize(flags))
        else {
          return cut()
        }
        report.clean.keep(offset..<end)
        offset = end
        frames += 1
        report.isAnimated = frames > 1
      case 0x21:
        guard let kind = file.byte(at: offset + 1), let end = blocks(from: offset + 2) else {
          return frames > 0 ? false : cut()
        }
        if kind == 0xF9, let flags = file.byte(at: offset + 3), flags & 1 == 1 {
          report.hasTransparency = true
        }
        if kind != 0xFE, kind != 0xFF || isKept(at: offset + 3) { report.clean.keep(offset..<end) }
        offset = end
      default:
        if frames == 0 { report.damage = .broken }
        return false
      }
    }
    return frames > 0 ? false : cut()
  }

  private mutating func cut() -> Bool {
    report.damage = .cut
    return false
  }

  private func isKept(at offset: Int) -> Bool {
    file.has("NETSCAPE2.0", at: offset) || file.has("ANIMEXTS1.0", at: offset)
      || file.has("ICCRGBG1012", at: offset)
  }

  private static func tableSize(_ flags: UInt8) -> Int { flags & 0x80 == 0 ? 0 : 3 << (Int(flags & 7) + 1) }

  /// The end of a row of blocks.
  private func blocks(from start: Int) -> Int? {
    var offset = start
    while let length = file.byte(at: offset) {
      offset += 1 + Int(length)
      if length == 0 { return offset }
    }
    return nil
  }
}
