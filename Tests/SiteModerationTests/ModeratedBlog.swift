import SiteContent
import SiteModel
import SiteTestSupport

@testable import SiteModeration

/// A small blog in a folder of its own, and messages for it.
struct ModeratedBlog {
  /// 2026-11-28 12:00 UTC.
  static let now: Int64 = 1_795_867_200

  let folder: TemporaryFolder
  var layout: SiteLayout { SiteLayout(root: folder["blog"]) }

  init(_ files: [String: String] = [:], settings: String = "") throws {
    folder = try TemporaryFolder()
    try Repository.copy("templates/locales", to: folder, as: "locales")
    try folder.makeFolder("blog/templates")
    try folder.move("locales", to: "blog/templates/locales")
    try folder.write(
      "title: Essai\nurl: https://blog.example.org/\n\(settings)", to: "blog/content/site.yml")
    try folder.write(
      SmallSite.article("Le vélo en ville", "date: 2026-02-03"),
      to: "blog/content/articles/2026-02-03-velo.md")
    try folder.write(
      SmallSite.article("Fermé", "date: 2026-02-04\ncomments: closed"),
      to: "blog/content/articles/2026-02-04-ferme.md")
    for (path, text) in files { try folder.write(text, to: "blog/" + path) }
  }

  func site() async throws -> ModeratedSite {
    try await ModeratedSite.read(layout, now: Self.now, jobs: 2)
  }

  /// Takes in what lies below a path of the folder.
  func take(_ path: String, threshold: Double = SpamFilter.threshold, isDryRun: Bool = false) async throws
    -> Inbox.Report
  {
    var inbox = try Inbox(try await site(), now: Self.now, threshold: threshold, isDryRun: isDryRun)
    return try inbox.take([try MessageSource(folder[path])])
  }

  /// The files of comments, with their texts.
  func comments() throws -> [String: String] {
    guard folder.exists("blog/content/comments") else { return [:] }
    var found: [String: String] = [:]
    for file in try folder.files(in: "blog/content/comments") {
      found[file] = try folder.read("blog/content/comments/" + file)
    }
    return found
  }
}
