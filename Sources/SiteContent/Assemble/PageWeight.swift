import SiteModel

/// What the images of one page weigh on a phone of 390 pixels' width, each of which is two of its screen's.
///
/// How long a file will be that is not made yet is reckoned from its pixels: photographs differ by half from that,
/// ten of them by little.
struct PageWeight: Hashable {
  private var bytes: [RelativePath: Int] = [:]

  var kilobytes: Int { (bytes.values.reduce(0, +) + 500) / 1000 }
  var count: Int { bytes.count }

  mutating func add(_ file: RelativePath, bytes count: Int) { bytes[file] = max(bytes[file] ?? 0, count) }

  /// The width that a phone asks for.
  static func pixels(shownAt tag: ImageTag) -> Int {
    let column = tag.isInGallery ? 167 : 347
    return 2 * min(tag.width ?? column, column)
  }

  /// About 0.15 bytes a pixel at a quality of 75.
  static func bytes(of variant: ImageVariant) -> Int {
    variant.size.width * variant.size.height * variant.quality / 500
  }

  /// A warning where it is more than the settings have it.
  func warning(_ source: RelativePath, _ limit: Int) -> Diagnostic? {
    guard kilobytes > limit else { return nil }
    let image = count == 1 ? "the image of this text weighs" : "the \(count) images of this text weigh"
    return .warning(
      .heavyPage, source, nil,
      "\(image) about \(kilobytes) kB on a phone; the settings want at most \(limit)",
      hint:
        "show fewer, or smaller ones; 'page_weight' under 'images' in \(SiteLayout.settings) sets the limit")
  }
}
