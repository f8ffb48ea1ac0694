import Foundation
import SiteTestSupport
import Testing

/// What a pull request can bring along: each was published, hung the build or ended it before there was one rule for files.
@Suite struct HostileRepositoryTests {
  private func errors(of site: TemporaryFolder) throws -> String {
    let run = try Repository.run(["build"], in: site.path)
    #expect(run.code == 1)
    #expect(!site.exists("site"))
    return run.errors
  }

  @Test(
    "a link out of what is published is an error, whatever reads the file",
    arguments: [
      "templates/robots.txt.mustache", "templates/partials/card.mustache", "templates/locales/fr.yml",
      "templates/assets/style.css", "content/site.yml", "content/tags.yml",
    ], ["/proc/self/environ", "../.git/config", "/dev/zero"])
  func links(path: String, target: String) throws {
    let site = try makeSite(facebook)
    try site.write("token", to: ".git/config")
    if site.exists(path) { try site.remove(path) }
    let depth = path.split(separator: "/").count - 2
    try site.link(path, to: target.hasPrefix("/") ? target : String(repeating: "../", count: depth) + target)
    let errors = try errors(of: site)
    #expect(errors.hasPrefix("\(path): error: the link leads out of the folders that links may lead into"))
    #expect(!errors.contains("token"))
  }

  @Test(
    "comments, settings and the built site are not published as media",
    arguments: ["../comments", "../../site", ".."])
  func linkedFolders(target: String) throws {
    let site = try makeSite(facebook)
    try site.write(
      "---\nauthor: A\ndate: 2020-01-01\nemail: a@b.fr\n---\nB\n",
      to: "content/comments/2007-11-06-facebook/a.md")
    try site.makeFolder("content/media")
    try site.link("content/media/c", to: target)
    #expect(try errors(of: site).contains("content/media/c: error: the link leads out of the folders"))
  }

  @Test(
    "a pipe in the place of a file is an error at once",
    arguments: [
      "content/site.yml", "content/tags.yml", "templates/home.mustache", "content/articles/2020-01-01-a.md",
    ])
  func pipes(path: String) throws {
    let site = try makeSite(facebook)
    if site.exists(path) { try site.remove(path) }
    #expect(mkfifo(site[path], 0o600) == 0)
    #expect(try errors(of: site).contains("\(path): error: this is n"))
  }

  @Test("the build's own files are never written through a link")
  func ownFiles() throws {
    let site = try makeSite(facebook)
    #expect(try Repository.run(["build"], in: site.path).code == 0)
    try site.write("mine", to: "mine.txt")
    for name in try site.files(in: ".blogsite") {
      try site.link(".blogsite/\(name).new", to: site["mine.txt"])
    }
    try site.write("---\ntitle: Encore\n---\nTexte\n", to: "content/articles/2020-01-01-encore.md")
    #expect(try Repository.run(["build"], in: site.path).code == 0)
    #expect(try site.read("mine.txt") == "mine")
  }

  @Test("names that hold line breaks and escapes never reach the log as such")
  func names() throws {
    let site = try makeSite(facebook)
    try site.write(
      "---\ntitle: T\ndate: 2020-01-01\ndraft: true\n---\nTexte\n",
      to: "content/articles/a\n::error::b\u{1B}[31m\u{202E}.md")
    for format in ["text", "json", "github"] {
      let run = try Repository.run(["build", "--format", format], in: site.path)
      for line in (run.output + run.errors).split(separator: "\n") {
        #expect(!line.hasPrefix("::error::b"))
        #expect(!line.contains("\u{1B}"))
      }
    }
  }

  @Test("without a command line, or with a slip in it, the program ends with code 64")
  func usage() throws {
    let site = try makeSite(facebook)
    let slip = try Repository.run(["biuld"], in: site.path)
    #expect(slip.code == 64)
    #expect(slip.errors == "Error: There is no command 'biuld'\nhint: did you mean 'build'?\n")
    let root = try Repository.run(["build", "--root", "/nope"], in: site.path)
    #expect(root.code == 64)
    #expect(root.errors.hasPrefix("Error: There is no folder '/nope'."))
  }
}
