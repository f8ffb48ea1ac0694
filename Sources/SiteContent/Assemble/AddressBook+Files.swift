import SiteModel

extension AddressBook {
  /// `photo.jpg`: beside the text, in its bundle.
  ///
  /// - Parameter written: the address with its suffix, as the author wrote it.
  func file(_ target: String, _ suffix: String, _ source: SourceFile, written: String) -> Resolution {
    if let file = onDisk(Self.path(of: target, in: source.folder)), let found = files[file] {
      return .site(path: found, suffix: suffix, file: file)
    }
    let beside = source.isBundle ? " beside this text" : ""
    func missing(_ hint: String?) -> Resolution {
      .wrong(.missingFile, message: "the file '\(target)' does not exist\(beside)", hint: hint)
    }
    func meant(_ address: String) -> Resolution { missing("did you mean '\(address)'?") }
    if let meant = UnusableAddress.withoutUnseen(written) {
      return missing("delete the no-break space or invisible character at its end: \(meant)")
    }
    if let template = TemplateName(in: target) { return missing(hint(for: template, source)) }
    if let address = MissingScheme.unquoted(written) {
      return .wrong(
        .wrongAddress, message: "the address '\(written)' begins with a quotation mark",
        hint: "delete the marks: \(address)")
    }
    if let address = MissingScheme.certain(written) ?? MissingScheme.telephone(target) {
      return meant(address)
    }
    if let local = UnusableAddress.localProblem(withoutScheme: written, on: site) {
      return .wrong(.missingFile, message: local.message, hint: local.hint)
    }
    if target.contains("\\") || target.hasPrefix("~/") {
      if let place = placeInSite(ofPath: target, source) { return meant(place) }
      guard let sign = target.first, "\\~".contains(sign) else {
        return missing("write '/' between folders; files for all texts are in \(SiteLayout.media)")
      }
      let problem = UnusableAddress.onComputer(target)
      return .wrong(problem.kind, message: problem.message, hint: problem.hint)
    }
    if let sign = SignInName(target, suffix), isFile(sign.name, source) { return meant(sign.address) }
    let other = MissingScheme.likely(written)
    let leaf = target.split(separator: "/").last ?? ""
    if target.hasSuffix("/") || leaf == "." || leaf == "..", other == nil {
      return .wrong(
        .wrongAddress, message: "the address '\(target)' depends on the address of the page",
        hint: "link to the article's file (2007-11-06-facebook.md), or begin with '/'")
    }
    if let medium = medium(for: target) { return meant(medium) }
    if let id = names.meant(byAddress: target) { return meant(id + ".md") }
    if let other, neighbours.nearest(to: target, in: source.folder) == nil { return meant(other) }
    if ["php", "asp", "aspx", "cgi", "jsp", "html", "htm", "xml"].contains(where: {
      leaf.lowercased().hasSuffix("." + $0)
    }) {
      // A page of another program, or the blog's own feed, and no file of a text's.
      return missing("link to the article's file (2007-11-06-facebook.md), or begin with '/'")
    }
    guard source.isBundle else {
      let name = target.split(separator: "/").last.map { String($0) } ?? target
      return missing(
        "put it into \(SiteLayout.media) and write /media/\(name), or give the article "
          + "its own folder with an 'index.md'")
    }
    return missing(neighbours.hint(for: target, in: source.folder))
  }

  /// What to write in the place of an address that nothing fills in here.
  func hint(for template: TemplateName, _ source: SourceFile) -> String {
    let rest = template.rest
    guard !rest.isEmpty else { return "write the address itself: nothing fills in '\(template.name)' here" }
    let id = names.meant(byAddress: rest)
    if let meant = isFile(rest, source) ? rest : medium(for: rest) ?? id.map({ $0 + ".md" }) {
      return "did you mean '\(meant)'?"
    }
    guard let file = rest.split(separator: "/").last, file.contains("."), !rest.hasSuffix("/"),
      !file.hasSuffix(".md")
    else { return "write the address without '\(template.name)', which nothing fills in here" }
    return "put it into \(SiteLayout.media) and write /media/\(file)"
  }

  private static func path(of target: String, in folder: RelativePath) -> String {
    var parts = folder.text.split(separator: "/").map(String.init)
    for segment in target.split(separator: "/") where segment != "." {
      if segment == ".." { _ = parts.popLast() } else { parts.append(String(segment)) }
    }
    return parts.joined(separator: "/")
  }

  private func isFile(_ target: String, _ source: SourceFile) -> Bool {
    onDisk(Self.path(of: target, in: source.folder)).map { files[$0] != nil } ?? false
  }

  /// What a path as Windows writes it means here, where it is a file of the blog: `images\photo.jpg`.
  private func placeInSite(ofPath target: String, _ source: SourceFile) -> String? {
    let path = target.replacing("\\", with: "/")
    if !path.hasPrefix("/"), isFile(path, source) { return path }
    return medium(for: path)
  }

  /// The file in `content/media` that a path from elsewhere means: `media/2007/a.jpg`, `../content/media/2007/a.jpg`,
  /// `a.jpg` where one file has that name.
  private func medium(for target: String) -> String? {
    let parts = target.split(separator: "/")
    if let start = parts.lastIndex(of: "media"), start + 1 < parts.count {
      let path = "/" + parts[start...].joined(separator: "/")
      if onDisk("content" + path) != nil { return path }
      return medium(near: path)
    }
    return parts.last.flatMap { mediaByName.value[$0.lowercased()] }
  }

  /// The file in `content/media` that a wrong address below `/media/` means.
  func medium(near path: String) -> String? {
    media.nearest(to: path) ?? path.split(separator: "/").last.flatMap { mediaByName.value[$0.lowercased()] }
  }
}
