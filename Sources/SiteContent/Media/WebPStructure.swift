import SiteModel

/// The chunks of a WebP file, and what is published of them.
///
/// Source: RFC 9649, 2.
struct WebPStructure {
  private let file: MediaBytes
  private var report = ImageReport()
  /// The place in the clean file of the flags that say which chunks there are.
  private var flags: (piece: Int, bytes: [UInt8])?
  private var hasExif = false
  private var hasXMP = false

  private static let longestText = 256 * 1024

  static func look(at file: MediaBytes) -> ImageReport {
    guard file.has("RIFF", at: 0), file.has("WEBP", at: 8), let size = file.number(at: 4, count: 4, .little)
    else {
      return .damaged(.broken)
    }
    var structure = WebPStructure(file: file)
    structure.walk(end: size + 8)
    return structure.report
  }

  private init(file: MediaBytes) { self.file = file }

  private mutating func walk(end: Int) {
    // The size is written when it is known.
    report.clean.put(Array("RIFF\0\0\0\0WEBP".utf8))
    // The last chunk's padding is often forgotten.
    if end > file.count + 1 { report.damage = .cut }
    let end = min(end, file.count)
    var offset = 12
    var hasPixels = false
    while offset + 8 <= end {
      guard let type = file.bytes(offset..<offset + 4),
        let length = file.number(at: offset + 4, count: 4, .little),
        !report.clean.isTooFragmented
      else {
        report.damage = .broken
        break
      }
      let content = offset + 8..<offset + 8 + length
      guard content.upperBound <= end else {
        report.damage = report.damage ?? .cut
        break
      }
      let next = min(content.upperBound + length % 2, end)
      let name = String(decoding: type, as: UTF8.self)
      take(name, offset..<next, content)
      hasPixels = hasPixels || ["VP8 ", "VP8L", "ANMF"].contains(name)
      offset = next
    }
    if !hasPixels { report.damage = report.damage ?? .broken }
    finish()
  }

  private mutating func take(_ name: String, _ chunk: Range<Int>, _ content: Range<Int>) {
    switch name {
    case "VP8X":
      guard flags == nil, content.count >= 10,
        let bytes = file.bytes(content.lowerBound..<content.lowerBound + 1)
      else { return }
      if bytes[0] & 0x10 != 0 { report.hasTransparency = true }
      if bytes[0] & 0x02 != 0 { report.isAnimated = true }
      report.clean.keep(chunk.lowerBound..<content.lowerBound)
      report.clean.put(bytes)
      flags = (report.clean.pieces.count - 1, bytes)
      report.clean.keep(content.lowerBound + 1..<chunk.upperBound)
    case "VP8L":
      // The bit behind the two sizes tells of transparency.
      if let byte = file.byte(at: content.lowerBound + 4), byte & 0x10 != 0 { report.hasTransparency = true }
      report.clean.keep(chunk)
    case "ICCP":
      if content.count <= 4 << 20 { report.profile = file.bytes(content) }
      report.clean.keep(chunk)
    case "VP8 ", "ALPH", "ANIM", "ANMF": report.clean.keep(chunk)
    case "EXIF":
      guard content.count <= Self.longestText, var bytes = file.bytes(content) else { return }
      // Some programs write JPEG's sign before it.
      if bytes.starts(with: Array("Exif\0\0".utf8)) { bytes.removeFirst(6) }
      let tags = ExifTags(tiff: bytes)
      report.hasPosition = report.hasPosition || tags.hasPosition
      guard !tags.isEmpty, flags != nil else { return }
      hasExif = true
      put("EXIF", tags.tiff)
    case "XMP ":
      guard content.count <= Self.longestText, let bytes = file.bytes(content) else { return }
      let texts = XMPTexts(packet: bytes)
      report.hasPosition = report.hasPosition || texts.hasPosition
      guard !texts.isEmpty, flags != nil else { return }
      hasXMP = true
      put("XMP ", texts.packet)
    default: break
    }
  }

  private mutating func put(_ name: String, _ content: [UInt8]) {
    report.clean.put(
      Array(name.utf8) + Self.little(content.count) + content + (content.count % 2 == 1 ? [0] : []))
  }

  private mutating func finish() {
    report.clean.replace(
      piece: 0, with: Array("RIFF".utf8) + Self.little(report.clean.count - 8) + Array("WEBP".utf8))
    if let flags {
      let kept = flags.bytes[0] & ~0x0C | (hasExif ? 0x08 : 0) | (hasXMP ? 0x04 : 0)
      report.clean.replace(piece: flags.piece, with: [kept])
    }
  }

  private static func little(_ number: Int) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
  }
}
