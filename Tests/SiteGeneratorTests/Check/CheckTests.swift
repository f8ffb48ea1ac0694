import SiteContent
import SiteModel
import SiteTestSupport
import Testing

@testable import SiteGenerator

@Suite struct CheckTests {
  /// What `check` says of a site, as people read it.
  func findings(
    _ files: [String: String], settings: String = "", now: String = "2026-11-24"
  ) async throws -> [String] {
    try await report(files, settings: settings, now: now).diagnostics.map {
      let place = $0.position.map { ":\($0.line):\($0.column)" } ?? ""
      let hint = $0.hint.map { " | " + $0 } ?? ""
      return "\($0.file)\(place): \($0.severity.rawValue): \($0.message)\(hint) [\($0.kind.rawValue)]"
    }
  }

  private func report(
    _ files: [String: String], settings: String = "", now: String = "2026-11-24"
  ) async throws -> CheckReport {
    let folder = try TemporaryFolder()
    try Repository.copy("templates", to: folder)
    try folder.write("title: Essai\nurl: https://example.org/blog/\n\(settings)", to: "content/site.yml")
    for (path, text) in files {
      try folder.write(text, to: path.hasPrefix("templates/") ? path : "content/" + path)
    }
    let report = try await Check.run(
      BuildOptions(layout: SiteLayout(root: folder.path), now: .written(now), jobs: 2))
    #expect(!folder.exists("site"))
    return report
  }

  let article = "---\ntitle: Facebook\n---\n"

  @Test("a site without faults gives no finding")
  func clean() async throws {
    #expect(
      try await findings([
        "articles/2007-11-06-facebook.md": article
          + "## Un\n\n[Deux](#un) et [l’autre](2007-11-07-b.md#trois).\n",
        "articles/2007-11-07-b.md":
          "---\ntitle: B\ntags: UMP, PS\n---\n### Trois\n\n[Retour](/2007/11/facebook/#un)\n"
          .replacing("### Trois", with: "## Trois"),
      ]) == [])
  }

  @Test("a drawing that is cut off is told of, for browsers show nothing of it")
  func damagedDrawing() async throws {
    let found = try await findings([
      "articles/2007-11-06-facebook.md": article + "![Un plan](/media/plan.svg) ![Deux](/media/deux.svg)\n",
      "media/plan.svg": "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\">\n<path d=\"M0 0",
      "media/deux.svg":
        "<?xml version=\"1.0\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>",
    ])
    #expect(found.count == 1)
    #expect(
      found.first?.hasPrefix(
        "content/media/plan.svg: warning: browsers show nothing of this drawing: line 2: ") == true,
      "\(found)")
  }

  @Test("thousands of tags, of letters in a tag and of images on one line are no work that grows by itself")
  func manyOfAll() async throws {
    let found = try await findings([
      "articles/2007-11-06-a.md":
        "---\ntitle: A\ntags: \((1...2000).map { "t\($0)" }.joined(separator: ", "))\n---\n",
      "articles/2007-11-06-b.md": "---\ntitle: B\ntags: \(String(repeating: "a", count: 9000))\n---\n",
      "articles/2007-11-06-c.md": article
        + (1...2000).map { "<img src=\"/blog/media/\($0).svg\">" }.joined() + "\n",
    ])
    #expect(found.contains { $0.contains("there are 2000 tags; at most 100 are allowed") })
    #expect(found.contains { $0.contains("cannot be used in an address") })
  }

  @Test("a published file that is larger than the settings allow is an error")
  func largeFile() async throws {
    #expect(
      try await findings(
        ["root/a.txt": String(repeating: "0", count: 1_000_001)], settings: "limits: {media_bytes: 1000000}\n"
      )
        == [
          "content/root/a.txt: error: the file is 1000001 bytes long; at most 1000000 are allowed | shorten it, "
            + "or raise the limit under 'limits' in content/site.yml [too-large]"
        ])
  }

  @Test("a fragment that is not there is told with the nearest id, within a text and across texts")
  func fragments() async throws {
    #expect(
      try await findings([
        "articles/2007-11-06-facebook.md": article
          + "## Les sources\n\n[a](#les-source) [b](2007-11-07-b.md#absent)\n",
        "articles/2007-11-07-b.md": "---\ntitle: B\n---\n[c](/2007/11/facebook/#les-sourcs)\n",
      ]) == [
        "content/articles/2007-11-06-facebook.md:6:5: warning: nothing on this page has the id 'les-source' | did you mean '#les-sources'? [unknown-fragment]",
        "content/articles/2007-11-06-facebook.md:6:22: warning: nothing on /2007/11/b/ has the id 'absent' [unknown-fragment]",
        "content/articles/2007-11-07-b.md:4:5: warning: nothing on /2007/11/facebook/ has the id 'les-sourcs' | did you mean '#les-sources'? [unknown-fragment]",
      ])
  }

  @Test("a dead link of a template is told once, with the number of its pages")
  func templates() async throws {
    let found = try await findings([
      "articles/2007-11-06-facebook.md": article + "Texte.\n",
      "templates/404.mustache":
        "{{t.not_found_text}}<a href=\"{{site.root}}rien/\">x</a><img src=\"{{site.root}}assets/rien.png\" alt=\"\">",
    ])
    #expect(
      found == [
        "site/404.html: error: there is no file '/blog/assets/rien.png' on this site [missing-file]",
        "site/404.html: warning: the link '/blog/rien/' does not lead to a page of this site [broken-link]",
      ])
  }

  @Test("an absolute link to the site itself is a link of the site")
  func ownAddress() async throws {
    let found = try await findings([
      "articles/2007-11-06-facebook.md": article
        + "[a](https://example.org/blog/2007/11/facebok/) [b](https://example.org/blog/2007/11/facebook/) [c](https://example.org/autre/)\n"
    ])
    #expect(found.count == 1)
    #expect(found[0].hasPrefix("content/articles/2007-11-06-facebook.md:4:5: warning: the link "))
    #expect(found[0].hasSuffix("| did you mean '/2007/11/facebook/'? [broken-link]"))
  }

  @Test("images without a description, headings that skip a level, links that say nothing")
  func texts() async throws {
    #expect(
      try await findings([
        "articles/2007-11-06-facebook.md": article
          + "## Un\n\n#### Deux\n\nVoir [ici](2007-11-06-facebook.md).\n\n![](/media/a.svg)\n",
        "media/a.svg": "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"></svg>",
      ]).map { $0.replacing("content/articles/2007-11-06-facebook.md", with: "a") } == [
        "a:6:1: warning: the heading 'Deux' has level 4, but the one above it has level 2 | give it level 3: ### Deux [skipped-heading]",
        "a:8:6: warning: the link text 'ici' does not say where it leads | write what readers find there [vague-link]",
        "a:10:5: warning: the image 'a.svg' has no description | say what it shows: ![a description](…); for mere decoration, write <img alt=\"\" role=\"presentation\"> [missing-alt]",
      ])
  }

  @Test("what is published and says nothing is told; drafts, removed comments and pictures are not")
  func emptyTexts() async throws {
    let found = try await findings(
      [
        "articles/2007-11-06-vide.md": article,
        "articles/2007-11-07-marque.md": article + "<!-- à écrire -->\n\n<p> </p>\n",
        "articles/2007-11-08-brouillon.md": "---\ntitle: B\ndraft: true\n---\n",
        "articles/2007-11-09-affiche.md": "---\ntitle: C\nimage: /media/a.svg\nimage_alt: Affiche\n---\n",
        "articles/2007-11-10-film.md": article + "<video src=\"https://v.example/a.mp4\"></video>\n",
        "articles/2007-11-11-texte.md": article + "Oui.\n",
        "media/a.svg": "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
        "pages/a-propos.md": "---\ntitle: À propos\n---\n",
        "comments/2007-11-11-texte/a.md": SmallSite.comment("A", "2007-11-12", body: ""),
        "comments/2007-11-11-texte/b.md": SmallSite.comment("B", "2007-11-13", "parent: a", body: "\n \n"),
        "comments/2007-11-11-texte/c.md": SmallSite.comment("C", "2007-11-12", "status: removed", body: ""),
        "comments/2007-11-11-texte/d.md": SmallSite.comment("D", "2007-11-12", "parent: c", body: "Non."),
        "comments/2007-11-11-texte/e.md": SmallSite.comment("E", "2007-11-12", "status: pending", body: ""),
      ])
    let cure = "write it, or add 'draft: true' until it is written [empty-text]"
    let comment = "the comment has no text | write what its author said, or delete the file [empty-text]"
    #expect(
      found == [
        "content/articles/2007-11-06-vide.md: warning: the article has no text | \(cure)",
        "content/articles/2007-11-07-marque.md: warning: the article has no text | \(cure)",
        "content/comments/2007-11-11-texte/a.md: warning: \(comment)",
        "content/comments/2007-11-11-texte/b.md: warning: \(comment)",
        "content/pages/a-propos.md: warning: the page has no text | \(cure)",
      ])
  }

  @Test(
    "an image that pages show in other sizes is told by its own name, at its line",
    .enabled(if: DerivedImages.areAvailable))
  func altOfOtherSizes() async throws {
    let folder = try TemporaryFolder()
    try folder.write("title: Essai\nurl: https://example.org/blog/\n", to: "content/site.yml")
    try Repository.copy("templates", to: folder)
    try folder.write(
      article + "Texte.\n\n![](/media/photo%202.png)\n\n![](b.png)\n",
      to: "content/articles/2007-11-06-facebook/index.md")
    for file in ["media/photo 2.png", "articles/2007-11-06-facebook/b.png"] {
      let picture = SampleMedia.picture(1250, 700) { x, y in [UInt8(x & 255), UInt8(y & 255), 0] }
      try folder.write(picture, to: "content/" + file)
    }
    let found = try await Check.run(
      BuildOptions(layout: SiteLayout(root: folder.path), now: .written("2026-11-24"), jobs: 2)
    ).diagnostics.filter { $0.kind == .missingAlt }
    #expect(
      found.map { "\($0.position?.line ?? 0): \($0.message)" } == [
        "6: the image 'photo 2.png' has no description", "8: the image 'b.png' has no description",
      ])
  }

  @Test("files that nothing uses are named, those that something uses are not")
  func unused() async throws {
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"></svg>"
    #expect(
      try await findings(
        [
          "articles/2007-11-06-facebook/index.md": article + "![Un](a.svg) [Tract](</media/é tract.pdf>)\n",
          "articles/2007-11-06-facebook/a.svg": svg, "articles/2007-11-06-facebook/b.svg": svg,
          "media/é tract.pdf": "%PDF", "media/vieux.svg": svg,
        ]) == [
          "content/articles/2007-11-06-facebook/b.svg: warning: nothing on the site uses this file | link to it as /2007/11/facebook/b.svg, or delete it [unused-file]",
          "content/media/vieux.svg: warning: nothing on the site uses this file | link to it as /media/vieux.svg, or delete it [unused-file]",
        ])
  }

  @Test("personal data in comments is told with its place")
  func personalData() async throws {
    let found = try await findings([
      "articles/2007-11-06-facebook.md": article + "Texte.\n",
      "comments/2007-11-06-facebook/a.md":
        "---\nauthor: Anne\ndate: 2007-11-07\n---\nMoi : anne@example.org, 06 12 34 56 78, 192.0.2.1 ; en 2007, 3.14.\n",
    ]).map { $0.replacing("content/comments/2007-11-06-facebook/a.md", with: "a") }
    #expect(
      found.map { $0.split(separator: " | ")[0] } == [
        "a:5:7: warning: the comment shows an e-mail address",
        "a:5:25: warning: the comment shows a phone number",
        "a:5:41: warning: the comment shows an IP address",
      ])
  }

  @Test("tags that are probably one are told with the line for tags.yml; those that are not, are not")
  func tags() async throws {
    let found = try await findings([
      "articles/2007-11-06-a.md":
        "---\ntitle: A\ntags: Élections, UMP, Réseau social, législatives 2007, UDF, loi, gaz\n---\nx\n",
      "articles/2007-11-07-b.md":
        "---\ntitle: B\ntags: Élection, UMPS, Réseaux sociaux, législatives 2002, PDF, Fédérattion, lois, gag\n---\nx\n",
      "articles/2007-11-08-c.md": "---\ntitle: C\ntags: Élections, Fédération, loi\n---\nx\n",
    ])
    #expect(
      found == [
        "content/tags.yml: warning: the tags 'Fédération' (1 article) and 'Fédérattion' (1 article) are probably one | if so, write: - {label: \"Fédération\", aliases: [\"Fédérattion\"]} [similar-tags]",
        "content/tags.yml: warning: the tags 'Réseau social' (1 article) and 'Réseaux sociaux' (1 article) are probably one | if so, write: - {label: \"Réseau social\", aliases: [\"Réseaux sociaux\"]} [similar-tags]",
        "content/tags.yml: warning: the tags 'loi' (2 articles) and 'lois' (1 article) are probably one | if so, write: - {label: \"loi\", aliases: [\"lois\"]} [similar-tags]",
        "content/tags.yml: warning: the tags 'Élections' (2 articles) and 'Élection' (1 article) are probably one | if so, write: - {label: \"Élections\", aliases: [\"Élection\"]} [similar-tags]",
      ])
  }

  @Test("a feed and linked data that programs cannot read are errors")
  func malformed() async throws {
    let found = try await findings([
      "articles/2007-11-06-facebook.md": article + "Texte.\n",
      "templates/robots.txt.mustache": "User-agent: *\n",
      "templates/sitemap.xml.mustache": "<?xml version=\"1.0\"?>\n<urlset><url></urlset>\n",
      "templates/404.mustache": "{{t.not_found_text}}<script type=\"application/ld+json\">{\"a\":}</script>",
    ])
    #expect(found.count == 2)
    #expect(
      found.contains {
        $0.hasPrefix("site/404.html: error: programs cannot read /404.html: linked data (JSON-LD)")
      })
    #expect(
      found.contains { $0.hasPrefix("site/sitemap.xml: error: programs cannot read /sitemap.xml: line ") })
  }

  @Test(
    "comments that wait are listed oldest first, with drafts and coming articles; none of them is a fault")
  func waiting() async throws {
    let report = try await report([
      "articles/2007-11-06-facebook.md": article + "Texte.\n",
      "articles/2008-01-01-essai.md": "---\ntitle: Essai\ndraft: true\n---\nx\n",
      "articles/2030-01-01-demain.md": "---\ntitle: Demain\n---\nx\n",
      "comments/2007-11-06-facebook/b.md": "---\nauthor: Bob\ndate: 2026-11-23\nstatus: pending\n---\nx\n",
      "comments/2007-11-06-facebook/a.md": "---\nauthor: Anne\ndate: 2026-10-25\nstatus: pending\n---\nx\n",
      "comments/2007-11-06-facebook/c.md": "---\nauthor: Zoé\ndate: 2026-10-01\n---\nx\n",
    ])
    #expect(report.diagnostics == [])
    let now = try #require(report.now)
    #expect(report.waiting.map(\.author) == ["Anne", "Bob"])
    #expect(report.waiting.map { $0.days(at: now) } == [30, 1])
    #expect(
      report.leftOut.map(\.source) == [
        "content/articles/2008-01-01-essai.md", "content/articles/2030-01-01-demain.md",
      ])
  }

  @Test("a kind is judged as the settings ask")
  func judged() async throws {
    let files = ["articles/2007-11-06-facebook.md": article + "[x](#rien) [ici](/tags/)\n"]
    let found = try await findings(files, settings: "checks: {unknown-fragment: error, vague-link: off}\n")
    #expect(found.map { String($0.suffix(18)) } == ["[unknown-fragment]"])
    #expect(found[0].contains(": error: "))
  }

  @Test("errors of the content do not keep the pages from being looked at")
  func withErrors() async throws {
    let found = try await findings([
      "articles/2007-11-06-facebook.md": article + "[x](#rien) ![y](/media/rien.jpg)\n",
      "articles/2007-11-07-b.md": "---\ntitel: B\n---\nx\n",
    ])
    for kind in ["unknown-fragment", "missing-file", "unknown-key", "missing-key"] {
      #expect(found.contains { $0.hasSuffix("[\(kind)]") }, "\(kind)")
    }
    #expect(found.count == 4)
  }
}
