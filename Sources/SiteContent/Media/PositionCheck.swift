package import SiteModel

/// What originals tell of where they were taken: it is not published, but whoever can read the repository sees it.
package enum PositionCheck {
  /// A warning for each file, in the order of the paths.
  package static func run(_ media: KnownMedia) -> [Diagnostic] {
    media.files.filter(\.value.hasPosition).keys.sorted(by: ByteOrder.isBefore).map { path in
      .warning(
        .recordedPosition, path, nil, "the file says where it was taken",
        hint: "what is published of it does not; where others can read this folder, take it away there too: "
          + "exiftool -gps:all= -xmp:geotag= '\(path.split(separator: "/").last ?? "")'")
    }
  }
}
