import SiteModel
import SiteTestSupport
import Testing

@testable import SiteContent

@Suite struct FilmSizeTests {
  @Test(
    "an MP4 film is as large as its first track with a picture, turned where a phone was", arguments: [0, 1])
  func mp4(version: Int) {
    let film = SampleMedia.film(width: 1920, height: 1080, version: version)
    #expect(FilmSize.mp4(MediaBytes(film)) == ImageSize(width: 1920, height: 1080))
    let turned = SampleMedia.film(width: 1920, height: 1080, isTurned: true, version: version)
    #expect(FilmSize.mp4(MediaBytes(turned)) == ImageSize(width: 1080, height: 1920))
    #expect(FilmSize.mp4(MediaBytes(SampleMedia.film(width: 0, height: 0))) == nil)
    // Without the twelve bytes of its pictures.
    for count in stride(from: 0, to: film.count - 12, by: 7) {
      #expect(FilmSize.mp4(MediaBytes(Array(film.prefix(count)))) == nil)
    }
  }

  @Test("a WebM film is as large as it says that it is shown, or else as its pixels")
  func webm() {
    let pixels = SampleMedia.webm([0xB0, 0x82, 0x02, 0x80, 0xBA, 0x82, 0x01, 0x68])
    #expect(FilmSize.webm(MediaBytes(pixels)) == ImageSize(width: 640, height: 360))
    let shown = SampleMedia.webm(
      [0xB0, 0x82, 0x02, 0x80, 0xBA, 0x82, 0x01, 0x68, 0x54, 0xB0, 0x82, 0x01, 0x40, 0x54, 0xBA, 0x81, 0xB4])
    #expect(FilmSize.webm(MediaBytes(shown)) == ImageSize(width: 320, height: 180))
    let proportions = SampleMedia.webm(
      [0xB0, 0x82, 0x02, 0x80, 0xBA, 0x82, 0x01, 0x68, 0x54, 0xB2, 0x81, 0x03])
    #expect(FilmSize.webm(MediaBytes(proportions)) == nil)
    for count in 0..<pixels.count { #expect(FilmSize.webm(MediaBytes(Array(pixels.prefix(count)))) == nil) }
  }
}
