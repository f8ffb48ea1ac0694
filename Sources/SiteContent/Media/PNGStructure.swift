import SiteModel

/// The chunks of a PNG file, and what is published of them: all that pixels and colours need, and the texts on whose
/// it is. What stands behind the end goes.
///
/// Source: PNG specification, third edition, 5 and 11.
struct PNGStructure {
  private let file: MediaBytes
  private var report = ImageReport()

  /// Longer texts are no caption.
  private static let longestText = 256 * 1024

  static func look(at file: MediaBytes) -> ImageReport {
    guard file.number(at: 0, count: 4) == 0x8950_4E47, file.has("IHDR", at: 12), hasPossibleHeader(file)
    else {
      return .damaged(.broken)
    }
    var structure = PNGStructure(file: file)
    structure.walk()
    return structure.report
  }

  private init(file: MediaBytes) { self.file = file }

  /// Whether a picture can have such a width, height, depth and kind of colours (11.2.1). No file that ends before them is
  /// asked.
  private static func hasPossibleHeader(_ file: MediaBytes) -> Bool {
    guard let width = file.number(at: 16, count: 4), let height = file.number(at: 20, count: 4),
      let depth = file.byte(at: 24), let colours = file.byte(at: 25)
    else { return true }
    let sides = 1...1_000_000
    let depths: [UInt8: [UInt8]] = [
      0: [1, 2, 4, 8, 16], 2: [8, 16], 3: [1, 2, 4, 8], 4: [8, 16], 6: [8, 16],
    ]
    return sides.contains(width) && sides.contains(height) && depths[colours]?.contains(depth) == true
  }

  private mutating func walk() {
    report.clean.keep(0..<8)
    var offset = 8
    var hasPixels = false
    while true {
      guard let length = file.number(at: offset, count: 4), let type = file.bytes(offset + 4..<offset + 8)
      else {
        return damage(.cut)
      }
      // A chunk is no longer than 2³¹ - 1 bytes, and named by four letters.
      guard length < 1 << 31, type.allSatisfy({ (0x41...0x5A).contains($0 & 0xDF) }),
        !report.clean.isTooFragmented
      else { return damage(.broken) }
      let chunk = offset..<offset + 12 + length
      guard chunk.upperBound <= file.count else { return damage(.cut) }
      let name = String(decoding: type, as: UTF8.self)
      take(name, chunk)
      if name == "IDAT" { hasPixels = true }
      if name == "IEND" {
        if !hasPixels { damage(.broken) }
        return
      }
      offset = chunk.upperBound
    }
  }

  private mutating func damage(_ damage: MediaFile.Damage) { report.damage = damage }

  private mutating func take(_ name: String, _ chunk: Range<Int>) {
    let content = chunk.lowerBound + 8..<chunk.upperBound - 4
    switch name {
    case "IHDR":
      // Colour types 4 and 6 have an alpha channel.
      if let type = file.byte(at: content.lowerBound + 9), type & 4 != 0 { report.hasTransparency = true }
      report.clean.keep(chunk)
    case "tRNS":
      report.hasTransparency = true
      report.clean.keep(chunk)
    case "acTL":
      report.isAnimated = true
      report.clean.keep(chunk)
    case "cHRM", "gAMA", "iCCP", "sBIT", "sRGB", "cICP", "mDCV", "mDCv", "cLLI", "cLLi", "bKGD", "hIST",
      "pHYs", "sPLT",
      "fcTL", "fdAT":
      report.clean.keep(chunk)
    case "eXIf":
      guard content.count <= Self.longestText, let bytes = file.bytes(content) else { return }
      let tags = ExifTags(tiff: bytes)
      report.exif = report.exif ?? tags
      report.hasPosition = report.hasPosition || tags.hasPosition
      if !tags.isEmpty { put("eXIf", tags.tiff) }
    case "tEXt", "iTXt": takeText(name, chunk, content)
    default:
      // Chunks that a decoder must know begin with a capital letter; others are notes.
      if name.utf8.first.map({ $0 & 0x20 == 0 }) ?? false { report.clean.keep(chunk) }
    }
  }

  private mutating func takeText(_ name: String, _ chunk: Range<Int>, _ content: Range<Int>) {
    guard content.count <= Self.longestText, let bytes = file.bytes(content),
      let end = bytes.firstIndex(of: 0)
    else { return }
    let keyword = String(decoding: bytes[..<end], as: UTF8.self)
    switch keyword {
    case "Copyright", "Author", "Description":
      // A compressed one might hold anything.
      if name == "tEXt" || bytes.dropFirst(end + 1).first == 0 { report.clean.keep(chunk) }
    case "XML:com.adobe.xmp" where name == "iTXt":
      // Keyword, compression flag and method, language, translated keyword; the last two end in a zero.
      guard bytes.dropFirst(end + 1).first == 0 else { return }
      let fields = bytes.dropFirst(end + 3).split(
        separator: 0, maxSplits: 2, omittingEmptySubsequences: false)
      guard fields.count == 3 else { return }
      let texts = XMPTexts(packet: Array(fields[2]))
      report.hasPosition = report.hasPosition || texts.hasPosition
      if !texts.isEmpty { put("iTXt", Array("XML:com.adobe.xmp\0\0\0\0\0".utf8) + texts.packet) }
    default: break
    }
  }

  private mutating func put(_ name: String, _ content: [UInt8]) {
    let body = Array(name.utf8) + content
    report.clean.put(Self.big(content.count) + body + Self.big(Int(CRC32.of(body))))
  }

  private static func big(_ number: Int) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: number >> (8 * (3 - $0))) }
  }
}

/// The check sum of PNG's chunks (PNG specification, annex D).
enum CRC32 {
  private static let table: [UInt32] = (0..<256).map { number in
    (0..<8).reduce(UInt32(number)) { sum, _ in sum & 1 == 1 ? 0xEDB8_8320 ^ (sum >> 1) : sum >> 1 }
  }

  static func of(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(~UInt32(0)) { sum, byte in table[Int((sum ^ UInt32(byte)) & 0xFF)] ^ (sum >> 8) }
  }
}
