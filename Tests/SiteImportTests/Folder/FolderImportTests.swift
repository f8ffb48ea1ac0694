import SiteContent
import SiteTestSupport
import Testing

@testable import SiteImport

@Suite struct FolderImportTests {
  private let fixture: ImportFixture

  init() throws { fixture = try ImportFixture() }

  @Test("files in UTF-16 and in Latin-1 are read, and the second are counted")
  func encodings() async throws {
    let text = "---\ntitle: L'été\ndate: 2007-11-06\n---\nDéjà vu.\n"
    try fixture.folder.write(
      ("\u{FEFF}" + text).utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] },
      to: "old/_posts/2007-11-06-a.md")
    try fixture.folder.write(
      text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }, to: "old/_posts/2007-11-06-b.md")
    let report = try await fixture.folder(["_config.yml": "title: T\n"])
    #expect(report[.articles] == .init(found: 2, written: 2))
    #expect(
      report.repairs.map { "\($0.key): \($0.value.count)" } == [
        "bytes that are no UTF-8 were read as Windows-1252: 1"
      ])
    for name in ["a", "b"] {
      #expect(
        try fixture.read("content/articles/2007/2007-11-06-\(name).md")
          == text.replacing("---\nD", with: "---\n\nD"))
    }
  }

  @Test("Jekyll: keys, Liquid, Staticman's comments with their threads")
  func jekyll() async throws {
    let report = try await fixture.folder([
      "_config.yml": "title: Mon blog\nurl: https://blog.example.org\n",
      "_posts/2007-11-06-facebook.md": """
      ---
      layout: post
      title: "Facebook : et vous ?"
      date: 2007-11-06 10:30:00 +0100
      categories: [UMP]
      tags: internet, blogs
      permalink: /facebook.html
      excerpt: En bref
      subtitle: Un essai
      ---
      Un [texte]({% post_url 2007-11-07-autre %}), un <a href="/about.html">autre</a> et [un tiers][t].

      {% highlight php %}
      <?php
      {% endhighlight %}

      ![Vue]({{ site.baseurl }}/assets/vue.jpg) {% mystere %} `[x](/about.html)`

      [t]: 2007-11-07-autre.md
      """,
      "_posts/2007-11-07-autre.md": "---\ntitle: Autre\n---\nx\n",
      "_posts/2007-11-08-cache.md": "---\ntitle: Caché\npublished: false\n---\nx\n",
      "_posts/2007-11-09-page.html": "---\ntitle: En HTML\ntag: un mot\n---\n<p>Un <b>mot</b>.</p>\n",
      "_posts/2007-11-10-rst.textile": "---\ntitle: T\n---\nh1. x\n",
      "about.md": "---\ntitle: À propos\nlayout: page\n---\nNous.\n",
      "assets/vue.jpg": "jpg",
      "_data/comments/facebook/1.yml":
        "_id: a1\nname: Ann\nemail: ann@mail.example\nmessage: Bravo\ndate: '2007-11-06T12:00:00Z'\n",
      "_data/comments/facebook/2.yml":
        "_id: a2\nname: Bob\nreplying_to: '1'\nmessage: Merci ann@mail.example\ndate: 1194354000\n",
    ])
    #expect(report[.articles] == .init(found: 5, written: 4, refused: 1))
    #expect(report[.pages] == .init(found: 1, written: 1))
    #expect(report[.comments] == .init(found: 2, written: 2))
    #expect(report[.media] == .init(found: 1, written: 1))
    #expect(report.findings.filter { $0.weight != .worthKnowing }.map(\.kind) == ["format", "liquid"])
    #expect(
      try fixture.read("content/articles/2007/2007-11-06-facebook.md") == """
        ---
        title: "Facebook : et vous ?"
        date: 2007-11-06T10:30:00+01:00
        tags: [UMP, internet, blogs]
        description: En bref
        aliases: [/facebook.html]
        extra:
          subtitle: Un essai
        ---

        Un [texte](2007-11-07-autre.md), un <a href="about.md">autre</a> et [un tiers][t].

        ```php
        <?php
        ```

        ![Vue](/media/assets/vue.jpg) {% mystere %} `[x](/about.html)`

        [t]: 2007-11-07-autre.md

        """)
    #expect(
      try fixture.read("content/articles/2007/2007-11-07-autre.md").contains("---\ntitle: Autre\n"))
    #expect(try fixture.read("content/articles/2007/2007-11-08-cache.md").contains("draft: true\n"))
    let html = try fixture.read("content/articles/2007/2007-11-09-page.md")
    #expect(html.contains("tags: [un mot]\n"))
    #expect(html.hasSuffix("\nUn **mot**.\n"))
    #expect(try fixture.read("content/pages/about.md").contains("aliases: [/about.html]\n"))
    let reply = try fixture.read("content/comments/2007-11-06-facebook/2007-11-06-bob.md")
    #expect(reply.contains("id: a2\nparent: a1\n"))
    #expect(reply.hasSuffix("\nMerci [adresse retirée]\n"))
    #expect(!(try fixture.everything(report)).contains("mail.example"))
  }

  @Test("Hugo: TOML, page bundles, sections, languages, menus, shortcodes")
  func hugo() async throws {
    let report = try await fixture.folder([
      "config.toml": """
      title = "Blog"
      baseURL = "https://b.example/"
      languageCode = "fr-FR"
      [permalinks]
        billets = "/:year/:month/:slug/"
      [[menu.main]]
        name = "Contact"
        url = "/contact/"
        weight = 2
      [[menu.main]]
        name = "Accueil"
        url = "/"
        weight = 1
      """,
      "content/post/un/index.md": """
      +++
      title = "Un \\"mot\\""
      date = 2008-01-02T03:04:05+01:00 # le jour
      lastmod = 2008-02-01
      tags = ["a", "b c"] # deux
      categories = [
        "Vie locale",
      ]
      draft = false # non
      [cover]
        image = "vue.jpg"
        alt = "Une vue"
      +++
      {{< youtube abc >}}

      {{< figure src="vue.jpg" alt="Vue" caption="Là" >}}

      ![Logo](/img/logo.png) [Suite]({{< ref "deux.md" >}})
      """,
      "content/post/un/vue.jpg": "jpg",
      "static/img/logo.png": "png",
      "content/billets/deux.md": "---\ntitle: Deux\ndate: 2008-03-01\naliases: [/vieux/]\n---\nTexte.\n",
      "content/billets/deux.en.md": "---\ntitle: Two\ndate: 2008-03-01\n---\nText.\n",
      "content/contact.md": "---\ntitle: Contact\ndate: 2008-03-01\n---\nNous.\n",
      "content/post/_index.md": "---\ntitle: Billets\n---\n",
    ])
    #expect(report[.articles] == .init(found: 3, written: 3))
    #expect(report[.pages] == .init(found: 1, written: 1))
    #expect(report[.media] == .init(found: 2, written: 2))
    #expect(report.isComplete)
    #expect(
      try fixture.read("content/articles/2008/2008-01-02-un.md") == """
        ---
        title: "Un \\"mot\\""
        date: 2008-01-02T03:04:05+01:00
        updated: 2008-02-01T00:00:00+01:00
        tags: [Vie locale, a, b c]
        aliases: [/post/un/]
        image: /media/post/un/vue.jpg
        image_alt: Une vue
        ---

        https://www.youtube.com/watch?v=abc

        ![Vue](/media/post/un/vue.jpg "Là")

        ![Logo](/media/img/logo.png) [Suite](2008-03-01-deux.md)

        """)
    #expect(try fixture.read("content/articles/2008/2008-03-01-deux.md").contains("aliases: [/vieux/]\n"))
    let english = try fixture.read("content/articles/2008/2008-03-01-deux-en.md")
    #expect(english.contains("aliases: [/en/2008/03/two/]\nlang: en\n"))
    #expect(
      try fixture.read("content/site.yml").hasSuffix(
        "navigation:\n  - label: Accueil\n    url: /\n  - label: Contact\n    url: /contact/\n"))
    #expect(try fixture.read("content/redirects.yml").contains("- from: /index.xml\n  to: /feed.xml\n"))
    #expect(
      try fixture.read("content/redirects.yml").contains(
        "- from: /categories/vie-locale/\n  to: /tag/vie-locale/\n"))
  }

  @Test("Pelican: lines of keys, folders as categories, its own signs for files")
  func pelican() async throws {
    let report = try await fixture.folder([
      "pelicanconf.py":
        "AUTHOR = 'Ann'\nSITENAME = u'Le blog'\nSITEURL = 'https://p.example'\nTIMEZONE = 'Europe/Paris'\nDEFAULT_LANG = 'fr'\nARTICLE_URL = '{date:%Y}/{slug}.html'\n",
      "content/politique/deux.md":
        "Title: Deux mots\nDate: 2008-02-03 10:20\nModified: 2008-02-04\nTags: x, z\nAuthors: Ann, Bob\nSummary: En bref,\n    sur deux lignes\nStatus: published\n\n![Vue]({static}/images/vue.jpg) et [l'autre]({filename}trois.md).\n",
      "content/politique/trois.md": "Title: Trois\nDate: 2008-02-05\nStatus: draft\nCategory: Europe\n\nx\n",
      "content/images/vue.jpg": "jpg",
      "content/pages/contact.md": "Title: Contact\n\nNous.\n",
      "content/quatre.rst": "Quatre\n======\n",
    ])
    #expect(report[.articles] == .init(found: 2, written: 2))
    #expect(report[.pages] == .init(found: 2, written: 1, refused: 1))
    #expect(!report.isComplete)
    #expect(
      try fixture.read("content/articles/2008/2008-02-03-deux-mots.md")
        == """
        ---
        title: Deux mots
        date: 2008-02-03T10:20:00+01:00
        updated: 2008-02-04T00:00:00+01:00
        author: Ann, Bob
        tags: [politique, x, z]
        description: "En bref, sur deux lignes"
        aliases: [/2008/deux-mots.html]
        ---

        ![Vue](/media/images/vue.jpg) et [l'autre](2008-02-05-trois.md).

        """.replacing("\"En bref, sur deux lignes\"", with: "En bref, sur deux lignes"))
    #expect(try fixture.read("content/articles/2008/2008-02-05-trois.md").contains("draft: true\n"))
    #expect(try fixture.read("content/pages/contact.md").contains("aliases: [/pages/contact.html]\n"))
  }

  @Test("MkDocs: pages without front matter, dates in a group, its menu")
  func mkdocs() async throws {
    let report = try await fixture.folder([
      "mkdocs.yml":
        "site_name: Le guide\nsite_url: https://m.example/\nnav:\n  - Accueil: index.md\n  - Début: guide/debut.md\nmarkdown_extensions:\n  - pymdownx.emoji:\n      emoji_index: !!python/name:material.extensions.emoji.twemoji\n",
      "docs/index.md": "# Le guide\n\nBienvenue, voir [le début](guide/debut.md).\n",
      "docs/guide/debut.md": "# Au début\n\nTexte.\n",
      "docs/blog/posts/un.md":
        "---\ndate:\n  created: 2023-05-01\n  updated: 2023-05-02\ncategories:\n  - Vie locale\n---\n# Un billet\n\nTexte.\n",
    ])
    #expect(report.isComplete)
    #expect(report[.pages] == .init(found: 2, written: 2))
    #expect(try fixture.read("content/pages/guide/debut.md").hasPrefix("---\ntitle: Au début\n---\n"))
    let article = try fixture.read("content/articles/2023/2023-05-01-un.md")
    #expect(article.hasPrefix("---\ntitle: Un billet\ndate: 2023-05-01\nupdated: 2023-05-02"))
    #expect(article.contains("aliases: [/blog/2023/05/01/un-billet/]\n"))
    #expect(try fixture.read("content/site.yml").contains("  - label: Début\n    url: /guide/debut/\n"))
  }

  @Test("Eleventy: dates before names are no part of addresses")
  func eleventy() async throws {
    let report = try await fixture.folder([
      ".eleventy.js": "module.exports = {};\n",
      "posts/2021-02-03-un.md": "---\ntitle: Un\ntags: [posts, Europe]\n---\nTexte.\n",
    ])
    #expect(report.isComplete)
    #expect(
      try fixture.read("content/articles/2021/2021-02-03-un.md").contains("tags: [posts, Europe]\n---\n"))
    #expect(try fixture.read("content/site.yml").contains("permalink: /posts/:slug/\n"))
  }

  @Test("names that would leave their folder stay in it")
  func names() async throws {
    let report = try await fixture.folder([
      "_config.yml": "title: x\nurl: https://x.example\n",
      "_posts/2007-11-06-a.md":
        "---\ntitle: A\nslug: ../../../../etc/passwd\npermalink: /../../x/\nimage: ../../../secret.png\n---\n![](../../../secret.png)\n",
      "_data/comments/a/1.yml": "_id: ../../../x\nname: Ann\nmessage: Bravo\ndate: 2007-11-07\n",
      "../secret.png": "non",
    ])
    #expect(
      try fixture.folder.files(in: "blog").filter { !$0.hasPrefix(".blogsite/") } == [
        "content/articles/2007/2007-11-06-etc-passwd.md",
        "content/comments/2007-11-06-etc-passwd/2007-11-07-ann.md",
        "content/site.yml",
      ])
    #expect(report[.comments] == .init(found: 1, written: 1))
  }

  @Test(
    "front matter is JSON too, Hugo's object or named behind the dashes; what only begins with a brace is text",
    arguments: [
      "{\n  \"title\": \"Un {mot} \\\"cité\\\"\",\n  \"date\": \"2008-01-02\",\n  \"tags\": [\"a\"]\n}\n\nTexte.\n",
      "---json\n{\n\t\"title\": \"Un {mot} \\\"cité\\\"\",\n\t\"date\": \"2008-01-02\", \"tags\": [\"a\"]\n}\n---\nTexte.\n",
      "---toml\ntitle = \"Un {mot} \\\"cité\\\"\"\ndate = 2008-01-02\ntags = [\"a\"]\n---\nTexte.\n",
    ])
  func json(_ text: String) async throws {
    let report = try await fixture.folder([
      "content/post/un.md": text,
      "content/post/rien.md": "{{< youtube abc >}}\n{ \"title\": \"x\" }\n",
    ])
    #expect(report[.articles].written == 1)
    let written = try fixture.read("content/articles/2008/2008-01-02-un.md")
    #expect(written.hasPrefix("---\ntitle: \"Un {mot} \\\"cité\\\"\"\n"), "\(written)")
    #expect(written.contains("tags: [a]\n"))
    #expect(written.hasSuffix("---\n\nTexte.\n"))
  }
}
