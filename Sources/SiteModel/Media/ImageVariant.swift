/// An image in another size, made by the build and published beside the original: `media/2007/photo.800.jpg`.
package struct ImageVariant: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// All of the image.
    case whole
    /// The part of it that fits, for the cards of social networks.
    case social
  }

  package var kind: Kind
  /// The original, relative to the root folder.
  package var source: String
  package var path: SitePath
  package var size: ImageSize
  /// What it is written as.
  package var format: MediaFormat
  /// 1 to 100.
  package var quality: Int

  package init(
    kind: Kind, source: String, path: SitePath, size: ImageSize, format: MediaFormat, quality: Int
  ) {
    self.kind = kind
    self.source = source
    self.path = path
    self.size = size
    self.format = format
    self.quality = quality
  }
}

/// Says in which sizes an image is published.
package struct ImageVariants: Sendable {
  private let settings: ImageSettings

  package init(_ settings: ImageSettings) { self.settings = settings }

  /// Images of so few bytes are left as they are.
  private static let smallest = 20_000
  /// More pixels than any camera of editors takes; to decode them would take a gigabyte.
  package static let mostPixels = 100_000_000
  /// What social networks ask for.
  private static let social = ImageSize(width: 1200, height: 630)

  /// The sizes of an image, the smallest first; none where it is shown as it is.
  ///
  /// - Parameter path: the original's on the site.
  package func variants(of file: MediaFile, _ source: String, at path: SitePath) -> [ImageVariant] {
    guard let size = scalableSize(file), let format = format(for: file) else { return [] }
    return settings.widths.filter { $0 < size.width }.sorted().map { width in
      let height = max(1, (size.height * width + size.width / 2) / size.width)
      return ImageVariant(
        kind: .whole, source: source, path: Self.path(path, "\(width)", format),
        size: ImageSize(width: width, height: height), format: format, quality: settings.quality)
    }
  }

  /// The image for the cards of social networks; nil where it would have to be made larger.
  package func socialVariant(of file: MediaFile, _ source: String, at path: SitePath) -> ImageVariant? {
    guard let size = scalableSize(file), size.width >= Self.social.width, size.height >= Self.social.height
    else { return nil }
    return ImageVariant(
      kind: .social, source: source, path: Self.path(path, "social", .jpeg), size: Self.social, format: .jpeg,
      quality: 82)
  }

  private func scalableSize(_ file: MediaFile) -> ImageSize? {
    guard file.damage == nil, !file.isAnimated, file.count >= Self.smallest, let size = file.size,
      size.width * size.height <= Self.mostPixels
    else { return nil }
    return size
  }

  private func format(for file: MediaFile) -> MediaFormat? {
    switch file.format {
    // What JPEG could not hold, or would smear: transparency, sharp lines.
    case .png, .webp: .webp
    case .jpeg: settings.format == .webp ? .webp : .jpeg
    default: nil
    }
  }

  private static func path(_ path: SitePath, _ name: String, _ format: MediaFormat) -> SitePath {
    let end = path.text.lastIndex(of: ".") ?? path.text.endIndex
    return SitePath("\(path.text[..<end]).\(name).\(format.ending)")
  }
}
