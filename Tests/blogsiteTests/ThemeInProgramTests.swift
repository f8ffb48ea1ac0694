import Foundation
import SiteTestSupport
import Testing

/// Blogs that have no templates of their own, or only some: the program's stand in.
@Suite struct ThemeInProgramTests {
  private let site: TemporaryFolder

  init() throws {
    site = try TemporaryFolder()
    try site.write("title: Essai\nurl: https://example.org/\n", to: "content/site.yml")
    try site.write(SmallSite.article("Facebook", "tags: UMP"), to: "content/articles/2007-11-06-facebook.md")
  }

  private func build(_ more: String...) throws -> Repository.Run {
    try Repository.run(["build", "--now", "2026-11-24"] + more, in: site.path)
  }

  private let page = "site/2007/11/facebook/index.html"

  @Test("without templates/ the blog is built with the program's, the same as with a copy of them")
  func none() throws {
    let run = try build("--strict")
    #expect(run.errors == "")
    #expect(run.code == 0)
    let copy = try TemporaryFolder()
    try Repository.copy("templates", to: copy)
    for file in try site.files(in: "content") {
      try copy.write(site.bytes("content/" + file), to: "content/" + file)
    }
    #expect(try Repository.run(["build", "--now", "2026-11-24", "--strict"], in: copy.path).code == 0)
    #expect(differences(try site.contents(in: "site"), try copy.contents(in: "site")) == [])
    #expect(try build("--verify").code == 0)
  }

  @Test(
    "every command takes the program's words where the blog has none",
    arguments: [
      ["comments", "list"], ["comments", "log"], ["comments", "endpoint"],
      ["inbox", "mail"], ["theme", "list"], ["theme", "diff"], ["why", "/2007/11/facebook/"],
      ["new", "article", "Deux"],
    ])
  func commands(arguments: [String]) throws {
    try site.makeFolder("mail/new")
    let run = try Repository.run(arguments, in: site.path)
    #expect(run.code == 0, "\(run.errors)")
    #expect(!run.errors.contains("missing-language"))
  }

  @Test("an empty templates/ is as good as none")
  func empty() throws {
    for folder in ["templates/partials", "templates/locales", "templates/assets"] {
      try site.makeFolder(folder)
    }
    let run = try build("--strict")
    #expect(run.errors == "")
    #expect(site.exists("site/assets/style.css"))
  }

  @Test("another language of the program needs no file either")
  func english() throws {
    try site.write("title: Test\nurl: https://example.org/\nlanguage: en\n", to: "content/site.yml")
    #expect(try build("--strict").code == 0)
    #expect(try site.read(page).contains("Skip to content"))
  }

  @Test("one partial takes the place of the program's, and everything else stays")
  func partial() throws {
    try site.write("<header>Le mien</header>\n", to: "templates/partials/site_header.mustache")
    #expect(try build("--strict").code == 0)
    let html = try site.read(page)
    #expect(html.contains("<header>Le mien</header>"))
    #expect(html.contains("Aller au contenu"))
  }

  @Test("an empty partial takes something away")
  func emptyPartial() throws {
    #expect(try build("--strict").code == 0)
    #expect(try site.read(page).contains("Envoyer par courriel"))
    try site.write("", to: "templates/partials/share.mustache")
    let run = try build("--strict")
    #expect(run.errors == "")
    #expect(try !site.read(page).contains("Envoyer par courriel"))
  }

  @Test("single words take the place of the program's")
  func words() throws {
    try site.write("words:\n  skip_to_content: Sauter\n", to: "templates/locales/fr.yml")
    let run = try build("--strict")
    #expect(run.errors == "")
    let html = try site.read(page)
    #expect(html.contains("Sauter"))
    #expect(!html.contains("Aller au contenu"))
    #expect(html.contains("6 novembre 2007"))
    #expect(try site.read("site/tags/index.html").contains("Tous les thèmes"))
  }

  @Test("an asset takes the place of the program's, and is the program's again when it is gone")
  func asset() throws {
    let css = "site/assets/style.css"
    #expect(try build().code == 0)
    let original = try site.read(css)
    try site.write("body { color: red }\n", to: "templates/assets/style.css")
    #expect(try build("--strict").code == 0)
    #expect(try site.read(css) == "body { color: red }\n")
    try site.remove("templates/assets/style.css")
    #expect(try build("--strict").code == 0)
    #expect(try site.read(css) == original)
  }

  @Test("links to the program's assets lead somewhere, and it may be the logo")
  func links() throws {
    try site.write(
      "title: Essai\nurl: https://example.org/\ntheme: {logo: /assets/favicon.svg}\n", to: "content/site.yml")
    try site.write(
      SmallSite.article("Style", body: "[La feuille](/assets/style.css)."),
      to: "content/articles/2008-01-01-style.md")
    let run = try build("--strict")
    #expect(run.errors == "")
  }

  @Test(
    "what has no place in templates/, and words that nobody asks for, are warned of with the nearest name")
  func strays() throws {
    try site.write("x", to: "templates/partial/card.mustache")
    try site.write("x", to: "templates/artcle.mustache")
    try site.write("x", to: "templates/style.css")
    try site.write("x", to: "templates/locales/fr.yaml")
    try site.write("x", to: "templates/README.md")
    try site.write("words:\n  read_mor: La suite\n", to: "templates/locales/fr.yml")
    let run = try build()
    #expect(run.code == 0)
    #expect(
      run.errors == """
        templates/artcle.mustache: warning: no page is made from this template, and none includes it [unused-template]
        hint: did you mean 'article'?
        templates/locales/fr.yaml: warning: nothing reads this file [unread-file]
        hint: did you mean 'templates/locales/fr.yml'?
        templates/locales/fr.yml:2:3: warning: no template asks for the word 'read_mor' [unused-word]
        hint: did you mean 'read_more'?
        templates/partial: warning: nothing reads this folder [unread-file]
        hint: did you mean 'templates/partials'?
        templates/style.css: warning: nothing reads this file [unread-file]
        hint: did you mean 'templates/assets/style.css'?
        5 warnings (3 unread-file, 1 unused-template, 1 unused-word)

        """)
  }

  @Test("a language that the program does not know takes English for what is missing, and says so")
  func foreign() throws {
    try site.write("title: Essai\nurl: https://example.org/\nlanguage: br\n", to: "content/site.yml")
    let french = try String(contentsOfFile: Repository.root + "/templates/locales/fr.yml", encoding: .utf8)
    let kept = french.split(separator: "\n", omittingEmptySubsequences: false)
      .filter { !$0.contains("skip_to_content:") && !$0.contains("search_title:") }
    try site.write(kept.joined(separator: "\n"), to: "templates/locales/br.yml")
    let run = try build()
    #expect(run.code == 0)
    #expect(
      run.errors == """
        templates/locales/br.yml: warning: these texts are missing and shown in English: 'search_title', 'skip_to_content' [missing-word]
        hint: add them under 'messages' and 'words'; en.yml of the program has the English ones: blogsite theme copy locales/en.yml
        1 warning (missing-word)

        """)
    #expect(try site.read(page).contains("Skip to content"))
  }

  @Test("a layout that is older than the program's pages need not show their blocks")
  func olderLayout() throws {
    try site.write(
      "<!DOCTYPE html>\n<html lang=\"fr\">\n<title>{{page.title}}</title>\n{{$main}}{{/main}}{{$content}}{{/content}}\n</html>\n",
      to: "templates/partials/layout.mustache")
    let run = try build("--strict")
    #expect(run.errors == "")
  }

  @Test("an error in a file of the program says where it is, and how to get it")
  func errorInProgram() throws {
    try site.write("{{> comment}}\n", to: "templates/home.mustache")
    let run = try build()
    #expect(run.code == 1)
    #expect(run.errors.contains("templates/partials/comment.mustache:"))
    #expect(run.errors.contains("(this file is in the program)"))
    #expect(run.errors.contains("blogsite theme copy partials/comment.mustache"))
  }
}
