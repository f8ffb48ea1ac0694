import Foundation
import SiteContent
import SiteModel
import SiteTestSupport
import Testing

@testable import SiteGenerator

@Suite struct IncrementalBuildTests {
  @Test("an edit of the same length, within the clock's granularity and with the old time stamp, is noticed")
  func racyEdit() async throws {
    let site = try await Self.site()
    let path = site.folder["content/articles/2007-11-06-un.md"]
    let before = try FileManager.default.attributesOfItem(atPath: path)[.modificationDate]
    try site.folder.write(SmallSite.article("Dos", "tags: UMP"), to: "content/articles/2007-11-06-un.md")
    try FileManager.default.setAttributes([.modificationDate: before as Any], ofItemAtPath: path)
    _ = try await Self.build(site)
    #expect(try site.page("2007/11/un/index.html").contains("Dos"))
  }

  @Test("a file that is renamed to another spelling of the same letters has its new name everywhere")
  func respelled() async throws {
    let site = try await Self.site()
    let old = "content/articles/2008-01-01-\u{E9}t\u{E9}.md"
    try site.folder.write(
      "title: Le blog\nurl: https://example.org/\npermalink: /:id/\n", to: "content/site.yml")
    try site.folder.write(SmallSite.article("Juillet"), to: old)
    _ = try await Self.build(site)
    try site.folder.move(old, to: "content/articles/2008-01-01-e\u{301}te\u{301}.md")
    _ = try await Self.build(site)
    // Compared byte by byte: as texts, both spellings are equal.
    func state() throws -> [[UInt8]] {
      try site.folder.files(in: "site").sorted().flatMap {
        [Array($0.utf8), try site.folder.bytes("site/" + $0)]
      }
    }
    let incremental = try state()
    try site.folder.remove(".blogsite")
    try site.folder.remove("site")
    _ = try await Self.build(site)
    #expect(incremental == (try state()))
  }

  @Test("the first build of a folder is remembered, although the folder was not there when it began")
  func firstBuild() async throws {
    let site = try await Self.site()
    #expect(try site.folder.files(in: ".blogsite/cache").count { $0.hasPrefix("pages-") } == 1)
    _ = try await Self.build(site)
    #expect(try site.folder.files(in: ".blogsite/cache").count { $0.hasPrefix("pages-") } == 1)
  }

  @Test("a site where nothing changed is not looked into, and says what it said")
  func nothingChanged() async throws {
    let site = try await Self.site()
    try await Task.sleep(for: .milliseconds(60))
    _ = try await Self.build(site)
    var stages: [BuildStage] = []
    let report = try await Build.run(site.cachedOptions(), onStage: { stages.append($0) })
    #expect(stages == [.locate, .scan])
    #expect(report.outcome?.written.written == [])
    #expect(report.outcome?.articles == 1)
  }

  @Test("comments that were damaged where the cache keeps them are read again, and published as they are")
  func damagedBodies() async throws {
    let site = try await Self.site()
    for name in ["a", "b"] {
      try site.folder.write(
        SmallSite.comment("Ann", "2020-01-01", body: "Je suis \(name)."),
        to: "content/comments/2007-11-06-un/\(name).md")
    }
    try await Task.sleep(for: .milliseconds(60))
    _ = try await Self.build(site)
    _ = try await Self.build(site)
    // What comments say stands at the end of such a file, and is not looked at before it is wanted.
    for name in try site.folder.files(in: ".blogsite/cache") where name.hasPrefix("sources-") {
      var bytes = try site.folder.bytes(".blogsite/cache/" + name)
      guard String(decoding: bytes, as: UTF8.self).contains("Je suis a") else { continue }
      bytes[bytes.count - 1] ^= 1
      try site.folder.write(bytes, to: ".blogsite/cache/" + name)
    }
    // The article's page is made anew, with comments of which no file changed.
    try site.folder.write(SmallSite.article("Dos", "tags: UMP"), to: "content/articles/2007-11-06-un.md")
    _ = try await Self.build(site)
    #expect(try site.page("2007/11/un/index.html").contains("Je suis a."))
    #expect(try site.page("2007/11/un/index.html").contains("Je suis b."))
    let incremental = try site.folder.contents(in: "site")
    try site.folder.remove(".blogsite")
    try site.folder.remove("site")
    _ = try await Self.build(site)
    #expect(differences(incremental, try site.folder.contents(in: "site")) == [])
  }

  @Test("one comment changes the pages and feeds that show it, and no other")
  func oneComment() async throws {
    let site = try await Self.site()
    try site.folder.write(
      SmallSite.comment("Ann", "2020-01-01"), to: "content/comments/2007-11-06-un/a.md")
    let written = try await Self.build(site).outcome?.written.written
    #expect(
      written == [
        "2007/11/index.html", "2007/11/un/feed.xml", "2007/11/un/index.html", "atom.xml", "comments/feed.xml",
        "feed.xml", "index.html", "recherche/index.json", "recherche/t.json", "sitemap.xml",
        "tag/ump/feed.xml",
        "tag/ump/index.html",
      ])
  }

  @Test("what an interrupted build left behind is taken away, even where nothing else changed")
  func interruptedBuild() async throws {
    let site = try await Self.site()
    try await Task.sleep(for: .milliseconds(60))
    _ = try await Self.build(site)
    // As a killed build leaves it: named in the manifest, written, and then withdrawn.
    let output = try #require(FolderListing.resolved(site.folder["site"]))
    let manifest = ManifestFile(state: site.folder[".blogsite"], output: output)
    var files = try #require(try manifest.read())
    files.files = files.files.union(SortedPaths([try #require(OutputPath("secret.html"))]))
    try manifest.replace(with: files)
    try site.folder.write("secret", to: "site/secret.html")
    let report = try await Self.build(site)
    #expect(report.outcome?.written.removed == ["secret.html"])
    #expect(!site.exists("secret.html"))
  }

  @Test("what the scan finds wrong is not passed over for want of a changed file")
  func scanProblem() async throws {
    let site = try await Self.site()
    try await Task.sleep(for: .milliseconds(60))
    _ = try await Self.build(site)
    try FileManager.default.createSymbolicLink(
      atPath: site.folder["content/articles/lost.md"], withDestinationPath: "nowhere.md")
    let report = try await Self.build(site)
    #expect(report.outcome == nil)
    #expect(report.diagnostics.map(\.file) == ["content/articles/lost.md"])
  }

  @Test("a file that someone changed, deleted or replaced in the output folder is put right")
  func outputChanged() async throws {
    let site = try await Self.site()
    try await Task.sleep(for: .milliseconds(60))
    _ = try await Self.build(site)
    let home = try site.page("index.html")
    try site.folder.write(String(home.reversed()), to: "site/index.html")
    try site.folder.remove("site/feed.xml")
    let report = try await Self.build(site)
    #expect(report.outcome?.written.written == ["feed.xml", "index.html"])
    #expect(try site.page("index.html") == home)
  }

  @Test(
    "a cache that is damaged, cut short, empty, exchanged or in the way is made anew without a word",
    arguments: ["flip", "cut", "empty", "exchange", "folder", "program"])
  func damage(kind: String) async throws {
    let site = try await Self.site()
    let before = try site.files().map { ($0, try site.page($0)) }
    let cache = try site.folder.files(in: ".blogsite/cache").sorted()
    #expect(cache.count > 2)
    for (i, name) in cache.enumerated() {
      let path = site.folder[".blogsite/cache/" + name]
      var bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
      switch kind {
      case "flip": bytes[bytes.count * 3 / 4] ^= 0x10
      case "cut": bytes = Array(bytes.prefix(bytes.count / 2))
      case "empty": bytes = []
      case "exchange":
        let other = site.folder[".blogsite/cache/" + cache[(i + 1) % cache.count]]
        bytes = Array(try Data(contentsOf: URL(fileURLWithPath: other)))
      case "folder":
        try FileManager.default.removeItem(atPath: path)
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        continue
      default: continue
      }
      try Data(bytes).write(to: URL(fileURLWithPath: path))
    }
    var options = site.cachedOptions()
    if kind == "program" { options.program = "another" }
    try site.folder.write(
      SmallSite.article("Un", "tags: UMP") + "\nPlus.\n", to: "content/articles/2007-11-06-un.md")
    let report = try await Build.run(options)
    #expect(report.diagnostics == [])
    #expect(report.outcome != nil)
    #expect(try site.page("2007/11/un/index.html").contains("Plus."))
    try site.folder.write(SmallSite.article("Un", "tags: UMP"), to: "content/articles/2007-11-06-un.md")
    _ = try await Build.run(options)
    for (path, text) in before { #expect(try site.page(path) == text, "\(path)") }
  }

  @Test("a clean build in memory finds what differs")
  func verification() async throws {
    let site = try await Self.site()
    var options = site.cachedOptions()
    options.isVerified = true
    #expect(try await Build.run(options).outcome?.differences == [])
    #expect(try await Verification.differences(options) == [])
    try site.folder.write("x", to: "site/index.html")
    #expect(try await Verification.differences(options) == ["index.html: other bytes"])
  }

  // MARK: A site

  private static func site() async throws -> BuiltSite {
    try await BuiltSite(["articles/2007-11-06-un.md": SmallSite.article("Un", "tags: UMP")]) {
      $0.program = "test"
    }
  }

  @discardableResult
  private static func build(_ site: BuiltSite) async throws -> BuildReport {
    try await Build.run(site.cachedOptions())
  }
}
