import SiteContent
import SiteModel
import SiteTestSupport

@testable import SiteGenerator

extension EditedSite {
  /// What a build with the cache came to, beside one from nothing.
  struct Comparison {
    /// What differs between the two, in words.
    var differences: [String] = []
    /// Why nothing was to be built.
    var refusal: [String]?
  }

  /// Builds with the cache, and from nothing into another folder.
  func compare() async throws -> Comparison {
    let before = try folder.contents(in: "site")
    let ours = try await Build.run(options(output: "site", program: "test"))
    if folder.exists("clean") { try folder.remove("clean") }
    let clean = try await Build.run(options(output: "clean", program: nil))

    var comparison = Comparison()
    if ours.diagnostics != clean.diagnostics {
      comparison.differences.append("diagnostics: \(ours.diagnostics) for \(clean.diagnostics)")
    }
    if summary(ours) != summary(clean) {
      comparison.differences.append("summary: \(summary(ours)) for \(summary(clean))")
    }
    // An error leaves the site as it was.
    let expected = clean.outcome == nil ? before : try folder.contents(in: "clean")
    comparison.differences += SiteTestSupport.differences(try folder.contents(in: "site"), expected)
    if clean.outcome != nil {
      comparison.differences += try wrongWords(folder.contents(in: "site"))
    } else {
      comparison.refusal = clean.diagnostics.filter { $0.severity == .error }.map {
        "\($0.file): \($0.message)"
      }
    }
    return comparison
  }

  private func options(output: String, program: String?) -> BuildOptions {
    var options = BuildOptions(
      layout: SiteLayout(root: folder.path, output: folder[output]), now: .written(request.now),
      jobs: request.jobs)
    options.program = program
    options.includesDrafts = request.includesDrafts
    options.includesFuture = request.includesFuture
    options.baseURL = request.baseURL
    return options
  }

  private func summary(_ report: BuildReport) -> String {
    guard let outcome = report.outcome else { return "refused" }
    return """
      \(outcome.title): \(outcome.pages) pages, \(outcome.copies) copies, \(outcome.articles) articles, \
      \(outcome.comments) comments; \(outcome.written.written.count + outcome.written.unchanged) files; \
      left out: \(outcome.leftOut)
      """
  }
}
