import SiteModel

/// Puts the addresses of the site into converted texts.
struct LinkResolver {
  var book: AddressBook
  /// What is known of images by the file's path relative to the root folder.
  private var media: [String: MediaFile] = [:]
  /// In which sizes images are published; nil where the program can make none.
  var sizes: ImageVariants?
  /// The images to make.
  var variants: [ImageVariant] = []
  /// Files that texts show and that are no images by their content or their name.
  var otherFiles: Set<String> = []
  var diagnostics: [Diagnostic] = []
  /// Links that lead to a place on the site that is no file of the content: checked against the plan.
  var openLinks: [SiteLink] = []

  init(book: AddressBook) { self.book = book }

  mutating func forgetFindings() {
    diagnostics = []
    openLinks = []
    variants = []
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
        var shown = place
        if let sizeOffset = link.sizeOffset, let file, let size = media[file]?.size {
          markup.slots.append(
            .init(offset: sizeOffset, text: " width=\"\(size.width)\" height=\"\(size.height)\""))
          let choices = choices(file, at: place)
          markup.slots += Self.slots(choices, at: sizeOffset)
          shown = choices.source?.path ?? place
        }
        markup.slots.append(
          .init(offset: link.offset, path: Escaping.escaped(shown.encoded + Self.encodedSuffix(suffix))))
        if file == nil {
          openLinks.append(
            SiteLink(source: source.path, position: link.position, target: link.target, path: place))
        }
      case .elsewhere(let address):
        markup.slots.append(.init(offset: link.offset, text: Escaping.escaped(address)))
      case .wrong(let kind, let message, let hint):
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
    guard RawHTML.isOpenAddress(reference.target) else { return image }
    switch book.resolve(reference.target, from: source, at: path) {
    case .site(let place, _, let file?):
      if otherFiles.contains(file) {
        diagnostics.append(notAnImage(reference.target, source, reference.position))
        return nil
      }
      image.address = .site(place)
      image.size = media[file]?.size
      image.variants = choices(file, at: place).variants
      if let found = media[file] { image.socialVariant = sizes?.socialVariant(of: found, file, at: place) }
      if let social = image.socialVariant { variants.append(social) }
      return image
    case .site:
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
      hint: "link to it instead, as in [words](\(target))")
  }

  /// The sizes that browsers choose from, and the one for those that do not choose.
  private struct Choices {
    var variants: [ImageVariant] = []
    var source: ImageVariant? { variants.last { $0.size.width <= 1200 } ?? variants.first }
  }

  private mutating func choices(_ file: String, at place: SitePath) -> Choices {
    guard let sizes, let found = media[file] else { return Choices() }
    let choices = Choices(variants: sizes.variants(of: found, file, at: place))
    variants += choices.variants
    return choices
  }

  /// `srcset` and `sizes`. Browsers that know `auto` take the width that the image has on the page; the others take
  /// the theme's column.
  private static func slots(_ choices: Choices, at offset: Int) -> [Markup.Slot] {
    guard !choices.variants.isEmpty else { return [] }
    var slots: [Markup.Slot] = []
    for (i, variant) in choices.variants.enumerated() {
      slots.append(.init(offset: offset, text: i == 0 ? " srcset=\"" : ", "))
      slots.append(.init(offset: offset, path: Escaping.escaped(variant.path.encoded)))
      slots.append(.init(offset: offset, text: " \(variant.size.width)w"))
    }
    slots.append(.init(offset: offset, text: "\" sizes=\"auto, (min-width: 40em) 38em, 100vw\""))
    return slots
  }

  /// The same images for another text, whose findings are told of elsewhere.
  func quiet() -> LinkResolver {
    var quiet = self
    quiet.forgetFindings()
    return quiet
  }

  /// Takes over what is known of the files that texts show.
  mutating func take(_ media: [String: MediaFile]) {
    self.media.merge(media) { $1 }
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
      guard RawHTML.isOpenAddress(target),
        case .site(_, _, let file) = book.resolve(target, from: source, at: path)
      else { return nil }
      return file
    }
  }

  /// A query or fragment, with what cannot stand in one percent-encoded.
  private static func encodedSuffix(_ suffix: String) -> String {
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
