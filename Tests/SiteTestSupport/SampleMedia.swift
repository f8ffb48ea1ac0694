/// Small whole images, made by hand: their structure is that of real ones, their pixels need not be.
package enum SampleMedia {
  // MARK: JPEG

  package static func segment(_ code: UInt8, _ content: [UInt8]) -> [UInt8] {
    [0xFF, code] + big(content.count + 2, 2) + content
  }

  package static let jfif = segment(0xE0, Array("JFIF\0".utf8) + [1, 1, 0, 0, 1, 0, 1, 0, 0])

  /// Tables, frame, scan and end of a picture.
  package static func jpegPixels(_ width: Int = 40, _ height: Int = 30) -> [UInt8] {
    segment(0xDB, [0] + [UInt8](repeating: 1, count: 64))
      + segment(0xC0, [8] + big(height, 2) + big(width, 2) + [1, 1, 0x11, 0])
      + segment(0xDA, [1, 1, 0, 0, 63, 0]) + [0x12, 0xFF, 0x00, 0x34, 0xFF, 0xD0, 0x56] + [0xFF, 0xD9]
  }

  /// - Parameters:
  ///   - segments: between the beginning and the tables.
  ///   - trailer: behind the end.
  package static func jpeg(
    _ segments: [[UInt8]] = [], width: Int = 40, height: Int = 30, trailer: [UInt8] = []
  ) -> [UInt8] {
    [0xFF, 0xD8] + segments.flatMap { $0 } + jpegPixels(width, height) + trailer
  }

  // MARK: PNG

  package static func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
    // The check sum is that of nobody: structures are read without it.
    big(content.count, 4) + Array(name.utf8) + content + [0xC0, 0xFF, 0xEE, 0x00]
  }

  package static func png(_ width: Int = 3, _ height: Int = 2, chunks: [[UInt8]] = [], trailer: [UInt8] = [])
    -> [UInt8]
  {
    [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
      + chunk("IHDR", big(width, 4) + big(height, 4) + [8, 2, 0, 0, 0]) + chunks.flatMap { $0 }
      + chunk("IDAT", [1, 2, 3]) + chunk("IEND", []) + trailer
  }

  // MARK: WebP

  package static func riff(_ name: String, _ content: [UInt8]) -> [UInt8] {
    Array(name.utf8) + little(content.count, 4) + content + (content.count % 2 == 1 ? [0] : [])
  }

  package static func webp(_ chunks: [[UInt8]]) -> [UInt8] {
    let content = Array("WEBP".utf8) + chunks.flatMap { $0 }
    return Array("RIFF".utf8) + little(content.count, 4) + content
  }

  // MARK: Boxes

  package static func box(_ name: String, _ content: [UInt8]) -> [UInt8] {
    big(content.count + 8, 4) + name.unicodeScalars.map { UInt8($0.value) } + content
  }

  /// An AVIF image of 64 by 48 pixels, turned by a quarter where that is asked for, with items of a type and content.
  package static func avif(
    items: [(type: String, content: [UInt8])] = [], isTurned: Bool = false, brand: String = "avif",
    trailer: [UInt8] = []
  ) -> [UInt8] {
    let all = [(type: "av01", content: Array("pixels".utf8))] + items
    let head = box("ftyp", Array(brand.utf8) + [0, 0, 0, 0] + Array("mif1".utf8))
    func meta(_ start: Int) -> [UInt8] {
      var places: [UInt8] = [0, 0, 0, 0, 0x44, 0x00] + big(all.count, 2)
      var place = start
      for (i, item) in all.enumerated() {
        places += big(i + 1, 2) + [0, 0] + [0, 1] + big(place, 4) + big(item.content.count, 4)
        place += item.content.count
      }
      let entries = all.enumerated().map { i, item in
        box("infe", [2, 0, 0, 0] + big(i + 1, 2) + [0, 0] + Array(item.type.utf8) + [0])
      }
      let properties =
        box("ispe", [0, 0, 0, 0] + big(64, 4) + big(48, 4)) + (isTurned ? box("irot", [1]) : [])
      let associations: [UInt8] =
        [0, 0, 0, 0] + big(1, 4) + [0, 1] + (isTurned ? [2, 0x81, 0x82] : [1, 0x81])
      return box(
        "meta",
        [0, 0, 0, 0] + box("pitm", [0, 0, 0, 0, 0, 1]) + box("iloc", places)
          + box("iinf", [0, 0, 0, 0] + big(all.count, 2) + entries.flatMap { $0 })
          + box("iprp", box("ipco", properties) + box("ipma", associations)))
    }
    let start = head.count + meta(0).count + 8
    return head + meta(start) + box("mdat", all.flatMap(\.content)) + trailer
  }

  // MARK: What photographs tell

  /// TIFF data with an orientation, texts, a maker note, a thumbnail and a position.
  package static func tiff(orientation: Int = 6, isLittle: Bool = true) -> [UInt8] {
    func number(_ value: Int, _ count: Int) -> [UInt8] { isLittle ? little(value, count) : big(value, count) }
    func ascii(_ text: String) -> [UInt8] { Array(text.utf8) + [0] }
    let values: [(tag: Int, type: Int, count: Int, value: [UInt8])] = [
      (0x010E, 2, 11, ascii("Une place.")), (0x010F, 2, 11, ascii("SecretMake")),
      (0x0112, 3, 1, number(orientation, 2) + [0, 0]), (0x013B, 2, 5, ascii("Anne")),
      (0x8298, 2, 9, ascii("© Anne") + [0]), (0x8825, 4, 1, []), (0xA431, 2, 11, ascii("SN-1234567")),
    ]
    var entries: [UInt8] = []
    var data: [UInt8] = []
    let end = 8 + 2 + 12 * values.count + 4
    let position =
      number(2, 2) + number(1, 2) + number(2, 2) + number(2, 4) + Array("N\0\0\0".utf8) + number(2, 2)
      + number(5, 2) + number(3, 4) + number(0, 4) + number(0, 4)
    for value in values {
      entries += number(value.tag, 2) + number(value.type, 2) + number(value.count, 4)
      if value.tag == 0x8825 {
        entries += number(end + data.count, 4)
        data += position
      } else if value.value.count <= 4 {
        entries += value.value
      } else {
        entries += number(end + data.count, 4)
        data += value.value + (value.value.count % 2 == 1 ? [0] : [])
      }
    }
    return (isLittle ? Array("II*\0".utf8) : Array("MM\0*".utf8)) + number(8, 4) + number(values.count, 2)
      + entries
      + number(0, 4) + data + Array("SecretThumbnail".utf8)
  }

  package static func exif(orientation: Int = 6, isLittle: Bool = true) -> [UInt8] {
    Array("Exif\0\0".utf8) + tiff(orientation: orientation, isLittle: isLittle)
  }

  /// An XMP packet with texts, a history and a position.
  package static let xmp = Array(
    """
    <?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF \
    xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" \
    exif:GPSLatitude="48,51.5N" aux:SerialNumber="SN-1234567" xmlns:dc="http://purl.org/dc/elements/1.1/">\
    <dc:creator><rdf:Seq><rdf:li>Anne &amp; Paul</rdf:li></rdf:Seq></dc:creator><dc:rights><rdf:Alt>\
    <rdf:li xml:lang="x-default">© 2007</rdf:li></rdf:Alt></dc:rights><xmpMM:History>SecretHistory</xmpMM:History>\
    </rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>
    """.utf8)

  package static let cleanXMP = Array(
    """
    <?xpacket begin="\u{FEFF}" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF \
    xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" \
    xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator><rdf:Seq><rdf:li>Anne &amp; Paul</rdf:li></rdf:Seq>\
    </dc:creator><dc:rights><rdf:Alt><rdf:li xml:lang="x-default">© 2007</rdf:li></rdf:Alt></dc:rights>\
    </rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>
    """.utf8)

  // MARK: Numbers

  package static func big(_ number: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * (count - 1 - $0))) }
  }

  package static func little(_ number: Int, _ count: Int) -> [UInt8] { big(number, count).reversed() }
}

// MARK: Pixels

extension SampleMedia {
  /// A PNG that every decoder reads.
  ///
  /// - Parameter pixel: three bytes of colour, and where `hasAlpha` a fourth.
  package static func picture(
    _ width: Int, _ height: Int, hasAlpha: Bool = false, _ pixel: (_ x: Int, _ y: Int) -> [UInt8]
  ) -> [UInt8] {
    var rows: [UInt8] = []
    for y in 0..<height {
      rows.append(0)
      for x in 0..<width { rows += pixel(x, y) }
    }
    return whole(width, height, bits: 8, colours: hasAlpha ? 6 : 2, rows)
  }

  /// A PNG of black and white alone, as scanners write one: a bit for each of its pixels.
  package static func scan(_ width: Int, _ height: Int, _ isWhite: (_ x: Int, _ y: Int) -> Bool) -> [UInt8] {
    var rows: [UInt8] = []
    for y in 0..<height {
      rows.append(0)
      for start in stride(from: 0, to: width, by: 8) {
        rows.append((0..<8).reduce(0) { $0 << 1 | (start + $1 < width && isWhite(start + $1, y) ? 1 : 0) })
      }
    }
    return whole(width, height, bits: 1, colours: 0, rows)
  }

  private static func whole(_ width: Int, _ height: Int, bits: UInt8, colours: UInt8, _ rows: [UInt8])
    -> [UInt8]
  {
    // Stored, not compressed (RFC 1950 and 1951, 3.2.4).
    var data: [UInt8] = [0x78, 0x01]
    var offset = 0
    repeat {
      let count = min(65535, rows.count - offset)
      data += [offset + count == rows.count ? 1 : 0] + little(count, 2) + little(~count & 0xFFFF, 2)
      data += rows[offset..<offset + count]
      offset += count
    } while offset < rows.count
    var (a, b) = (1, 0)
    for byte in rows {
      a = (a + Int(byte)) % 65521
      b = (b + a) % 65521
    }
    data += big(b << 16 | a, 4)
    func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
      let body = Array(name.utf8) + content
      return big(content.count, 4) + body + big(Int(checkSum(body)), 4)
    }
    return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
      + chunk("IHDR", big(width, 4) + big(height, 4) + [bits, colours, 0, 0, 0]) + chunk("IDAT", data)
      + chunk("IEND", [])
  }

  private static let checkSums: [UInt32] = (0..<256).map { byte in
    (0..<8).reduce(UInt32(byte)) { sum, _ in sum & 1 == 1 ? 0xEDB8_8320 ^ (sum >> 1) : sum >> 1 }
  }

  private static func checkSum(_ bytes: [UInt8]) -> UInt32 {
    let table = checkSums
    var sum = ~UInt32(0)
    for byte in bytes { sum = table[Int(UInt8(truncatingIfNeeded: sum) ^ byte)] ^ (sum >> 8) }
    return ~sum
  }
}

// MARK: Films

extension SampleMedia {
  /// An MP4 film of a track of sound and one with a picture.
  package static func film(width: Int, height: Int, isTurned: Bool = false, version: Int = 0) -> [UInt8] {
    func track(_ width: Int, _ height: Int) -> [UInt8] {
      let one = big(1 << 16, 4), none = big(0, 4), back = big(0xFFFF_0000, 4)
      let matrix =
        isTurned
        ? none + one + none + back + none + none + none + none + big(1 << 30, 4)
        : one + none + none + none + one + none + none + none + big(1 << 30, 4)
      let times = [UInt8](repeating: 0, count: version == 1 ? 32 : 20)
      return box(
        "trak",
        box(
          "tkhd",
          [UInt8(version), 0, 0, 3] + times + [UInt8](repeating: 0, count: 16) + matrix + big(width << 16, 4)
            + big(height << 16, 4)))
    }
    return box("ftyp", Array("isom".utf8) + big(0x200, 4) + Array("isomavc1".utf8))
      + box("moov", track(0, 0) + track(width, height)) + box("mdat", [0, 0, 0, 0])
  }

  /// A WebM film with a track of sound and one with a picture, of which `video` says more; as streams are written,
  /// without the length of the whole.
  package static func webm(_ video: [UInt8]) -> [UInt8] {
    func element(_ id: [UInt8], _ content: [UInt8]) -> [UInt8] {
      id + [0x40 | UInt8(content.count >> 8), UInt8(content.count & 255)] + content
    }
    let sound = element([0xAE], element([0xD7], [1]))
    let picture = element([0xAE], element([0xD7], [2]) + element([0xE0], video))
    return element([0x1A, 0x45, 0xDF, 0xA3], element([0x42, 0x82], Array("webm".utf8)))
      + [0x18, 0x53, 0x80, 0x67, 0x01, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF]
      + element([0x16, 0x54, 0xAE, 0x6B], sound + picture)
  }
}
