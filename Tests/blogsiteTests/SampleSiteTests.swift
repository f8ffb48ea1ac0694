import Foundation
import SiteTestSupport
import Testing

/// The repository's own blog.
@Suite struct SampleSiteTests {
  private func sample() throws -> TemporaryFolder {
    let site = try TemporaryFolder()
    try Repository.copy("templates", to: site)
    try Repository.copy("content", to: site)
    return site
  }

  private let now = ["--now", "2026-11-24"]

  @Test("it builds without a word of complaint")
  func builds() throws {
    let site = try sample()
    let run = try Repository.run(["build", "--strict"] + now, in: site.path)
    #expect(run.code == 0)
    #expect(run.errors == "")
  }

  @Test("two builds are the same bytes, whatever the folder, the cores, the time zone and the language")
  func deterministic() throws {
    let (a, b) = (try sample(), try sample())
    _ = try Repository.run(
      ["build", "--jobs", "1"] + now, in: a.path, environment: ["TZ": "UTC", "LANG": "C"])
    _ = try Repository.run(
      ["build", "--jobs", "4", "--root", b.path] + now, in: "/",
      environment: ["TZ": "Asia/Tokyo", "LANG": "fr_FR.UTF-8"])
    let files = try a.files(in: "site")
    #expect(files.count > 100)
    #expect(try b.files(in: "site") == files)
    for file in files { #expect(try a.bytes("site/" + file) == b.bytes("site/" + file), "\(file)") }
  }

  @Test("no link of any page is missing, at / and under a prefix", arguments: ["/", "/blog/"])
  func links(root: String) throws {
    let site = try sample()
    let run = try Repository.run(["build", "--base-url", "https://example.org" + root] + now, in: site.path)
    #expect(run.code == 0)
    let files = Set(try site.files(in: "site"))
    var count = 0
    for page in files where page.hasSuffix(".html") {
      let html = try site.read("site/" + page)
      for match in html.matches(of: /\s(?:href|src)="([^"]*)"/) {
        let link = match.1.replacing("&amp;", with: "&")
        if link.hasPrefix("#") || link.contains(/^(https?|mailto|data):/) { continue }
        count += 1
        #expect(link.hasPrefix(root), "\(page): \(link)")
        let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let path = String(parts[0].dropFirst(root.count)).removingPercentEncoding ?? ""
        let file = path.isEmpty || path.hasSuffix("/") ? path + "index.html" : path
        #expect(files.contains(file), "\(page): \(link)")
        if parts.count == 2, files.contains(file), file.hasSuffix(".html") {
          let target = try site.read("site/" + file)
          #expect(target.contains("id=\"\(parts[1])\""), "\(page): \(link)")
        }
      }
    }
    #expect(count > 1000)
  }

  @Test("what is pending, spam, removed, hidden or private is in no file")
  func withheld() throws {
    let site = try sample()
    let folder = "content/comments/2007-11-06-facebook/"
    for (name, keys) in [
      ("attente", "status: pending"), ("indesirable", "status: spam"), ("retire", "status: removed"),
    ] {
      try site.write(
        "---\nauthor: SECRET-\(name)\ndate: 2020-01-01\nurl: https://secret.example/\n\(keys)\n---\nSECRET-texte\n",
        to: folder + name + ".md")
    }
    try site.write(
      "---\nauthor: Lecteur\ndate: 2020-01-01\nemail: SECRET@example.org\nip: SECRET-ip\n---\nBonjour.\n",
      to: folder + "prive.md")
    #expect(try Repository.run(["build"] + now, in: site.path).code == 0)
    for file in try site.files(in: "site") {
      let bytes = try site.bytes("site/" + file)
      #expect(!String(decoding: bytes, as: UTF8.self).localizedCaseInsensitiveContains("secret-"), "\(file)")
      #expect(!String(decoding: bytes, as: UTF8.self).contains("SECRET@"), "\(file)")
    }
    #expect(try site.read("site/2007/11/facebook/index.html").contains("comment-prive"))
  }
}
