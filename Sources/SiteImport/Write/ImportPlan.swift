import SiteContent
import SiteModel

/// Where everything of an archive goes: decided before the first text is written, for texts link to each other.
struct ImportPlan: Sendable {
  struct Place: Sendable {
    /// The file's name without `.md`; of pages with their folders.
    var id: String
    /// Relative to the root folder.
    var file: String
    /// On the new site.
    var path: SitePath
    /// Where the file's name does not give it.
    var slug: String?
    /// Whether readers see it already, and still.
    var isPublished: Bool
  }

  let survey: ImportSurvey
  let settings: Settings
  let media: MediaFolder
  /// What no file at all must name.
  let privateTexts: PrivateTexts
  /// What comments must not name: any address.
  let textsOfComments: PrivateTexts
  /// What articles, which their authors answer for, must not name either.
  let textsOfArticles: PrivateTexts
  private(set) var places: [String: Place] = [:]
  /// Old paths below the old home → keys of entries.
  private var keys: [String: String] = [:]
  /// Keys by the name of their file, where one alone has it.
  private var stems: [String: String] = [:]
  /// Keys by the addresses that the texts have now.
  private var owners: [String: String] = [:]
  /// Pictures by the old path of the page that showed each alone.
  private var pictures: [String: ImportedMedia] = [:]
  private let names: FileNames
  /// Of the old blog.
  private let host: String?
  /// The old home's path, without slashes at its ends.
  private let base: String
  /// Names of tags by the old address of their page.
  private let tags: [String: String]

  init(
    _ survey: ImportSurvey, _ settings: Settings, _ media: MediaFolder, now: Int64,
    _ report: inout ImportReport
  ) {
    self.survey = survey
    self.settings = settings
    self.media = media
    privateTexts = PrivateTexts(survey.privateTexts)
    textsOfComments = PrivateTexts(survey.privateTexts, takesAll: true)
    textsOfArticles = PrivateTexts(
      survey.privateTexts.subtracting(survey.authorTexts).filter { !PrivateTexts.isNobodys($0) })
    let address = WebAddress(survey.home)
    host = address.flatMap { $0.host.isEmpty ? nil : $0.host }
    base = address?.path ?? ""
    tags = Dictionary(survey.tagAddresses.map { ($0.path, $0.tag) }) { first, _ in first }
    var names = FileNames(settings: settings, now: now)
    names.place(survey.entries, &report)
    places = names.places
    self.names = names
    var shared: Set<String> = []
    /// Old paths of texts that readers see.
    var seen: Set<String> = []
    for entry in survey.entries {
      // Addresses of what is scheduled are theirs already.
      if entry.isPublished, let place = places[entry.key] { owners[place.path.text] = entry.key }
      for stem in Self.stems(entry.key) {
        if let other = stems[stem], other != entry.key { shared.insert(stem) }
        stems[stem] = entry.key
      }
      keys["?p=" + entry.key] = entry.key
      keys["?page_id=" + entry.key] = entry.key
      guard let old = entry.oldAddress, let path = oldPath(old), !path.isEmpty else { continue }
      // Of several, the first that readers see has the address.
      let comesFirst = entry.isPublished && seen.insert(path).inserted
      if keys[path] == nil || comesFirst { keys[path] = entry.key }
    }
    for stem in shared { stems[stem] = nil }
    for file in survey.media {
      pictures["?attachment_id=" + file.key] = file
      if let page = file.page.flatMap({ oldPath($0) }), !page.isEmpty, keys[page] == nil {
        pictures[page] = file
      }
    }
  }

  /// Whether an address is one of the old blog's.
  func isOld(_ address: WebAddress) -> Bool { address.host == host }

  /// The text that stands at a path of the new site.
  func owner(ofPath path: String) -> String? { owners[path] }

  /// The text that an old path below the old home leads to.
  func heir(ofOldPath path: String) -> String? { keys[path] }

  /// Whether the site writes a page of its own there, such as its archives.
  func isTheSites(_ path: String) -> Bool {
    let path = SitePath(path)
    // Old blogs keep their articles below `archives/`, where the new one has a single page.
    let isBelowArchives = path.text.hasPrefix("archives/") && path.text != "archives/"
    return !isBelowArchives && names.isTheSites(path)
  }

  // MARK: Files

  /// `2007-11-06-facebook` and `facebook` of `_posts/2007-11-06-facebook.md`; none of keys that are no files.
  private static func stems(_ key: String) -> [String] {
    guard MediaFolder.isFile(key) || key.hasSuffix(".html") else { return [] }
    let file = FolderFiles.File(path: key, inner: key, format: .markdown)
    return [file.stem, file.datedName?.rest].compactMap { $0 }
  }

  /// The text of another file, published or not, by its path from this one or from the folder of texts, or by its name alone.
  func place(ofFile path: String, beside key: String, isRelative: Bool) -> Place? {
    guard path.hasSuffix(".md") || path.hasSuffix(".markdown") else { return nil }
    let folder = key.split(separator: "/").dropLast().map(String.init)
    var candidates: [String] = []
    if isRelative { candidates.append(WebAddress.joined(folder, path)) }
    candidates += ([""] + OldGenerator.staticFolders.map { $0 + "/" }).map { $0 + path }
    if let found = candidates.lazy.compactMap({ places[$0] }).first { return found }
    let stem = FolderFiles.File(path: path, inner: path, format: .markdown).stem
    return (stems[stem] ?? FolderFiles.File.dated(stem).flatMap { stems[$0.rest] }).flatMap { places[$0] }
  }

  /// The path of an address of the old blog below its home, or `?p=…` where that is all; nil of other sites'.
  func oldPath(_ text: String) -> String? {
    guard let address = WebAddress(text), address.host.isEmpty || address.host == host else { return nil }
    var path = address.path
    if !base.isEmpty {
      guard path == base || path.hasPrefix(base + "/") else { return nil }
      path = path.dropFirst(base.count).drop { $0 == "/" }.description
    }
    if path == "index.php" { path = "" }
    if path.hasPrefix("index.php/") { path = String(path.dropFirst(10)) }
    if path.isEmpty, let key = address.value(of: "p") { return "?p=" + key }
    if path.isEmpty, let key = address.value(of: "page_id") { return "?page_id=" + key }
    if path.isEmpty, let key = address.value(of: "attachment_id") { return "?attachment_id=" + key }
    // Dotclear without rewritten addresses: `index.php?post/2007/11/06/x`.
    if path.isEmpty, !address.query.isEmpty, !address.query.contains("=") {
      return address.query.removingPercentEncoding ?? address.query
    }
    return path
  }

  func place(ofOldAddress address: String) -> Place? {
    guard let path = oldPath(address), !path.isEmpty else { return nil }
    // Many servers answer for `x.html` at `x` as well, and the other way round.
    let other = path.hasSuffix(".html") ? String(path.dropLast(5)) : path + ".html"
    return (keys[path] ?? keys[other]).flatMap { places[$0] }
  }

  /// The page of the tag that an old address listed.
  func tagPath(ofOldAddress address: String) -> SitePath? {
    oldPath(address).flatMap { tags[$0] ?? tags[$0 + ".html"] }.map(tagPath)
  }

  /// What an address in a text becomes.
  ///
  /// - Parameters:
  ///   - page: the old address of the text, which relative ones start from.
  ///   - key: of the text, whose name the files get that stand within it.
  func newAddress(_ address: String, of page: String?, in key: String? = nil, _ notes: inout AddressNotes)
    -> String
  {
    let written = address.trimming
    if written.hasPrefix("data:") { return file(inAddress: written, key, &notes) }
    if textsOfArticles.cleaned(written).count > 0 { return "" }
    guard !written.isEmpty, !written.hasPrefix("#"), let parts = WebAddress(written) else { return written }
    var absolute = written
    if parts.host.isEmpty {
      if host == nil, let file = media.file(for: parts.path) { return self.address(of: file, &notes) }
      guard host != nil else { return written }
      absolute = WebAddress.resolved(written, from: page ?? survey.home)
    }
    guard let old = WebAddress(absolute), old.host == host else { return written }
    if let file = media.file(for: old.path) { return self.address(of: file, &notes) }
    if let path = oldPath(absolute) {
      if path.isEmpty, old.query.isEmpty { return "/" + old.fragment }
      if let place = place(ofOldAddress: absolute) {
        if place.isPublished { return PercentEncoding.path(place.id) + ".md" + old.fragment }
        notes.unpublished.insert(absolute)
        return absolute
      }
      if let tag = tagPath(ofOldAddress: absolute) { return tag.encodedPath + old.fragment }
      if let picture = pictures[path], let address = self.address(of: picture, &notes) { return address }
    }
    // Of an archive that does not say where the blog was, an address can only stay as it is.
    let kept = old.host.hasSuffix(".invalid") ? written : absolute
    if MediaFolder.isFile(old.path) { notes.missing.insert(kept) } else { notes.unknown.insert(kept) }
    return kept
  }

  /// Where a link to a picture's own page leads: to the picture, else to the text that shows it.
  private func address(of picture: ImportedMedia, _ notes: inout AddressNotes) -> String? {
    if let file = WebAddress(picture.address).flatMap({ media.file(for: $0.path) }) {
      return address(of: file, &notes)
    }
    guard let place = picture.parent.flatMap({ places[$0] }), place.isPublished else { return nil }
    return PercentEncoding.path(place.id) + ".md"
  }

  private func address(of file: MediaFolder.File, _ notes: inout AddressNotes) -> String {
    notes.used.insert(file)
    return "/" + PercentEncoding.path(String(file.target.dropFirst("content/".count)))
  }

  /// The address of the file that a picture within a text becomes; empty where it becomes none.
  private func file(inAddress address: String, _ key: String?, _ notes: inout AddressNotes) -> String {
    switch EmbeddedPicture.read(address) {
    case .standIn: return ""
    case .other(let type):
      notes.unknownData[type, default: 0] += 1
      return ""
    case .picture(let picture):
      guard let id = key.flatMap({ places[$0]?.id }) else { return "" }
      let number = notes.embedded.firstIndex { $0.picture == picture } ?? notes.embedded.count
      let name = "\(id)-\(number + 1).\(picture.ending)"
      if number == notes.embedded.count { notes.embedded.append((SiteLayout.media + "/" + name, picture)) }
      return "/media/" + PercentEncoding.path(name)
    }
  }

  /// Whether an entry's identifier is its own: feeds show nothing twice.
  func ownsGUID(_ entry: ImportedEntry) -> Bool {
    guard let guid = entry.guid, let owner = survey.guids[guid] else { return true }
    return owner == entry.key
  }

  func tagPath(_ tag: String) -> SitePath { SitePath(folder: "tag", Slug.make(TagKey(tag).words)) }
}

extension SitePath {
  /// With its slash before it.
  var encodedPath: String { "/" + encoded }
}
