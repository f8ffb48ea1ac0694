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
    var entries: [String: KnownMedia.Entry] = [:]
    for path in ["content/media/b.jpg", "content/media/a.jpg", "content/media/c.jpg"] {
      entries[path] = KnownMedia.Entry(
        file: try MediaInspector.look(at: path, in: SiteFiles(layout)), stamp: nil)
    }
    #expect(
      written(PositionCheck.run(KnownMedia(entries)))
        == ["a", "b"].map { name in
          "content/media/\(name).jpg: warning: the file says where it was taken | what is published of it does not; "
            + "where others can read this folder, take it away there too: exiftool -gps:all= -xmp:geotag= '\(name).jpg'"
        })
  }
}
