import SiteContent
import SiteGenerator
import SiteModel

/// What the preview answers a path with, before the preview's own script is put in.
enum RenderedPage: Sendable {
  /// Made from a template; `path` is the file that `build` would write.
  case made(bytes: [UInt8], path: String, status: HTTPStatus, origin: PageOrigin?)
  /// A file that is published as it is: its place in the content, and in the site.
  ///
  /// `isCleaned`: without what an image tells of its maker.
  case copied(source: SourcePath, path: String, isCleaned: Bool)
  /// An image in another size, made when it is sent; `source` is the original on the disk.
  case derived(path: String, source: SourcePath, make: @Sendable () throws -> SourcePath)
  case moved(to: String, isHome: Bool)
  /// What the last build kept of it is not what was written: see `Preview.distrustCache`.
  case damaged
  /// There is no site yet, or it has no page for what is not found.
  case missing

  /// Renders the one page that is asked for, as `build` does.
  static func at(_ path: RequestPath, in state: PreviewState, _ layout: SiteLayout) -> RenderedPage {
    switch state.place(path) {
    case .moved(let address): return .moved(to: address, isHome: false)
    case .home(let address): return .moved(to: address, isHome: true)
    case .page(let page): return render(page, .ok, in: state, layout)
    case .nowhere: return notFound(in: state, layout)
    }
  }

  /// The site's own page for what is not there.
  static func notFound(in state: PreviewState, _ layout: SiteLayout) -> RenderedPage {
    guard let page = state.page(file: "404.html") else { return .missing }
    return render(page, .notFound, in: state, layout)
  }

  private static func render(
    _ page: PagePlan, _ status: HTTPStatus, in state: PreviewState, _ layout: SiteLayout
  ) -> RenderedPage {
    guard let site = state.site else { return .missing }
    let path = page.file
    let file = Render.file(page, site.plan, site.templates, SiteFiles(layout))
    if case .derived(let variant) = page.content, case .derived(let make) = file.content {
      return .derived(path: path, source: SourcePath(variant.source, in: SiteFiles(layout)), make: make)
    }
    switch file.content {
    case .derived: return .missing
    case .copy(let source): return .copied(source: source, path: path, isCleaned: false)
    case .cleaned(let source): return .copied(source: source, path: path, isCleaned: true)
    case .bytes(let bytes): return made(bytes)
    case .made(let make):
      do {
        return made(try make([]))
      } catch is CacheDamage {
        return .damaged
      } catch {
        let text = "\(error)\n"
        return .made(bytes: Array(text.utf8), path: "error.txt", status: .internalServerError, origin: nil)
      }
    }
    func made(_ bytes: [UInt8]) -> RenderedPage {
      .made(bytes: bytes, path: path, status: status, origin: page.isInSitemap ? page.origin : nil)
    }
  }

  /// What tells its states apart; nil where a browser shows no page that the preview could speak to.
  func version(in state: PreviewState, _ files: FileVersions) -> PageVersion? {
    switch self {
    case .made(let bytes, let path, let status, _) where path.hasSuffix(".html"):
      PageVersion(html: bytes, status: status, in: state, files)
    case .missing: PageVersion(html: [], status: .internalServerError, in: state, files)
    case .made, .copied, .derived, .moved, .damaged: nil
    }
  }

  var origin: PageOrigin? {
    if case .made(_, _, _, let origin) = self { origin } else { nil }
  }
}
