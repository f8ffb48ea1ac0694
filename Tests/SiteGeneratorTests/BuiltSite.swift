import SiteContent
import SiteGenerator
import SiteModel
import SiteTestSupport

/// A small site, built with the repository's own templates.
struct BuiltSite {
  let folder: TemporaryFolder
  let report: BuildReport

  /// - Parameters:
  ///   - files: by their paths in the root folder.
  ///   - settings: lines of `content/site.yml` besides title and url.
  ///   - templates: files that take the place of the repository's.
  init(
    _ files: [String: String], settings: String = "", templates: [String: String] = [:],
    url: String = "https://example.org/", now: String = "2026-11-24",
    change: (inout BuildOptions) -> Void = { _ in }
  ) async throws {
    folder = try TemporaryFolder()
    try Repository.copy("templates", to: folder)
    try folder.write("title: Essai\nurl: \(url)\n\(settings)", to: "content/site.yml")
    for (path, text) in files { try folder.write(text, to: "content/" + path) }
    for (path, text) in templates { try folder.write(text, to: "templates/" + path) }
    var options = BuildOptions(layout: SiteLayout(root: folder.path), now: .written(now), jobs: 2)
    change(&options)
    report = try await Build.run(options)
  }

  /// Those of a build that keeps a cache, and finds what an earlier one of the same site kept.
  func cachedOptions(output: String = "site") -> BuildOptions {
    var options = BuildOptions(
      layout: SiteLayout(root: folder.path, output: folder[output]), now: .written("2026-11-24"), jobs: 2)
    options.program = "test"
    return options
  }

  var problems: [String] {
    report.diagnostics.map { diagnostic in
      let place = diagnostic.position.map { ":\($0.line):\($0.column)" } ?? ""
      return "\(diagnostic.file)\(place): \(diagnostic.severity.rawValue): \(diagnostic.message)"
    }
  }

  func page(_ path: String) throws -> String { try folder.read("site/" + path) }
  func files() throws -> [String] { try folder.files(in: "site") }
  func exists(_ path: String) -> Bool { folder.exists("site/" + path) }
}
