import SiteModel
import Testing

/// The beginning of an image, made by hand.
struct SampleImage: Sendable, CustomTestStringConvertible {
  var name: String
  var bytes: [UInt8]
  /// How many bytes the size takes.
  var needed: Int
  var size: ImageSize

  init(_ name: String, _ bytes: [UInt8], needed: Int? = nil, _ width: Int, _ height: Int) {
    self.name = name
    self.bytes = bytes
    self.needed = needed ?? bytes.count
    size = ImageSize(width: width, height: height)
  }

  var testDescription: String { name }

  static let all = [
    SampleImage("PNG", png(640, 480) + [8, 6, 0, 0, 0], needed: 24, 640, 480),
    SampleImage("GIF87a", Array("GIF87a".utf8) + [0x40, 0x01, 0xC8, 0x00], 320, 200),
    SampleImage("GIF89a", Array("GIF89a".utf8) + [0x01, 0x00, 0x02, 0x01, 0xF7], needed: 10, 1, 258),
    lossyWebP, losslessWebP,
    SampleImage(
      "WebP, extended", webp("VP8X", [0x10, 0, 0, 0, 0xCF, 0x07, 0x00, 0x37, 0x04, 0x01]), 2000, 66616),
    SampleImage("JPEG, baseline", jpeg([frame(0xC0, 800, 600)]), needed: 11, 800, 600),
    SampleImage("JPEG, progressive", jpeg([app0, frame(0xC2, 1024, 768)]), needed: 29, 1024, 768),
    SampleImage("JPEG, turned", jpeg([app0, exif(6), frame(0xC0, 800, 600)]), needed: 61, 600, 800),
    SampleImage(
      "SVG",
      Array(#"<svg xmlns="http://www.w3.org/2000/svg" width="24" height="32px" viewBox="0 0 1 1">"#.utf8),
      24, 32),
  ]

  /// The scale bits, above the fourteen of each size, are no part of it.
  static let lossyWebP = SampleImage(
    "WebP, lossy", webp("VP8 ", [0x30, 0x01, 0x00, 0x9D, 0x01, 0x2A, 0x26, 0x42, 0x70, 0x81]), 550, 368)

  static let losslessWebP = SampleImage(
    "WebP, lossless", webp("VP8L", [0x2F, 0x8F, 0xC1, 0x4A, 0x10]), 400, 300)

  static func png(_ width: Int, _ height: Int) -> [UInt8] {
    [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + Array("IHDR".utf8) + big(width, 4)
      + big(height, 4)
  }

  static func webp(_ chunk: String, _ data: [UInt8]) -> [UInt8] {
    Array("RIFF".utf8) + [0x10, 0x27, 0, 0] + Array("WEBP\(chunk)".utf8) + [0x04, 0x27, 0, 0] + data
  }

  static func jpeg(_ segments: [[UInt8]]) -> [UInt8] { [0xFF, 0xD8] + segments.flatMap { $0 } }

  static func segment(_ code: UInt8, _ data: [UInt8]) -> [UInt8] {
    [0xFF, code] + big(data.count + 2, 2) + data
  }

  static func frame(_ code: UInt8, _ width: Int, _ height: Int) -> [UInt8] {
    segment(code, [8] + big(height, 2) + big(width, 2) + [3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1])
  }

  static let app0 = segment(0xE0, Array("JFIF\0".utf8) + [1, 1, 0, 0, 1, 0, 1, 0, 0])

  /// A directory with one entry, the orientation.
  static func exif(_ orientation: Int, isLittle: Bool = false, tag: Int = 0x0112, type: Int = 3) -> [UInt8] {
    func number(_ value: Int, _ count: Int) -> [UInt8] {
      isLittle ? big(value, count).reversed() : big(value, count)
    }
    let order: [UInt8] = Array((isLittle ? "II" : "MM").utf8) + number(42, 2)
    let entry = number(tag, 2) + number(type, 2) + number(1, 4) + number(orientation, 2) + [0, 0]
    return segment(0xE1, Array("Exif\0\0".utf8) + order + number(8, 4) + number(1, 2) + entry)
  }

  static func big(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * (count - 1 - $0))) }
  }
}
