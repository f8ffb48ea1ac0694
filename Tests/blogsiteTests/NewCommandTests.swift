import Foundation
import SiteTestSupport
import Testing

/// `blogsite new`.
@Suite struct NewCommandTests {
  private let site: TemporaryFolder
  private let today: String

  init() throws {
    site = try TemporaryFolder()
    try site.write("title: Essai\nurl: https://example.org/\n", to: "content/site.yml")
    try site.write(SmallSite.article("Facebook"), to: "content/articles/2007-11-06-facebook.md")
    let format = DateFormatter()
    format.locale = Locale(identifier: "en_US_POSIX")
    format.timeZone = TimeZone(identifier: "Europe/Paris")
    format.dateFormat = "yyyy-MM-dd"
    today = format.string(from: Date())
  }

  private func new(_ arguments: String...) throws -> Repository.Run {
    try Repository.run(["new"] + arguments, in: site.path)
  }

  @Test("an article is well-formed, has today's date and a folded name, and builds")
  func article() throws {
    let run = try new(
      "article", "L'été : « Œuvre » no 2 !", "--tags", "UMP, C++,  Fédération numérique ,", "--draft")
    #expect(run.errors == "")
    let path = "content/articles/\(today)-l-ete-oeuvre-no-2.md"
    #expect(run.output == path + "\n")
    let text = try site.read(path)
    #expect(text.contains("L'été : « Œuvre » no 2 !"))
    #expect(text.contains("draft: true"))
    let built = try Repository.run(["build", "--strict", "--drafts", "--future"], in: site.path)
    #expect(built.errors == "")
    #expect(try site.read("site/tags/index.html").contains("C++"))
  }

  @Test("nothing is overwritten")
  func twice() throws {
    #expect(try new("article", "Été").code == 0)
    let path = "content/articles/\(today)-ete.md"
    try site.write(SmallSite.article("À moi"), to: path)
    let run = try new("article", "ÉTÉ")
    #expect(run.code == 1)
    #expect(
      run.errors
        == "error: there is an article '\(today)-ete' already: \(path)\nhint: give the new one another title\n"
    )
    #expect(try site.read(path).contains("À moi"))
  }

  @Test("where the articles of a year have a folder, the new one goes there")
  func yearFolder() throws {
    let year = today.prefix(4)
    try site.write(SmallSite.article("A"), to: "content/articles/\(year)/\(year)-01-01-a.md")
    #expect(try new("article", "B").output == "content/articles/\(year)/\(today)-b.md\n")
  }

  @Test("a title without a letter is refused with its reason")
  func nameless() throws {
    let run = try new("article", "!!!")
    #expect(run.code == 1)
    #expect(
      run.errors
        == "error: no file can be named after '!!!': it has no letter and no digit\nhint: add a word to it\n")
  }

  @Test("pages by their address or their file, folded; in folders too")
  func pages() throws {
    #expect(try new("page", "parti/Notre Histoire").output == "content/pages/parti/notre-histoire.md\n")
    #expect(try site.read("content/pages/parti/notre-histoire.md").contains("title: Notre Histoire"))
    #expect(
      try new("page", "content/pages/a-propos.md", "--title", "À propos").output
        == "content/pages/a-propos.md\n")
    #expect(try new("page", "../../evil").code == 1)
    let run = try new("page", "a-propos")
    #expect(run.errors == "error: there is a page 'a-propos' already: content/pages/a-propos.md\n")
    #expect(try Repository.run(["build", "--strict"], in: site.path).errors == "")
  }

  @Test("comments go into their article's folder; one who writes twice a day has two files")
  func comments() throws {
    let folder = "content/comments/2007-11-06-facebook"
    #expect(
      try new("comment", "2007-11-06-facebook", "--author", "José É.").output
        == "\(folder)/\(today)-jose-e.md\n")
    #expect(
      try new("comment", "facebook", "--author", "José É.").output == "\(folder)/\(today)-jose-e-2.md\n")
    #expect(
      try new("comment", "content/articles/2007-11-06-facebook.md", "--author", "!", "--status", "pending")
        .output
        == "\(folder)/\(today)-x.md\n")
    #expect(try site.read("\(folder)/\(today)-x.md").contains("status: pending"))
    #expect(
      try new("comment", "facebook", "--author", "!").errors
        == "warning: the comment has no text yet: write it below the second '---'\n")
    let run = try new("comment", "2007-11-06-facebok", "--author", "X")
    #expect(run.code == 1)
    #expect(
      run.errors
        == "error: there is no article '2007-11-06-facebok'\nhint: did you mean '2007-11-06-facebook'?\n")
    #expect(try new("comment", "facebook", "--author", "X", "--status", "spamm").code == 64)
  }

  @Test("a comment that answers nobody is refused, with the nearest name, and nothing is written")
  func parents() throws {
    let folder = "content/comments/2007-11-06-facebook"
    func refusal(_ parent: String) throws -> String {
      let before = try site.files()
      let run = try new("comment", "facebook", "--author", "X", "--parent", parent)
      #expect(run.code == 1 && run.output == "")
      #expect(try site.files() == before)
      return run.errors
    }
    let message = "error: there is no comment 'nope' under the article '2007-11-06-facebook'\n"
    #expect(
      try refusal("nope") == message + "hint: nobody has commented on it yet: leave --parent out\n")
    try site.write(SmallSite.comment("Ann"), to: "\(folder)/2020-10-18-ann.md")
    try site.write(SmallSite.comment("Bob", "2020-10-19", "id: 52"), to: "\(folder)/bob.md")
    #expect(try refusal("nope") == message + "hint: known: 2020-10-18-ann, 52\n")
    #expect(try refusal("2020-10-18-anne").hasSuffix("hint: did you mean '2020-10-18-ann'?\n"))
    #expect(try refusal("bob").hasPrefix("error: there is no comment 'bob'"))
    for parent in ["2020-10-18-ann", "52"] {
      #expect(try new("comment", "facebook", "--author", parent, "--parent", parent).code == 0)
    }
    #expect(try Repository.run(["build", "-q"], in: site.path).errors == "")
  }

  @Test("an e-mail address in the place of a name is refused, for git would keep it")
  func address() throws {
    let run = try new("comment", "2007-11-06-facebook", "--author", "lea@example.org")
    #expect(run.code == 1)
    #expect(
      run.errors
        == "error: 'author' shows an e-mail address to all readers\nhint: write a name without it\n")
    #expect(!site.exists("content/comments"))
  }

  @Test("a comment that the next build would refuse is not written")
  func longComment() throws {
    let words = String(repeating: "a ", count: 5000)
    try site.write(words, to: "long.txt")
    let run = try Repository.run(
      script: "\"$BLOGSITE\" new comment facebook --author X < long.txt", in: site.path)
    #expect(run.code == 1)
    #expect(run.errors.hasPrefix("error: the file is "))
    #expect(!site.exists("content/comments"))
  }

  @Test(
    "an address that something else has is refused, and nothing is written",
    arguments: [
      (["page", "tags"], "the address /tags/ is taken: it is that of the index of tags"),
      (["page", "recherche"], "the address /recherche/ is taken: it is that of the search page"),
      (
        ["page", "2007/11/Facebook"],
        "the address /2007/11/facebook/ is taken: it is that of content/articles/2007-11-06-facebook.md"
      ),
      (["page", "ancien"], "the address /ancien/ is taken: it is that of content/articles/2007-11-07-b.md"),
      (["page", "bientot"], "the address /bientot/ is taken: it is that of content/pages/x.md"),
    ])
  func takenAddresses(arguments: [String], message: String) throws {
    try site.write(SmallSite.article("B", "aliases: [/ancien/]"), to: "content/articles/2007-11-07-b.md")
    try site.write("---\ntitle: X\nslug: bientot\ndraft: true\n---\nx\n", to: "content/pages/x.md")
    let before = try site.files()
    let run = try Repository.run(["new"] + arguments, in: site.path)
    #expect(run.code == 1)
    #expect(run.errors == "error: \(message)\nhint: choose another name for the new one\n")
    #expect(try site.files() == before)
  }

  @Test("two articles of one month with one name are refused, for they would have one address")
  func articleOfTheMonth() throws {
    let month = today.prefix(7)
    let path = "content/articles/\(month)-01-ete.md"
    try site.write(SmallSite.article("Été", "date: \(month)-01"), to: path)
    let run = try new("article", "Été !")
    #expect(run.code == 1)
    if today.hasSuffix("-01") { return }
    #expect(
      run.errors
        == "error: the address /\(month.replacing("-", with: "/"))/ete/ is taken: it is that of \(path)\n"
        + "hint: choose another name for the new one\n")
  }

  @Test("the home page cannot be made; a page may have a folder of its own")
  func index() throws {
    let run = try new("page", "index")
    #expect(run.code == 1)
    #expect(run.errors == "error: the home page is made by the generator\nhint: give the page another name\n")
    #expect(!site.exists("content/pages"))
    #expect(try new("page", "Le parti/index").output == "content/pages/le-parti/index.md\n")
    #expect(try site.read("content/pages/le-parti/index.md").contains("title: Le parti\n"))
    #expect(
      try new("page", "le-parti").errors
        == "error: there is a page 'le-parti' already: content/pages/le-parti/index.md\n")
    #expect(try Repository.run(["build", "--strict"], in: site.path).errors == "")
  }

  @Test("the editor gets the path, with spaces in its own command")
  func editor() throws {
    try site.write("#!/bin/sh\nprintf '%s\\n' \"$@\" > opened\n", to: "mon éditeur.sh")
    let run = try Repository.run(
      ["new", "article", "Été", "--edit"], in: site.path,
      environment: ["VISUAL": "sh 'mon éditeur.sh' --wait", "EDITOR": "false"])
    #expect(run.code == 0)
    #expect(try site.read("opened") == "--wait\n./content/articles/\(today)-ete.md\n")
    let none = try Repository.run(
      ["new", "article", "Hiver", "--edit"], in: site.path, environment: ["VISUAL": "", "EDITOR": ""])
    #expect(none.code == 1)
    #expect(none.errors.contains("neither VISUAL nor EDITOR names an editor"))
    #expect(site.exists("content/articles/\(today)-hiver.md"))
  }

  @Test("without settings it says what is missing, as build does")
  func noBlog() throws {
    let empty = try TemporaryFolder()
    let run = try Repository.run(["new", "article", "X"], in: empty.path)
    #expect(run.code == 1)
    #expect(run.errors.contains("content/site.yml: error:"))
    #expect(try empty.files() == [])
  }
}
