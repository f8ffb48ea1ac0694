import SiteModel
import TemplateEngine

/// A page at every old address, which leads to the new one; at old addresses of feeds and files, the same bytes as at
/// the new one, for what reads them follows no page.
enum RedirectPages: PageKind {
  static let template = "redirect"
  static let context = schema.description
  static let phase = PlanningPhase.oldAddresses

  struct Subject: Sendable {
    let target: Redirect.Target
    let view: SiteView
  }

  static let target = ContextSchema<Subject>(
    "redirect_target",
    [
      .text("url", "the new address, absolute", example: "https://blog.example.org/2007/11/facebook/") {
        $0.target.address(from: $0.view.address.home)
      },
      .text("path", "the new address from the root of the server", example: "/2007/11/facebook/") {
        $0.target.address(from: $0.view.address.root)
      },
    ])

  private static let schema = ContextSchema<Subject>(
    "redirect_page", [.object("target", "redirect_target", "where it leads") { target.object($0) }])

  static func plans(_ view: SiteView, earlier: [PagePlan]) -> [PagePlan] {
    let files = targetFiles(view, earlier)
    return entries(view, earlier).compactMap { plan($0, files, view) }
  }

  /// The old addresses that the site answers to: nobody's wish gives way to what else stands at its place.
  static func entries(_ view: SiteView, _ earlier: [PagePlan]) -> [RedirectTable.Entry] {
    let entries = view.redirects.entries
    guard entries.contains(where: \.isImplied) else { return entries }
    // Paths that differ in case only are one file on many disks.
    var files: Set<String> = []
    var folders: Set<String> = []
    func occupy(_ file: String) {
      let file = file.lowercased()
      guard files.insert(file).inserted else { return }
      var folder = file[...]
      while let slash = folder.lastIndex(of: "/") {
        folder = folder[..<slash]
        guard folders.insert(String(folder)).inserted else { return }
      }
    }
    for page in earlier where page.position == nil { occupy(page.file) }
    for asset in view.site.assets { occupy(asset.path.file) }
    for entry in entries where !entry.isImplied { occupy(entry.from.path.file) }
    return entries.filter { entry in
      guard entry.isImplied else { return true }
      let file = entry.from.path.file.lowercased()
      guard !files.contains(file), !folders.contains(file) else { return false }
      var folder = file[...]
      while let slash = folder.lastIndex(of: "/") {
        folder = folder[..<slash]
        if files.contains(String(folder)) { return false }
      }
      return true
    }
  }

  /// What is no page, among the targets of old addresses, by its file.
  private static func targetFiles(_ view: SiteView, _ earlier: [PagePlan]) -> [String: PagePlan] {
    let wanted = Set(view.redirects.entries.compactMap(\.place?.file).filter { !$0.hasSuffix(".html") })
    guard !wanted.isEmpty else { return [:] }
    var files: [String: PagePlan] = [:]
    for page in earlier where wanted.contains(page.file) { files[page.file] = page }
    for asset in view.site.assets where wanted.contains(asset.path.file) {
      files[asset.path.file] = .asset(asset, view.settings)
    }
    return files
  }

  /// Nil where a file cannot answer.
  private static func plan(
    _ entry: RedirectTable.Entry, _ files: [String: PagePlan], _ view: SiteView
  ) -> PagePlan? {
    guard entry.from.query == nil, entry.status != .gone else { return nil }
    if let place = entry.place, let file = files[place.file] {
      if repeats(file, at: entry.from, view) {
        return PagePlan(
          path: entry.from.path, content: file.content, origin: entry.origin,
          position: entry.position, inputs: file.inputs)
      }
      // Whoever asks for a picture has no use for a page.
      if !entry.from.isOfPage { return nil }
    }
    let info = PageInfo(title: view.message(.redirectTitle), path: entry.from.pagePath, isUnlisted: true)
    let target = entry.target
    return PagePlan(
      info: info, content: .template(template) { schema.object(Subject(target: target, view: $0)) },
      origin: entry.origin, position: entry.position)
  }

  /// Whether the bytes of a feed or a file stand at its old address too.
  private static func repeats(_ file: PagePlan, at address: OldAddress, _ view: SiteView) -> Bool {
    switch file.content {
    // A file may be large: where a server is told of its old address, once is enough.
    case .copy, .cleaned, .derived: !address.isOfPage && (view.settings.redirectHosts ?? []).isEmpty
    case .template, .bytes: address.fileEnding != "html" && address.fileEnding != "htm"
    }
  }
}

extension Redirect.Target {
  /// - Parameter base: the address of the home page, absolute or from the root of the server.
  func address(from base: String) -> String {
    switch self {
    case .site(let path, let suffix): base + path.encoded + suffix
    case .elsewhere(let address): address
    case .gone: base
    }
  }
}
