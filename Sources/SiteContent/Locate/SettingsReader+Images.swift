import SiteModel

extension SettingsReader {
  /// `images`: how photographs are published.
  static func images(_ keys: inout KeyReader, _ diagnostics: inout [Diagnostic]) -> ImageSettings {
    var images = ImageSettings()
    guard var group = keys.group("images", &diagnostics) else { return images }
    images.keepsMetadata = group.flag("keep_metadata", &diagnostics)
    images.widths = widths(&group, &diagnostics) ?? images.widths
    images.format = group.choice("format", &diagnostics) ?? images.format
    if let quality = group.positiveNumber("quality", &diagnostics) {
      if quality <= 100 {
        images.quality = quality
      } else {
        diagnostics.append(
          .error(.wrongValue, group.file, group.position(of: "quality"), "'quality' is a number from 1 to 100", hint: "write quality: 75"))
      }
    }
    group.reportUnknownKeys(&diagnostics)
    return images
  }

  /// `widths`: a list of numbers, without doubles; an empty one means that no image is made.
  private static func widths(_ group: inout KeyReader, _ diagnostics: inout [Diagnostic]) -> [Int]? {
    guard let value = group.value("widths") else { return nil }
    let hint = "write a list of widths in pixels: widths: [480, 800, 1200, 1600]"
    guard case .list(let items) = value.content, items.count <= 12 else {
      diagnostics.append(.error(.wrongValue, group.file, value.position, "'widths' is a list of up to twelve numbers", hint: hint))
      return nil
    }
    var widths: Set<Int> = []
    for item in items {
      guard let width = item.text.flatMap({ Int($0) }), (16...8000).contains(width) else {
        diagnostics.append(.error(.wrongValue, group.file, item.position, "a width is a number from 16 to 8000", hint: hint))
        return nil
      }
      widths.insert(width)
    }
    return widths.sorted()
  }
}
