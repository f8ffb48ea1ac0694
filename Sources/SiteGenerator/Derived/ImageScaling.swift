import SiteContent
import SiteModel

/// Makes an image's variants from the bytes of the original: decoded once, turned upright, scaled, encoded.
enum ImageScaling {
  /// The files of some variants of one image, in their order.
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
    // The crop for social networks is wider than most images: its height decides nothing.
    let widest = variants.map(\.size.width).max() ?? 1
    let tallest = variants.map(\.size.height).max() ?? 1
    let pixels = try ImageCodec.decode(
      bytes, as: format, wanted: stored(ImageSize(width: widest, height: tallest)))
    var files: [[UInt8]] = []
    for variant in variants {
      let part = part(of: pixels.size, for: stored(variant.size))
      let scaled = try pixels.scaled(
        to: stored(variant.size), left: part.left, top: part.top, width: part.width, height: part.height)
      try scaled.turn(orientation)
      files.append(try encoded(scaled, variant, tags))
    }
    return files
  }

  /// The largest part in the middle of an image that has the shape of a size.
  private static func part(
    of whole: ImageSize, for size: ImageSize
  ) -> (left: Double, top: Double, width: Double, height: Double) {
    let (width, height) = (Double(whole.width), Double(whole.height))
    let scale = min(width / Double(size.width), height / Double(size.height))
    let (partWidth, partHeight) = (Double(size.width) * scale, Double(size.height) * scale)
    // Rounding to whole pixels is no reason to cut anything off.
    if abs(partWidth - width) <= scale, abs(partHeight - height) <= scale { return (0, 0, width, height) }
    return ((width - partWidth) / 2, (height - partHeight) / 2, partWidth, partHeight)
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
      if variant.kind != .social || file.count <= mostSocialBytes || quality <= 20 { return file }
      quality -= 10
    }
  }
}
