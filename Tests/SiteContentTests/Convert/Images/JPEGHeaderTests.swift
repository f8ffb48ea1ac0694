import SiteModel
import SiteTestSupport
import Testing

@testable import SiteContent

@Suite struct JPEGHeaderTests {
  private typealias Sample = SampleImage

  private func size(_ segments: [[UInt8]]) -> ImageSize? {
    ImageSizeReader.size(ofHeader: Sample.jpeg(segments))
  }

  private let upright = ImageSize(width: 40, height: 30)
  private let turned = ImageSize(width: 30, height: 40)

  @Test("every frame header counts, and no other marker of that range", arguments: UInt8(0xC0)...0xCF)
  func frames(code: UInt8) {
    let isFrame = ![0xC4, 0xC8, 0xCC].contains(code)
    #expect(
      size([Sample.frame(code, 40, 30), Sample.frame(0xC0, 1, 2)])
        == (isFrame ? upright : ImageSize(width: 1, height: 2)))
  }

  @Test("orientations 5 to 8 swap width and height, in both byte orders", arguments: 0...9, [false, true])
  func orientation(value: Int, isLittle: Bool) {
    let isTurned = (5...8).contains(value)
    #expect(
      size([Sample.exif(value, isLittle: isLittle), Sample.frame(0xC0, 40, 30)])
        == (isTurned ? turned : upright))
  }

  @Test("other Exif entries and types, and other contents of the segment, do not turn the image")
  func otherEntries() {
    for segment in [
      Sample.exif(6, tag: 0x0100), Sample.exif(6, type: 4),
      Sample.segment(0xE1, Array("http://ns.adobe.com/".utf8)),
      Sample.segment(0xE1, Array("Exif\0\0".utf8)), Sample.segment(0xE1, Array("Exif\0\0II*\0".utf8)),
      Sample.segment(0xE1, Array("Exif\0\0MM\0*".utf8) + [0xFF, 0xFF, 0xFF, 0xFF]),
      Sample.segment(0xE1, Array("Exif\0\0MM\0*".utf8) + [0, 0, 0, 8, 0xFF, 0xFF]),
    ] {
      #expect(size([segment, Sample.frame(0xC0, 40, 30)]) == upright)
    }
  }

  @Test("an extended segment after the Exif one does not undo the orientation")
  func twoSegments() {
    let adobe = Sample.segment(0xE1, Array("http://ns.adobe.com/xap/1.0/\0".utf8))
    #expect(size([Sample.exif(8), adobe, Sample.frame(0xC1, 40, 30)]) == turned)
  }

  @Test("fill bytes and markers without a length are passed over")
  func fillBytes() {
    #expect(
      size([[0xFF, 0xFF, 0xFF], Sample.app0, [0xFF, 0x01, 0xFF, 0xD3], Sample.frame(0xC0, 40, 30)]) == upright
    )
  }

  @Test(
    "a picture that begins or ends before its frame header has no size",
    arguments: [UInt8(0xDA), 0xD9, 0xD8, 0])
  func noFrame(code: UInt8) {
    #expect(size([Sample.segment(code, [1, 2]), Sample.frame(0xC0, 40, 30)]) == nil)
  }

  @Test("wrong lengths give none")
  func lengths() {
    #expect(size([[0xFF, 0xE0, 0, 1], Sample.frame(0xC0, 40, 30)]) == nil)
    #expect(size([[0xFF, 0xE0, 0, 0], Sample.frame(0xC0, 40, 30)]) == nil)
    #expect(size([[0xFF, 0xC0, 0, 7, 8, 0, 30, 0, 40]]) == nil)
    #expect(size([[0xFF, 0xE0, 0, 9], Sample.frame(0xC0, 40, 30)]) == nil)
  }

  @Test("a height of zero, which comes later in the file, gives none")
  func zeroHeight() { #expect(size([Sample.frame(0xC0, 40, 0)]) == nil) }

  @Test("a file with large segments before its size is read on", arguments: [0, 1, 2, 20, 100])
  func largeSegments(count: Int) throws {
    let profile = Sample.segment(0xE2, [UInt8](repeating: 0xFF, count: 65533))
    let bytes = Sample.jpeg(
      [Sample.exif(6)] + [[UInt8]](repeating: profile, count: count) + [Sample.frame(0xC0, 40, 30)])
    let folder = try TemporaryFolder()
    try folder.write(bytes, to: "a.jpg")
    #expect(try ImageSizeReader.size(of: folder.site.open("a.jpg")) == turned)
    try folder.write(Array(bytes.dropLast(13)), to: "a.jpg")
    #expect(try ImageSizeReader.size(of: folder.site.open("a.jpg")) == nil)
  }
}
