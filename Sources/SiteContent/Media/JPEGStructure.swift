import SiteModel

/// The segments of a JPEG file, and what is published of them.
///
/// Kept are all that pixels and colours need: tables, frames, scans, the colour profile, JFIF's head and Adobe's
/// segment, which names the colour transform. Exif, XMP and IPTC are reduced to their texts. Everything else goes:
/// thumbnails, maker notes, comments, other pictures behind the end (MPF, films of motion photos).
///
/// Source: ITU-T T.81, annex B; JFIF 1.02; Exif 2.32, 4.7; XMP part 3, 1.1.3; ICC.1, annex B.4.
struct JPEGStructure {
  private let file: MediaBytes
  private var report = ImageReport()
  private var offset = 2
  private var hasFrame = false
  /// The fewest bytes that the picture can have: a bit for every block of 8 by 8 pixels.
  private var fewestBytes = 0

  private static let exifSign: StaticString = "Exif\0\0"
  private static let xmpSign: StaticString = "http://ns.adobe.com/xap/1.0/\0"

  /// - Parameter wholly: whether the scans are read too; otherwise a file that ends as an image does is taken for a
  ///   whole one, and its clean form is not known.
  static func look(at file: MediaBytes, wholly: Bool) -> ImageReport {
    guard file.number(at: 0, count: 2) == 0xFFD8 else { return .damaged(.broken) }
    var structure = JPEGStructure(file: file)
    structure.walk(wholly: wholly)
    return structure.report
  }

  private init(file: MediaBytes) {
    self.file = file
    report.clean.keep(0..<2)
  }

  private mutating func walk(wholly: Bool) {
    while true {
      guard !report.clean.isTooFragmented else { return damage(.broken) }
      guard let mark = file.byte(at: offset) else { return damage(.cut) }
      guard mark == 0xFF else { return damage(.broken) }
      guard let code = file.byte(at: offset + 1) else { return damage(.cut) }
      switch code {
      case 0xFF:
        // Any number of fill bytes may stand before a marker.
        offset += 1
      case 0x01, 0xD0...0xD7:
        report.clean.keep(offset..<offset + 2)
        offset += 2
      case 0xD9:
        guard hasFrame else { return damage(.broken) }
        // Whatever follows is another picture, or a film.
        return report.clean.keep(offset..<offset + 2)
      case 0x00, 0xD8: return damage(.broken)
      default:
        guard let length = file.number(at: offset + 2, count: 2) else { return damage(.cut) }
        let end = offset + 2 + length
        guard length >= 2 else { return damage(.broken) }
        guard end <= file.count else { return damage(.cut) }
        take(code, offset..<end)
        offset = end
        if code == 0xDA {
          guard hasFrame else { return damage(.broken) }
          if file.count - offset < fewestBytes { report.damage = report.damage ?? .cut }
          fewestBytes = 0
          if !wholly, file.number(at: file.count - 2, count: 2) == 0xFFD9 { return }
          skipScan()
        }
      }
    }
  }

  /// To the next marker behind a scan's bytes.
  private mutating func skipScan() {
    let start = offset
    while let mark = file.firstIndex(of: 0xFF, from: offset) {
      guard let next = file.byte(at: mark + 1) else { break }
      switch next {
      case 0x00, 0xD0...0xD7: offset = mark + 2
      case 0xFF: offset = mark + 1
      default:
        report.clean.keep(start..<mark)
        offset = mark
        return
      }
    }
    offset = file.count
    report.clean.keep(start..<offset)
  }

  /// Of a scan that ends early, browsers show what there is: the end that is missing is written.
  private mutating func damage(_ damage: MediaFile.Damage) {
    report.damage = damage
    report.clean.put([0xFF, 0xD9])
  }

  private mutating func take(_ code: UInt8, _ segment: Range<Int>) {
    let content = segment.lowerBound + 4..<segment.upperBound
    switch code {
    case 0xE0: takeJFIF(segment)
    case 0xE1 where file.has(Self.exifSign, at: content.lowerBound):
      takeExif(content.lowerBound + 6..<max(content.lowerBound + 6, content.upperBound))
    case 0xE1 where file.has(Self.xmpSign, at: content.lowerBound):
      let start = content.lowerBound + Self.xmpSign.utf8CodeUnitCount
      takeXMP(start..<max(start, content.upperBound))
    case 0xE2 where file.has("ICC_PROFILE\0", at: content.lowerBound),
      0xEE where file.has("Adobe", at: content.lowerBound):
      report.clean.keep(segment)
    case 0xED where file.has("Photoshop 3.0\0", at: content.lowerBound):
      let start = content.lowerBound + IPTCTexts.sign.count
      if let bytes = file.bytes(start..<max(start, content.upperBound)),
        let kept = IPTCTexts.cleaned(resources: bytes)
      {
        put(0xED, kept)
      }
    case 0xE1...0xEF, 0xFE: break
    default:
      if (0xC0...0xCF).contains(code), ![0xC4, 0xC8, 0xCC].contains(code) { takeFrame(code, content) }
      report.clean.keep(segment)
    }
  }

  private mutating func takeFrame(_ code: UInt8, _ content: Range<Int>) {
    hasFrame = true
    guard let height = file.number(at: content.lowerBound + 1, count: 2),
      let width = file.number(at: content.lowerBound + 3, count: 2)
    else { return }
    // A height that is told behind the first scan is one that no browser knows.
    if width == 0 || height == 0 { report.damage = .broken }
    // Arithmetic coding needs less.
    if code < 0xC8 { fewestBytes = (width + 7) / 8 * ((height + 7) / 8) / 8 }
  }

  /// JFIF's head without its thumbnail.
  private mutating func takeJFIF(_ segment: Range<Int>) {
    guard file.has("JFIF\0", at: segment.lowerBound + 4), segment.count >= 18,
      let head = file.bytes(segment.lowerBound + 4..<segment.lowerBound + 16)
    else { return }
    if segment.count == 18 { report.clean.keep(segment) } else { put(0xE0, head + [0, 0]) }
  }

  private mutating func takeExif(_ range: Range<Int>) {
    guard let bytes = file.bytes(range) else { return }
    let tags = ExifTags(tiff: bytes)
    report.exif = report.exif ?? tags
    report.hasPosition = report.hasPosition || tags.hasPosition
    if !tags.isEmpty { put(0xE1, Array("Exif\0\0".utf8) + tags.tiff) }
  }

  private mutating func takeXMP(_ range: Range<Int>) {
    guard let bytes = file.bytes(range) else { return }
    let texts = XMPTexts(packet: bytes)
    report.hasPosition = report.hasPosition || texts.hasPosition
    if !texts.isEmpty { put(0xE1, Array("http://ns.adobe.com/xap/1.0/\0".utf8) + texts.packet) }
  }

  private mutating func put(_ code: UInt8, _ content: [UInt8]) {
    let length = content.count + 2
    guard length <= 0xFFFF else { return }
    report.clean.put([0xFF, code, UInt8(length >> 8), UInt8(length & 0xFF)] + content)
  }
}
