import SiteModel

/// Puts the addresses of the site into converted texts.
struct LinkResolver {
  var book: AddressBook
  /// Sizes by the file's path relative to the root folder.
  var imageSizes: [String: ImageSize] = [:]
  /// Files that texts show and that are no images by their content or their name.
  var otherFiles: Set<String> = []
  var diagnostics: [Diagnostic] = []
  /// Links that lead to a place on the site that is no file of the content: checked against the plan.
  var openLinks: [SiteLink] = []

  init(book: AddressBook) { self.book = book }

  mutating func forgetFindings() {
    diagnostics = []
    openLinks = []
  }

  /// A text whose links all lead somewhere; wrong ones become diagnostics.
  mutating func resolve(_ text: ConvertedText, from source: SourceFile, at path: SitePath) -> Markup {
    var markup = Markup(text.text)
    for link in text.links {
      switch book.resolve(link.target, from: source, at: path) {
      case .site(let place, let suffix, let file):
        if link.sizeOffset != nil, let file, otherFiles.contains(file) {
          diagnostics.append(notAnImage(link.target, source, link.position))
        }
        if let sizeOffset = link.sizeOffset, let size = file.flatMap({ imageSizes[$0] }) {
          markup.slots.append(
            .init(offset: sizeOffset, text: " width=\"\(size.width)\" height=\"\(size.height)\""))
        }
        markup.slots.append(
          .init(offset: link.offset, path: Escaping.escaped(place.encoded + Self.encodedAddress(suffix))))
        if file == nil {
          openLinks.append(
            SiteLink(
              source: source.path, position: link.position, target: link.target, path: place,
              isImage: link.kind == .image))
        }
      case .elsewhere(let address):
        markup.slots.append(.init(offset: link.offset, text: Escaping.escaped(address)))
      case .over(let place, let message, let hint):
        markup.slots.append(.init(offset: link.offset, path: Escaping.escaped(place.encoded)))
        diagnostics.append(
          .warning(.unpublishedTarget, source.path, link.position, message, hint: hint))
      case .wrong(let kind, let message, let hint):
        // Where the settings let it through, the address is published as it was written.
        markup.slots.append(Self.slot(link.target, at: link.offset))
        diagnostics.append(.error(kind, source.path, link.position, message, hint: hint))
      }
    }
    return markup
  }

  /// The picture of an article or page; nil, with an error, where there is no such file.
  mutating func image(_ reference: ImageReference?, from source: SourceFile, at path: SitePath) -> Image? {
    guard let reference else { return nil }
    var image = Image(
      address: .elsewhere(reference.target), alt: reference.alt, credit: reference.credit, size: nil)
    guard book.isOpen(reference.target) else {
      guard let (message, hint) = UnusableAddress.leadImageProblem(with: reference.target) else {
        return image
      }
      diagnostics.append(.error(.wrongAddress, source.path, reference.position, message, hint: hint))
      return nil
    }
    switch book.resolve(reference.target, from: source, at: path) {
    case .site(let place, _, let file?):
      if otherFiles.contains(file) {
        diagnostics.append(notAnImage(reference.target, source, reference.position))
        return nil
      }
      image.address = .site(place)
      image.size = imageSizes[file]
      return image
    case .site, .over:
      diagnostics.append(
        .error(
          .missingFile, source.path, reference.position, "there is no image '\(reference.target)'",
          hint: "put it into \(SiteLayout.media) and write /media/…"))
    case .elsewhere(let address):
      image.address = .elsewhere(address)
      return image
    case .wrong(let kind, let message, let hint):
      diagnostics.append(.error(kind, source.path, reference.position, message, hint: hint))
    }
    return nil
  }

  private func notAnImage(_ target: String, _ source: SourceFile, _ position: SourcePosition) -> Diagnostic {
    .error(
      .notAnImage, source.path, position, "'\(target)' is not an image",
      hint: "link to it instead, as in [words](\(target.contains(" ") ? "<\(target)>" : target))")
  }

  /// A wrong address at its place in the text.
  private static func slot(_ target: String, at offset: Int) -> Markup.Slot {
    guard target.hasPrefix("/") else {
      return .init(offset: offset, text: Escaping.escaped(encodedAddress(target)))
    }
    return .init(offset: offset, path: Escaping.escaped(encodedAddress(String(target.drop { $0 == "/" }))))
  }

  /// Takes over what is known of the files that texts show.
  mutating func take(_ media: [String: MediaFile]) {
    imageSizes.merge(media.compactMapValues(\.size)) { $1 }
    // What has an image's name and another content is told of by itself: see `MediaCheck`.
    otherFiles.formUnion(
      media.filter { path, file in
        MediaFormat(ending: path).map(\.isFilm) ?? (file.format == nil || file.format?.isFilm == true)
      }.keys)
  }

  /// The files of this site that a text shows as images.
  func imageFiles(
    _ text: ConvertedText, _ reference: ImageReference?, from source: SourceFile, at path: SitePath
  ) -> [String] {
    // Of raw HTML, a source may be one of a film, and is an image by its name alone.
    let targets =
      text.links.filter { $0.sizeOffset != nil || $0.kind == .image && MediaFormat(ending: $0.path) != nil }
      .map(\.target) + (reference.map { [$0.target] } ?? [])
    return targets.compactMap { target in
      guard book.isOpen(target),
        case .site(_, _, let file) = book.resolve(target, from: source, at: path)
      else { return nil }
      return file
    }
  }

  /// A query, a fragment or a whole address, with what cannot stand in one percent-encoded.
  static func encodedAddress(_ suffix: String) -> String {
    var encoded = ""
    for scalar in suffix.unicodeScalars {
      if scalar.isASCII, scalar.value > 0x20, scalar.value != 0x7F,
        !"\"<>\\^`{|}".unicodeScalars.contains(scalar)
      {
        encoded.unicodeScalars.append(scalar)
      } else {
        encoded += SitePath.percentEncoded(String(scalar))
      }
    }
    return encoded
  }
}
