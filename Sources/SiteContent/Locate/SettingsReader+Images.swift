import SiteModel

extension SettingsReader {
  /// `images`: how photographs are published.
  static func images(_ keys: inout KeyReader, _ diagnostics: inout [Diagnostic]) -> ImageSettings {
    var images = ImageSettings()
    guard var group = keys.group("images", &diagnostics) else { return images }
    images.keepsMetadata = group.flag("keep_metadata", &diagnostics)
    images.widths = widths(&group, &diagnostics) ?? images.widths
    images.format = format(&group, &diagnostics) ?? images.format
    images.quality = group.positiveNumber("quality", atMost: 100, &diagnostics) ?? images.quality
    images.pageWeight = group.positiveNumber("page_weight", &diagnostics) ?? images.pageWeight
    group.reportUnknownKeys(&diagnostics)
    return images
  }

  /// `formats`: a list, as other programs have it, of one: what reads no WebP takes the image in its own size.
  private static func format(_ group: inout KeyReader, _ diagnostics: inout [Diagnostic]) -> ImageSettings
    .Format?
  {
    guard group.value("formats") != nil else { return nil }
    let hint = "write formats: [jpeg] or formats: [webp]"
    let names = group.names("formats", &diagnostics)
    for (name, position) in names where ImageSettings.Format(rawValue: name.lowercased()) == nil {
      diagnostics.append(
        .error(.wrongValue, group.file, position, "images cannot be published as '\(name)'", hint: hint))
      return nil
    }
    if names.count != 1 {
      diagnostics.append(
        .error(
          .wrongValue, group.file, group.position(of: "formats"), "'formats' must name one format", hint: hint
        ))
    }
    return names.first.flatMap { ImageSettings.Format(rawValue: $0.name.lowercased()) }
  }

  /// More would be images that no screen tells apart.
  private static let mostWidths = 12

  /// `widths`: without doubles; an empty list means that no image is made.
  private static func widths(_ group: inout KeyReader, _ diagnostics: inout [Diagnostic]) -> [Int]? {
    guard group.value("widths") != nil else { return nil }
    let hint = "write a list of widths in pixels: widths: [400, 720, 1140, 1600]"
    var widths: Set<Int> = []
    var areNumbers = true
    for (name, position) in group.names("widths", &diagnostics) {
      guard let width = Int(name), (16...8000).contains(width) else {
        diagnostics.append(
          .error(
            .wrongValue, group.file, position, "a width must be a number from 16 to 8000, not '\(name)'",
            hint: hint))
        areNumbers = false
        continue
      }
      widths.insert(width)
    }
    guard areNumbers else { return nil }
    guard widths.count <= mostWidths else {
      diagnostics.append(
        .error(
          .wrongValue, group.file, group.position(of: "widths"),
          "there are \(widths.count) widths; at most \(mostWidths) are allowed", hint: hint))
      return nil
    }
    return widths.sorted()
  }
}
