import SiteContent
package import SiteModel

/// What is wrong with a plan: files that would share a path, links and redirects that lead to nothing.
extension SitePlan {
  /// An error for every two inputs that would write one file, or a file where the other needs a folder.
  ///
  /// Paths that differ in case only are one file on many disks.
  static func collisions(_ pages: [PagePlan], _ site: Site) -> [Diagnostic] {
    let files = pages.map(\.file.lowercasedName)
    var diagnostics: [Diagnostic] = []
    var reported: Set<[PageOrigin]> = []
    for shared in SharedPath.all(files) {
      let (page, other) = (pages[shared.later], pages[shared.owner])
      // The feeds beside two pages collide where the pages do; two tags of one slug were an error before.
      let (origin, otherOrigin) = (page.origin, other.origin)
      guard reported.insert([origin, otherOrigin]).inserted, !(origin.isOfTag && otherOrigin.isOfTag) else {
        continue
      }
      // The file that a person wrote is the place to mend.
      let isPlace =
        origin.file != nil && (page.position != nil || other.position == nil || otherOrigin.file == nil)
      let (place, rival) = isPlace ? (page, other) : (other, page)
      let problem =
        shared.isFolder ? "this needs a folder of the same name" : "this would write the same file"
      diagnostics.append(
        .error(
          .sharedAddress, place.origin.file ?? RelativePath(SiteLayout.settings), place.position,
          "\(problem) as \(rival.origin.words): \(place.path)",
          hint: hint(place, rival)))
    }
    return diagnostics + scheduledCollisions(pages, files, site)
  }

  private static func hint(_ place: PagePlan, _ rival: PagePlan) -> String {
    if place.position != nil { return "remove this entry, or give the other one another address" }
    let host = RedirectHost.allCases.first { HostRedirectFiles.fileName($0) == rival.file }
    if let host, case .settings = rival.origin, place.file == rival.file {
      return "the site has one such file: delete this one, or take '\(host.rawValue)' out of 'redirects' in "
        + "\(SiteLayout.settings) and write here where old addresses lead"
    }
    if let file = place.origin.file, file.text.hasPrefix(SiteLayout.rootFiles + "/") {
      return hint(ofRootFile: place, rival)
    }
    return "change the 'slug', the alias or the name of one of them"
  }

  /// A file of `content/root` has neither a slug nor an alias, and often must have its name.
  private static func hint(ofRootFile place: PagePlan, _ rival: PagePlan) -> String {
    if case .program(let path) = rival.origin {
      return "put it into \(path), which takes the place of the program's"
    }
    if place.file == rival.file, case .template(let name, _) = rival.content {
      return "delete it, and change what makes that file: blogsite theme copy \(name).mustache"
    }
    return "delete it, or give it another name"
  }

  /// The same for what articles will write once their date has come.
  private static func scheduledCollisions(
    _ pages: [PagePlan], _ files: [String], _ site: Site
  ) -> [Diagnostic] {
    guard !site.scheduled.isEmpty else { return [] }
    let owners = Dictionary(zip(files, pages)) { first, _ in first }
    return site.scheduled.flatMap { article in
      article.paths.compactMap { path in
        guard let other = owners[path.file.lowercasedName] else { return nil }
        return .error(
          .sharedAddress, article.source, nil,
          "on its date this would write the same file as \(other.origin.words): \(path)",
          hint: "change the 'slug', the alias or the name of one of them")
      }
    }
  }

  /// An error for every path that no disk takes.
  static func impossiblePaths(_ pages: [PagePlan]) -> [Diagnostic] {
    // Of tags, assembly told before.
    pages.compactMap { page in
      guard page.file.hasImpossibleSegment, !page.origin.isOfTag else { return nil }
      return .error(
        .impossibleAddress, page.origin.file ?? RelativePath(SiteLayout.settings), nil,
        "no file can be written for \(page.origin.words) at '\(page.path.text.prefix(80))'",
        hint: "change the 'slug', the alias or the name: parts of an address have 1 to 255 bytes")
    }
  }

  /// A diagnostic for every link of an author's, and every redirect, that leads to nothing.
  ///
  /// - Parameter uncertain: what might be there if all files could be read.
  package func linkProblems(except uncertain: UncertainPlaces? = nil) -> [Diagnostic] {
    redirectProblems(except: uncertain) + brokenLinks(view.site.links, except: uncertain)
  }

  /// An error for every redirect that leads to nothing, or back to itself.
  ///
  /// - Parameter uncertain: what might be there if all files could be read.
  private func redirectProblems(except uncertain: UncertainPlaces?) -> [Diagnostic] {
    let loops = view.redirects.loops.compactMap { entry -> Diagnostic? in
      guard let position = entry.position else { return nil }
      return .error(
        .redirectLoop, SiteLayout.redirects, position, "'\(entry.from)' leads back to itself",
        hint: "name the page where readers should arrive")
    }
    let missing = view.redirects.entries.compactMap { entry -> Diagnostic? in
      guard let position = entry.position, let place = entry.place, isMissing(place, uncertain) else {
        return nil
      }
      return .error(
        .brokenLink, SiteLayout.redirects, position,
        "'\(entry.from)' leads to '\(place)', which is not a page of this site", hint: hint(for: place))
    }
    return loops + missing + HostRedirectFiles.unanswered(view)
  }

  /// A diagnostic for every one of some links that leads to no page or file of the site.
  func brokenLinks(_ links: [SiteLink], except uncertain: UncertainPlaces? = nil) -> [Diagnostic] {
    links.compactMap { link in
      if link.isPicture, page(file: link.path.file)?.file.hasSuffix(".html") ?? false {
        return .error(
          .notAnImage, link.source, link.position, "'\(link.target)' is a page of this site and not an image",
          hint: "link to it instead, as in [words](\(link.target))")
      }
      guard isMissing(link.path, uncertain) else { return nil }
      if let end = view.site.ended.end(of: link.path) {
        return .ended(
          link.source, link.position,
          "the link leads to '\(link.target)', which was published until \(end.iso8601)",
          hint: "remove the link, or change 'publish_until' of the article")
      }
      let hint = hint(for: link.path)
      if link.leadsToFile {
        return .error(
          .missingFile, link.source, link.position, "there is no file '\(link.target)' on this site",
          hint: hint ?? "put it into \(SiteLayout.media) and write /media/…")
      }
      return .warning(
        .brokenLink, link.source, link.position,
        "the link '\(link.target)' does not lead to a page of this site", hint: hint)
    }
  }

  func isMissing(_ path: SitePath, _ uncertain: UncertainPlaces?) -> Bool {
    page(file: path.file) == nil && !(uncertain?.mayHold(path) ?? false)
  }

  /// The address that was meant: below the site's home, a file of that name, or the one that is most like it.
  private func meant(by path: SitePath) -> String? {
    // `/blog/media/a.png` as browsers show it, and `content/media/a.png` as the disk has it.
    let text = "/" + path.text
    for folder in [view.address.root, "/content/", "/content/root/"]
    where folder != "/" && text.hasPrefix(folder) {
      let rest = SitePath(String(text.dropFirst(folder.count)))
      if page(file: rest.file) != nil { return "/" + rest.text }
    }
    let name = path.text.split(separator: "/").last?.lowercased() ?? ""
    if let file = filesByName.value[name] { return "/" + file }
    // To the home page, every address of one letter would be a slip.
    let nearest = nearestAddress(to: path).flatMap { $0 == "/" || leadsToNothing($0) ? nil : $0 }
    // Another year's archive is no slip of this one's.
    let isArchive = !path.text.contains(where: \.isLetter)
    return isArchive && nearest.map { Self.numbers(of: $0) } != Self.numbers(of: path.text) ? nil : nearest
  }

  /// Whether an address is that of a redirect which leads nowhere itself.
  private func leadsToNothing(_ address: String) -> Bool {
    redirectPlaces.value[address]?.contains { page(file: $0.file) == nil } ?? false
  }

  private static func numbers(of text: String) -> [Int?] { text.split { !$0.isNumber }.map { Int($0) } }

  /// What may have been meant by an address that no page has.
  func hint(for path: SitePath) -> String? {
    if page(file: path.file + "/index.html") != nil { return "write '\(path)/', with a slash at its end" }
    let leftOut = view.site.leftOutFiles
    if let text = leftOut[path.file] ?? leftOut[path.file + "/index.html"] {
      return "it is the address of \(text.source), which \(text.reason.clause)"
    }
    return (feed(at: path) ?? meant(by: path)).map { "did you mean '\($0)'?" }
  }

  /// The feed that other programs have at an address: `/feed/`, `/tag/ump/feed/`, `/rss.xml`.
  private func feed(at path: SitePath) -> String? {
    let parts = path.text.split(separator: "/")
    let owner = parts.prefix { !Self.feedNames.contains($0.lowercased()) }
    guard owner.count < parts.count,
      parts[owner.count...].allSatisfy({ Self.feedNames.contains($0.lowercased()) })
    else { return nil }
    let file = (owner + ["feed.xml"]).joined(separator: "/")
    return page(file: file).map { _ in "/" + file }
  }

  private static let feedNames: Set<String> = [
    "feed", "feeds", "rss", "rss2", "rdf", "atom", "rss.xml", "index.xml", "index.rdf", "feed.rss",
  ]
}

extension LeftOut.Reason {
  /// What a link to such a text should do, as the end of a sentence that begins with the text.
  fileprivate var clause: String {
    switch self {
    case .draft, .future: "is \(words) and not published: publish it, or remove the link"
    case .expired: "was \(words): remove the link, or change 'publish_until' there"
    }
  }
}

extension String {
  /// Most paths are in lower case as they are.
  fileprivate var lowercasedName: String {
    utf8.allSatisfy { $0 < 0x80 && !(UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
      ? self : lowercased()
  }

  /// Whether a part of the path is empty, longer than disks take, or the name of the build's own folder.
  fileprivate var hasImpossibleSegment: Bool {
    var text = self
    return text.withUTF8 { bytes in
      var length = 0
      var hasDot = false
      for byte in bytes {
        if byte == UInt8(ascii: "/") {
          if length == 0 { return true }
          length = 0
        } else {
          hasDot = hasDot || length == 0 && byte == UInt8(ascii: ".")
          length += 1
          if length > 255 { return true }
        }
      }
      if length == 0 { return true }
      return hasDot && split(separator: "/").contains { $0.hasPrefix(".blogsite-tmp") }
    }
  }
}
