package import SiteModel

/// Looks at images and films: what they are, whether they are whole, what they tell of their makers.
package enum MediaInspector {
  /// A file as it is published, by its content, whatever its name; all of it where it is no image that we know.
  package static func clean(_ file: MediaBytes) -> CleanFile {
    if let sidecar = XMPSidecar.look(at: file) { return sidecar.clean }
    if let report = MediaFormat(file).flatMap({ report($0, file, wholly: true) }) { return report.clean }
    var whole = CleanFile()
    whole.keep(0..<file.count)
    return whole
  }

  /// What is known of a file; nothing where it is refused.
  ///
  /// - Parameter path: relative to the root folder.
  /// - Throws: `DiskError`.
  package static func look(at path: RelativePath, in files: SiteFiles) throws(DiskError) -> MediaFile {
    let open: OpenFile
    do {
      open = try files.open(path)
    } catch {
      // Stage 2 tells of what is refused.
      if case .disk(let failure) = error { throw failure }
      return MediaFile()
    }
    let bytes = MediaBytes(open)
    var file = MediaFile()
    file.count = bytes.count
    file.format = MediaFormat(bytes)
    if let format = file.format {
      let report = report(format, bytes, wholly: false)
      file.damage = report?.damage
      file.hasPosition = report?.hasPosition ?? false
      file.isAnimated = report?.isAnimated ?? false
      file.hasTransparency = report?.hasTransparency ?? false
      file.size =
        switch format {
        case .mp4: FilmSize.mp4(bytes)
        case .webm: FilmSize.webm(bytes)
        // The orientation may stand behind the pixels.
        case .png: try ImageSizeReader.size(of: open)?.shown(report?.exif?.orientation ?? 1)
        default: try ImageSizeReader.size(of: open)
        }
    } else {
      file.hasPosition = XMPSidecar.look(at: bytes)?.hasPosition ?? false
    }
    if ImageVariants.areMade(of: file), let format = file.format, let size = file.size {
      lookAtPixels(try open.read(at: 0, count: open.size), format, size, &file)
    }
    try bytes.check()
    return file
  }

  /// Decodes an image at an eighth of its width, which JPEG does without the rest; not where that would take more
  /// memory than a colour is worth.
  private static func lookAtPixels(
    _ bytes: [UInt8], _ format: MediaFormat, _ size: ImageSize, _ file: inout MediaFile
  ) {
    guard format == .jpeg || size.width * size.height <= mostTintedPixels else { return }
    let wanted = ImageSize(width: max(1, size.width / 8), height: max(1, size.height / 8))
    do throws(ImageCodec.Failure) {
      let pixels = try ImageCodec.decode(bytes, as: format, wanted: wanted)
      file.tint = pixels.tint
      file.isSpoilt = pixels.isSpoilt
    } catch {
      if error.isDamage { file.obstacle = error.reason }
    }
  }

  /// Every core decodes one at a time.
  private static let mostTintedPixels = 24_000_000

  /// The same of a file that may be one of the program's theme.
  package static func look(
    at path: RelativePath, in files: SiteFiles, theme: ThemeFiles
  ) throws(DiskError) -> MediaFile {
    guard let bytes = theme.bytes(of: path.text), FolderListing.kind(of: files.absolute(path)) == nil else {
      return try look(at: path, in: files)
    }
    var file = MediaFile()
    file.count = bytes.count
    file.format = MediaFormat(ending: path.text)
    file.size = ImageSizeReader.size(ofHeader: bytes)
    return file
  }

  /// - Parameter wholly: whether all of a JPEG file is read; otherwise its clean form is not known.
  static func report(_ format: MediaFormat, _ file: MediaBytes, wholly: Bool) -> ImageReport? {
    switch format {
    case .jpeg: JPEGStructure.look(at: file, wholly: wholly)
    case .png: PNGStructure.look(at: file)
    case .gif: GIFStructure.look(at: file)
    case .webp: WebPStructure.look(at: file)
    case .avif, .heic, .mp4: BoxStructure.look(at: file)
    case .svg, .tiff, .raw, .bmp, .photoshop, .jpegXL, .webm: nil
    }
  }
}
