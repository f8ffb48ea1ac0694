import SiteTestSupport
import Testing

@testable import SiteGenerator

extension CheckTests {
  @Test(
    "a fragment with accents is told where it is written, once, with the id of the heading",
    arguments: [
      ("## Été", "#été", "'été' | did you mean '#ete'?"),
      ("## Été", "#%C3%A9t%C3%A9", "'été' | did you mean '#ete'?"),
      ("## L’été à Paris", "#lété-à-paris", "'lété-à-paris' | did you mean '#l-ete-a-paris'?"),
      ("## Les Sources", "#Les_Sources", "'Les_Sources' | did you mean '#les-sources'?"),
      ("## Élections", "#élection", "'élection' | did you mean '#elections'?"),
      ("## Un", "#où", "'où'"), ("## L’été : « oui » !", "#l-ete", "'l-ete' | did you mean '#l-ete-oui'?"),
      ("## Un", "#comments", "'comments' | did you mean '#article_comments'?"),
    ])
  func accents(_ heading: String, _ fragment: String, _ expected: String) async throws {
    #expect(
      try await findings([
        "articles/2007-11-06-facebook.md": article + "[o](\(fragment))\n\n\(heading)\n\nTexte.\n"
      ]) == [
        "content/articles/2007-11-06-facebook.md:4:5: warning: nothing on this page has the id \(expected) [unknown-fragment]"
      ])
  }

  @Test("a fragment of a link to another text and of HTML is told where it is written")
  func accentsElsewhere() async throws {
    #expect(
      try await findings([
        "articles/2007-11-06-facebook.md": article
          + "[a](2007-11-07-b.md#été)\n\n<p>Voir <a href=\"2007-11-07-b.md#%C3%A9lu\">b</a></p>\n",
        "articles/2007-11-07-b.md": "---\ntitle: B\n---\n## Été\n\n<p id=\"élu\">Texte.</p>\n\nTexte.\n",
      ]) == [
        "content/articles/2007-11-06-facebook.md:4:5: warning: nothing on /2007/11/b/ has the id 'été' | did you mean '#ete'? [unknown-fragment]"
      ])
  }

  @Test("a link of a comment's, or of its author's, is told at the comment")
  func comments() async throws {
    let link = "https://example.org/blog/2007/nulle-part/"
    let message = "the link '\(link)' does not lead to a page of this site [broken-link]"
    #expect(
      try await findings([
        "articles/2007-11-06-facebook.md": article + "Texte.\n",
        "comments/2007-11-06-facebook/a.md": SmallSite.comment("A", "2007-11-12", body: "Voir\n\n \(link)."),
        "comments/2007-11-06-facebook/b.md": SmallSite.comment("B", "2007-11-13", "parent: a\nurl: \(link)"),
        "comments/2007-11-06-facebook/c.md": SmallSite.comment(
          "C", "2007-11-13", "format: text", body: "Là : <\(link)>"),
      ]) == [
        "content/comments/2007-11-06-facebook/a.md:7:2: warning: \(message)",
        "content/comments/2007-11-06-facebook/b.md:5:6: warning: \(message)",
        "content/comments/2007-11-06-facebook/c.md:6:7: warning: \(message)",
      ])
  }

  @Test(
    "an image below a wrong folder is found by the site's own path, the disk's, or its name",
    arguments: [
      "/blog/media/2007/a.svg", "/content/media/2007/a.svg", "/wp-content/uploads/2007/a.svg", "/2007/A.svg",
    ])
  func folders(_ address: String) async throws {
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"></svg>"
    #expect(
      try await findings([
        "articles/2007-11-06-facebook.md": article + "![Un](\(address)) ![Deux](/media/2007/a.svg)\n",
        "media/2007/a.svg": svg,
      ]) == [
        "content/articles/2007-11-06-facebook.md:4:7: error: there is no file '\(address)' on this site | did you mean '/media/2007/a.svg'? [missing-file]"
      ])
  }

  @Test(
    "an address of what is not published names the file and says why",
    arguments: [
      (
        "/2007/11/brouillon/",
        "2007-11-07-brouillon.md, which is a draft and not published: publish it, or remove the link"
      ),
      (
        "/2007/11/brouillon",
        "2007-11-07-brouillon.md, which is a draft and not published: publish it, or remove the link"
      ),
      (
        "/2099/01/futur/",
        "2099-01-01-futur.md, which is dated 2099-01-01 and not published: publish it, or remove the link"
      ),
    ])
  func unpublished(_ address: String, _ expected: String) async throws {
    #expect(
      try await findings([
        "articles/2007-11-06-facebook.md": article + "[x](\(address))\n",
        "articles/2007-11-07-brouillon.md": "---\ntitle: B\ndraft: true\n---\nTexte.\n",
        "articles/2007-11-08-fini.md":
          "---\ntitle: F\npublish_until: 2007-12-01\naliases: /vieux/\n---\nTexte.\n",
        "articles/2099-01-01-futur.md": "---\ntitle: F\n---\nTexte.\n",
      ]) == [
        "content/articles/2007-11-06-facebook.md:4:5: warning: the link '\(address)' does not lead to a page of this site | it is the address of content/articles/\(expected) [broken-link]"
      ])
  }

  @Test(
    "an address that an article had until it was over stops no build",
    arguments: ["/vieux/", "/2007/11/fini/"])
  func ended(_ address: String) async throws {
    #expect(
      try await findings([
        "articles/2007-11-06-facebook.md": article + "[x](\(address))\n",
        "articles/2007-11-08-fini.md":
          "---\ntitle: F\npublish_until: 2007-12-01\naliases: /vieux/\n---\nTexte.\n",
      ]) == [
        "content/articles/2007-11-06-facebook.md:4:5: warning: the link leads to '\(address)', which was published until 2007-12-01 | remove the link, or change 'publish_until' of the article [unpublished-target]"
      ])
  }

  @Test(
    "a feed's old address is told with the feed",
    arguments: [
      ("/feed/", "/feed.xml"), ("/feed/atom", "/feed.xml"), ("/tag/ump/feed/", "/tag/ump/feed.xml"),
    ])
  func feeds(_ address: String, _ meant: String) async throws {
    #expect(
      try await findings([
        "articles/2007-11-06-facebook.md": "---\ntitle: T\ntags: UMP\n---\n[x](\(address))\n"
      ]) == [
        "content/articles/2007-11-06-facebook.md:5:5: warning: the link '\(address)' does not lead to a page of this site | did you mean '\(meant)'? [broken-link]"
      ])
  }

  @Test("an archive that is not there is not another one", arguments: ["/2008/", "/2007/12/"])
  func archives(_ address: String) async throws {
    #expect(
      try await findings(["articles/2007-11-06-facebook.md": article + "[x](\(address)) [y](/2007/1/) \n"])
        == [
          "content/articles/2007-11-06-facebook.md:4:5: warning: the link '\(address)' does not lead to a page of this site [broken-link]",
          "content/articles/2007-11-06-facebook.md:4:\(address.count + 11): warning: the link '/2007/1/' does not lead to a page of this site [broken-link]",
        ])
  }

  @Test("a short address of WordPress's leads to the home page, unless a redirect answers to it")
  func shortAddresses() async throws {
    #expect(
      try await findings(
        [
          "articles/2007-11-06-facebook.md": article
            + "[a](/?p=52) [b](/) [c](https://example.org/blog/?page_id=7) [d](/?p=53) [e](/?q=52)\n",
          "redirects.yml": "- {from: \"/?p=53\", to: /tags/}\n",
        ], settings: "redirects: [apache]\n") == [
          "content/articles/2007-11-06-facebook.md:4:5: warning: '/?p=52' is a short address of WordPress: here it leads to the home page | write the address of the article [broken-link]",
          "content/articles/2007-11-06-facebook.md:4:24: warning: '/?page_id=7' is a short address of WordPress: here it leads to the home page | write the address of the article [broken-link]",
        ])
  }

  @Test("the address of a redirect that leads to nothing is no hint")
  func deadRedirects() async throws {
    #expect(
      try await findings([
        "articles/2007-11-06-facebook.md": article + "Texte.\n",
        "redirects.yml": "- from: /old/\n  to: /nope/\n",
      ]) == [
        "content/redirects.yml:1:3: error: '/old/' leads to '/nope/', which is not a page of this site [broken-link]"
      ])
  }

  @Test("a redirect to nothing is told once, where it is written")
  func redirects() async throws {
    #expect(
      try await findings([
        "articles/2007-11-06-facebook.md": article + "Texte.\n",
        "redirects.yml": "- from: /vieux/\n  to: /rien-du-tout/#a\n",
      ]) == [
        "content/redirects.yml:1:3: error: '/vieux/' leads to '/rien-du-tout/', which is not a page of this site [broken-link]"
      ])
  }

  @Test("a name of two files is not guessed")
  func twoOfAName() async throws {
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"></svg>"
    #expect(
      try await findings([
        "articles/2007-11-06-facebook.md": article
          + "![Un](/images/affiche.svg) ![Deux](/media/2007/affiche.svg) ![Trois](/media/2008/affiche.svg)\n",
        "media/2007/affiche.svg": svg, "media/2008/affiche.svg": svg,
      ]) == [
        "content/articles/2007-11-06-facebook.md:4:7: error: there is no file '/images/affiche.svg' on this site | put it into content/media and write /media/… [missing-file]"
      ])
  }

  @Test("an account of the fediverse is no e-mail address")
  func accounts() async throws {
    #expect(
      try await findings([
        "articles/2007-11-06-facebook.md": article + "Texte.\n",
        "comments/2007-11-06-facebook/a.md":
          "---\nauthor: Anne\ndate: 2007-11-07\n---\nMoi : @anne@example.org, https://example.org/@anne@example.social\n",
      ]) == [])
  }

  @Test(
    "what takes the forms of comments answers where no file is",
    arguments: ["/commenter-recevoir", "/commenter.php", "https://example.org/blog/recevoir?a=1"])
  func endpoints(_ address: String) async throws {
    let settings = "comments:\n  form: \(address)\n  report: \(address)\n"
    #expect(
      try await findings(
        [
          "articles/2007-11-06-facebook.md": article + "Texte.\n",
          "comments/2007-11-06-facebook/a.md": "---\nauthor: Anne\ndate: 2007-11-07\n---\nOui.\n",
        ], settings: settings) == [])
    // Another address is still looked for.
    #expect(
      try await findings(
        ["articles/2007-11-06-facebook.md": article + "Texte. [x](/blog/autre/)\n"], settings: settings
      ).count == 1)
  }
}
