import Foundation
import SiteTestSupport
import Testing

/// What every page of the sample blog says of itself to search engines (https://schema.org, in JSON-LD).
@Suite struct StructuredDataOfSampleTests {
  private static let home = "https://example.org/blog/"

  /// What search engines want to read, by type.
  private static let required: [String: Set<String>] = [
    "BlogPosting": [
      "headline", "url", "mainEntityOfPage", "datePublished", "dateModified", "author", "publisher",
      "inLanguage", "description", "isPartOf",
    ],
    "Comment": ["url", "datePublished", "author", "text"],
    "BreadcrumbList": ["itemListElement"],
    "ListItem": ["position", "name", "item"],
    "WebSite": ["name", "url", "potentialAction"],
    "Blog": ["name"],
    "Person": ["name"],
    "Organization": ["name", "url"],
    "ImageObject": ["url", "width", "height"],
    "SearchAction": ["target", "query-input"],
    "EntryPoint": ["urlTemplate"],
  ]

  /// Keys whose values are addresses.
  private static let addresses: Set<String> = [
    "@id", "url", "item", "mainEntityOfPage", "urlTemplate",
  ]

  @Test("it has all that its types require, its addresses are absolute, and it is about its own page")
  func pages() throws {
    let site = try built()
    var counts: [String: Int] = [:]
    for file in try site.files(in: "site") where file.hasSuffix(".html") {
      let page = try site.read("site/" + file)
      let blocks = page.matches(of: /<script type="application\/ld\+json">(.*?)<\/script>/)
      #expect(blocks.count == (page.contains("content=\"noindex\"") ? 0 : 1), "\(file)")
      for block in blocks {
        let data = try JSONSerialization.jsonObject(with: Data(block.1.utf8))
        let root = try #require(data as? [String: Any])
        #expect(root["@context"] as? String == "https://schema.org", "\(file)")
        let graph = try #require(root["@graph"] as? [[String: Any]])
        for part in graph { check(part, in: file, &counts) }
        try checkPlace(graph, file, canonical: String(#require(page.firstMatch(of: Self.canonical)).1))
      }
    }
    for type in Self.required.keys { #expect(counts[type, default: 0] > 0, "no \(type)") }
    #expect(counts["BlogPosting"] == 17)
  }

  private static var canonical: Regex<(Substring, Substring)> { /<link rel="canonical" href="([^"]*)">/ }

  private func check(_ value: Any, in file: String, _ counts: inout [String: Int]) {
    if let list = value as? [Any] {
      for item in list { check(item, in: file, &counts) }
    }
    guard let object = value as? [String: Any] else { return }
    if let type = object["@type"] as? String {
      counts[type, default: 0] += 1
      let missing = Self.required[type].map { $0.subtracting(object.keys) }
      #expect(missing == [], "\(file): \(type)")
    } else {
      // A mere reference.
      #expect(Set(object.keys) == ["@id"], "\(file): \(object)")
    }
    for (key, value) in object {
      if Self.addresses.contains(key), let address = value as? String {
        #expect(address.hasPrefix("https://"), "\(file): \(key) \(address)")
      }
      if let text = value as? String { #expect(!text.isEmpty, "\(file): \(key)") }
      #expect(!["email", "telephone", "address", "ip"].contains(key.lowercased()), "\(file): \(key)")
      check(value, in: file, &counts)
    }
  }

  /// The article and the end of the path to it are the page itself.
  private func checkPlace(_ graph: [[String: Any]], _ file: String, canonical: String) throws {
    #expect(canonical == Self.home + file.replacing("index.html", with: ""), "\(file)")
    for part in graph {
      if let place = part["mainEntityOfPage"] as? String { #expect(place == canonical, "\(file)") }
      guard let items = part["itemListElement"] as? [[String: Any]] else { continue }
      #expect(items.map { $0["position"] as? Int } == Array(1...items.count), "\(file)")
      #expect(items.first?["item"] as? String == Self.home, "\(file)")
      // The second page of a list stands where the first does.
      let list = canonical.replacing(/page\/[0-9]+\/$/, with: "")
      #expect([canonical, list].contains(items.last?["item"] as? String), "\(file)")
    }
  }

  @Test("what moderators withhold is in none of it")
  func withheld() throws {
    let site = try built {
      let folder = "content/comments/2007-11-06-facebook/"
      for status in ["pending", "spam", "removed"] {
        try $0.write(
          "---\nauthor: SECRET\ndate: 2020-01-01\nstatus: \(status)\n---\nSECRET\n",
          to: folder + status + ".md")
      }
      try $0.write(
        "---\nauthor: Lecteur\ndate: 2020-01-01\nemail: SECRET@a.example\n---\nx\n", to: folder + "a.md")
    }
    var count = 0
    for file in try site.files(in: "site") where file.hasSuffix(".html") {
      for block in try site.read("site/" + file).matches(of: /ld\+json">.*?<\/script>/) {
        #expect(!block.0.contains("SECRET"), "\(file)")
        count += 1
      }
    }
    #expect(count > 0)
  }

  private func built(_ change: (TemporaryFolder) throws -> Void = { _ in }) throws -> TemporaryFolder {
    let site = try TemporaryFolder()
    try Repository.copy("templates", to: site)
    try Repository.copy("content", to: site)
    try change(site)
    let run = try Repository.run(
      ["build", "--base-url", Self.home, "--now", "2026-11-24", "--quiet"], in: site.path)
    #expect(run.code == 0)
    return site
  }
}
