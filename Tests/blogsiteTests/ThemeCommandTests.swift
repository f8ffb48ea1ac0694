import Foundation
import SiteTestSupport
import Testing

/// `blogsite theme`.
@Suite struct ThemeCommandTests {
  private let site: TemporaryFolder

  init() throws {
    site = try TemporaryFolder()
    try site.write("title: Essai\nurl: https://example.org/\n", to: "content/site.yml")
    try site.write(SmallSite.article("Facebook"), to: "content/articles/2007-11-06-facebook.md")
  }

  private func theme(_ arguments: String...) throws -> Repository.Run {
    try Repository.run(["theme"] + arguments, in: site.path)
  }

  private func line(_ path: String) throws -> String? {
    try theme("list").output.split(separator: "\n").first { $0.hasPrefix(path + " ") }
      .map { $0.dropFirst(path.count).trimmingCharacters(in: .whitespaces) }
  }

  @Test("the list names every file, and says which ones the blog has")
  func list() throws {
    try site.write("x", to: "templates/partials/share.mustache")
    try site.write("x", to: "templates/assets/moi.css")
    try site.write("words: {read_more: La suite}\n", to: "templates/locales/fr.yml")
    let repository = Repository.root + "/templates/"
    let count = try FileManager.default.subpathsOfDirectory(atPath: repository).count {
      FileManager.default.contents(atPath: repository + $0) != nil
    }
    let run = try theme("list")
    #expect(run.code == 0)
    #expect(run.output.split(separator: "\n").count == count + 1)
    #expect(try line("partials/card.mustache") == "in the program")
    #expect(try line("partials/share.mustache") == "in templates/, changed")
    #expect(try line("assets/moi.css") == "in templates/ only")
    #expect(try line("locales/fr.yml") == "in templates/, takes the place of the program's lines")
  }

  @Test("a copy builds the same site, says where it is from, and is not overwritten")
  func copy() throws {
    #expect(try Repository.run(["build", "--strict"], in: site.path).code == 0)
    let before = try site.contents(in: "site")
    let run = try theme(
      "copy", "partials", "home.mustache", "templates/robots.txt.mustache", "locales/fr.yml",
      "feed.rss.mustache", "sitemap.xml.mustache")
    #expect(run.code == 0)
    #expect(run.errors == "")
    let card = "templates/partials/card.mustache"
    #expect(run.output.contains(card + "\n"))
    for file in [card, "templates/feed.rss.mustache", "templates/sitemap.xml.mustache"] {
      #expect(try site.read(file).hasPrefix("{{! copied from blogsite "), "\(file)")
    }
    #expect(
      try line("partials/card.mustache") == "in templates/, the same as the program's: it may be deleted")
    let built = try Repository.run(["build", "--strict"], in: site.path)
    #expect(built.errors == "")
    #expect(differences(try site.contents(in: "site"), before) == [])
    #expect(try theme("copy", "partials/card.mustache").output == "\(card) (as it was)\n")
    try site.write("mine\n", to: card)
    let refused = try theme("copy", "partials/card.mustache")
    #expect(refused.code == 1)
    #expect(
      refused.errors
        == "error: \(card): there is already another file of this name; it was left as it is\nhint: --force overwrites it\n"
    )
    #expect(try site.read(card) == "mine\n")
    #expect(try theme("copy", "partials/card.mustache", "--force").code == 0)
    #expect(try site.read(card).hasPrefix("{{! copied from blogsite "))
  }

  @Test("the differences are those of diff -u, without the line of the copy")
  func difference() throws {
    #expect(try theme("copy", "partials/share.mustache", "robots.txt.mustache").code == 0)
    #expect(try theme("diff").output == "")
    let file = "templates/robots.txt.mustache"
    let lines = try site.read(file).split(separator: "\n", omittingEmptySubsequences: false)
    try site.write((lines.dropLast() + ["Crawl-delay: 1", ""]).joined(separator: "\n"), to: file)
    let run = try theme("diff")
    #expect(
      run.output == """
        --- program/robots.txt.mustache
        +++ \(file)
        @@ -2,3 +2,4 @@
         Disallow:
        \(" ")
         Sitemap: {{{sitemap_url}}}
        +Crawl-delay: 1

        """)
    #expect(try theme("diff", "partials/share.mustache").output == "")
    #expect(try theme("diff", "robots.txt.mustache").output == run.output)
  }

  @Test("a language that changes one word is compared with that word alone")
  func partialLanguage() throws {
    try site.write("words:\n  read_more: \"La suite\"\n", to: "templates/locales/fr.yml")
    #expect(
      try theme("diff").output == """
        --- program/locales/fr.yml
        +++ templates/locales/fr.yml
        @@ -1,2 +1,2 @@
         words:
        -  read_more: "Lire la suite"
        +  read_more: "La suite"

        """)
  }

  @Test("a copy of an older program's file is told when the program's has changed since")
  func gained() throws {
    try site.write(
      "{{! copied from blogsite 0.1.0, 0123456789abcdef }}\nancien\n", to: "templates/partials/share.mustache"
    )
    #expect(
      try line("partials/share.mustache")
        == "in templates/, changed, copied from 0.1.0; the program's has changed since")
    #expect(
      try theme("diff").output.hasPrefix(
        "templates/partials/share.mustache: copied from 0.1.0; the program's file has changed since, and some of the lines with '-' are new in it\n--- program/partials/share.mustache\n"
      ))
  }

  @Test("an unknown name gets the nearest one")
  func unknown() throws {
    let run = try theme("copy", "card")
    #expect(run.code == 1)
    #expect(
      run.errors == "error: the theme has no file 'card'\nhint: did you mean 'partials/card.mustache'?\n")
    for (slip, file) in [
      ("card.mustache", "partials/card.mustache"), ("partials/card", "partials/card.mustache"),
      ("style.css", "assets/style.css"), ("fr.yml", "locales/fr.yml"), ("feed.rss", "feed.rss.mustache"),
    ] {
      #expect(try theme("copy", slip).errors.hasSuffix("hint: did you mean '\(file)'?\n"), "\(slip)")
    }
    #expect(
      try theme("diff", "partials/crad.mustache").errors.contains("did you mean 'partials/card.mustache'?"))
    #expect(!site.exists("templates"))
  }
}
