import Foundation
import SiteModel
import SiteTestSupport
import Testing

@testable import SiteContent
@testable import SiteGenerator

@Suite(.enabled(if: DerivedImages.areAvailable)) struct ImageScalingTests {
  /// 48 by 32 pixels: red and green above, blue and yellow below; made with Pillow.
  static let jpeg = """
    /9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAIBAQEBAQIBAQECAgICAgQDAgICAgUEBAMEBgUGBgYFBgYGBwkIBgcJBwYGCAsICQoK\
    CgoKBggLDAsKDAkKCgr/2wBDAQICAgICAgUDAwUKBwYHCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoK\
    CgoKCgoKCgr/wAARCAAgADADAREAAhEBAxEB/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUF\
    BAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVW\
    V1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi\
    4+Tl5ufo6erx8vP09fb3+Pn6/8QAHwEAAwEBAQEBAQEBAQAAAAAAAAECAwQFBgcICQoL/8QAtREAAgECBAQDBAcFBAQAAQJ3AAEC\
    AxEEBSExBhJBUQdhcRMiMoEIFEKRobHBCSMzUvAVYnLRChYkNOEl8RcYGRomJygpKjU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVm\
    Z2hpanN0dXZ3eHl6goOEhYaHiImKkpOUlZaXmJmaoqOkpaanqKmqsrO0tba3uLm6wsPExcbHyMnK0tPU1dbX2Nna4uPk5ebn6Onq\
    8vP09fb3+Pn6/9oADAMBAAIRAxEAPwD4vr+Uz/fwKACgD9KK/ls/4VwoAKAPzXr+pD/uoCgAoA/Siv5bP+FcKACgD8G6/wC0w/1Y\
    CgAoA/sUr/gDP6oCgAoA/jrr/v8AD+VwoAKAP7FK/wCAM/qgKACgD//Z\

    """
  /// The same in inks.
  static let inks = """
    /9j/7gAOQWRvYmUAZAAAAAAA/9sAQwACAQEBAQECAQEBAgICAgIEAwICAgIFBAQDBAYFBgYGBQYGBgcJCAYHCQcGBggLCAkKCgoK\
    CgYICwwLCgwJCgoK/8AAFAgAIAAwBEMRAE0RAFkRAEsRAP/EAB8AAAEFAQEBAQEBAAAAAAAAAAABAgMEBQYHCAkKC//EALUQAAIB\
    AwMCBAMFBQQEAAABfQECAwAEEQUSITFBBhNRYQcicRQygZGhCCNCscEVUtHwJDNicoIJChYXGBkaJSYnKCkqNDU2Nzg5OkNERUZH\
    SElKU1RVVldYWVpjZGVmZ2hpanN0dXZ3eHl6g4SFhoeIiYqSk5SVlpeYmZqio6Slpqeoqaqys7S1tre4ubrCw8TFxsfIycrS09TV\
    1tfY2drh4uPk5ebn6Onq8fLz9PX29/j5+v/aAA4EQwBNAFkASwAAPwD9/K/n/r+f+v38oooooooor+AOv7/KKKKKKKKKKK/v8r+A\
    Oiiiiiiiiiiv4A6/v8ooooooooooor+AOv7/ACiiiiiiiiiv7/K/v8r+AOiiiiiiiiiv4A6/gDr+/wAooooooooor+/yv7/K/gDo\
    oooooooor//Z\

    """
  /// The same in grey, progressive.
  static let grey = """
    /9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAMCAgMCAgMDAwMEAwMEBQgFBQQEBQoHBwYIDAoMDAsKCwsNDhIQDQ4RDgsLEBYQERMU\
    FRUVDA8XGBYUGBIUFRT/wgALCAAgADABAREA/8QAFwABAQEBAAAAAAAAAAAAAAAAAAcJCP/aAAgBAQAAAAGcljI4WM5eNBjPk0GP\
    /8QAFBABAAAAAAAAAAAAAAAAAAAAQP/aAAgBAQABBQJH/8QAFBABAAAAAAAAAAAAAAAAAAAAQP/aAAgBAQAGPwJH/8QAFBABAAAA\
    AAAAAAAAAAAAAAAAQP/aAAgBAQABPyFH/9oACAEBAAAAEP8A8cf/xAAUEAEAAAAAAAAAAAAAAAAAAABA/9oACAEBAAE/EEf/2Q==\

    """

  private func bytes(_ text: String) throws -> [UInt8] { Array(try #require(Data(base64Encoded: text))) }

  private func variant(
    _ width: Int, _ height: Int, _ format: MediaFormat = .jpeg, kind: ImageVariant.Kind = .whole
  ) -> ImageVariant {
    ImageVariant(
      kind: kind, source: "a", path: SitePath("a"), size: ImageSize(width: width, height: height),
      basis: ImageSize(width: width, height: height), format: format, quality: 90)
  }

  /// The colours in the middle of the four quarters, row by row: `rgby`.
  private func quarters(_ file: [UInt8], as format: MediaFormat = .jpeg) throws -> String {
    let pixels = try ImageCodec.decode(file, as: format, wanted: ImageSize(width: 1000, height: 1000))
    let (width, height) = (pixels.size.width, pixels.size.height)
    return [(1, 1), (3, 1), (1, 3), (3, 3)].map { x, y in
      let colour = pixels.colour(x: width * x / 4, y: height * y / 4).prefix(3).map { $0 > 128 }
      return switch colour {
      case [true, false, false]: "r"
      case [false, true, false]: "g"
      case [false, false, true]: "b"
      case [true, true, false]: "y"
      default: "?"
      }
    }.joined()
  }

  /// Source: Exif 2.32, 4.6.5: what the first row and the first column of what is stored are.
  @Test(
    "every orientation is turned upright",
    arguments: [
      (1, "rgby"), (2, "gryb"), (3, "ybgr"), (4, "byrg"), (5, "rbgy"), (6, "bryg"), (7, "ygbr"), (8, "gyrb"),
    ])
  func orientation(value: Int, expected: String) throws {
    let upright = try bytes(Self.jpeg)
    let photo =
      Array(upright[..<2]) + SampleMedia.segment(0xE1, SampleMedia.exif(orientation: value)) + upright[2...]
    let size = value >= 5 ? (16, 24) : (24, 16)
    let files = try ImageScaling.files(
      of: [variant(size.0, size.1), variant(size.0 / 2, size.1 / 2)], photo, .jpeg)
    for (file, divisor) in zip(files, [1, 2]) {
      #expect(
        ImageSizeReader.size(ofHeader: file) == ImageSize(width: size.0 / divisor, height: size.1 / divisor))
      #expect(try quarters(file) == expected)
      let text = String(decoding: file, as: UTF8.self)
      #expect(text.contains("© Anne") && !text.contains("SN-1234567") && !text.contains("SecretMake"))
    }
  }

  @Test("a PNG that Exif turns is turned upright too, and its caption goes along")
  func turnedPNG() throws {
    let picture = SampleMedia.picture(48, 32) { x, y in
      y < 16 ? (x < 24 ? [255, 0, 0] : [0, 255, 0]) : (x < 24 ? [0, 0, 255] : [255, 255, 0])
    }
    let exif = SampleMedia.chunk("eXIf", SampleMedia.tiff(orientation: 6))
    // Behind the pixels, before the end.
    let turned = picture.dropLast(12) + exif + picture.suffix(12)
    let folder = try TemporaryFolder()
    try folder.write(Array(turned), to: "content/media/a.png")
    let file = try MediaInspector.look(
      at: "content/media/a.png", in: SiteFiles(SiteLayout(root: folder.path)))
    #expect(file.size == ImageSize(width: 32, height: 48))
    let made = try ImageScaling.files(of: [variant(16, 24)], Array(turned), .png)[0]
    #expect(ImageSizeReader.size(ofHeader: made) == ImageSize(width: 16, height: 24))
    #expect(try quarters(made) == "bryg")
    #expect(String(decoding: made, as: UTF8.self).contains("© Anne"))
  }

  @Test("inks become colours")
  func colours() throws {
    let file = try ImageScaling.files(of: [variant(24, 16)], try bytes(Self.inks), .jpeg)[0]
    #expect(try quarters(file) == "rgby")
  }

  @Test("grey stays grey")
  func grey() throws {
    let file = try ImageScaling.files(of: [variant(24, 16)], try bytes(Self.grey), .jpeg)[0]
    let pixels = try ImageCodec.decode(file, as: .jpeg, wanted: ImageSize(width: 24, height: 16))
    // Luma of red and of yellow (ITU-R BT.601).
    for (x, y, luma) in [(6, 4, 76), (18, 12, 226)] {
      for value in pixels.colour(x: x, y: y) { #expect(abs(Int(value) - luma) < 6) }
    }
  }

  @Test("a profile of grey values goes along into a JPEG of grey alone, and into nothing else")
  func greyProfile() throws {
    let profile =
      [UInt8](repeating: 7, count: 16) + Array("GRAYXYZ ".utf8) + [UInt8](repeating: 9, count: 107)
    func photo(_ text: String) throws -> [UInt8] {
      let upright = try bytes(text)
      return upright[..<2] + SampleMedia.segment(0xE2, Array("ICC_PROFILE\0".utf8) + [1, 1] + profile)
        + upright[2...]
    }
    let files = try ImageScaling.files(
      of: [variant(24, 16), variant(24, 16, .webp)], photo(Self.grey), .jpeg)
    #expect(!files[0].ranges(of: profile).isEmpty && files[1].ranges(of: profile).isEmpty)
    // The frame says how many components there are.
    let frame = try #require(files[0].ranges(of: [0xFF, 0xC2]).first?.lowerBound)
    #expect(files[0][frame + 9] == 1)
    let pixels = try ImageCodec.decode(files[0], as: .jpeg, wanted: ImageSize(width: 24, height: 16))
    for value in pixels.colour(x: 6, y: 4) { #expect(abs(Int(value) - 76) < 6) }
    // Colours with such a profile are a mistake of some program's.
    let coloured = try ImageScaling.files(of: [variant(24, 16)], photo(Self.jpeg), .jpeg)[0]
    #expect(coloured.ranges(of: profile).isEmpty)
    #expect(try quarters(coloured) == "rgby")
  }

  @Test("transparency stays, and what one cannot see lends no colour to what one sees")
  func transparency() throws {
    let picture = SampleMedia.picture(64, 64, hasAlpha: true) { x, _ in
      x < 32 ? [255, 0, 0, 255] : [0, 255, 0, 0]
    }
    let file = try ImageScaling.files(of: [variant(16, 16, .webp)], picture, .png)[0]
    let pixels = try ImageCodec.decode(file, as: .webp, wanted: ImageSize(width: 16, height: 16))
    #expect(pixels.colour(x: 2, y: 8)[3] == 255 && pixels.colour(x: 14, y: 8)[3] == 0)
    for x in 0..<9 {
      let colour = pixels.colour(x: x, y: 8)
      #expect(colour[3] < 40 || colour[1] < 60, "green shines through at \(x): \(colour)")
    }
  }

  @Test("the card for social networks is the middle of the image, of at most 300 kB")
  func social() throws {
    var random = SeededRandom(seed: 1)
    // Noise is the most that a picture can weigh.
    let picture = SampleMedia.picture(1300, 1400) { _, y in
      y < 300 || y > 1100 ? [0, 0, 0] : (0..<3).map { _ in UInt8.random(in: 60...255, using: &random) }
    }
    let file = try ImageScaling.files(of: [variant(1200, 630, kind: .social(.middle))], picture, .png)[0]
    #expect(file.count <= ImageScaling.mostSocialBytes)
    #expect(ImageSizeReader.size(ofHeader: file) == ImageSize(width: 1200, height: 630))
    let pixels = try ImageCodec.decode(file, as: .jpeg, wanted: ImageSize(width: 1200, height: 630))
    #expect(pixels.colour(x: 600, y: 2).reduce(0) { $0 + Int($1) } > 90, "the black above is cut off")
  }

  @Test("a profile goes along, also into WebP")
  func profiles() throws {
    let profile = [UInt8](repeating: 7, count: 131)
    let upright = try bytes(Self.jpeg)
    let photo =
      Array(upright[..<2]) + SampleMedia.segment(0xE2, Array("ICC_PROFILE\0".utf8) + [1, 1] + profile)
      + upright[2...]
    let files = try ImageScaling.files(of: [variant(24, 16), variant(24, 16, .webp)], photo, .jpeg)
    for file in files { #expect(!file.ranges(of: profile).isEmpty) }
    #expect(try quarters(files[1], as: .webp) == "rgby")
    #expect(ImageSizeReader.size(ofHeader: files[1]) == ImageSize(width: 24, height: 16))
  }

  @Test("scaled white is white, and the same image gives the same bytes")
  func exact() throws {
    let picture = SampleMedia.picture(100, 70) { _, _ in [255, 255, 255] }
    let files = try (0..<2).map { _ in try ImageScaling.files(of: [variant(33, 23)], picture, .png)[0] }
    #expect(files[0] == files[1])
    let pixels = try ImageCodec.decode(files[0], as: .jpeg, wanted: ImageSize(width: 33, height: 23))
    for x in 0..<33 { #expect(pixels.colour(x: x, y: 11) == [255, 255, 255]) }
  }

  @Test("damaged files are refused with a reason, and never crash")
  func damage() throws {
    var random = SeededRandom(seed: 2007)
    let picture = SampleMedia.picture(16, 16) { x, y in [UInt8(x), UInt8(y), 0] }
    let webp = try ImageScaling.files(of: [variant(8, 8, .webp)], picture, .png)[0]
    for (whole, format) in [(try bytes(Self.jpeg), MediaFormat.jpeg), (picture, .png), (webp, .webp)] {
      for _ in 0..<300 {
        var damaged = whole
        for _ in 0..<3 {
          damaged[Int.random(in: damaged.indices, using: &random)] = UInt8.random(in: 0...255, using: &random)
        }
        _ = try? ImageScaling.files(of: [variant(4, 4)], damaged, format)
      }
    }
    #expect(throws: ImageCodec.Failure.self) {
      try ImageScaling.files(of: [variant(4, 4)], Array(picture.prefix(60)), .png)
    }
  }

  @Test("a bomb is refused before memory is taken for it")
  func bomb() throws {
    var head = try bytes(Self.jpeg)
    let frame = try #require(head.ranges(of: [0xFF, 0xC0]).first?.lowerBound)
    head.replaceSubrange(frame + 5..<frame + 9, with: [0xFF, 0, 0xFF, 0])
    #expect(throws: ImageCodec.Failure(reason: "it has too many pixels")) {
      try ImageScaling.files(of: [variant(4, 4)], head, .jpeg)
    }
  }

  @Test("a size has the same bytes, whichever are made together with it")
  func independent() throws {
    let basis = ImageSize(width: 24, height: 16)
    let sizes = [ImageSize(width: 6, height: 4), ImageSize(width: 12, height: 8), basis]
    let variants = sizes.map { size in
      var variant = variant(size.width, size.height)
      variant.basis = basis
      return variant
    }
    let photo = try bytes(Self.jpeg)
    let together = try ImageScaling.files(of: variants, photo, .jpeg)
    for (variant, file) in zip(variants, together) {
      #expect(try ImageScaling.files(of: [variant], photo, .jpeg) == [file])
    }
  }
}
