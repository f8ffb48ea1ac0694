import Foundation
import SiteContent
import SiteModel

/// All that is looked for in the finished pages of a site.
struct PageChecks {
  private let prepared: SiteDraft
  private let layout: SiteLayout
  private let comments: CommentLinks

  init(_ prepared: SiteDraft, _ layout: SiteLayout) throws {
    self.prepared = prepared
    self.layout = layout
    comments = try CommentLinks(prepared.plan.view.site)
  }

  /// Makes every page and feed, one a core at a time, and keeps what was found in it.
  func scan(jobs: Int) async throws -> [ScannedPage] {
    let (plan, templates, disk) = (prepared.plan, prepared.templates, SiteFiles(layout))
    let pages = plan.pages.filter {
      if case .template = $0.content { true } else { false }
    }
    return try await Parallel.map(count: pages.count, jobs: jobs, { [UInt8]() }) { _, i -> ScannedPage? in
      let page = pages[i]
      guard case .made(let make) = Render.file(page, plan, templates, disk).content else { return nil }
      let bytes = try make([])
      let isHTML = page.file.hasSuffix(".html")
      var facts = isHTML ? PageScan.facts(of: bytes) : PageFacts()
      let fault =
        isHTML ? MachineFile.fault(ofLinkedData: facts.linkedData) : MachineFile.fault(bytes, page.file)
      facts.linkedData = []
      return ScannedPage(
        file: page.file, path: page.path,
        source: page.isInSitemap ? page.origin.file : nil,
        facts: facts, fault: fault)
    }.compactMap(\.self)
  }

  /// - Parameter known: what was found before there were pages.
  func findings(_ pages: [ScannedPage], known: [Diagnostic]) -> [Diagnostic] {
    let plan = prepared.plan
    var search = SourceSearch(layout, root: plan.view.address.root)
    let html = pages.filter { $0.file.hasSuffix(".html") }
    var found = LinkCheck(plan, comments).run(html, known: known, &search)
    for page in html { found += TextCheck.run(page, &search, original: original) }
    for page in pages {
      guard let fault = page.fault else { continue }
      found.append(
        .error(
          .malformedFile, page.place, nil, "programs cannot read \(page.path): \(fault)",
          hint: "a template may print something without escaping it"))
    }
    return found + damagedDrawings() + UnusedFiles.run(plan, html) + SimilarTags.run(plan.view.site.tags)
  }

  /// A warning for each drawing of the blog's own that browsers show nothing of.
  private func damagedDrawings() -> [Diagnostic] {
    let files = SiteFiles(layout)
    return prepared.plan.view.site.assets.compactMap { asset in
      // What cannot be read was told of before.
      var told: [Diagnostic] = []
      guard asset.source.text.lowercased().hasSuffix(".svg"), asset.source.isBelow("content"),
        let bytes = (try? files.bytesIfPresent(of: asset.source, atMost: Self.longestDrawing, &told)) ?? nil,
        let fault = MachineFile.fault(ofSVG: bytes)
      else { return nil }
      return .warning(
        .damagedFile, asset.source, nil, "browsers show nothing of this drawing: \(fault)",
        hint: "copy it here again from where it came, or save it again in the program that made it")
    }
  }

  private static let longestDrawing = 16 << 20

  /// Pages show an image in other sizes; its author wrote the address of the original.
  private func original(_ address: String) -> String? {
    let root = prepared.plan.view.address.root
    guard address.hasPrefix(root) else { return nil }
    let path = String(address.dropFirst(root.count))
    guard let page = prepared.plan.page(file: path.removingPercentEncoding ?? path),
      case .derived(let variant) = page.content
    else { return nil }
    let published = prepared.plan.view.site.assets.first { $0.source == variant.source }?.path
    return published.map { root + $0.encoded }
  }

  /// The addresses of other sites that texts lead to, each once.
  func externalLinks(_ pages: [ScannedPage]) -> [ExternalLink] {
    let own = prepared.plan.view.address.origin
    var first: [String: RelativePath] = [:]
    for page in pages where page.source != nil {
      for link in page.facts.links {
        guard link.target.hasPrefix("http://") || link.target.hasPrefix("https://"),
          link.target != own, !link.target.hasPrefix(own + "/")
        else { continue }
        let address = String(link.target.prefix { $0 != "#" })
        first[address] = min(first[address] ?? page.place, page.place)
      }
    }
    var search = SourceSearch(layout, root: "/")
    return first.map { address, file in
      // A page has the links of its comments too.
      let comment = comments.files(with: address).first
      let isOfArticle = comment == nil || search.position(of: [address], in: file) != nil
      return ExternalLink(address: address, file: isOfArticle ? file : comment ?? file)
    }.sorted { $0.address < $1.address }
  }
}
