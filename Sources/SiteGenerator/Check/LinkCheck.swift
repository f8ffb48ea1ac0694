import Foundation
import SiteContent
import SiteModel

/// Every link, image and fragment of the finished pages that leads into the site.
struct LinkCheck {
  private let plan: SitePlan
  private let files: Set<String>
  private let address: SiteAddress
  /// What takes the forms of comments: a program of the server's answers there, and no file of the site.
  private let endpoints: Set<SitePath>
  /// The queries behind the home page's address to which redirects answer.
  private let answeredQueries: Set<String>
  /// Where authors wrote their links to places on the site.
  private let written: [Written: [SourcePosition]]
  private let comments: CommentLinks

  init(_ plan: SitePlan, _ comments: CommentLinks) {
    self.plan = plan
    self.comments = comments
    files = Set(plan.pages.map(\.file))
    address = plan.view.address
    endpoints = Self.endpoints(plan.view.settings.comments, on: address)
    answeredQueries = Set(
      plan.view.redirects.entries.filter { $0.from.path == .home }.compactMap(\.from.query))
    written = Dictionary(
      grouping: plan.view.site.links,
      by: { Written($0.source, $0.path, Self.part(of: $0.target, $0.path)) }
    ).mapValues { $0.map(\.position) }
  }

  /// A link of a page's that something is wrong with.
  private struct Fault: Hashable {
    var kind: FindingKind
    var target: String
    var place: SitePath
    var fragment: String?
    var message: String
    var hint: String?
  }

  /// Findings, each told once however many pages have it: where a person wrote it, or else on the first page.
  ///
  /// - Parameter known: what was found in the texts already.
  func run(_ pages: [ScannedPage], known: [Diagnostic], _ search: inout SourceSearch) -> [Diagnostic] {
    let told = Set(
      known.filter { Self.linkKinds.contains($0.kind) }
        .compactMap { diagnostic in diagnostic.position.map { Place(diagnostic.file, $0) } })
    // Of these, the plan has told: links of authors, and redirects.
    let redirected = plan.view.redirects.entries.filter { $0.position != nil }.compactMap(\.place)
    let dead = Set(
      (plan.view.site.links.map(\.path) + redirected).filter { plan.page(file: $0.file) == nil })
    // An element without an end swallows what stands behind it.
    let cut = Set(known.filter { $0.kind == .openHTML }.map(\.file))
    let whole = Dictionary(
      pages.filter { !cut.contains($0.place) }.map { ($0.file, $0.facts.ids) }
    ) { first, _ in first }
    var faults: [Fault: [ScannedPage]] = [:]
    // Most of a page's links are on many pages, and lead to the same place from each.
    var sound: Set<PageFacts.Link> = []
    for page in pages {
      for link in page.facts.links where !sound.contains(link) {
        guard let fault = fault(of: link, on: page, dead: dead, ids: whole) else {
          if !link.target.hasPrefix("#") { sound.insert(link) }
          continue
        }
        faults[fault, default: []].append(page)
      }
    }
    var found: [Diagnostic] = []
    var traced: Set<Target> = []
    var untraced: [(fault: Fault, pages: [ScannedPage])] = []
    let inOrder = faults.sorted { ($0.key.target, $0.key.message) < ($1.key.target, $1.key.message) }
    for (fault, pages) in inOrder {
      let places = places(of: fault, in: pages, &search)
      for (file, position) in places where !told.contains(Place(file, position)) {
        found.append(diagnostic(fault, file, position, ""))
      }
      if places.isEmpty { untraced.append((fault, pages)) } else { traced.insert(Target(fault)) }
    }
    // Lists repeat what texts say.
    for (fault, pages) in untraced where !traced.contains(Target(fault)) {
      guard let first = pages.min(by: { $0.file < $1.file }) else { continue }
      let more = pages.count > 1 ? ", on \(pages.count) pages" : ""
      found.append(diagnostic(fault, RelativePath("site/" + first.file), nil, more))
    }
    return found
  }

  private static let linkKinds: Set<FindingKind> = [
    .brokenLink, .missingFile, .unknownArticle, .unpublishedTarget, .wrongAddress, .notAnImage,
  ]

  /// What a faulty link leads to, however a page writes it.
  private struct Target: Hashable {
    var place: SitePath
    var fragment: String?

    init(_ fault: Fault) { (place, fragment) = (fault.place, fault.fragment) }
  }

  /// A place in a text: of one link, two things are not told.
  private struct Place: Hashable {
    var file: RelativePath
    var position: SourcePosition

    init(_ file: RelativePath, _ position: SourcePosition) {
      self.file = file
      self.position = position
    }
  }

  private func diagnostic(
    _ fault: Fault, _ file: RelativePath, _ position: SourcePosition?, _ more: String
  ) -> Diagnostic {
    let severity: Diagnostic.Severity = fault.kind == .missingFile ? .error : .warning
    return Diagnostic(severity, fault.kind, file, position, fault.message + more, hint: fault.hint)
  }

  /// The places in texts where a faulty link is written.
  ///
  /// What a template has is on every page, and in no text: after some it is looked for no longer.
  private func places(
    of fault: Fault, in pages: [ScannedPage], _ search: inout SourceSearch
  ) -> [(file: RelativePath, position: SourcePosition)] {
    var found: [(file: RelativePath, position: SourcePosition)] = []
    let comments = comments.files(with: fault.target)
    for page in pages {
      guard let source = page.source else { continue }
      if found.isEmpty, search.misses > Self.mostMisses { break }
      if let positions = written[Written(source, fault.place, fault.fragment)] {
        found += positions.map { (source, $0) }
      } else if comments.isEmpty, let position = search.position(ofAddress: fault.target, in: source) {
        found.append((source, position))
      }
    }
    for comment in comments {
      guard let position = search.position(ofAddress: fault.target, in: comment) else { continue }
      found.append((comment, position))
    }
    return found
  }

  /// How many texts are searched in vain.
  private static let mostMisses = 2_000

  /// A link as an author wrote it.
  private struct Written: Hashable {
    var source: RelativePath
    var path: SitePath
    var fragment: String?

    init(_ source: RelativePath, _ path: SitePath, _ fragment: String?) {
      self.source = source
      self.path = path
      self.fragment = fragment
    }
  }

  // MARK: One link

  private func fault(
    of link: PageFacts.Link, on page: ScannedPage, dead: Set<SitePath>, ids: [String: Set<String>]
  ) -> Fault? {
    guard let (path, fragment) = place(of: link.target, on: page) else { return nil }
    let file = path.file
    guard files.contains(file) else {
      if dead.contains(path) || endpoints.contains(path) { return nil }
      if files.contains(file + "/index.html") {
        return Fault(
          kind: .brokenLink, target: link.target, place: path, fragment: nil,
          message: "the link '\(link.target)' does not lead to a page of this site",
          hint: "write '\(link.target)/', with a slash at its end")
      }
      let isFile = SiteLink(source: "", position: .start, target: "", path: path, isImage: link.isImage)
        .leadsToFile
      return Fault(
        kind: isFile ? .missingFile : .brokenLink, target: link.target, place: path, fragment: nil,
        message: isFile
          ? "there is no file '\(link.target)' on this site"
          : "the link '\(link.target)' does not lead to a page of this site",
        hint: plan.hint(for: path))
    }
    if let fault = shortAddress(link, path) { return fault }
    guard let fragment, !fragment.isEmpty, fragment != "top", let ids = ids[file], !ids.contains(fragment),
      // The HTML standard takes the fragment as it stands, and then decoded.
      !link.target.contains("%") || !ids.contains(Fragment.written(link.target)),
      // Text fragments (https://wicg.github.io/scroll-to-text-fragment/) name words.
      !fragment.hasPrefix(":~:")
    else { return nil }
    let nearest = Fragment.nearest(to: fragment, among: ids)
    return Fault(
      kind: .unknownFragment, target: link.target, place: path, fragment: fragment,
      message: "nothing on \(file == page.file ? "this page" : "/\(path.text)") has the id '\(fragment)'",
      hint: nearest.map { "did you mean '#\($0)'?" })
  }

  /// `/?p=52`, WordPress's short address of an article: here it leads to the home page, unless a redirect answers.
  private func shortAddress(_ link: PageFacts.Link, _ path: SitePath) -> Fault? {
    guard path == .home, let mark = link.target.firstIndex(of: "?") else { return nil }
    let query = String(link.target[link.target.index(after: mark)...].prefix { $0 != "#" })
    guard query.wholeMatch(of: /(p|page_id|attachment_id|cat)=[0-9]+/) != nil,
      !answeredQueries.contains(query)
    else { return nil }
    return Fault(
      kind: .brokenLink, target: link.target, place: path, fragment: "?" + query,
      message: "'/?\(query)' is a short address of WordPress: here it leads to the home page",
      hint: "write the address of the article")
  }

  /// Of a link, what tells it from others to the same place: its fragment, or the query of one to the home page.
  private static func part(of target: String, _ path: SitePath) -> String? {
    guard path == .home, let mark = target.firstIndex(of: "?") else { return Fragment.of(target) }
    return String(target[mark...].prefix { $0 != "#" })
  }

  /// The place on the site that a page's link means; nil where it leads elsewhere.
  private func place(of target: String, on page: ScannedPage) -> (SitePath, String?)? {
    let fragment = Fragment.of(target)
    if target.hasPrefix("#") { return (page.path, fragment) }
    return Self.place(of: target, on: address).map { ($0, fragment) }
  }

  private static func place(of target: String, on address: SiteAddress) -> SitePath? {
    var base = target.prefix { $0 != "#" && $0 != "?" }
    if base.hasPrefix(address.origin + "/") { base = base.dropFirst(address.origin.count) }
    guard base.hasPrefix("/"), !base.hasPrefix("//") else { return nil }
    guard base.hasPrefix(address.root) else { return base + "/" == address.root ? .home : nil }
    let text = String(base.dropFirst(address.root.count))
    return SitePath(text.removingPercentEncoding ?? text)
  }

  private static func endpoints(_ comments: CommentPolicy, on address: SiteAddress) -> Set<SitePath> {
    var forms = [comments.form].compactMap(\.self)
    if case .form(let form) = comments.report { forms.append(form) }
    return Set(forms.compactMap { place(of: $0.url(on: address), on: address) })
  }
}
