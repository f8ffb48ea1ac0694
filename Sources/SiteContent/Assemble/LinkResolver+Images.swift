import SiteModel

extension LinkResolver {
  /// What is wrong with the file that a text shows as an image.
  mutating func checkImage(_ link: ConvertedText.Link, _ file: RelativePath?, _ source: SourceFile) {
    if link.path.isEmpty {
      diagnostics.append(
        .warning(
          .wrongAddress, source.path, link.position, "the image has no address",
          hint: "write the address of a file, such as /media/…, or delete the image"))
    } else if let file, link.tag.isRaw ? UnusableAddress.isOtherFile(file.text) : otherFiles.contains(file) {
      // The ending of what HTML shows says enough: browsers know more images than this program.
      diagnostics.append(notAnImage(link.target, source, link.position, isRaw: link.tag.isRaw))
    }
  }

  func notAnImage(
    _ target: String, _ source: SourceFile, _ position: SourcePosition, isRaw: Bool = false
  ) -> Diagnostic {
    let link =
      isRaw
      ? "<a href=\"\(Escaping.escaped(target))\">words</a>"
      : "[words](\(target.contains(" ") ? "<\(target)>" : target))"
    return .error(
      .notAnImage, source.path, position, "'\(target)' is not an image",
      hint: "link to it instead, as in \(link)")
  }

  /// The files of this site that a text shows as images.
  func imageFiles(
    _ text: ConvertedText, _ reference: ImageReference?, from source: SourceFile, at path: SitePath
  ) -> [RelativePath] {
    let targets = text.links.filter(\.showsImage).map(\.target) + (reference.map { [$0.target] } ?? [])
    return targets.compactMap { target in
      guard book.isOpen(target),
        case .site(_, _, let file) = book.resolve(target, from: source, at: path)
      else { return nil }
      return file
    }
  }
}

extension ConvertedText.Link {
  /// An image or a film. Of raw HTML, a source is one of them by its name alone.
  var showsImage: Bool {
    if sizeOffset != nil, !tag.isRaw { return true }
    return (kind == .image || sizeOffset != nil) && MediaFormat(ending: path) != nil
  }
}
