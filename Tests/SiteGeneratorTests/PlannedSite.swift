import SiteContent
import SiteGenerator
import SiteModel
import SiteTestSupport
import Testing

/// A small site up to its plan: stages 1 to 6, nothing rendered.
struct PlannedSite {
  let folder: TemporaryFolder
  let plan: SitePlan
  let diagnostics: [Diagnostic]

  /// - Parameters:
  ///   - files: by their paths in `content/`.
  ///   - media: the same, for what is no text.
  ///   - settings: lines of `content/site.yml` besides title and url.
  init(
    _ files: [String: String], media: [String: [UInt8]] = [:], settings: String = "",
    publication: (Moment) -> Publication = { Publication(now: $0) }
  ) async throws {
    folder = try TemporaryFolder()
    try folder.makeFolder("templates")
    try Repository.copy("templates/locales", to: folder)
    try folder.write("title: Essai\nurl: https://example.org/\n\(settings)", to: "content/site.yml")
    for (path, text) in files { try folder.write(text, to: "content/" + path) }
    for (path, bytes) in media { try folder.write(bytes, to: "content/" + path) }
    let layout = SiteLayout(root: folder.path)
    let (located, first) = try Locate.run(layout, baseURL: nil).both
    let site = try #require(located)
    let (sources, second) = try await ContentScan.run(layout, jobs: 2).both
    let (parsed, third) = try await Parse.run(sources, site, jobs: 2).both
    let published = publication(try Moment(parsing: "2026-11-24", in: site.settings.timeZone))
    let converted = try await Convert.run(parsed, site, published, jobs: 2)
    let texts = TextAssembly(
      sources, converted, site, published,
      sizes: media.isEmpty ? nil : ImageVariants(site.settings.images))
    let found = try await Assemble.media(of: sources, texts, known: KnownMedia(), moment: 0, jobs: 2)
    let (assembled, fourth) = try await Assemble.run(sources, converted, texts, found, jobs: 2).both
    let (plan, fifth) = try await SitePlan.make(assembled, jobs: 2).both
    self.plan = plan
    diagnostics = first + second + third + fourth + fifth
  }
}
