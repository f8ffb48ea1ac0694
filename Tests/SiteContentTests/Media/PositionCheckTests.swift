import SiteModel
import SiteTestSupport
import Testing

@testable import SiteContent

@Suite struct PositionCheckTests {
  @Test("files that say where they were taken are told of, in the order of their paths")
  func positions() throws {
    let folder = try TemporaryFolder()
    let layout = SiteLayout(root: folder.path)
    let photo = SampleMedia.jpeg([SampleMedia.segment(0xE1, SampleMedia.exif())])
    try folder.write(photo, to: "content/media/b.jpg")
    try folder.write(photo, to: "content/media/a.jpg")
    try folder.write(SampleMedia.jpeg(), to: "content/media/c.jpg")
    try folder.write(photo, to: "content/media/l'été.jpg_original")
    let notes = SampleMedia.box("udta", SampleMedia.box("\u{A9}xyz", Array("+48.8577+002.295/".utf8)))
    try folder.write(SampleMedia.box("moov", notes), to: "content/media/film.mov")
    try folder.write(SampleMedia.xmp, to: "content/media/photo.xmp")
    var entries: [RelativePath: KnownMedia.Entry] = [:]
    for name in ["b.jpg", "a.jpg", "c.jpg", "l'été.jpg_original", "film.mov", "photo.xmp"] {
      let path = RelativePath("content/media").appending(name)
      entries[path] = KnownMedia.Entry(
        file: try MediaInspector.look(at: path, in: SiteFiles(layout)), stamp: nil)
    }
    let start = "warning: the file says where it was taken | what is published of it does not; "
    let cure =
      start + "where others can read this folder, take it away there too: exiftool -overwrite_original"
    #expect(
      written(PositionCheck.run(KnownMedia(entries))) == [
        "content/media/a.jpg: \(cure) -gps:all= -xmp:geotag= 'a.jpg'",
        "content/media/b.jpg: \(cure) -gps:all= -xmp:geotag= 'b.jpg'",
        "content/media/film.mov: \(cure) -GPSCoordinates= -LocationInformation= -xmp:geotag= 'film.mov'",
        "content/media/l'été.jpg_original: \(cure) -gps:all= -xmp:geotag= 'l'\\''été.jpg_original'",
        "content/media/photo.xmp: \(start)where others can read this folder, delete it there too",
      ])
  }
}
