import SiteModel
import SiteTestSupport
import Testing

@testable import SiteContent

/// What is published of films that tell where they were taken.
@Suite struct FilmCleaningTests {
  private typealias Sample = SampleMedia

  private static let place = Sample.box("\u{A9}xyz", [0, 18, 0x15, 0xC7] + Array("+48.8577+002.295/".utf8))
  private static let gps = Sample.box("gps ", [1, 2, 3])
  private static let keys = Sample.box(
    "meta",
    Sample.box("hdlr", [0, 0, 0, 0, 0, 0, 0, 0] + Array("mdta".utf8))
      + Sample.box("keys", Array("com.apple.quicktime.location.ISO6709".utf8))
      + Sample.box("ilst", Array("+48.8577+002.295/".utf8)))
  private static let head = Sample.box("ftyp", Array("isom".utf8) + [0, 0, 0, 0])
  private static let track = Sample.box("trak", Sample.box("tkhd", [3]))
  private static let data = Sample.box("mdat", Array("film".utf8))

  private static func movie(_ notes: [UInt8] = []) -> [UInt8] {
    Sample.box("moov", Sample.box("mvhd", [1, 2]) + notes + track)
  }

  /// A box of the same size that means nothing.
  private static func blank(_ box: [UInt8]) -> [UInt8] {
    Sample.box("free", [UInt8](repeating: 0, count: box.count - 8))
  }

  private func cleaned(_ bytes: [UInt8]) -> [UInt8] {
    let file = MediaBytes(bytes)
    var output: [UInt8] = []
    _ = MediaInspector.clean(file).read(from: file) {
      output += $0; return true
    }
    return output
  }

  static let films: [(film: [UInt8], clean: [UInt8])] = [
    // Boxes directly in the film and in its tracks.
    (head + movie(place) + data, head + movie(blank(place)) + data),
    (head + movie(gps) + data, head + movie(blank(gps)) + data),
    (
      head + Sample.box("moov", Sample.box("trak", Sample.box("tkhd", [3]) + place)) + data,
      head + Sample.box("moov", Sample.box("trak", Sample.box("tkhd", [3]) + blank(place))) + data
    ),
    // Notes of the whole file, as MPEG and as QuickTime write them.
    (head + keys + movie() + data, head + blank(keys) + movie() + data),
    (head + movie() + data + keys, head + movie() + data),
    // Notes of a fragment.
    (
      head + movie() + Sample.box("moof", Sample.box("traf", Sample.box("udta", place))) + data,
      head + movie() + Sample.box("moof", Sample.box("traf", blank(Sample.box("udta", place)))) + data
    ),
    // QuickTime without `ftyp`.
    (movie(place) + data, movie(blank(place)) + data),
    (data + movie(place), data + movie(blank(place))),
    (Sample.box("wide", []) + data + movie(place), Sample.box("wide", []) + data + movie(blank(place))),
    (Sample.box("skip", [1]) + movie(place), Sample.box("free", [0]) + movie(blank(place))),
  ]

  @Test("a film's position goes wherever it stands, and nothing else moves", arguments: films)
  func position(film: [UInt8], clean: [UInt8]) {
    #expect(MediaFormat(MediaBytes(film)) == .mp4)
    #expect(BoxStructure.look(at: MediaBytes(film)).hasPosition)
    #expect(cleaned(film) == clean)
    #expect(!BoxStructure.look(at: MediaBytes(clean)).hasPosition)
    #expect(cleaned(clean) == clean)
  }

  @Test("a film whose boxes are longer than what is around them is damaged, and nothing of it goes out")
  func damaged() {
    let film =
      Self.head + Sample.box("moov", Sample.big(100, 4) + Array("udta".utf8) + Self.place) + Self.data
    #expect(BoxStructure.look(at: MediaBytes(film)).damage == .broken)
    #expect(cleaned(film) == [])
  }

  @Test("notes beside the items of an image go, and the items stay")
  func image() {
    let image = Sample.avif(items: [("skip", [1, 2])])
    let start = image.ranges(of: Array("meta".utf8)).first?.lowerBound ?? 0
    let size = Int(image[start - 2]) << 8 | Int(image[start - 1])
    let notes = Sample.box("ilst", Array("+48.8577+002.295/".utf8))
    let end = start - 4 + size
    let before = Sample.big(size + notes.count, 4) + image[start..<end]
    let file = image[..<(start - 4)] + before + notes + image[end...]
    let clean = image[..<(start - 4)] + before + Self.blank(notes) + image[end...]
    #expect(cleaned(Array(file)) == Array(clean))
  }

  @Test("a file of XMP data is published with what stays of an image's own")
  func sidecar() {
    for packet in [
      Sample.xmp, Array("\u{FEFF}\n<?xml version=\"1.0\"?>\n<!-- a -->\n".utf8) + Sample.xmp,
      Array(String(decoding: Sample.xmp, as: UTF8.self).drop { $0 != ">" }.dropFirst().utf8),
    ] { #expect(cleaned(packet) == Sample.cleanXMP) }
    let other = Array("<?xml version=\"1.0\"?><rss><x:xmpmeta/></rss>".utf8)
    #expect(cleaned(other) == other)
  }
}
