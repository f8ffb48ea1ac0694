package import SiteModel

/// What originals tell of where they were taken: it is not published, but whoever can read the repository sees it.
package enum PositionCheck {
  /// A warning for each file, in the order of the paths.
  package static func run(_ media: KnownMedia) -> [Diagnostic] {
    media.files.filter(\.value.hasPosition).sorted { $0.key < $1.key }.map { path, file in
      .warning(
        .recordedPosition, path, nil, "the file says where it was taken",
        hint: "what is published of it does not; where others can read this folder, "
          + cure(String(path.name), file.format))
    }
  }

  /// Without `-overwrite_original`, exiftool keeps the file as it was beside the new one.
  private static func cure(_ name: String, _ format: MediaFormat?) -> String {
    // A file of XMP data is there for an image's history and position.
    guard let format else { return "delete it there too" }
    let tags = format == .mp4 ? "-GPSCoordinates= -LocationInformation=" : "-gps:all="
    let quoted = name.replacing("'", with: "'\\''")
    return "take it away there too: exiftool -overwrite_original \(tags) -xmp:geotag= '\(quoted)'"
  }
}
