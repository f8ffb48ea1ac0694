import SiteContent
import SiteModel

extension Asset {
  /// Photographs that people put in go out without what they tell of place and camera; the theme's as they are. Which
  /// files are photographs is seen when they are written, for many have another name.
  fileprivate func content(_ settings: ImageSettings) -> PagePlan.Content {
    if let bytes { return .bytes { bytes } }
    let isCleaned = !settings.keepsMetadata && source.isBelow("content")
    return isCleaned ? .cleaned(of: source) : .copy(of: source)
  }
}

extension PagePlan {
  /// A file of the content or the theme, as it is published.
  static func asset(_ asset: Asset, _ settings: Settings) -> PagePlan {
    PagePlan(
      path: asset.path, content: asset.content(settings.images),
      origin: asset.bytes == nil ? .file(asset.source) : .program(asset.source))
  }

  /// An image in another size.
  static func derived(_ variant: ImageVariant) -> PagePlan {
    PagePlan(
      path: variant.path, content: .derived(variant), origin: .file(variant.source)
    )
  }
}
