import SiteModel
import SiteTestSupport
import Testing

@testable import SiteContent

@Suite struct ImageSizeReaderTests {
  @Test("every format gives its size", arguments: SampleImage.all)
  func sizes(image: SampleImage) throws {
    #expect(ImageSizeReader.size(ofHeader: image.bytes) == image.size)
    #expect(ImageSizeReader.size(ofHeader: image.bytes + [UInt8](repeating: 7, count: 100_000)) == image.size)
    let folder = try TemporaryFolder()
    try folder.write(image.bytes, to: "image")
    #expect(try ImageSizeReader.size(of: folder.site.open("image")) == image.size)
  }

  @Test("a header that ends anywhere before the size gives none", arguments: SampleImage.all)
  func truncations(image: SampleImage) {
    for count in 0..<image.needed {
      #expect(ImageSizeReader.size(ofHeader: Array(image.bytes[..<count])) == nil, "\(count) bytes")
    }
    for count in image.needed...image.bytes.count {
      #expect(ImageSizeReader.size(ofHeader: Array(image.bytes[..<count])) == image.size, "\(count) bytes")
    }
  }

  @Test("damaged bytes give none or some sane size, and never a crash", arguments: SampleImage.all)
  func damage(image: SampleImage) {
    var random = SplitMix(state: 2007)
    for _ in 0..<2000 {
      var bytes = image.bytes
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        bytes[Int.random(in: bytes.indices, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
      if let size = ImageSizeReader.size(ofHeader: bytes) {
        #expect((1...1_000_000).contains(size.width) && (1...1_000_000).contains(size.height))
      }
    }
  }

  @Test("random bytes give none")
  func noise() {
    var random = SplitMix(state: 1106)
    for count in 0..<600 {
      let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
      #expect(ImageSizeReader.size(ofHeader: bytes) == nil)
    }
  }

  @Test(
    "a size of nothing, or an absurd one, is none",
    arguments: [(0, 10), (10, 0), (1_000_001, 10), (10, 1_000_001), (0xFFFF_FFFF, 1)])
  func absurd(width: Int, height: Int) {
    #expect(ImageSizeReader.size(ofHeader: SampleImage.png(width, height)) == nil)
    #expect(
      ImageSizeReader.size(ofHeader: Array("<svg width='\(width)' height='\(height)'/>".utf8)) == nil)
  }

  @Test("the largest size that is taken")
  func largest() {
    #expect(
      ImageSizeReader.size(ofHeader: SampleImage.png(1_000_000, 1))
        == ImageSize(width: 1_000_000, height: 1))
  }

  @Test(
    "other files give none",
    arguments: [
      "", "Bonjour", "%PDF-1.7", "<html><svg width='1' height='1'/></html>", "GIF88a\u{1}\0\u{1}\0",
    ])
  func others(text: String) { #expect(ImageSizeReader.size(ofHeader: Array(text.utf8)) == nil) }

  @Test("WebP files with a wrong start code, signature or version give none")
  func webp() {
    for (index, byte) in [(20, UInt8(1)), (23, 0x9C), (25, 0)] {
      var bytes = SampleImage.lossyWebP.bytes
      bytes[index] = byte
      #expect(ImageSizeReader.size(ofHeader: bytes) == nil)
    }
    for (index, byte) in [(20, UInt8(0x2E)), (24, 0xE0), (8, 0x20), (15, 0x4D)] {
      var bytes = SampleImage.losslessWebP.bytes
      bytes[index] = byte
      #expect(ImageSizeReader.size(ofHeader: bytes) == nil)
    }
  }

  /// Always the same numbers.
  private struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
  }
}
