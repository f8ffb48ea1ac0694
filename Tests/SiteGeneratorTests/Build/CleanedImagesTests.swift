import SiteContent
import SiteModel
import SiteTestSupport
import Testing

@testable import SiteGenerator

/// Images on a built site: what they tell, and what is said of those that browsers cannot show.
@Suite struct CleanedImagesTests {
  private let folder: TemporaryFolder
  private let photo = SampleMedia.jpeg([SampleMedia.segment(0xE1, SampleMedia.exif())])

  init() throws {
    folder = try TemporaryFolder()
    try Repository.copy("templates", to: folder)
    try folder.write("title: Essai\nurl: https://example.org/\n", to: "content/site.yml")
  }

  private func build(_ change: (inout BuildOptions) -> Void = { _ in }) async throws -> BuildReport {
    var options = BuildOptions(layout: SiteLayout(root: folder.path), now: .written("2026-11-24"), jobs: 2)
    options.program = "test"
    change(&options)
    return try await Build.run(options)
  }

  private func problems(_ report: BuildReport) -> [String] {
    report.diagnostics.map { diagnostic in
      let hint = diagnostic.hint.map { " (\($0))" } ?? ""
      return "\(diagnostic.file): \(diagnostic.severity.rawValue): \(diagnostic.message)\(hint)"
    }
  }

  private func article(_ body: String) throws {
    try folder.write(SmallSite.article("Un", body: body), to: "content/articles/2007-11-06-un/index.md")
  }

  @Test("photographs in media and beside articles are published without what they tell; the originals stay")
  func cleaned() async throws {
    try article("![Photo](photo.jpg)\n\n![Photo](/media/photo.jpg)")
    try folder.write(photo, to: "content/articles/2007-11-06-un/photo.jpg")
    try folder.write(photo, to: "content/media/photo.jpg")
    try folder.write(photo, to: "templates/assets/photo.jpg")
    let report = try await build { $0.isVerified = true }
    #expect(report.outcome?.differences == [])
    for file in ["site/2007/11/un/photo.jpg", "site/media/photo.jpg"] {
      let bytes = try folder.bytes(file)
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(text.contains("Une place.") && !text.contains("SN-1234567") && !text.contains("SecretMake"))
      // Pixels are the end of the file.
      #expect(bytes.suffix(SampleMedia.jpegPixels().count) == SampleMedia.jpegPixels()[...])
    }
    #expect(try folder.bytes("content/media/photo.jpg") == photo)
    #expect(try folder.bytes("site/assets/photo.jpg") == photo)
    #expect(try folder.read("site/2007/11/un/index.html").contains(#"width="30" height="40""#))
    let again = try await build()
    #expect(again.outcome?.written.written == [])
  }

  @Test("keep_metadata publishes the files as they are; either way a later build brings what was asked for")
  func kept() async throws {
    try article("![Photo](/media/photo.jpg)")
    try folder.write(photo, to: "content/media/photo.jpg")
    _ = try await build()
    let clean = try folder.bytes("site/media/photo.jpg")
    #expect(clean != photo)
    let settings = "title: Essai\nurl: https://example.org/\nimages: {keep_metadata: true}\n"
    try folder.write(settings, to: "content/site.yml")
    #expect(try await build().outcome?.written.written == ["media/photo.jpg"])
    #expect(try folder.bytes("site/media/photo.jpg") == photo)
    try folder.write("title: Essai\nurl: https://example.org/\n", to: "content/site.yml")
    _ = try await build()
    #expect(try folder.bytes("site/media/photo.jpg") == clean)
  }

  @Test("an image that changes is cleaned anew, and one that is spoilt on the site is mended")
  func changes() async throws {
    try article("![Photo](/media/photo.jpg)")
    try folder.write(photo, to: "content/media/photo.jpg")
    _ = try await build()
    let clean = try folder.bytes("site/media/photo.jpg")
    try folder.write(photo, to: "site/media/photo.jpg")
    #expect(try await build().outcome?.written.written == ["media/photo.jpg"])
    #expect(try folder.bytes("site/media/photo.jpg") == clean)
    try folder.write(SampleMedia.jpeg(width: 10, height: 20), to: "content/media/photo.jpg")
    #expect(try await build().outcome?.written.written.contains("media/photo.jpg") == true)
    #expect(try folder.read("site/2007/11/un/index.html").contains(#"width="10" height="20""#))
  }

  @Test(
    "photographs, films and XMP data are cleaned whatever their names; other files are copied byte for byte")
  func otherNames() async throws {
    try article("![Photo](/media/old.mpo)")
    let film =
      SampleMedia.box("ftyp", Array("3gp4\0\0\0\0".utf8))
      + SampleMedia.box("moov", SampleMedia.box("udta", Array("loci SN-1234567".utf8)))
    let names = ["media/old.mpo", "media/photo.jpg_original", "media/a.bin", "root/photo", "root/a.bak"]
    for name in names { try folder.write(photo, to: "content/" + name) }
    try folder.write(photo, to: "content/articles/2007-11-06-un/a.txt")
    try folder.write(film, to: "content/media/film.3gp")
    try folder.write(SampleMedia.xmp, to: "content/media/photo.jpg.xmp")
    let others: [(String, [UInt8])] = [
      ("style.css", Array("/* moov */".utf8)), ("a.js", Array("RIFF = 'WEBP'; // GIF89a".utf8)),
      ("plan.pdf", Array("%PDF-1.7 GPSLatitude".utf8)), ("gif.txt", Array("GIF89a, wide, moov: words".utf8)),
      ("films.txt", Array("All moov and mdat boxes".utf8)), ("page.html", Array("<svg/><p>©xyz".utf8)),
      ("other.xml", Array("<?xml version='1.0'?><rss><x:xmpmeta/></rss>".utf8)), ("empty", []),
    ]
    for (name, bytes) in others { try folder.write(bytes, to: "content/root/" + name) }
    let report = try await build { $0.isVerified = true }
    #expect(problems(report) == [])
    #expect(report.outcome?.differences == [])
    for name in try folder.files(in: "site") {
      let text = String(decoding: try folder.bytes("site/" + name), as: UTF8.self)
      #expect(!text.contains("SN-1234567") && !text.contains("SecretMake"), "\(name)")
    }
    #expect(try folder.bytes("site/media/photo.jpg.xmp") == SampleMedia.cleanXMP)
    #expect(try folder.bytes("site/photo").suffix(10) == photo.suffix(10))
    for (name, bytes) in others { #expect(try folder.bytes("site/" + name) == bytes, "\(name)") }
    #expect(try await build().outcome?.written.written == [])
  }

  @Test("what cannot be cleaned, or is damaged, is told of whatever its name")
  func otherNamesProblems() async throws {
    try article("Rien.")
    try folder.write(SampleMedia.tiff(), to: "content/media/a.tif_original")
    try folder.write(Array(SampleMedia.jpeg().dropLast(3)), to: "content/media/b.bak")
    #expect(
      problems(try await build()) == [
        "content/media/a.tif_original: warning: this is a TIFF file, and what it tells of place and camera cannot be taken away (\(Self.jpegCure))",
        "content/media/b.bak: warning: this is a JPEG file that is cut off or damaged (copy it here again from where it came)",
      ])
  }

  private static let jpegCure = "save it as JPEG, or as PNG if it is a drawing or a screenshot"
  private static let heicCure =
    "save it as JPEG (on a Mac: Preview, File, Export); an iPhone takes JPEGs itself with Settings, Camera, Formats, "
    + "Most Compatible"

  static let wrongFiles: [(file: String, bytes: [UInt8], problem: String)] = [
    ("a.heic", SampleMedia.avif(brand: "heic"), "browsers do not show HEIC images (\(heicCure))"),
    (
      "a.jpg", SampleMedia.avif(brand: "heic"),
      "the file's name ends as that of a JPEG file, but it is a HEIC file (\(heicCure))"
    ),
    (
      "a.jpg", SampleMedia.png(),
      "the file's name ends as that of a JPEG file, but it is a PNG file (rename it to 'a.png', and the links to it)"
    ),
    (
      "a.bmp", Array("BM".utf8) + [UInt8](repeating: 0, count: 12) + [40, 0, 0, 0],
      "browsers do not show BMP images (\(jpegCure))"
    ),
    (
      "a.jpg", Array(SampleMedia.jpeg().dropLast(3)),
      "the file is cut off: its end is missing (copy it here again from where it came)"
    ),
    (
      "a.png", Array(SampleMedia.png().dropLast(5)),
      "the file is cut off: its end is missing (copy it here again from where it came)"
    ),
    (
      "a.webp", SampleMedia.webp([SampleMedia.riff("ICCP", [1, 2])]),
      "the file is damaged (open it in an image editor and save it again)"
    ),
    (
      "a.png", Array("Bonjour".utf8),
      "this is not an image, whatever its name says (look at the file in an image viewer, or remove it)"
    ),
  ]

  @Test(
    "what browsers cannot show is an error where it is shown, and a warning where it only lies about",
    arguments: wrongFiles)
  func wrong(file: String, bytes: [UInt8], problem: String) async throws {
    try folder.write(bytes, to: "content/media/\(file)")
    try article("![Photo](/media/\(file))")
    let report = try await build()
    #expect(problems(report) == ["content/media/\(file): error: \(problem)"])
    #expect(report.outcome == nil)
    try article("Rien.")
    #expect(problems(try await build()) == ["content/media/\(file): warning: \(problem)"])
  }

  @Test("a film that a text shows must be whole too; of a cut GIF file browsers show what there is")
  func films() async throws {
    let film = [0, 0, 0, 16] + Array("ftypisom".utf8) + [0, 0, 0, 0, 0, 0, 0, 99] + Array("mdat".utf8)
    try folder.write(film, to: "content/media/a.mp4")
    let problem = "the file is cut off: its end is missing (copy it here again from where it came)"
    try article("<video src=\"/media/a.mp4\" controls></video>")
    #expect(problems(try await build()) == ["content/media/a.mp4: error: \(problem)"])
    try article("<a href=\"/media/a.mp4\">Le film</a>")
    #expect(problems(try await build()) == ["content/media/a.mp4: warning: \(problem)"])
    try folder.remove("content/media/a.mp4")
    try folder.write(Array("GIF89a".utf8) + [1, 0, 1, 0, 0, 0, 0], to: "content/media/b.gif")
    try article("![Point](/media/b.gif)")
    #expect(problems(try await build()) == ["content/media/b.gif: warning: \(problem)"])
  }

  @Test("TIFF and raw files, which cannot be cleaned, are errors unless metadata are to be kept")
  func tiff() async throws {
    try article("Rien.")
    try folder.write(SampleMedia.tiff(), to: "content/media/a.tif")
    try folder.write(SampleMedia.tiff(), to: "content/media/b.nef")
    #expect(
      problems(try await build()) == [
        "content/media/a.tif: error: what a TIFF file tells of place and camera cannot be taken away (\(Self.jpegCure))",
        "content/media/b.nef: error: what a raw camera file tells of place and camera cannot be taken away (\(Self.jpegCure))",
      ])
    let settings = "title: Essai\nurl: https://example.org/\nimages: {keep_metadata: true}\n"
    try folder.write(settings, to: "content/site.yml")
    #expect(try await build().outcome != nil)
  }

  @Test("a lead image and a Markdown image must be images", arguments: ["image: /media/a.pdf", ""])
  func lead(key: String) async throws {
    try folder.write("%PDF-1.7", to: "content/media/a.pdf")
    try folder.write(
      SmallSite.article("Un", key, body: key.isEmpty ? "![Plan](/media/a.pdf)" : "Rien."),
      to: "content/articles/2007-11-06-un.md")
    let found = try await build().diagnostics
    #expect(found.map(\.message) == ["'/media/a.pdf' is not an image"])
    #expect(found.map(\.severity) == [.error])
    #expect(found.map(\.file) == ["content/articles/2007-11-06-un.md"])
    #expect(found[0].position?.line == (key.isEmpty ? 4 : 3))
  }

  @Test("what weighs too much is a warning")
  func weight() async throws {
    try folder.write(
      "title: Essai\nurl: https://example.org/\nimages: {page_weight: 5000}\n", to: "content/site.yml")
    let frame: [UInt8] = [0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0]
    let gif =
      Array("GIF89a".utf8) + [1, 0, 1, 0, 0, 0, 0] + [[UInt8]](repeating: frame, count: 80_000).flatMap { $0 }
    try folder.write(gif + [0x3B], to: "content/media/a.gif")
    try folder.write(gif + [0x3B], to: "content/media/b.gif")
    let film = SampleMedia.box("ftyp", Array("isom\0\0\0\0".utf8)) + SampleMedia.box("moov", [])
    try folder.write(
      film + SampleMedia.box("mdat", [UInt8](repeating: 0, count: 20_400_000)), to: "content/media/film.mp4")
    try folder.write(
      SampleMedia.avif(items: [("skip", [UInt8](repeating: 0, count: 1_600_000))]), to: "content/media/c.avif"
    )
    try article("![Film](/media/a.gif)\n\n![Photo](/media/c.avif)")
    #expect(
      try await build().diagnostics.map { "\($0.file): \($0.severity.rawValue): \($0.message)" } == [
        "content/media/a.gif: warning: the animation weighs 1.2 MB",
        "content/media/c.avif: warning: the image weighs 1.6 MB, and every reader loads all of it",
        "content/media/film.mp4: warning: the film weighs 20.4 MB",
      ])
  }

  @Test("an AVIF image gets its size", arguments: [false, true])
  func avif(isTurned: Bool) async throws {
    try article("![Photo](/media/a.avif)")
    try folder.write(SampleMedia.avif(isTurned: isTurned), to: "content/media/a.avif")
    _ = try await build()
    let page = try folder.read("site/2007/11/un/index.html")
    #expect(page.contains(isTurned ? #"width="48" height="64""# : #"width="64" height="48""#))
  }
}
