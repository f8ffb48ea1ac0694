import Foundation
import SiteTestSupport
import Testing

@testable import SiteGenerator

@Suite struct HeadMetadataTests {
  /// The lines of a page's head that are about the page.
  private func head(_ page: String) -> [String] {
    page.prefix(upTo: page.range(of: "</head>")?.lowerBound ?? page.endIndex).split(separator: "\n")
      .map(String.init).filter { $0.contains(/canonical|"og:|"twitter:|"article:|"alternate"/) }
  }

  @Test("an article's head, to the letter")
  func article() async throws {
    let site = try await BuiltSite(
      [
        "articles/2007-11-06-x/index.md": SmallSite.article(
          "'\"Le\" débat'",
          "date: 2007-11-06 10:30\nupdated: 2007-11-08\ntags: [UMP, ump, Net]\nimage: a.gif\nimage_alt: Un \"point\""
        ),
        "articles/2007-11-06-x/a.gif":
          "GIF89a\u{3}\0\u{2}\0\0\0\0,\0\0\0\0\u{3}\0\u{2}\0\0\u{2}\u{2}L\u{1}\0;",
      ], settings: "extra: {twitter: \"@essai\"}\n")
    #expect(site.problems == [])
    #expect(
      try head(site.page("2007/11/x/index.html")) == [
        #"<link rel="canonical" href="https://example.org/2007/11/x/">"#,
        #"<meta property="og:type" content="article">"#,
        #"<meta property="og:site_name" content="Essai">"#,
        #"<meta property="og:locale" content="fr_FR">"#,
        #"<meta property="og:title" content="« Le » débat">"#,
        #"<meta property="og:url" content="https://example.org/2007/11/x/">"#,
        #"<meta property="og:description" content="Bonjour.">"#,
        #"<meta property="og:image" content="https://example.org/2007/11/x/a.gif">"#,
        #"<meta property="og:image:width" content="3">"#,
        #"<meta property="og:image:height" content="2">"#,
        #"<meta property="og:image:alt" content="Un « point »">"#,
        #"<meta name="twitter:card" content="summary_large_image">"#,
        #"<meta name="twitter:site" content="@essai">"#,
        #"<meta property="article:published_time" content="2007-11-06T10:30:00+01:00">"#,
        #"<meta property="article:modified_time" content="2007-11-08">"#,
        #"<meta property="article:tag" content="UMP">"#,
        #"<meta property="article:tag" content="Net">"#,
        #"<link rel="alternate" type="application/rss+xml" title="Essai" href="/feed.xml">"#,
        #"<link rel="alternate" type="application/atom+xml" title="Essai (Atom)" href="/atom.xml">"#,
        #"<link rel="alternate" type="application/feed+json" title="Essai (JSON Feed)" href="/feed.json">"#,
        "<link rel=\"alternate\" type=\"application/rss+xml\" title=\"Commentaires sur «\u{202F}«\u{202F}Le\u{202F}» débat\u{202F}»\" "
          + "href=\"/2007/11/x/feed.xml\">",
      ])
  }

  @Test("a page without a picture has a small card; a drawing is no picture there")
  func plain() async throws {
    let site = try await BuiltSite([
      "pages/a.md": "---\ntitle: A\nimage: /media/a.svg\n---\nx\n",
      "media/a.svg": "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"3\" height=\"2\"></svg>",
    ])
    let head = try head(site.page("a/index.html"))
    #expect(head.contains(#"<meta name="twitter:card" content="summary">"#))
    #expect(head.contains(#"<meta property="og:type" content="website">"#))
    #expect(
      !head.contains { $0.contains("og:image") || $0.contains("article:") || $0.contains("twitter:site") })
  }

  @Test(
    "every page announces the site's feeds, a tag's page its own as well",
    arguments: [
      ("index.html", "/comments/feed.xml"), ("tag/ump/index.html", "/tag/ump/feed.xml"),
      ("2007/index.html", "/comments/feed.xml"), ("flux/index.html", "/comments/feed.xml"),
      ("404.html", "/comments/feed.xml"),
    ])
  func feeds(file: String, last: String) async throws {
    let site = try await BuiltSite(["articles/2007-11-06-x.md": SmallSite.article("X", "tags: UMP")])
    let links = try head(site.page(file)).compactMap { $0.firstMatch(of: /"alternate".*href="([^"]*)"/)?.1 }
    #expect(links == ["/feed.xml", "/atom.xml", "/feed.json", last[...]])
  }
}
