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

  @Test("check finds nothing to complain of")
  func checks() throws {
    let site = try sample()
    let run = try Repository.run(["check", "--strict"] + now, in: site.path)
    #expect(run.errors == "")
    #expect(run.code == 0)
  }

  @Test("two builds are the same bytes, whatever the folder, the cores, the time zone and the language")
  func deterministic() throws {
    let (a, b) = (try sample(), try sample())
    let first = try Repository.run(
      ["build", "--jobs", "1"] + now, in: a.path, environment: ["TZ": "UTC", "LANG": "C", "LC_ALL": "C"])
    let second = try Repository.run(
      ["build", "--jobs", "4", "--root", b.path] + now, in: "/",
      environment: ["TZ": "Asia/Tokyo", "LANG": "fr_FR.UTF-8", "LC_ALL": "fr_FR.UTF-8"])
    #expect(first.code == 0 && second.code == 0)
    let files = try a.files(in: "site")
    #expect(files.count > 100)
    #expect(try b.files(in: "site") == files)
    for file in files { #expect(try a.bytes("site/" + file) == b.bytes("site/" + file), "\(file)") }
  }

  @Test("no link of any page is missing, at / and under a prefix", arguments: ["/", "/blog/"])
  func links(root: String) throws {
    let (site, files) = try built(at: root)
    var count = 0
    for page in files where page.hasSuffix(".html") {
      for match in try site.read("site/" + page).matches(
        of: /\s(?:href|src|poster)="([^"]*)"|content="0; url=([^"]*)"/)
      {
        let link = (match.1 ?? match.2 ?? "").replacing("&amp;", with: "&")
        if link.hasPrefix("#") || link.contains(/^(https?|mailto|data):/) { continue }
        count += 1
        #expect(link.hasPrefix(root) && !link.hasPrefix("//"), "\(page): \(link)")
        try expect(link.dropFirst(root.count), from: page, in: site, files)
      }
    }
    #expect(count > 1000)
  }

  @Test(
    "all addresses of feeds, sitemap and robots.txt are absolute, and lead somewhere",
    arguments: ["/", "/blog/"])
  func feedLinks(root: String) throws {
    let (site, files) = try built(at: root)
    let home = "https://example.org" + root
    var count = 0
    for file in files where file.hasSuffix(".xml") || file == "robots.txt" {
      // Bodies stand in feeds escaped, as text.
      let text = try site.read("site/" + file).replacing("&quot;", with: "\"").replacing("&amp;", with: "&")
      for match in text.matches(
        of: /\s(?:href|src|poster)="([^"]*)"|<(?:link|loc|wfw:commentRss|comments)>([^<]*)<|Sitemap: (\S+)/)
      {
        let link = match.1 ?? match.2 ?? match.3 ?? ""
        #expect(link.contains(/^(https?:\/\/|mailto:)/), "\(file): \(link)")
        guard link.hasPrefix("https://example.org/") else { continue }
        count += 1
        #expect(link.hasPrefix(home), "\(file): \(link)")
        try expect(link.dropFirst(home.count), from: file, in: site, files)
      }
    }
    #expect(count > 500)
  }

  @Test("in 2032 the article of 2031 is there, and drafts still are not")
  func later() throws {
    let site = try sample()
    let page = "site/2031/11/vingt-quatre-ans/index.html"
    let today = try Repository.run(["build"] + now, in: site.path)
    #expect(today.output.contains("2031-11-06-vingt-quatre-ans.md (will appear on 2031-11-06"))
    #expect(!site.exists(page))
    let later = try Repository.run(["build", "--now", "2032-01-01"], in: site.path)
    #expect(site.exists(page))
    let leftOut = later.output.split(separator: "\n").filter { $0.hasPrefix("left out: ") }
    #expect(leftOut.count == 2)
    #expect(leftOut.allSatisfy { $0.hasSuffix(" (draft)") })
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

  @Test("the data in every page's head is JSON, and every address in it leads somewhere")
  func structuredData() throws {
    let (site, files) = try built(at: "/blog/")
    var comments = 0
    for page in files where page.hasSuffix(".html") {
      let text = try site.read("site/" + page)
      let blocks = text.matches(of: /<script type="application\/ld\+json">(.*?)<\/script>/)
      #expect(blocks.count == (text.contains("content=\"noindex\"") ? 0 : 1), "\(page)")
      for block in blocks {
        #expect(throws: Never.self, "\(page)") { try JSONSerialization.jsonObject(with: Data(block.1.utf8)) }
        #expect(!block.1.contains("<"), "\(page)")
        comments += block.1.matches(of: /"@type":"Comment"/).count
        for match in block.1.matches(of: /"(?:url|item|mainEntityOfPage)":"([^"]*)"/) {
          guard match.1.hasPrefix("https://example.org/blog/") else { continue }
          try expect(match.1.dropFirst("https://example.org/blog/".count), from: page, in: site, files)
        }
      }
    }
    #expect(comments > 30)
  }

  @Test("the JSON feed and the search index are JSON, and their addresses lead somewhere")
  func jsonFiles() throws {
    let (site, files) = try built(at: "/blog/")
    let names = files.filter { $0.hasSuffix(".json") }
    #expect(names.isSuperset(of: ["feed.json", "recherche/index.json", "recherche/d-0.json"]))
    var count = 0
    for name in names {
      let text = try site.read("site/" + name)
      #expect(throws: Never.self, "\(name)") { try JSONSerialization.jsonObject(with: Data(text.utf8)) }
      for match in text.matches(of: /"(?:https:\/\/example\.org)?\/blog\/([^"\\]*)/) {
        count += 1
        try expect(match.1, from: name, in: site, files)
      }
    }
    #expect(count > 30)
  }

  private func built(at root: String) throws -> (TemporaryFolder, Set<String>) {
    let site = try sample()
    let run = try Repository.run(["build", "--base-url", "https://example.org" + root] + now, in: site.path)
    #expect(run.code == 0)
    return (site, Set(try site.files(in: "site")))
  }

  /// That an address, seen from the home page, is a file of the site, and its fragment an id in it.
  private func expect(
    _ link: Substring, from page: String, in site: TemporaryFolder, _ files: Set<String>
  ) throws {
    let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let path = try #require(String(parts[0]).removingPercentEncoding)
    let file = path.isEmpty || path.hasSuffix("/") ? path + "index.html" : path
    #expect(files.contains(file), "\(page): \(link)")
    guard parts.count == 2, files.contains(file), file.hasSuffix(".html") else { return }
    #expect(try site.read("site/" + file).contains("id=\"\(parts[1])\""), "\(page): \(link)")
  }
}
