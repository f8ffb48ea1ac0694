package import SiteModel

/// What a look at an image's structure tells.
package struct ImageReport: Sendable, Equatable {
  /// The file without what it tells of its maker.
  package var clean = CleanFile()
  package var damage: MediaFile.Damage?
  /// Whether the file says where the picture was taken.
  package var hasPosition = false
  package var isAnimated = false
  var exif: ExifTags?
  /// A WebP file's colour profile.
  var profile: [UInt8]?
  package var hasTransparency = false

  init() {}

  static func damaged(_ damage: MediaFile.Damage) -> ImageReport {
    var report = ImageReport()
    report.damage = damage
    return report
  }
}
