import SiteModel
import SiteTestSupport
import Testing

@testable import SiteContent

/// A site in a temporary folder, and the stages run over it.
struct SmallSite {
  let folder: TemporaryFolder

  /// - Parameter settings: lines behind `title` and `url`.
  init(settings: String = "") throws {
    folder = try TemporaryFolder()
    try folder.write("title: Le blog\nurl: https://example.org/blog/\n" + settings, to: SiteLayout.settings)
    try folder.makeFolder("templates")
    try Repository.copy(SiteLayout.locales, to: folder)
  }

  /// Writes an article; the front matter has a title already.
  func article(_ id: String, _ keys: String = "", body: String = "Texte.\n") throws {
    let lines = keys.isEmpty || keys.hasSuffix("\n") ? keys : keys + "\n"
    try folder.write("---\ntitle: Titre\n\(lines)---\n\(body)", to: "\(SiteLayout.articles)/\(id).md")
  }

  /// Writes a comment of Anne's.
  func comment(
    _ name: String, date: String = "2020-01-01", _ keys: String = "", body: String = "Bravo.\n",
    under article: String = "2007-11-06-facebook"
  ) throws {
    let lines = keys.isEmpty || keys.hasSuffix("\n") ? keys : keys + "\n"
    try folder.write(
      "---\nauthor: Anne\ndate: \(date)\n\(lines)---\n\(body)",
      to: "\(SiteLayout.comments)/\(article)/\(name).md")
  }

  func locate(baseURL: String? = nil) throws -> (LocatedSite?, [String]) {
    let (site, diagnostics) = try Locate.run(SiteLayout(root: folder.path), baseURL: baseURL).both
    return (site, written(diagnostics))
  }

  func scan() async throws -> (ScannedContent, [String]) {
    let (content, diagnostics) = try await ContentScan.run(SiteLayout(root: folder.path), jobs: 2).both
    return (content, written(diagnostics))
  }

  /// The site, with the diagnostics of all stages.
  func assemble(
    now: String = "2026-01-01", drafts: Bool = false, future: Bool = false, pending: Bool = false
  ) async throws -> (Site, [String]) {
    let (located, locating) = try Locate.run(SiteLayout(root: folder.path), baseURL: nil).both
    guard let located else { throw NoSite(diagnostics: written(locating)) }
    let (scanned, scanning) = try await ContentScan.run(located.layout, jobs: 2).both
    let (parsed, parsing) = try await Parse.run(scanned, located, jobs: 2).both
    let publication = Publication(
      now: try Moment(parsing: now, in: located.settings.timeZone), includesDrafts: drafts,
      includesFuture: future, includesPendingComments: pending)
    let converted = try await Convert.run(parsed, located, publication, jobs: 2)
    let texts = TextAssembly(scanned, converted, located, publication, sizes: nil)
    let media = try await Assemble.media(of: scanned, texts, known: KnownMedia(), moment: 0, jobs: 2)
    let (site, assembling) = try await Assemble.run(scanned, converted, texts, media, jobs: 2).both
    return (site, written(locating + scanning + parsing + assembling))
  }

  struct NoSite: Error { var diagnostics: [String] }
}

extension TemporaryFolder {
  /// The folder as a site's root.
  var site: SiteFiles { SiteFiles(SiteLayout(root: path)) }
}

/// Diagnostics as people read them, sorted; a hint stands behind ` | `.
func written(_ diagnostics: [Diagnostic]) -> [String] {
  diagnostics.sortedAndUnique.map { diagnostic in
    let place = diagnostic.position.map { ":\($0.line):\($0.column)" } ?? ""
    let hint = diagnostic.hint.map { " | " + $0 } ?? ""
    return "\(diagnostic.file)\(place): \(diagnostic.severity): \(diagnostic.message)\(hint)"
  }
}

/// Settings as a site has them that sets nothing but its title and address.
func plainSettings() throws -> Settings {
  let address = try #require(SiteAddress("https://example.org/blog/"))
  let zone = try #require(SiteTimeZone(identifier: "Europe/Paris"))
  return Settings(title: "Le blog", address: address, timeZone: zone)
}
