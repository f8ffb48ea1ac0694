import SiteModel

/// Puts the addresses of the site into converted texts.
struct LinkResolver {
  var book: AddressBook
  /// What is known of images by the file's path relative to the root folder.
  private var media: [RelativePath: MediaFile] = [:]
  /// In which sizes images are published; nil where the program can make none.
  var sizes: ImageVariants?
  /// What the images of the texts weigh on a phone, since it was asked last.
  var weight = PageWeight()
  /// The images to make.
  var variants: [ImageVariant] = []
  /// Files that texts show and that are no images by their content or their name.
  var otherFiles: Set<RelativePath> = []
  var diagnostics: [Diagnostic] = []
  /// Links that lead to a place on the site that is no file of the content: checked against the plan.
  var openLinks: [SiteLink] = []

  init(book: AddressBook) { self.book = book }

  mutating func forgetFindings() {
    diagnostics = []
    openLinks = []
    variants = []
    weight = PageWeight()
  }

  /// A text whose links all lead somewhere; wrong ones become diagnostics.
  mutating func resolve(_ text: ConvertedText, from source: SourceFile, at path: SitePath) -> Markup {
    var markup = Markup(text.text)
    var isInOrder = true
    for link in text.links {
      switch book.resolve(link.target, from: source, at: path) {
      case .site(let place, let suffix, let file):
        if link.sizeOffset != nil, !link.tag.isFilm { checkImage(link, file, source) }
        if link.kind == .link, link.target.isEmpty {
          diagnostics.append(
            .warning(
              .wrongAddress, source.path, link.position, "the link has no address",
              hint: "write where it leads, or delete the link and keep its words"))
        }
        var shown = place
        if let sizeOffset = link.sizeOffset, link.tag.isFilm, let file {
          markup.slots += filmSlots(file, link.tag, at: sizeOffset)
          // The tag of a film may stand before other addresses.
          isInOrder = false
        } else if let sizeOffset = link.sizeOffset, let file, let size = media[file]?.size {
          if let missing = link.tag.missing(size) {
            markup.slots.append(.init(offset: sizeOffset, text: missing))
          }
          let choices = link.tag.hasChoices ? Choices() : choices(file, at: place)
          markup.slots += Self.slots(choices, link.tag, at: sizeOffset)
          shown = choices.source ?? place
          weigh(file, choices, shownAt: link.tag)
        }
        markup.slots.append(
          .init(offset: link.offset, path: Escaping.escaped(shown.encoded + Self.encodedAddress(suffix))))
        if file == nil {
          openLinks.append(
            SiteLink(
              source: source.path, position: link.position, target: link.target, path: place,
              isImage: link.kind == .image,
              isPicture: link.sizeOffset != nil && !link.tag.isFilm && !link.path.isEmpty))
        }
      case .elsewhere(let address):
        markup.slots.append(.init(offset: link.offset, text: Escaping.escaped(address)))
      case .over(let place, let message, let hint):
        markup.slots.append(.init(offset: link.offset, path: Escaping.escaped(place.encoded)))
        diagnostics.append(.ended(source.path, link.position, message, hint: hint))
      case .wrong(let kind, let message, let hint):
        // Where the settings let it through, the address is published as it was written.
        markup.slots.append(Self.slot(link.target, at: link.offset))
        diagnostics.append(.error(kind, source.path, link.position, message, hint: hint))
      }
    }
    if !isInOrder {
      markup.slots = markup.slots.enumerated().sorted {
        ($0.element.offset, $0.offset) < ($1.element.offset, $1.offset)
      }.map(\.element)
    }
    return markup
  }

  /// The picture of an article or page; nil, with an error, where there is no such file.
  mutating func image(_ reference: ImageReference?, from source: SourceFile, at path: SitePath) -> Image? {
    guard let reference else { return nil }
    var image = Image(
      address: .elsewhere(reference.target), alt: reference.alt, credit: reference.credit, size: nil)
    image.focus = reference.focus
    guard book.isOpen(reference.target) else {
      guard let problem = UnusableAddress.leadImageProblem(with: reference.target, on: book.site) else {
        return image
      }
      diagnostics.append(
        Diagnostic(
          problem.severity, problem.kind, source.path, reference.position, problem.message,
          hint: problem.hint))
      return problem.severity == .error ? nil : image
    }
    switch book.resolve(reference.target, from: source, at: path) {
    case .site(let place, _, let file?):
      if otherFiles.contains(file) {
        diagnostics.append(notAnImage(reference.target, source, reference.position))
        return nil
      }
      image.address = .site(place)
      image.size = media[file]?.size
      let choices = choices(file, at: place)
      image.variants = choices.variants
      image.offersOriginal = choices.original != nil
      image.tint = choices.tint
      weigh(file, choices, shownAt: ImageTag())
      if let found = media[file] {
        image.socialVariant = sizes?.socialVariant(of: found, file, at: place, focus: reference.focus)
      }
      if let social = image.socialVariant { variants.append(social) }
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

  /// A wrong address at its place in the text.
  private static func slot(_ target: String, at offset: Int) -> Markup.Slot {
    guard target.hasPrefix("/") else {
      return .init(offset: offset, text: Escaping.escaped(encodedAddress(target)))
    }
    return .init(offset: offset, path: Escaping.escaped(encodedAddress(String(target.drop { $0 == "/" }))))
  }

  /// The sizes that browsers choose from, and the one for those that do not choose.
  private struct Choices {
    var variants: [ImageVariant] = []
    /// The image itself, where browsers may choose it too.
    var original: (path: SitePath, width: Int)?
    var tint: ImageTint?
    var source: SitePath? {
      original?.path ?? (variants.last { $0.size.width <= 1200 } ?? variants.first)?.path
    }
  }

  /// Adds an image to what the text weighs.
  private mutating func weigh(_ file: RelativePath, _ choices: Choices, shownAt tag: ImageTag) {
    guard let found = media[file] else { return }
    let width = PageWeight.pixels(shownAt: tag)
    let largest = choices.original == nil ? choices.variants.last : nil
    guard let variant = choices.variants.first(where: { $0.size.width >= width }) ?? largest else {
      weight.add(file, bytes: found.count)
      return
    }
    weight.add(file, bytes: min(found.count, PageWeight.bytes(of: variant)))
  }

  private mutating func choices(_ file: RelativePath, at place: SitePath) -> Choices {
    guard let sizes, let found = media[file] else { return Choices() }
    var choices = Choices(variants: sizes.variants(of: found, file, at: place))
    if sizes.offersOriginal(of: found, file), let width = found.size?.width {
      choices.original = (place, width)
    }
    if !choices.variants.isEmpty, !found.hasTransparency { choices.tint = found.tint }
    variants += choices.variants
    return choices
  }

  /// How wide images are in the theme: its `style.css` has `--measure` for its text, and `.gallery`. In pixels, for
  /// `sizes` knows the text's size no more than what stands around the image.
  private static func shownWidths(_ tag: ImageTag) -> String {
    let (column, phone) = (570, "calc(100vw - 43px)")
    // What the author made narrower than a phone is as wide everywhere.
    if let width = tag.width, width <= 320 { return "\(width)px" }
    if tag.isInGallery { return "(min-width: 613px) 184px, calc(50vw - 28px)" }
    return "(min-width: 613px) \(min(tag.width ?? column, column))px, \(phone)"
  }

  /// `srcset` and `sizes`. Browsers that know `auto` take the width that the image has on the page; the others take
  /// the theme's column.
  private static func slots(_ choices: Choices, _ tag: ImageTag, at offset: Int) -> [Markup.Slot] {
    guard !choices.variants.isEmpty else { return [] }
    var slots: [Markup.Slot] = []
    let all = choices.variants.map { (path: $0.path, width: $0.size.width) }
    for (i, choice) in (all + [choices.original].compactMap(\.self)).enumerated() {
      slots.append(.init(offset: offset, text: i == 0 ? " srcset=\"" : ", "))
      slots.append(.init(offset: offset, path: Escaping.escaped(choice.path.encoded)))
      slots.append(.init(offset: offset, text: " \(choice.width)w"))
    }
    slots.append(.init(offset: offset, text: "\" sizes=\"\(tag.isLazy ? "auto, " : "")\(shownWidths(tag))\""))
    if let tint = choices.tint { slots.append(.init(offset: offset, text: " data-tint=\"\(tint.text)\"")) }
    return slots
  }

  /// The size of a film, and the picture that stands beside it under its name: browsers load nothing else of it before
  /// somebody wants to see it.
  private mutating func filmSlots(_ file: RelativePath, _ tag: ImageTag, at offset: Int) -> [Markup.Slot] {
    var slots: [Markup.Slot] = []
    if let missing = media[file]?.size.flatMap({ tag.missing($0) }) {
      slots.append(.init(offset: offset, text: missing))
    }
    guard !tag.hasPoster, let dot = file.text.lastIndex(of: ".") else { return slots }
    let picture = ["jpg", "jpeg", "png", "webp"].lazy.map { RelativePath("\(file.text[...dot])\($0)") }
      .first { book.files[$0] != nil }
    guard let picture, let place = book.files[picture] else { return slots }
    let shown = choices(picture, at: place).source ?? place
    slots.append(.init(offset: offset, text: " poster=\""))
    slots.append(.init(offset: offset, path: Escaping.escaped(shown.encoded)))
    slots.append(.init(offset: offset, text: "\""))
    return slots
  }

  /// The same for a part of a text: what is to be said of it is told of with the whole.
  mutating func resolveQuietly(_ text: ConvertedText, from source: SourceFile, at path: SitePath) -> Markup {
    let found = (diagnostics, openLinks, variants, weight)
    defer { (diagnostics, openLinks, variants, weight) = found }
    forgetFindings()
    return resolve(text, from: source, at: path)
  }

  /// Takes over what is known of the files that texts show.
  mutating func take(_ media: [RelativePath: MediaFile]) {
    self.media.merge(media) { $1 }
    // What has an image's name and another content is told of by itself: see `MediaCheck`.
    otherFiles.formUnion(
      media.filter { path, file in
        MediaFormat(ending: path.text).map(\.isFilm) ?? (file.format == nil || file.format?.isFilm == true)
      }.keys)
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
        encoded += PercentEncoding.path(String(scalar))
      }
    }
    return encoded
  }
}
