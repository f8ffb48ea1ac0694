import CImages
package import SiteModel

/// Decoding and encoding with libjpeg-turbo, libpng and libwebp, as far as the program was built with them.
package enum ImageCodec {
  /// Why an image cannot be scaled.
  package struct Failure: Error, Hashable {
    package var reason: String
    /// Whether it lies with the image, not with the program or the machine.
    package var isDamage = false

    package init(reason: String, isDamage: Bool = false) {
      self.reason = reason
      self.isDamage = isDamage
    }
  }

  /// The versions of the libraries; nil where one of them was missing when the program was built.
  package static let version: String? = {
    let versions = [ci_jpeg_version(), ci_png_version(), ci_webp_version()].map {
      $0.map { String(cString: $0) } ?? ""
    }
    return versions.contains("") ? nil : "jpeg \(versions[0]), png \(versions[1]), webp \(versions[2])"
  }()

  /// Decodes an image; a JPEG at the smallest scale that is as large as is wanted.
  ///
  /// - Parameter wanted: as the image is stored, not turned.
  /// - Throws: `Failure`.
  package static func decode(_ bytes: [UInt8], as format: MediaFormat, wanted: ImageSize) throws(Failure)
    -> Pixels
  {
    var image = ci_image()
    let most = ImageVariants.mostPixels
    let (code, message) = call { message in
      switch format {
      case .jpeg:
        ci_jpeg_decode(bytes, bytes.count, Int32(wanted.width), Int32(wanted.height), most, &image, message)
      case .png: ci_png_decode(bytes, bytes.count, most, &image, message)
      case .webp: ci_webp_decode(bytes, bytes.count, most, &image, message)
      default: Int32(CI_MISSING)
      }
    }
    guard code == Int32(CI_OK) else { throw failure(code, message) }
    return Pixels(image)
  }

  /// - Throws: `Failure`.
  package static func encode(_ pixels: Pixels, as format: MediaFormat, quality: Int) throws(Failure)
    -> [UInt8]
  {
    var data: UnsafeMutablePointer<UInt8>?
    var count = 0
    let (code, message) = call { message in
      withUnsafePointer(to: pixels.image) { image in
        format == .webp
          ? ci_webp_encode(image, Int32(quality), &data, &count, message)
          : ci_jpeg_encode(image, Int32(quality), &data, &count, message)
      }
    }
    guard code == Int32(CI_OK), let data else { throw failure(code, message) }
    defer { ci_free_bytes(data) }
    return Array(UnsafeBufferPointer(start: data, count: count))
  }

  private static func call(_ body: (UnsafeMutablePointer<CChar>) -> Int32) -> (Int32, String) {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: Int(CI_MESSAGE_SIZE)) { buffer in
      buffer.initialize(repeating: 0)
      guard let message = buffer.baseAddress else { return (Int32(CI_NO_MEMORY), "") }
      let code = body(message)
      return (code, String(cString: message))
    }
  }

  fileprivate static func failure(_ code: Int32, _ message: String) -> Failure {
    switch Int(code) {
    case Int(CI_TOO_LARGE): Failure(reason: "it has too many pixels")
    case Int(CI_NO_MEMORY): Failure(reason: "there is not enough memory")
    case Int(CI_MISSING): Failure(reason: "the program was built without a library for it")
    default: Failure(reason: message.isEmpty ? "its data are damaged" : message, isDamage: true)
    }
  }

  /// A decoded image. A class, for the memory is C's.
  package final class Pixels {
    fileprivate(set) var image: ci_image

    fileprivate init(_ image: ci_image) { self.image = image }

    deinit { ci_free(&image) }

    package var size: ImageSize { ImageSize(width: Int(image.width), height: Int(image.height)) }

    /// The samples of a place in it.
    package func colour(x: Int, y: Int) -> [UInt8] {
      let channels = Int(image.channels)
      guard x >= 0, y >= 0, x < size.width, y < size.height, let pixels = image.pixels else { return [] }
      return Array(UnsafeBufferPointer(start: pixels + (y * size.width + x) * channels, count: channels))
    }

    /// The colour that most places have.
    var tint: ImageTint? {
      let (channels, steps) = (Int(image.channels), ImageTint.steps)
      guard channels > 0, let pixels = image.pixels else { return nil }
      // Grey has one sample a place, or two.
      let (greenAt, blueAt) = channels < 3 ? (0, 0) : (1, 2)
      var counts = [Int](repeating: 0, count: steps * steps * steps)
      for i in 0..<size.width * size.height {
        let at = i * channels
        let (red, green, blue) = (Int(pixels[at]), Int(pixels[at + greenAt]), Int(pixels[at + blueAt]))
        let place = (red * steps / 256 * steps + green * steps / 256) * steps + blue * steps / 256
        counts[place] += 1
      }
      guard let most = counts.max(), let index = counts.firstIndex(of: most) else { return nil }
      return ImageTint(red: index / (steps * steps), green: index / steps % steps, blue: index % steps)
    }

    /// Whether some of its data mean nothing.
    package var isSpoilt: Bool { image.is_spoilt != 0 }

    /// The ICC profile of its colours; none of grey values, which a format of red, green and blue cannot take.
    package var profile: [UInt8] {
      guard image.is_grey == 0 else { return [] }
      return image.profile.map { Array(UnsafeBufferPointer(start: $0, count: image.profile_size)) } ?? []
    }

    /// A part of it, scaled.
    ///
    /// - Throws: `Failure`.
    package func scaled(
      to size: ImageSize, left: Double, top: Double, width: Double, height: Double
    ) throws(Failure) -> Pixels {
      var result = ci_image()
      let code = ci_resize(&image, left, top, width, height, Int32(size.width), Int32(size.height), &result)
      guard code == Int32(CI_OK) else { throw ImageCodec.failure(code, "") }
      return Pixels(result)
    }

    /// The same, upright, of an image whose Exif has this orientation.
    ///
    /// - Throws: `Failure`.
    package func turned(_ orientation: Int) throws(Failure) -> Pixels {
      guard (2...8).contains(orientation) else { return self }
      var result = ci_image()
      let code = ci_orient(&image, Int32(orientation), &result)
      guard code == Int32(CI_OK) else { throw ImageCodec.failure(code, "") }
      return Pixels(result)
    }
  }
}
