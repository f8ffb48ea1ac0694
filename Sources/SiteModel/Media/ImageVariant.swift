/// An image in another size, made by the build and published beside the original: `media/2007/photo.720w.jpg`.
package struct ImageVariant: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// All of the image.
    case whole
    /// The part of it that fits, for the cards of social networks.
    case social(ImageFocus)
  }

  package var kind: Kind
  /// The original, relative to the root folder.
  package var source: RelativePath
  package var path: SitePath
  package var size: ImageSize
  /// At least as large as every variant of the image: the original is decoded at a scale for this size, so that each
  /// is made of the same pixels, whichever are made together.
  package var basis: ImageSize
  /// What it is written as.
  package var format: MediaFormat
  /// 1 to 100.
  package var quality: Int

  package init(
    kind: Kind, source: RelativePath, path: SitePath, size: ImageSize, basis: ImageSize, format: MediaFormat,
    quality: Int
  ) {
    self.kind = kind
    self.source = source
    self.path = path
    self.size = size
    self.basis = basis
    self.format = format
    self.quality = quality
  }
}

/// The place in an image that matters most, in percent of its width and height: crops keep it.
package struct ImageFocus: Hashable, Sendable {
  package var x: Int
  package var y: Int

  package init(x: Int, y: Int) {
    self.x = x
    self.y = y
  }

  package static let middle = ImageFocus(x: 50, y: 50)

  /// `40% 20%`, as in CSS; nil for anything else.
  package init?(_ text: String) {
    let parts = text.split(separator: " ").map { part -> Int? in
      guard part.hasSuffix("%"), let number = Int(part.dropLast()), (0...100).contains(number),
        part.first != "+", part.first != "-"
      else { return nil }
      return number
    }
    guard parts.count == 2, let x = parts[0], let y = parts[1] else { return nil }
    self.init(x: x, y: y)
  }

  /// As CSS has it.
  package var text: String { "\(x)% \(y)%" }

  /// In quarters, for attributes that a style sheet can know: `x2 y1`.
  package var quarters: String { "x\((x * 4 + 50) / 100) y\((y * 4 + 50) / 100)" }
}

/// Says in which sizes an image is published.
package struct ImageVariants: Sendable {
  private let settings: ImageSettings

  package init(_ settings: ImageSettings) { self.settings = settings }

  /// Images of so few bytes are left as they are.
  private static let smallest = 20_000
  /// More pixels than any camera of editors takes; to decode them would take a gigabyte.
  package static let mostPixels = 100_000_000
  /// What social networks ask for.
  private static let social = ImageSize(width: 1200, height: 630)

  /// The sizes of an image that are made, the smallest first; none where it is shown as it is.
  ///
  /// - Parameter path: the original's on the site.
  package func variants(of file: MediaFile, _ source: RelativePath, at path: SitePath) -> [ImageVariant] {
    guard let size = scalableSize(file, source), let format = format(for: file) else { return [] }
    let basis = basis(of: size)
    return sizes(of: size).filter { isLighter($0, than: file) }.map { scaled in
      ImageVariant(
        kind: .whole, source: source, path: Self.path(path, "\(scaled.width)w", format), size: scaled,
        basis: basis, format: format, quality: settings.quality)
    }
  }

  /// Whether browsers may choose the image itself too: it weighs less than one of the larger sizes would.
  package func offersOriginal(of file: MediaFile, _ source: RelativePath) -> Bool {
    guard let size = scalableSize(file, source) else { return false }
    let lighter = sizes(of: size).map { isLighter($0, than: file) }
    return lighter.contains(true) && lighter.contains(false)
  }

  /// The sizes below an image's own, and its own where it lies among them: browsers would blow up the next smaller one.
  private func sizes(of size: ImageSize) -> [ImageSize] {
    var widths = settings.widths.filter { $0 < size.width }.sorted()
    if let last = widths.last, let widest = settings.widths.max(), size.width <= widest,
      // Of an image twice as wide as a text's column, nobody sees a tenth more.
      last < 1000 || size.width * 10 >= last * 11
    {
      widths.append(size.width)
    }
    return widths.map { Self.scaled(size, to: $0) }
  }

  /// Whether an image will weigh less in a size than as it is, as far as can be told before it is made.
  private func isLighter(_ size: ImageSize, than file: MediaFile) -> Bool {
    let pixels = size.width * size.height
    // Scans and drawings are a PNG of few bytes, and many when they are made smaller: their lines become grey.
    if file.format == .png { return pixels * settings.quality / 300 < file.count }
    return size.width != file.size?.width || pixels * settings.quality / 500 < file.count
  }

  /// The image for the cards of social networks; nil where it would have to be made larger.
  package func socialVariant(
    of file: MediaFile, _ source: RelativePath, at path: SitePath, focus: ImageFocus?
  ) -> ImageVariant? {
    guard let size = scalableSize(file, source), format(for: file) != nil, !settings.widths.isEmpty,
      isSocial(size)
    else { return nil }
    // Two articles may show the same image for other things that are on it.
    let name = focus.map { "social-\($0.x)-\($0.y)" } ?? "social"
    return ImageVariant(
      kind: .social(focus ?? .middle), source: source, path: Self.path(path, name, .jpeg), size: Self.social,
      basis: basis(of: size), format: .jpeg, quality: 82)
  }

  private func basis(of size: ImageSize) -> ImageSize {
    let widths = sizes(of: size).map(\.width) + (isSocial(size) ? [Self.social.width] : [])
    return Self.scaled(size, to: widths.max() ?? size.width)
  }

  private static func scaled(_ size: ImageSize, to width: Int) -> ImageSize {
    ImageSize(width: width, height: max(1, (size.height * width + size.width / 2) / size.width))
  }

  private func isSocial(_ size: ImageSize) -> Bool {
    size.width >= Self.social.width && size.height >= Self.social.height
  }

  private func scalableSize(_ file: MediaFile, _ source: RelativePath) -> ImageSize? {
    // The theme's pictures are as large as they are meant to be, and may be no files.
    source.isBelow("content") && Self.areMade(of: file) ? file.size : nil
  }

  /// Whether a file is one of which other sizes are made.
  package static func areMade(of file: MediaFile) -> Bool {
    guard file.damage == nil, file.obstacle == nil, !file.isAnimated, file.count >= smallest,
      let size = file.size,
      [.jpeg, .png, .webp].contains(file.format)
    else { return false }
    return size.width * size.height <= mostPixels
  }

  private func format(for file: MediaFile) -> MediaFormat? {
    switch file.format {
    // What JPEG could not hold, or would smear: transparency, sharp lines.
    case .png, .webp: .webp
    case .jpeg: settings.format == .webp ? .webp : .jpeg
    default: nil
    }
  }

  /// `photo.jpg` → `photo.400w.jpg`, `photo.png` → `photo.png.400w.webp`: images that differ in their ending alone
  /// have sizes of other names.
  private static func path(_ path: SitePath, _ name: String, _ format: MediaFormat) -> SitePath {
    let ending = "." + format.ending
    let stem = path.text.hasSuffix(ending) ? String(path.text.dropLast(ending.count)) : path.text
    return SitePath("\(stem).\(name)\(ending)")
  }
}

extension ImageFocus: Described {
  package static var blank: Self { .middle }
  package static func visit<Visitor: PartVisitor>(
    _ focus: inout Self, _ visitor: inout Visitor
  ) throws(Visitor.Failure) {
    try visitor.part(&focus.x)
    try visitor.part(&focus.y)
  }
  package var isPossible: Bool { (0...100).contains(x) && (0...100).contains(y) }
}

extension ImageVariant: ByteWritable {
  /// What a page prints of it; of the rest, its own file is made.
  package func write(to writer: inout ByteWriter) {
    writer.put(path)
    writer.put(size)
  }
}
