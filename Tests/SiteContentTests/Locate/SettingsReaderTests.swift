import SiteModel
import Testing

@testable import SiteContent

@Suite struct SettingsReaderTests {
  private let start = "title: Le blog\nurl: https://example.org/blog/\n"

  private func read(_ text: String, baseURL: String? = nil) -> (Settings?, [String]) {
    var diagnostics: [Diagnostic] = []
    let settings = SettingsReader.read(Array(text.utf8), baseURL: baseURL, &diagnostics)
    return (settings, written(diagnostics))
  }

  @Test("a title and an address are enough")
  func standards() throws {
    let (settings, problems) = read(start)
    #expect(problems == [])
    let found = try #require(settings)
    #expect(found == (try plainSettings()))
    #expect(found.language == "fr")
    #expect(found.timeZone == SiteTimeZone(identifier: "Europe/Paris"))
    #expect(found.articlesPerPage == 10)
    #expect(found.feedItems == 20)
    #expect(found.permalink == (try Permalink(pattern: "/:year/:month/:slug/")))
    #expect(found.typography == .french)
    #expect(found.comments.defaultStatus == .approved)
    #expect(found.comments.openForDays == nil)
    #expect(found.tagSeparator == .hyphen)
    #expect(found.limits.commentBytes == 8192)
    #expect(found.limits.articleBytes == 4_194_304)
    #expect(found.limits.commentNesting == 8)
    #expect(found.limits.articleNesting == 64)
    #expect(found.navigation == [])
    #expect(found.extra == [:])
  }

  @Test(
    "a word is not taken for its opposite",
    arguments: [
      ("oui", "write 'typography: fr'"), ("yes", "write 'typography: fr'"),
      ("non", "write 'typography: off'"),
      ("français", "write 'typography: fr'"), ("of", "did you mean 'off'?"), ("anglais", "known: fr, off"),
    ])
  func typography(_ word: String, _ hint: String) {
    #expect(
      read(start + "typography: \(word)").1 == [
        "content/site.yml:3:13: error: 'typography' has an unknown value '\(word)' | \(hint)"
      ])
  }

  @Test("a form that sends comments without encryption is told of")
  func forms() {
    let told = "sends what readers write without encryption: 'http://x.fr/c' |"
    #expect(
      read(start + "comments:\n  form: http://x.fr/c\n  report: http://x.fr/c").1 == [
        "content/site.yml:4:3: warning: 'form' \(told) write form: https://x.fr/c",
        "content/site.yml:5:3: warning: 'report' \(told) write report: https://x.fr/c",
      ])
    for form in [
      "https://x.fr/c", "/commenter.php", "http://127.0.0.1:8080/c", "http://localhost/c",
      "http://[::1]:80/c",
    ] {
      #expect(read(start + "comments:\n  form: \(form)").1 == [])
    }
  }

  @Test(
    "a word in the place of keys is told where it belongs",
    arguments: [
      ("legal:\n  host: OVH", "4:9", "write it below 'host:', indented: name: OVH"),
      ("comments: off", "3:11", "write it below 'comments:', indented: open_for_days: 0"),
      ("comments: fermés", "3:11", "write it below 'comments:', indented: open_for_days: 0"),
      ("theme: sombre", "3:8", "write keys below 'theme:', indented: accent, accent_dark, logo, footer"),
      ("tags: separator:+", "3:7", "write a space after the colon: separator: +"),
    ])
  func words(_ lines: String, _ place: String, _ hint: String) {
    #expect(
      read(start + lines).1 == [
        "content/site.yml:\(place): error: expected 'key: value' lines here, not text | \(hint)"
      ])
  }

  @Test("settings may be closed like front matter")
  func closed() throws {
    #expect(read("---\n" + start + "---\n").0 == (try plainSettings()))
    #expect(read("---\n" + start + "---\n").1 == [])
  }

  @Test("reads every key")
  func everyKey() throws {
    let (settings, problems) = read(
      """
      title: "Le blog : tout"
      url: http://localhost:8000
      language: en
      timezone: UTC
      description: Un blog : le nôtre
      author: L'équipe
      articles_per_page: 5
      feed_items: 7
      permalink: /:year/:month/:day/:id/
      navigation:
        - {label: Accueil, url: /}
        - label: Contact : écrire
          url: mailto:blog@example.org
      comments: {default_status: pending, open_for_days: 0}
      typography: off
      tags: {separator: "+"}
      limits: {comment_bytes: 1, article_bytes: 2, comment_nesting: 3, article_nesting: 4}
      extra: {couleur: bleu, grand: true, liste: [a, {b: c}]}

      """)
    #expect(problems == [])
    let found = try #require(settings)
    #expect(found.title == "Le blog : tout")
    #expect(found.address == SiteAddress("http://localhost:8000/"))
    #expect(found.language == "en")
    #expect(found.timeZone == SiteTimeZone(identifier: "UTC"))
    #expect(found.description == "Un blog : le nôtre")
    #expect(found.author == "L'équipe")
    #expect(found.articlesPerPage == 5)
    #expect(found.feedItems == 7)
    #expect(found.permalink == (try Permalink(pattern: "/:year/:month/:day/:id/")))
    #expect(
      found.navigation == [
        NavigationEntry(label: "Accueil", url: "/", position: SourcePosition(line: 11, column: 22)),
        NavigationEntry(
          label: "Contact : écrire", url: "mailto:blog@example.org",
          position: SourcePosition(line: 13, column: 5)),
      ])
    #expect(found.comments.defaultStatus == .pending)
    #expect(found.comments.openForDays == 0)
    #expect(found.typography == .off)
    #expect(found.tagSeparator == .plus)
    #expect(found.limits.commentBytes == 1)
    #expect(found.limits.articleBytes == 2)
    #expect(found.limits.commentNesting == 3)
    #expect(found.limits.articleNesting == 4)
    #expect(
      found.extra == [
        "couleur": .text("bleu"), "grand": .flag(true),
        "liste": .list([.text("a"), .object(["b": .text("c")])]),
      ])
  }

  @Test("the address of the command line takes the settings' place")
  func baseURL() throws {
    #expect(read(start, baseURL: "http://localhost:4000/").0?.address.home == "http://localhost:4000/")
  }

  @Test(
    "a wrong value is told with its place and its cure",
    arguments: [
      (
        "language: [fr]",
        "3:11: error: 'language' must be text, not a list | "
          + "write 'language: fr'"
      ),
      (
        "timezone: Europe/Pari",
        "3:1: error: unknown time zone 'Europe/Pari' | "
          + "write an IANA name such as Europe/Paris"
      ),
      (
        "articles_per_page: 0", "3:20: error: 'articles_per_page' must be a whole number from 1 to 1000000000"
      ),
      (
        "articles_per_page: dix",
        "3:20: error: 'articles_per_page' must be a whole number from 1 to 1000000000"
      ),
      ("feed_items: -1", "3:13: error: 'feed_items' must be a whole number from 1 to 1000000000"),
      ("feed_items: 1.5", "3:13: error: 'feed_items' must be a whole number from 1 to 1000000000"),
      (
        "permalink: /:year/",
        "3:1: error: 'permalink' contains neither :slug nor :id | "
          + "for example: /:year/:month/:slug/ or /:year/:month/:slug.html; known are :year :month :day :slug :id"
      ),
      (
        "navigation: /",
        "3:13: error: 'navigation' must be a list of entries | "
          + "write entries such as '- {label: Accueil, url: /}'"
      ),
      (
        "navigation: [{Contact: /contact/}]",
        "3:14: error: an entry of 'navigation' has a 'label' and a 'url' | "
          + "write '- {label: Contact, url: /contact/}'"
      ),
      (
        "navigation: [{label: A, url: \"javascript:x\"}]",
        "3:25: error: the menu cannot lead to 'javascript:x' | "
          + "write a place on the site, such as /tags/, or an https address"
      ),
      (
        "navigation: [{label: A, url: //x.org}]",
        "3:25: error: the menu cannot lead to '//x.org' | "
          + "write a place on the site, such as /tags/, or an https address"
      ),
      (
        "navigation: [{url: /}]",
        "3:14: error: 'label' is missing | "
          + "write entries such as '- {label: Accueil, url: /}'"
      ),
      ("navigation: [{label: A, url: /, x: y}]", "3:33: error: unknown key 'x' | known: label, url"),
      (
        "comments: {default_status: aproved}",
        "3:28: error: 'default_status' has an unknown value 'aproved' | did you mean 'approved'?"
      ),
      (
        "comments: {open_for_days: -1}",
        "3:27: error: 'open_for_days' must be a whole number from 0 to 1000000000"
      ),
      (
        "comments: {opn_for_days: 1}",
        "3:12: error: unknown key 'opn_for_days' | "
          + "did you mean 'open_for_days'?"
      ),
      (
        "comments: [open]",
        "3:11: error: expected 'key: value' lines here, not a list | write one 'key: value' on a line"
      ),
      ("typography: de", "3:13: error: 'typography' has an unknown value 'de' | known: fr, off"),
      ("tags: {separator: _}", "3:19: error: 'separator' has an unknown value '_' | known: -, +"),
      (
        "limits: {comment_bytes: 0}",
        "3:25: error: 'comment_bytes' must be a whole number from 1 to 1000000000"
      ),
      (
        "limits: {comments_bytes: 1}",
        "3:10: error: unknown key 'comments_bytes' | "
          + "did you mean 'comment_bytes'?"
      ),
      ("extra: bleu", "3:8: error: 'extra' must be a group of keys, not text"),
      ("langage: fr", "3:1: error: unknown key 'langage' | did you mean 'language'?"),
    ])
  func wrongValue(_ line: String, _ expected: String) {
    #expect(read(start + line + "\n").1 == ["content/site.yml:" + expected])
  }

  @Test("missing settings, a missing title, a missing or wrong address")
  func required() {
    var diagnostics: [Diagnostic] = []
    #expect(SettingsReader.read(nil, baseURL: nil, &diagnostics) == nil)
    #expect(
      written(diagnostics) == [
        "content/site.yml: error: the settings are missing | run blogsite in the folder that holds "
          + "'content', or name it with --root; content/site.yml needs a 'title' and a 'url'"
      ])
    let urlHint = "write the address where the site will live: url: https://example.org/blog/"
    #expect(
      read("author: x\n").1 == [
        "content/site.yml:1:1: error: 'title' is missing | add 'title: the name of the blog'",
        "content/site.yml:1:1: error: 'url' is missing | \(urlHint)",
      ])
    #expect(
      read("title: x\nurl: ftp://example.org\n").1 == [
        "content/site.yml:2:1: error: 'url' is not an http or https address: 'ftp://example.org' | \(urlHint)"
      ])
    for page in ["index.html", "index.html/", "blog.php"] {
      #expect(
        read("title: x\nurl: https://example.org/blog/\(page)\n").1 == [
          "content/site.yml:2:1: warning: 'url' is the address of a page: all others would lie below it"
            + " | write url: https://example.org/blog/"
        ])
    }
    #expect(
      read("").1 == [
        "content/site.yml: error: the file is empty | it needs a 'title' and a 'url'"
      ])
    #expect(
      read("- a\n").1 == [
        "content/site.yml:1:1: error: expected 'key: value' lines here, not a list | write one 'key: value' on a line"
      ])
  }
}
