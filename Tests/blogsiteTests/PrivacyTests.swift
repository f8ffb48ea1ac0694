import Foundation
import SiteTestSupport
import Testing

/// No page of the sample site sets a cookie or asks another server for anything.
@Suite struct PrivacyTests {
  private static let host = "https://blog.example.org"

  private func built() throws -> TemporaryFolder {
    let site = try TemporaryFolder()
    try Repository.copy("templates", to: site)
    try Repository.copy("content", to: site)
    #expect(try Repository.run(["build", "--now", "2026-11-24"], in: site.path).code == 0)
    return site
  }

  @Test("what a browser fetches for a page comes from the site itself")
  func pages() throws {
    let site = try built()
    var count = 0
    for file in try site.files(in: "site") where file.hasSuffix(".html") {
      let page = try site.read("site/" + file)
      for address in Self.fetched(by: page) {
        count += 1
        #expect(Self.isOwn(address), "\(file) fetches \(address)")
      }
      for style in page.matches(of: /<style[^>]*>([^<]*)<|\sstyle="([^"]*)"/) {
        for address in Self.fetched(byStyle: String(style.1 ?? style.2 ?? "")) {
          #expect(Self.isOwn(address), "\(file) fetches \(address)")
        }
      }
      #expect(!page.lowercased().contains("document.cookie") && !page.contains("http-equiv=\"set-cookie"))
    }
    // Style sheet and icon of every page, at least.
    #expect(count > 200)
  }

  @Test("style sheets, scripts and pictures fetch nothing from elsewhere, and nothing sets a cookie")
  func assets() throws {
    let site = try built()
    let files = try site.files(in: "site")
    for ending in [".css", ".js", ".svg"] { #expect(files.contains { $0.hasSuffix(ending) }, "\(ending)") }
    for file in files {
      let text = String(decoding: try site.bytes("site/" + file), as: UTF8.self)
      if file.hasSuffix(".css") {
        for address in Self.fetched(byStyle: text) {
          #expect(!address.contains(":") && !address.hasPrefix("//"), "\(file) fetches \(address)")
        }
      }
      if file.hasSuffix(".js") {
        for word in ["cookie", "localStorage", "sessionStorage", "indexedDB", "sendBeacon", "://"] {
          #expect(!text.contains(word), "\(file) has \(word)")
        }
      }
      if file.hasSuffix(".svg") {
        for match in text.matches(of: /href="([^"]*)"|url\(([^)]*)\)|@import/) {
          let address = match.1 ?? match.2 ?? "@import"
          #expect(address.hasPrefix("#"), "\(file) fetches \(address)")
        }
      }
    }
  }

  @Test(
    "the check finds what it looks for",
    arguments: [
      "<script src=\"https://cdn.example/a.js\"></script>",
      "<img srcset=\"/a.png 1x, //cdn.example/b.png 2x\">",
      "<iframe src=\"http://cdn.example/\"></iframe>",
      "<link rel=\"stylesheet\" href=\"https://cdn.example/a.css\">",
      "<link href='https://cdn.example/a.css' rel=preload>",
      "<video poster=https://cdn.example/a.jpg></video>",
      "<object data=\"https://cdn.example/a\"></object>", "<form action=\"https://cdn.example/\">",
    ])
  func itself(html: String) {
    #expect(!Self.fetched(by: html).allSatisfy(Self.isOwn))
    #expect(Self.fetched(byStyle: "a{b:url( 'https://c.example/d')}") == ["https://c.example/d"])
    #expect(Self.fetched(byStyle: "@import \"//c.example/d.css\";") == ["//c.example/d.css"])
    #expect(Self.fetched(by: "<a href=\"https://elsewhere.example/\">x</a>") == [])
    #expect(Self.fetched(by: "<link rel=\"canonical\" href=\"https://elsewhere.example/\">") == [])
  }

  private static func isOwn(_ address: String) -> Bool {
    let isRelative = !address.hasPrefix("//") && !address.contains(/^[a-zA-Z][a-zA-Z0-9+.-]*:/)
    return isRelative || address.hasPrefix(host + "/") || address.hasPrefix("data:")
  }

  /// Addresses that a browser asks for when it shows a page; those of links that a reader follows are none.
  private static func fetched(by page: String) -> [String] {
    page.matches(of: /<([a-zA-Z]+)((?:\s+[^\s=>]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?)*)\s*\/?>/).flatMap
    {
      tag -> [String] in
      let name = tag.1.lowercased()
      var attributes: [String: String] = [:]
      for match in tag.2.matches(of: /([^\s=>"']+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/) {
        attributes[match.1.lowercased()] = String(match.2 ?? match.3 ?? match.4 ?? "")
      }
      var found = ["src", "poster", "data", "action", "background", "ping"].compactMap { attributes[$0] }
      for list in ["srcset", "imagesrcset"] {
        found += (attributes[list] ?? "").split(separator: ",").compactMap {
          $0.split(separator: " ").first.map(String.init)
        }
      }
      let relations = (attributes["rel"] ?? "").lowercased().split(separator: " ")
      let onlyNamed: Set<Substring> = [
        "canonical", "alternate", "prev", "next", "author", "license", "me", "search",
      ]
      if name == "link", !relations.allSatisfy(onlyNamed.contains) || relations.isEmpty {
        found += [attributes["href"], attributes["data-href"]].compactMap(\.self)
      }
      if ["image", "use"].contains(name) {
        found += [attributes["href"], attributes["xlink:href"]].compactMap(\.self)
      }
      return found
    }
  }

  private static func fetched(byStyle css: String) -> [String] {
    css.matches(of: /url\(\s*["']?([^"')]*)["']?\s*\)|@import\s+["']([^"']*)["']/)
      .map { String($0.1 ?? $0.2 ?? "") }
  }
}
