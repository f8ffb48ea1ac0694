package import SiteModel

/// Finds an image's size in its first bytes: PNG, JPEG, GIF, WebP, AVIF and SVG.
package enum ImageSizeReader {
  /// The size in pixels; nil where the file is no image that we know, or a damaged one.
  static func size(of file: OpenFile) throws(DiskError) -> ImageSize? {
    // A JPEG may have a thumbnail and colour profiles before its size, which is rare enough to read again.
    for count in [64 << 10, 1 << 20, 16 << 20] {
      let bytes = try file.read(at: 0, count: min(count, file.size))
      switch find(in: HeaderBytes(bytes: bytes)) {
      case .size(let size): return checked(size)
      case .none: return nil
      case .further where bytes.count < count: return nil
      case .further: continue
      }
    }
    return nil
  }

  /// The same, from the beginning of a file or the whole of it.
  package static func size(ofHeader bytes: [UInt8]) -> ImageSize? {
    guard case .size(let size) = find(in: HeaderBytes(bytes: bytes)) else { return nil }
    return checked(size)
  }

  enum Finding {
    case size(ImageSize)
    case none
    /// The size stands behind the bytes that were read.
    case further

    init(_ width: Int?, _ height: Int?) {
      guard let width, let height else {
        self = .none
        return
      }
      self = .size(ImageSize(width: width, height: height))
    }
  }

  private static func find(in header: HeaderBytes) -> Finding {
    if header.byte(at: 0) == 0x89 { return png(header) }
    if header.byte(at: 0) == 0xFF { return JPEGHeader(header).find() }
    if header.has("GIF87a", at: 0) || header.has("GIF89a", at: 0) { return gif(header) }
    if header.has("ftyp", at: 4) { return boxes(header) }
    if header.has("RIFF", at: 0) { return header.has("WEBP", at: 8) ? webp(header) : .none }
    return SVGHeader(header).find()
  }

  private static func checked(_ size: ImageSize) -> ImageSize? {
    let sane = 1...1_000_000
    return sane.contains(size.width) && sane.contains(size.height) ? size : nil
  }

  /// Source: PNG specification, 5.2 and 11.2.2.
  private static func png(_ header: HeaderBytes) -> Finding {
    guard header.number(at: 0, count: 4, .big) == 0x8950_4E47,
      header.number(at: 4, count: 4, .big) == 0x0D0A_1A0A,
      header.number(at: 8, count: 4, .big) == 13, header.has("IHDR", at: 12)
    else { return .none }
    return Finding(header.number(at: 16, count: 4, .big), header.number(at: 20, count: 4, .big))
  }

  /// AVIF and HEIF: see `ItemTable`.
  private static func boxes(_ header: HeaderBytes) -> Finding {
    let file = MediaBytes(header.bytes)
    guard let meta = BoxStructure.first("meta", file) else { return .further }
    guard let size = ItemTable(file, meta)?.size else { return .none }
    return .size(size)
  }

  /// Source: GIF89a specification, 18.
  private static func gif(_ header: HeaderBytes) -> Finding {
    Finding(header.number(at: 6, count: 2, .little), header.number(at: 8, count: 2, .little))
  }

  /// Source: RFC 9649, 2.5 to 2.7 and 3.4; RFC 6386, 9.1.
  private static func webp(_ header: HeaderBytes) -> Finding {
    if header.has("VP8 ", at: 12) {
      guard let tag = header.byte(at: 20), tag & 1 == 0,
        header.number(at: 23, count: 3, .big) == 0x9D012A,
        let width = header.number(at: 26, count: 2, .little),
        let height = header.number(at: 28, count: 2, .little)
      else { return .none }
      return Finding(width & 0x3FFF, height & 0x3FFF)
    }
    if header.has("VP8L", at: 12) {
      guard header.byte(at: 20) == 0x2F, let bits = header.number(at: 21, count: 4, .little), bits >> 29 == 0
      else { return .none }
      return Finding((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1)
    }
    if header.has("VP8X", at: 12) {
      guard let width = header.number(at: 24, count: 3, .little),
        let height = header.number(at: 27, count: 3, .little)
      else { return .none }
      return Finding(width + 1, height + 1)
    }
    return .none
  }
}
