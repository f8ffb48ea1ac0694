import SiteModel
import SiteTestSupport
import Testing

@testable import SiteContent

/// What is published of files that tell too much.
@Suite struct CleaningTests {
  typealias Sample = SampleMedia

  private func cleaned(_ bytes: [UInt8]) -> [UInt8] {
    let file = MediaBytes(bytes)
    var output: [UInt8] = []
    let clean = MediaInspector.clean(file)
    #expect(
      clean.read(from: file) {
        output += $0; return true
      })
    #expect(output.count == clean.count)
    return output
  }

  /// Exif data with what stays.
  private func kept(orientation: Int) -> [UInt8] {
    var tags = ExifTags()
    tags.orientation = orientation
    tags.description = Array("Une place.".utf8)
    tags.artist = Array("Anne".utf8)
    tags.copyright = Array("© Anne".utf8)
    return tags.tiff
  }

  /// One file of each format with everything in it, and the same without.
  static let secrets = ["SN-1234567", "SecretMake", "SecretThumbnail", "SecretHistory", "GPSLatitude"]

  @Test("of Exif data stay orientation, caption, author and copyright", arguments: 1...8, [false, true])
  func exif(orientation: Int, isLittle: Bool) {
    let file = Sample.jpeg([
      Sample.jfif, Sample.segment(0xE1, Sample.exif(orientation: orientation, isLittle: isLittle)),
    ])
    let expected = Sample.jpeg([
      Sample.jfif, Sample.segment(0xE1, Array("Exif\0\0".utf8) + kept(orientation: orientation)),
    ])
    #expect(cleaned(file) == expected)
    #expect(ImageSizeReader.size(ofHeader: expected) == ImageSizeReader.size(ofHeader: file))
    let tags = ExifTags(tiff: kept(orientation: orientation))
    #expect(tags.orientation == (orientation == 1 ? nil : orientation))
    #expect(tags.copyright == Array("© Anne".utf8) && !tags.hasPosition)
  }

  @Test(
    "pixels, tables, colour profile and Adobe's segment stay byte for byte; comments, other pictures and films go"
  )
  func jpeg() {
    let profile = Sample.segment(0xE2, Array("ICC_PROFILE\0".utf8) + [1, 1, 7, 7])
    let adobe = Sample.segment(0xEE, Array("Adobe".utf8) + [0, 100, 0, 0, 0, 0, 1])
    let file = Sample.jpeg(
      [
        Sample.jfif, profile, Sample.segment(0xE2, Array("MPF\0".utf8) + [1, 2, 3]), adobe,
        Sample.segment(0xEB, Array("JP\0SecretHistory".utf8)), Sample.segment(0xFE, Array("SecretMake".utf8)),
        Sample.segment(0xE1, Array("http://ns.adobe.com/xmp/extension/\0SecretHistory".utf8)),
      ], trailer: Sample.jpeg() + Array("MotionPhoto_Data".utf8))
    #expect(cleaned(file) == Sample.jpeg([Sample.jfif, profile, adobe]))
  }

  @Test("the thumbnail of a JFIF head goes")
  func jfifThumbnail() {
    let head = Array("JFIF\0".utf8) + [1, 1, 0, 0, 1, 0, 1]
    let file = Sample.jpeg([
      Sample.segment(0xE0, head + [1, 1, 9, 9, 9]),
      Sample.segment(0xE0, Array("JFXX\0".utf8) + [0x10, 1, 2]),
    ])
    #expect(cleaned(file) == Sample.jpeg([Sample.segment(0xE0, head + [0, 0])]))
  }

  @Test("of XMP stay who made it, whose it is and what it shows, in a packet written anew")
  func xmp() {
    let sign = Array("http://ns.adobe.com/xap/1.0/\0".utf8)
    #expect(
      cleaned(Sample.jpeg([Sample.segment(0xE1, sign + Sample.xmp)]))
        == Sample.jpeg([Sample.segment(0xE1, sign + Sample.cleanXMP)]))
    #expect(cleaned(Sample.jpeg([Sample.segment(0xE1, sign + Array("<x/>".utf8))])) == Sample.jpeg())
    #expect(XMPTexts(packet: Array("<a dc:rights='&lt;b&gt; &#x1F4F7;' />".utf8)).rights == "<b> 📷")
  }

  @Test("of IPTC stay credit, author, caption and copyright")
  func iptc() {
    func dataset(_ record: UInt8, _ number: UInt8, _ text: String) -> [UInt8] {
      [0x1C, record, number] + Sample.big(text.utf8.count, 2) + Array(text.utf8)
    }
    func resource(_ id: Int, _ content: [UInt8]) -> [UInt8] {
      Array("8BIM".utf8) + Sample.big(id, 2) + [0, 0] + Sample.big(content.count, 4) + content
        + (content.count % 2 == 1 ? [0] : [])
    }
    let encoding = dataset(1, 90, "\u{1B}%G")
    let stays =
      dataset(2, 80, "Anne") + dataset(2, 110, "AFP") + dataset(2, 116, "©") + dataset(2, 120, "Une place")
    let file = Sample.jpeg([
      Sample.segment(
        0xED,
        IPTCTexts.sign + resource(0x040C, Array("SecretThumbnail".utf8))
          + resource(0x0404, encoding + dataset(2, 90, "Paris") + stays + dataset(2, 65, "SecretMake")))
    ])
    #expect(
      cleaned(file)
        == Sample.jpeg([Sample.segment(0xED, IPTCTexts.sign + resource(0x0404, encoding + stays))]))
    #expect(
      cleaned(Sample.jpeg([Sample.segment(0xED, IPTCTexts.sign + resource(0x040C, [1]))])) == Sample.jpeg())
  }

  @Test("of PNG stay the chunks of pixels and colours, and texts on whose it is")
  func png() throws {
    let colours = Sample.chunk("iCCP", [1, 2]) + Sample.chunk("pHYs", [3])
    let author = Sample.chunk("tEXt", Array("Author\0Anne".utf8))
    let file = Sample.png(
      chunks: [
        colours, author, Sample.chunk("eXIf", Sample.tiff()), Sample.chunk("tIME", [1]),
        Sample.chunk("tEXt", Array("Software\0SecretMake".utf8)),
        Sample.chunk("zTXt", Array("Author\0\0x".utf8)),
        Sample.chunk("iTXt", Array("XML:com.adobe.xmp\0\0\0\0\0".utf8) + Sample.xmp),
        Sample.chunk("caBX", Array("SecretHistory".utf8)),
      ], trailer: Array("SecretThumbnail".utf8))
    let output = cleaned(file)
    let report = PNGStructure.look(at: MediaBytes(file))
    #expect(report.hasPosition && report.damage == nil)
    func rest(_ bytes: [UInt8], after start: Int) -> [UInt8] { Array(bytes[start...]) }
    let head = Sample.png().prefix(33) + colours + author
    #expect(output.starts(with: head))
    let exif = kept(orientation: 6)
    #expect(output.dropFirst(head.count).starts(with: Sample.big(exif.count, 4) + Array("eXIf".utf8) + exif))
    #expect(output.suffix(15 + 12) == Sample.png().suffix(15 + 12))
    let text = String(decoding: output, as: UTF8.self)
    #expect(text.contains(String(decoding: Sample.cleanXMP, as: UTF8.self)))
    for secret in Self.secrets { #expect(!text.contains(secret)) }
    #expect(cleaned(Sample.png()) == Sample.png())
  }

  @Test("PNG's check sum is the one of its specification")
  func checkSum() { #expect(CRC32.of(Array("IEND".utf8)) == 0xAE42_6082) }

  @Test("of WebP stay pixels and profile; its head says what is left")
  func webp() {
    let pixels = Sample.riff("VP8 ", [1, 2, 3])
    let profile = Sample.riff("ICCP", [9, 9])
    let size: [UInt8] = [0, 0, 0, 2, 0, 0, 1, 0, 0]
    let file = Sample.webp([
      Sample.riff("VP8X", [0x3C] + size), profile, pixels, Sample.riff("EXIF", Sample.exif()),
      Sample.riff("XMP ", Array("<x>SecretHistory</x>".utf8)), Sample.riff("ZZZZ", Array("SecretMake".utf8)),
    ])
    #expect(
      cleaned(file + Array("SecretThumbnail".utf8))
        == Sample.webp([
          Sample.riff("VP8X", [0x38] + size), profile, pixels, Sample.riff("EXIF", kept(orientation: 6)),
        ]))
    #expect(cleaned(Sample.webp([pixels])) == Sample.webp([pixels]))
  }

  @Test("of AVIF, items with Exif and XMP are written over, and nothing moves")
  func avif() {
    let exif = [0, 0, 0, 0] + Sample.tiff()
    let file = Sample.avif(
      items: [("Exif", exif), ("mime", Sample.xmp)],
      trailer: Sample.box("uuid", Array("SecretHistory".utf8)) + Sample.box("mpvd", Array("SecretMake".utf8)))
    let output = cleaned(file)
    let stays = [0, 0, 0, 0] + kept(orientation: 6)
    let clean = Sample.avif(items: [
      ("Exif", stays + [UInt8](repeating: 0, count: exif.count - stays.count)),
      ("mime", Sample.cleanXMP + [UInt8](repeating: 0x20, count: Sample.xmp.count - Sample.cleanXMP.count)),
    ])
    #expect(output == clean)
    #expect(BoxStructure.look(at: MediaBytes(file)).hasPosition)
    #expect(!BoxStructure.look(at: MediaBytes(output)).hasPosition)
  }

  @Test("of a film go its notes, with the place; everything else stays where it is")
  func film() {
    func film(_ notes: [UInt8], _ other: [UInt8]) -> [UInt8] {
      Sample.box("ftyp", Array("isom".utf8) + [0, 0, 0, 0]) + other
        + Sample.box(
          "moov", Sample.box("mvhd", [1, 2]) + notes + Sample.box("trak", Sample.box("tkhd", [3])))
        + Sample.box("mdat", Array("film".utf8))
    }
    let place = Sample.box("\u{A9}xyz", [0, 18, 0x15, 0xC7] + Array("+48.8577+002.295/".utf8))
    let file = film(Sample.box("udta", place), Sample.box("uuid", [7, 7]))
    #expect(
      cleaned(file)
        == film(Sample.box("free", [UInt8](repeating: 0, count: place.count)), Sample.box("free", [0, 0])))
    #expect(BoxStructure.look(at: MediaBytes(file)).hasPosition)
  }

  @Test("of GIF go comments and notes, not how often it plays")
  func gif() {
    let head = Array("GIF89a".utf8) + [1, 0, 1, 0, 0, 0, 0]
    let loops: [UInt8] = [0x21, 0xFF, 11] + Array("NETSCAPE2.0".utf8) + [3, 1, 0, 0, 0]
    let notes: [UInt8] = [0x21, 0xFE, 6] + Array("Secret".utf8) + [0]
    let frame: [UInt8] = [0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0]
    #expect(
      cleaned(head + loops + notes + frame + frame + [0x3B] + notes) == head + loops + frame + frame + [0x3B])
    #expect(GIFStructure.look(at: MediaBytes(head + frame + frame + [0x3B])).isAnimated)
    #expect(cleaned(head + [0x77]) == head + [0x77])
  }

  @Test("other files are published as they are")
  func others() {
    for bytes in [[], Array("%PDF-1.7".utf8), Array("<svg/>".utf8)] { #expect(cleaned(bytes) == bytes) }
  }

  /// Files with everything in them.
  static var full: [[UInt8]] {
    [
      Sample.jpeg([Sample.jfif, Sample.segment(0xE1, Sample.exif())], trailer: Sample.jpeg()),
      Sample.png(chunks: [
        Sample.chunk("eXIf", Sample.tiff()),
        Sample.chunk("iTXt", Array("XML:com.adobe.xmp\0\0\0\0\0".utf8) + Sample.xmp),
      ]),
      Sample.webp([
        Sample.riff("VP8X", [0x0C, 0, 0, 0, 2, 0, 0, 1, 0, 0]), Sample.riff("VP8L", [0x2F, 1, 2, 3, 4]),
        Sample.riff("EXIF", Sample.tiff()), Sample.riff("XMP ", Sample.xmp),
      ]),
      Sample.avif(items: [("Exif", [0, 0, 0, 0] + Sample.tiff()), ("mime", Sample.xmp)]),
    ]
  }

  @Test("a file that is cut anywhere is known as cut, or tells nothing all the same", arguments: full)
  func cut(bytes: [UInt8]) {
    for count in stride(from: 0, to: bytes.count, by: 3) {
      let text = String(decoding: cleaned(Array(bytes[..<count])), as: UTF8.self)
      guard MediaFormat(MediaBytes(Array(bytes[..<count]))) != nil else { continue }
      for secret in Self.secrets { #expect(!text.contains(secret), "\(count) bytes") }
    }
  }

  @Test("damaged bytes never crash", arguments: full)
  func damage(bytes: [UInt8]) {
    var random = SeededRandom(seed: 2007)
    for _ in 0..<300 {
      var damaged = bytes
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        damaged[Int.random(in: 4..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
      _ = cleaned(damaged)
      _ = ImageSizeReader.size(ofHeader: damaged)
    }
  }

  @Test("a film of zeros is written piece by piece, and any part of a file can be asked for")
  func parts() {
    let file = MediaBytes(Array(0..<100))
    var clean = CleanFile()
    clean.keep(0..<10)
    clean.keep(10..<20)
    clean.put([1, 2, 3])
    clean.putZeros(200_000)
    clean.keep(90..<100)
    #expect(clean.pieces.count == 4 && clean.count == 200_033)
    var output: [UInt8] = []
    #expect(
      clean.read(from: file) {
        output += $0; return true
      })
    #expect(output == Array(0..<20) + [1, 2, 3] + [UInt8](repeating: 0, count: 200_000) + Array(90..<100))
    #expect(clean.pieces(of: 19..<24) == [.original(19..<20), .bytes([1, 2, 3]), .zeros(1)])
    #expect(clean.pieces(of: 200_030..<200_033) == [.original(97..<100)])
  }
}
