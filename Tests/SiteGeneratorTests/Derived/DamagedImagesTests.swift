import Foundation
import SiteModel
import SiteTestSupport
import Testing

@testable import SiteContent
@testable import SiteGenerator

/// Images whose structure is whole and whose pixels are not.
@Suite(.enabled(if: DerivedImages.areAvailable)) struct DamagedImagesTests {
  private let photo: [UInt8]
  /// The first byte of the scan.
  private let scan: Int

  init() throws {
    photo = Array(try #require(Data(base64Encoded: ImageScalingTests.jpeg)))
    scan = try #require(photo.ranges(of: [0xFF, 0xDA]).first).lowerBound + 14
  }

  /// A photograph that is large enough to be published in other sizes.
  private static func large(_ photo: [UInt8]) -> [UInt8] {
    photo[..<2] + SampleMedia.segment(0xFE, [UInt8](repeating: 32, count: 30_000)) + photo[2...]
  }

  private var cut: [UInt8] { photo[..<(scan + 20)] + [0xFF, 0xD9] }

  /// Ones alone are no code; they stand in the last rows, or the data would end early too.
  private var spoilt: [UInt8] {
    photo[..<(photo.count - 10)] + [0xFF, 0, 0xFF, 0, 0xFF, 0, 0xFF, 0, 0xFF, 0xD9]
  }

  private func decode(_ bytes: [UInt8]) throws -> ImageCodec.Pixels {
    try ImageCodec.decode(bytes, as: .jpeg, wanted: ImageSize(width: 48, height: 32))
  }

  @Test("a JPEG whose data end before the picture does is refused")
  func endsEarly() throws {
    #expect(try !decode(photo).isSpoilt)
    #expect(throws: ImageCodec.Failure(reason: "its data end before the picture does", isDamage: true)) {
      try decode(cut)
    }
  }

  @Test("bytes too many before a marker harm nobody; codes that mean nothing are noted")
  func corruptData() throws {
    let end = photo.count - 2
    #expect(try !decode(photo[..<end] + [0, 1, 2, 3] + photo[end...]).isSpoilt)
    #expect(try decode(spoilt).isSpoilt)
  }

  @Test("a JPEG without a height is damaged, and one with fewer bytes than its pixels need is cut off")
  func structure() throws {
    func damage(width: Int, height: Int) -> MediaFile.Damage? {
      JPEGStructure.look(at: MediaBytes(SampleMedia.jpeg(width: width, height: height)), wholly: false).damage
    }
    #expect(damage(width: 40, height: 30) == nil)
    #expect(damage(width: 40, height: 0) == .broken)
    #expect(damage(width: 0, height: 30) == .broken)
    #expect(damage(width: 4000, height: 3000) == .cut)
  }

  @Test("every image that cannot be decoded is told of, by check too, and nothing is written")
  func allOfThem() async throws {
    let folder = try TemporaryFolder()
    try Repository.copy("templates", to: folder)
    try folder.write("title: Essai\nurl: https://example.org/\n", to: "content/site.yml")
    var drawing = SampleMedia.picture(500, 300) { x, y in [UInt8(x & 255), UInt8(y & 255), 0] }
    drawing[drawing.count - 14] ^= 1
    try folder.write(drawing, to: "content/media/dessin.png")
    try folder.write(Self.large(cut), to: "content/media/photo.jpg")
    try folder.write(Self.large(spoilt), to: "content/media/bruit.jpg")
    try folder.write(
      SmallSite.article(
        "Un", body: "![Un](/media/dessin.png)\n\n![Deux](/media/photo.jpg)\n\n![Trois](/media/bruit.jpg)"),
      to: "content/articles/2007-11-06-un.md")
    let options = BuildOptions(layout: SiteLayout(root: folder.path), now: .written("2026-11-24"), jobs: 2)
    let expected = [
      "warning content/media/bruit.jpg: some of the image's data are damaged",
      "error content/media/dessin.png: the image cannot be decoded: IDAT: CRC error",
      "error content/media/photo.jpg: the image cannot be decoded: its data end before the picture does",
    ]
    func told(_ diagnostics: [Diagnostic]) -> [String] {
      diagnostics.filter { $0.kind == .damagedFile }.map { "\($0.severity) \($0.file): \($0.message)" }
    }
    #expect(told(try await Check.run(options).diagnostics) == expected)
    #expect(!folder.exists("site"))
    let report = try await Build.run(options)
    #expect(told(report.diagnostics) == expected)
    #expect(report.outcome == nil && !folder.exists(".blogsite/derived"))
  }
}
