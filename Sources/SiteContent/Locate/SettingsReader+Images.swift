import SiteModel

extension SettingsReader {
  /// `images`: how photographs are published.
  static func images(_ keys: inout KeyReader, _ diagnostics: inout [Diagnostic]) -> ImageSettings {
    var images = ImageSettings()
    guard var group = keys.group("images", &diagnostics) else { return images }
    images.keepsMetadata = group.flag("keep_metadata", &diagnostics)
    group.reportUnknownKeys(&diagnostics)
    return images
  }
}
