import Foundation
import SiteModel
import SiteTestSupport
import Testing

@testable import SiteGenerator

@Suite struct SiteThemeTests {
  private let logo = [
    "media/logo.svg": "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"30\" height=\"20\"></svg>"
  ]

  @Test("without colours there is one style sheet, and no inline style")
  func standard() async throws {
    let site = try await BuiltSite([:])
    #expect(!site.exists("assets/theme.css"))
    let page = try site.page("index.html")
    #expect(page.matches(of: /<link rel="stylesheet"/).count == 1)
    #expect(!page.contains("<style") && !page.contains(" style="))
  }

  @Test("colours are a second style sheet, with a colour for dark pages made from the other")
  func colours() async throws {
    let site = try await BuiltSite(
      [:], settings: "theme: {accent: \"#060\"}\n", url: "https://example.org/blog/")
    #expect(site.problems == [])
    #expect(
      try site.page("assets/theme.css") == """
        :root { --accent: #006600; }
        @media (prefers-color-scheme: dark) { :root { --accent: #539853; } }

        """)
    #expect(
      try site.page("index.html").contains("<link rel=\"stylesheet\" href=\"/blog/assets/theme.css\">"))
    #expect(!(try site.page("sitemap.xml").contains("theme.css")))
  }

  @Test("a colour for dark pages alone leaves the light ones as they are")
  func darkOnly() async throws {
    let site = try await BuiltSite([:], settings: "theme: {accent_dark: \"#9f9\"}\n")
    #expect(
      try site.page("assets/theme.css")
        == "@media (prefers-color-scheme: dark) { :root { --accent: #99ff99; } }\n")
  }

  @Test("the logo stands in the link to the home page, with its size")
  func logoOnPages() async throws {
    let site = try await BuiltSite(
      logo, settings: "theme: {logo: /media/logo.svg}\n", url: "https://example.org/blog/")
    #expect(site.problems == [])
    #expect(
      try site.page("tags/index.html").contains(
        "<p class=\"site_title\"><a href=\"/blog/\"><img class=\"site_logo\" src=\"/blog/media/logo.svg\" "
          + "alt=\"\" width=\"30\" height=\"20\">Essai</a></p>"))
  }

  @Test("a logo that is not there is an error, with the nearest file")
  func missingLogo() async throws {
    let site = try await BuiltSite(logo, settings: "theme: {logo: /media/logos.svg}\n")
    #expect(site.problems == ["content/site.yml:3:9: error: there is no file 'content/media/logos.svg'"])
    let place = try await BuiltSite(logo, settings: "theme: {logo: /tags/}\n")
    #expect(place.problems == ["content/site.yml:3:9: error: there is no image '/tags/'"])
  }

  @Test("tagline, footer and its links come from the settings, escaped and in French typography")
  func words() async throws {
    let site = try await BuiltSite(
      [:],
      settings: """
        tagline: Le débat : il reste <ouvert>
        footer_navigation: [{label: "Qui ?", url: /tags/}, {label: Ailleurs, url: "https://a.example/?b&c"}]
        theme: {footer: "Merci !"}

        """, url: "https://example.org/blog/")
    #expect(site.problems == [])
    let page = try site.page("tags/index.html")
    #expect(page.contains("<p class=\"site_tagline\">Le débat\u{A0}: il reste &lt;ouvert&gt;</p>"))
    #expect(page.contains("<p class=\"site_colophon\">Merci\u{202F}!</p>"))
    #expect(page.contains("<li><a href=\"/blog/tags/\" aria-current=\"page\">Qui\u{202F}?</a></li>"))
    #expect(page.contains("<li><a href=\"https://a.example/?b&amp;c\">Ailleurs</a></li>"))
  }

  @Test("links of the settings that lead nowhere are warned of")
  func wrongLinks() async throws {
    let site = try await BuiltSite(
      [:],
      settings: "footer_navigation: [{label: A, url: /nulle-part/}]\ncomments: {rules: /charte/}\n")
    #expect(
      site.problems == [
        "content/site.yml:3:32: warning: the link '/nulle-part/' does not lead to a page of this site",
        "content/site.yml:4:12: warning: the link '/charte/' does not lead to a page of this site",
      ])
  }

  @Test("the example of docs/theme.md takes the place of the partial that it names")
  func example() async throws {
    let docs = try String(contentsOfFile: Repository.root + "/docs/theme.md", encoding: .utf8)
    let start = try #require(docs.ranges(of: "templates/partials/share.mustache`:\n\n```html\n").first)
    let example = docs[start.upperBound...].prefix { $0 != "`" }
    let site = try await BuiltSite(
      ["articles/2008-01-01-x.md": SmallSite.article("X")],
      templates: ["partials/share.mustache": String(example)])
    // Of the full copy of the words that this blog has, two are the address's own.
    #expect(
      site.problems.map { $0.drop { $0 != " " } } == [
        " warning: no template asks for the word 'permalink_label'",
        " warning: no template asks for the word 'share_by_mail'",
      ])
    let page = try site.page("2008/01/x/index.html")
    #expect(page.contains("<p class=\"tag_line\">Publié le 1er janvier 2008</p>"))
    #expect(!page.contains("share_address"))
  }

  @Test("docs/theme.md names every partial and every custom property")
  func documented() throws {
    let docs = try String(contentsOfFile: Repository.root + "/docs/theme.md", encoding: .utf8)
    for file in try FileManager.default.contentsOfDirectory(atPath: Repository.root + "/templates/partials") {
      let name = file.split(separator: ".")[0]
      #expect(docs.contains("`\(name)`"), "\(name)")
    }
    let css = try String(contentsOfFile: Repository.root + "/templates/assets/style.css", encoding: .utf8)
    for match in css.matches(of: /\n  (--[a-z]+):/) where match.1 != "--indent" {
      #expect(docs.contains("`\(match.1)`"), "\(match.1)")
    }
  }

  @Test("the style sheet weighs less than 24 kB")
  func weight() throws {
    let css = try Data(contentsOf: URL(fileURLWithPath: Repository.root + "/templates/assets/style.css"))
    #expect(css.count < 24_000)
  }
}
