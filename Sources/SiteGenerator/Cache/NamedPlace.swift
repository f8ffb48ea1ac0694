import SiteContent
import SiteModel
import TemplateEngine

/// Finds what a person means who names a file of the site, an address on it, or a file that it is made of.
struct NamedPlace {
  enum Found {
    case page(PagePlan)
    /// The files of the site that one of the blog's is a part of.
    case pages([String], source: String)
  }

  private let plan: SitePlan
  /// The files that each template is put together from.
  private let templateFiles: [String: [String]]
  private let scanned: ScannedContent
  private let layout: SiteLayout

  init(_ site: PreparedSite, _ scanned: ScannedContent, _ layout: SiteLayout) {
    plan = site.plan
    // Several kinds of pages may have one template.
    templateFiles = Set(PageKinds.all.map { $0.template }).reduce(into: [:]) { files, template in
      files[template] = site.templates.engine.files(of: template)
    }
    self.scanned = scanned
    self.layout = layout
  }

  /// - Throws: `PageHistory.Refusal`.
  func find(_ place: String) throws -> Found {
    let text = try local(place)
    if let page = candidates(text).lazy.compactMap({ plan.page(file: $0) }).first { return .page(page) }
    let name = withoutRoot(text)
    for source in [name, name + ".md", name + "/index.md"].map({ RelativePath($0) }) {
      if let found = try find(source: source) { return found }
    }
    if let article = scanned.articles.first(where: { $0.id == name }),
      let found = try find(source: article.path)
    {
      return found
    }
    let leftOut = plan.view.site.leftOutFiles
    if let document = candidates(text).lazy.compactMap({ leftOut[$0] }).first {
      throw PageHistory.Refusal.unused(source: document.source.text, document.reason)
    }
    throw PageHistory.Refusal.unknown(path: name, nearest: nearest(to: name))
  }

  /// Addresses are compared with addresses: `/2007/11/facebok/` with `/2007/11/facebook/`.
  private func nearest(to name: String) -> String? {
    if ["content/", "templates/"].contains(where: { name.hasPrefix($0) }) {
      return NearestName.of(name, among: sources.map(\.text))
    }
    let files = plan.pages.map(\.file)
    if let file = NearestName.of(name, among: files) { return file }
    let page = "index.html"
    let folders = files.filter { $0.hasSuffix("/" + page) }.map { String($0.dropLast(page.count)) }
    return NearestName.of(name.hasSuffix("/") ? name : name + "/", among: folders)
  }

  // MARK: Addresses

  /// What stands behind the site's own address, without a query and a fragment; anything else as it is.
  private func local(_ place: String) throws -> String {
    let isAddress = place.hasPrefix("//") || place.contains("://")
    guard isAddress || place.hasPrefix("/") else { return place }
    let address = plan.view.address
    var text = place
    if isAddress {
      guard let own = address.place(of: place) ?? preview(place) else {
        throw PageHistory.Refusal.elsewhere(address: place, home: address.home)
      }
      text = own
    } else if text.hasPrefix(address.root), address.root != "/" {
      // As links on pages have it.
      text = "/" + text.dropFirst(address.root.count)
    }
    if plan.page(file: String(text.dropFirst())) != nil { return text }
    text = String(text.prefix { $0 != "?" && $0 != "#" })
    return text.removingPercentEncoding ?? text
  }

  /// What stands behind the home of the preview: `http://127.0.0.1:4000/blog/2007/11/facebook/`.
  private func preview(_ place: String) -> String? {
    let hosts = ["http://127.0.0.1:", "http://localhost:", "http://[::1]:"]
    guard let host = hosts.first(where: { place.hasPrefix($0) }) else { return nil }
    let path = place.dropFirst(host.count).drop { $0.isNumber }
    let root = plan.view.address.root
    return path.hasPrefix(root) ? "/" + path.dropFirst(root.count) : nil
  }

  /// The files that a path may be: with or without the output folder, or of an address.
  private func candidates(_ text: String) -> [String] {
    let bare = String(withoutRoot(text).drop { $0 == "/" })
    let inFolder = bare.split(separator: "/").dropFirst().joined(separator: "/")
    return [bare, bare + "index.html", bare + "/index.html", inFolder, inFolder + "/index.html"]
  }

  /// A path as it is named from the root folder.
  private func withoutRoot(_ text: String) -> String {
    var text = text
    while text.hasPrefix("./") { text.removeFirst(2) }
    let root = layout.root + "/"
    if text.hasPrefix(root) { return String(text.dropFirst(root.count)) }
    // From the root of the disk, as shells complete it.
    if text.hasPrefix("/"), let real = FolderListing.resolved(layout.root), text.hasPrefix(real + "/") {
      return String(text.dropFirst(real.count + 1))
    }
    return String(text.drop { $0 == "/" })
  }

  // MARK: Sources

  /// Every file that a person may have written, but for comments.
  private var sources: [RelativePath] {
    (scanned.articles + scanned.pages).map(\.path) + scanned.media + scanned.rootFiles
      + scanned.bundleFiles.values.flatMap(\.self)
      + Set(templateFiles.values.flatMap(\.self)).map { RelativePath($0) }
  }

  private func find(source: RelativePath) throws -> Found? {
    if let page = plan.page(from: .file(source)) { return .page(page) }
    if let discussion = scanned.discussions.first(where: { $0.files.contains { $0.path == source } }) {
      guard let article = scanned.articles.first(where: { $0.id == discussion.article }) else { return nil }
      return try find(source: article.path)
    }
    // A picture's own page is the picture; its other sizes come after it.
    let made = plan.pages.filter { $0.origin == .file(source) }
    if let page = made.first(where: { if case .derived = $0.content { false } else { true } }) ?? made.first {
      return .page(page)
    }
    let users = Set(templateFiles.filter { $0.value.contains(source.text) }.keys)
    let files = plan.pages.filter {
      if case .template(let name, _) = $0.content { users.contains(name) } else { false }
    }.map(\.file)
    if !files.isEmpty { return .pages(files, source: source.text) }
    guard layout.hasFile(source.text) else { return nil }
    let reason = plan.view.site.leftOut.first { $0.source == source }?.reason
    throw PageHistory.Refusal.unused(source: source.text, reason)
  }
}

extension SiteLayout {
  /// Whether a file of the theme is the program's, and the blog has none of its name.
  func isInProgramOnly(_ file: String) -> Bool {
    theme.has(file) && FolderListing.kind(of: path(file)) == nil
  }

  /// Whether the blog has a file of its own, or the program one for it.
  fileprivate func hasFile(_ file: String) -> Bool {
    ["content/", "templates/"].contains { file.hasPrefix($0) } && !file.split(separator: "/").contains("..")
      && (FolderListing.kind(of: path(file)) == .file || theme.has(file))
  }
}
