package import SiteModel

extension MediaFormat {
  /// The format of a file's content; nil where it is none that we know.
  package init?(_ file: MediaBytes) {
    if file.number(at: 0, count: 3) == 0xFFD8FF {
      self = .jpeg
    } else if file.number(at: 0, count: 4) == 0x8950_4E47, file.number(at: 4, count: 4) == 0x0D0A_1A0A {
      self = .png
    } else if file.has("GIF87a", at: 0) || file.has("GIF89a", at: 0) {
      self = .gif
    } else if file.has("RIFF", at: 0), file.has("WEBP", at: 8),
      // Words in a text file would be a longer image than any.
      file.number(at: 4, count: 4, .little).map({ $0 < 1 << 29 }) ?? false
    {
      self = .webp
    } else if file.has("ftyp", at: 4) {
      guard let format = Self.ofBrands(file) else { return nil }
      self = format
    } else if [0x4949_2A00, 0x4D4D_002A, 0x4949_2B00, 0x4D4D_002B].contains(file.number(at: 0, count: 4)) {
      self = .tiff
    } else if file.has("FUJIFILMCCD-RAW", at: 0) || file.number(at: 0, count: 4) == 0x4949_5500 {
      self = .raw
    } else if file.has("BM", at: 0),
      [12, 40, 52, 56, 64, 108, 124].contains(file.number(at: 14, count: 4, .little))
    {
      self = .bmp
    } else if file.has("8BPS", at: 0) {
      self = .photoshop
    } else if file.number(at: 0, count: 2) == 0xFF0A || file.has("JXL ", at: 4) {
      self = .jpegXL
    } else if file.number(at: 0, count: 4) == 0x1A45_DFA3 {
      self = .webm
    } else if BoxStructure.isOldFilm(file) {
      self = .mp4
    } else if SVGHeader.isSVG(file.bytes(0..<min(file.count, 64 << 10)) ?? []) {
      self = .svg
    } else {
      return nil
    }
  }

  /// Source: ISO/IEC 14496-12, 4.3; AV1 Image File Format, 6 and 7.
  private static func ofBrands(_ file: MediaBytes) -> MediaFormat? {
    let end = min(file.number(at: 0, count: 4) ?? 0, 4096, file.count)
    var isHEIF = false
    var isRaw = false
    for offset in [8] + Array(stride(from: 16, to: max(16, end - 3), by: 4)) {
      if file.has("avif", at: offset) || file.has("avis", at: offset) { return .avif }
      if file.has("crx ", at: offset) { isRaw = true }
      for brand: StaticString in ["heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1"]
      where file.has(brand, at: offset) {
        isHEIF = true
      }
    }
    return isRaw ? .raw : isHEIF ? .heic : .mp4
  }
}
