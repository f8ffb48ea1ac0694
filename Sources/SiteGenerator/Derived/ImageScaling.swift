import SiteContent
import SiteModel

/// Makes an image's variants from the bytes of the original: decoded once, turned upright, scaled, encoded.
enum ImageScaling {
  /// The files of some variants of one image, in their order; all have the same basis.
  ///
  /// - Throws: `ImageCodec.Failure`.
  static func files(
    of variants: [ImageVariant], _ bytes: [UInt8], _ format: MediaFormat
  ) throws(ImageCodec.Failure) -> [[UInt8]] {
    let tags = ImageTags(bytes, format)
    let orientation = tags.orientation
    let isTurned = (5...8).contains(orientation)
    func stored(_ size: ImageSize) -> ImageSize {
      isTurned ? ImageSize(width: size.height, height: size.width) : size
    }
    guard let first = variants.first else { return [] }
    let pixels = try ImageCodec.decode(bytes, as: format, wanted: stored(first.basis))
    var files: [[UInt8]] = []
    for variant in variants {
      let part = part(of: pixels.size, for: variant, orientation)
      let scaled = try pixels.scaled(
        to: stored(variant.size), left: part.left, top: part.top, width: part.width, height: part.height)
      files.append(try encoded(scaled.turned(orientation), variant, tags))
    }
    return files
  }

  /// The largest part of an image that has the shape of a variant, as near as can be to what matters in it.
  private static func part(
    of whole: ImageSize, for variant: ImageVariant, _ orientation: Int
  ) -> (left: Double, top: Double, width: Double, height: Double) {
    let isTurned = (5...8).contains(orientation)
    let size =
      isTurned ? ImageSize(width: variant.size.height, height: variant.size.width) : variant.size
    let (width, height) = (Double(whole.width), Double(whole.height))
    let scale = min(width / Double(size.width), height / Double(size.height))
    let (partWidth, partHeight) = (Double(size.width) * scale, Double(size.height) * scale)
    // Rounding to whole pixels is no reason to cut anything off.
    if abs(partWidth - width) <= scale, abs(partHeight - height) <= scale { return (0, 0, width, height) }
    var focus = ImageFocus.middle
    if case .social(let wanted) = variant.kind { focus = stored(wanted, orientation) }
    return (
      (width - partWidth) * Double(focus.x) / 100, (height - partHeight) * Double(focus.y) / 100, partWidth,
      partHeight
    )
  }

  /// A place in the upright image, in the image as it is stored.
  private static func stored(_ focus: ImageFocus, _ orientation: Int) -> ImageFocus {
    let (x, y) = (focus.x, focus.y)
    return switch orientation {
    case 2: ImageFocus(x: 100 - x, y: y)
    case 3: ImageFocus(x: 100 - x, y: 100 - y)
    case 4: ImageFocus(x: x, y: 100 - y)
    case 5: ImageFocus(x: y, y: x)
    case 6: ImageFocus(x: y, y: 100 - x)
    case 7: ImageFocus(x: 100 - y, y: 100 - x)
    case 8: ImageFocus(x: 100 - y, y: x)
    default: focus
    }
  }

  /// What social networks load at most.
  static let mostSocialBytes = 300_000

  private static func encoded(
    _ pixels: ImageCodec.Pixels, _ variant: ImageVariant, _ tags: ImageTags
  ) throws(ImageCodec.Failure) -> [UInt8] {
    var quality = variant.quality
    while true {
      let bytes = try ImageCodec.encode(pixels, as: variant.format, quality: quality)
      let profile = pixels.profile.isEmpty ? tags.profile : pixels.profile
      let file =
        variant.format == .webp
        ? WebPProfile.added(profile, to: bytes, of: variant.size) : tags.added(toJPEG: bytes)
      if variant.kind == .whole || file.count <= mostSocialBytes || quality <= 20 { return file }
      quality -= 10
    }
  }
}
