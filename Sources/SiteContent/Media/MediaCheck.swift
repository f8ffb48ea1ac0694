import SiteModel

/// What is wrong with the images and films of the content: what browsers cannot show, and what would tell too much.
struct MediaCheck {
  let media: KnownMedia
  /// The files that texts show as images.
  let shown: Set<RelativePath>
  let keepsMetadata: Bool
  /// In which sizes images are published; nil where the program can make none.
  var sizes: ImageVariants?

  /// In the order of the paths.
  func run() -> [Diagnostic] {
    media.entries.keys.sorted().compactMap { path in
      media[path].flatMap { problem(path, $0) }
    }
  }

  /// A file that no text shows may be there to be downloaded: then it is enough to say what is odd about it.
  private func problem(_ path: RelativePath, _ file: MediaFile) -> Diagnostic? {
    let isShown = shown.contains(path)
    func found(
      _ kind: FindingKind, _ message: String, _ hint: String, isError: Bool = false
    ) -> Diagnostic {
      Diagnostic(isShown || isError ? .error : .warning, kind, path, nil, message, hint: hint)
    }
    guard let promised = MediaFormat(ending: path.text) else { return unnamed(path, file) }
    guard let format = file.format else {
      return found(
        .notAnImage, "this is not \(promised.isFilm ? "a film" : "an image"), whatever its name says",
        "look at the file in an image viewer, or remove it")
    }
    // What is in a file by its name and by its content: cameras' raw files are TIFF inside.
    if promised != format, !(promised == .raw && format == .tiff) {
      return found(
        .wrongEnding,
        "the file's name ends as that of a \(promised.name) file, but it is a \(format.name) file",
        format.isShownByBrowsers || format.isFilm
          ? "rename it to '\(Self.renamed(path, format))', and the links to it" : Self.cure(format))
    }
    if !promised.isShownByBrowsers, !promised.isFilm {
      let tells = !keepsMetadata && Self.isTelltale(promised)
      return found(
        tells && !isShown ? .telltaleFile : .unshownFormat,
        tells && !isShown
          ? "what a \(promised.name) file tells of place and camera cannot be taken away"
          : "browsers do not show \(promised.name) images",
        Self.cure(promised), isError: tells)
    }
    if isShown, let size = file.size, size.width * size.height > ImageVariants.mostPixels, promised != .svg {
      return found(
        .tooLarge,
        "the image has \(size.width) by \(size.height) pixels: more than browsers and this program can take",
        "make it smaller in an image editor: no screen has more than 10 megapixels")
    }
    if format == .gif, let damage = file.damage {
      // Browsers show what has come of it.
      return .warning(
        .damagedFile, path, nil,
        damage == .cut ? "the file is cut off: its end is missing" : "the file is damaged",
        hint: "copy it here again from where it came")
    }
    switch file.damage {
    case .cut:
      return found(
        .damagedFile, "the file is cut off: its end is missing", "copy it here again from where it came")
    case .broken:
      return found(
        .damagedFile, "the file is damaged",
        format.isFilm
          ? "copy it here again from where it came; if it does not play there either, export it again"
          : "open it in an image editor and save it again")
    case nil: break
    }
    if let reason = file.obstacle {
      return found(
        .damagedFile, "the image cannot be decoded: \(reason)",
        "copy it here again from where it came; if it is damaged there too, open it in an image editor and save it again"
      )
    }
    if isShown, file.isSpoilt {
      return .warning(
        .damagedFile, path, nil, "some of the image's data are damaged",
        hint:
          "look at it: where a part has a wrong colour, copy it here again from where it came; else open it in an "
          + "image editor and save it again")
    }
    return weight(path, file, format)
  }

  /// A warning for an image or a film whose name is that of another file. Where it is shown as an image and is not one, that is told of
  /// where it is shown.
  private func unnamed(_ path: RelativePath, _ file: MediaFile) -> Diagnostic? {
    guard let format = file.format, !keepsMetadata else { return nil }
    if Self.isTelltale(format) {
      return .warning(
        .telltaleFile, path, nil,
        "this is a \(format.name) file, and what it tells of place and camera cannot be taken away",
        hint: Self.cure(format))
    }
    // A text may begin with a GIF file's sign, and nothing has to be taken out of such a file.
    guard format != .gif, file.damage != nil || file.obstacle != nil else { return nil }
    return .warning(
      .damagedFile, path, nil, "this is a \(format.name) file that is cut off or damaged",
      hint: "copy it here again from where it came")
  }

  /// Whether what a file tells cannot be taken away.
  private static func isTelltale(_ format: MediaFormat) -> Bool {
    [.tiff, .raw, .photoshop, .jpegXL].contains(format)
  }

  /// A warning for what weighs more than readers on the road should have to load.
  private func weight(_ path: RelativePath, _ file: MediaFile, _ format: MediaFormat) -> Diagnostic? {
    let size = Self.megabytes(file.count)
    if format.isFilm, file.count > 20_000_000 {
      return .warning(
        .heavyFile, path, nil, "the film weighs \(size) MB",
        hint:
          "keep it at a film host (PeerTube, for example) and link to it: repositories and hosts of pages have limits"
      )
    }
    guard isHeavy(path, file) else { return nil }
    if format == .gif, file.isAnimated {
      return .warning(
        .heavyFile, path, nil, "the animation weighs \(size) MB",
        hint: "save it as an MP4 film: a tenth of that"
      )
    }
    guard file.count > 1_500_000 else { return nil }
    return .warning(
      .heavyFile, path, nil, "the image weighs \(size) MB, and every reader loads all of it",
      hint: "make it smaller in an image editor, or save a photograph as JPEG")
  }

  /// Whether readers load the file itself, and much of it. Where the program can make no image smaller, that is one
  /// warning for all.
  private func isHeavy(_ path: RelativePath, _ file: MediaFile) -> Bool {
    guard shown.contains(path), file.count > 1_000_000 else { return false }
    if let sizes { return sizes.variants(of: file, path, at: SitePath(path.text)).isEmpty }
    return file.isAnimated
  }

  /// `2.3`.
  private static func megabytes(_ count: Int) -> String {
    let tenths = (count + 50_000) / 100_000
    return "\(tenths / 10).\(tenths % 10)"
  }

  private static func cure(_ format: MediaFormat) -> String {
    switch format {
    case .heic:
      "save it as JPEG (on a Mac: Preview, File, Export); an iPhone takes JPEGs itself with Settings, Camera, Formats, "
        + "Most Compatible"
    default: "save it as JPEG, or as PNG if it is a drawing or a screenshot"
    }
  }

  private static func renamed(_ path: RelativePath, _ format: MediaFormat) -> String {
    let name = path.name
    return name.prefix(upTo: name.lastIndex(of: ".") ?? name.endIndex) + "." + format.ending
  }
}
