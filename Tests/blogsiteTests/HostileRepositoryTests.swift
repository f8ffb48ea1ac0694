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

  @Test("the output folder is no link that a pull request brought, unless it was asked for")
  func outputLink() throws {
    let site = try makeSite(facebook)
    try site.makeFolder("ailleurs")
    try site.link("site", to: "ailleurs")
    let run = try Repository.run(["build"], in: site.path)
    #expect(
      run.code == 64
        && run.errors.contains("site': Too many levels of symbolic links; it is a link; delete it"))
    #expect(try site.files(in: "ailleurs") == [] && !site.exists(".blogsite"))
    #expect(try Repository.run(["build", "--output", "site"], in: site.path).code == 0)
    #expect(site.exists("ailleurs/index.html"))
  }

  @Test(
    "neither are the folders of its own notes, to which the cache would be written",
    arguments: [".blogsite", ".blogsite/cache", ".blogsite/inbox/remainders"])
  func ownFolders(path: String) throws {
    let site = try makeSite(facebook)
    try site.write("x", to: "content/media/n/a.txt")
    if let slash = path.lastIndex(of: "/") { try site.makeFolder(String(path[..<slash])) }
    try site.link(path, to: site["content/media/n"])
    for command in ["build", "check"] {
      let run = try Repository.run([command], in: site.path)
      #expect(
        run.code == 64 && run.errors.contains("\(path)': Too many levels of symbolic links; it is a link"))
    }
    #expect(try site.files(in: "content/media/n") == ["a.txt"] && !site.exists("site"))
  }

  @Test("links in a site that came with the repository are not packed with it")
  func linksInOutput() throws {
    let site = try makeSite(facebook)
    try site.write("secret", to: "config")
    try site.makeFolder("site/2007")
    try site.link("site/2007/leak.txt", to: "../../config")
    let run = try Repository.run(["build"], in: site.path)
    #expect(run.code == 74)
    #expect(
      run.errors.contains("site/2007/leak.txt': Operation not permitted; it leads out of the site; delete it")
    )
    try site.remove("site/2007/leak.txt")
    #expect(try Repository.run(["build"], in: site.path).code == 0)
  }

  @Test("a manifest that is none is not waited for, nor followed", arguments: ["pipe", "link", "device"])
  func manifest(kind: String) throws {
    let site = try makeSite(facebook)
    #expect(try Repository.run(["build"], in: site.path).code == 0)
    let name = try #require(try site.files(in: ".blogsite").first { $0.hasPrefix("manifest-") })
    try site.move(".blogsite/" + name, to: "manifest")
    switch kind {
    case "pipe": #expect(mkfifo(site[".blogsite/" + name], 0o600) == 0)
    case "link": try site.link(".blogsite/" + name, to: site["manifest"])
    default: try site.link(".blogsite/" + name, to: "/dev/zero")
    }
    let before = try site.bytes("manifest")
    try site.write(SmallSite.article("Encore"), to: "content/articles/2020-01-01-encore.md")
    let run = try Repository.run(["build"], in: site.path)
    #expect(run.code == (kind == "pipe" ? 74 : 0), "\(run)")
    #expect(try site.bytes("manifest") == before)
  }

  @Test("a comment that is a pipe or leads out is none to moderators either", arguments: ["pipe", "link"])
  func moderatedComment(kind: String) throws {
    let site = try makeSite(facebook)
    try site.write(SmallSite.comment("Secret", "2007-11-07", "status: pending"), to: "config")
    let path = "content/comments/2007-11-06-facebook/z.md"
    try site.makeFolder("content/comments/2007-11-06-facebook")
    if kind == "pipe" {
      #expect(mkfifo(site[path], 0o600) == 0)
    } else {
      try site.link(path, to: "../../../config")
    }
    let run = try Repository.run(["comments", "list"], in: site.path)
    #expect(run.code == 0 && run.errors.hasPrefix("0 comments, 0 pending"), "\(run)")
    #expect(try Repository.run(["build"], in: site.path).errors.contains("\(path): error: "))
  }

  @Test("the log of decisions is a file like any other", arguments: ["pipe", "link", "device"])
  func moderationLog(kind: String) throws {
    let site = try makeSite(facebook)
    try site.write("secret", to: "config")
    switch kind {
    case "pipe": #expect(mkfifo(site["content/moderation.yml"], 0o600) == 0)
    case "link": try site.link("content/moderation.yml", to: "../config")
    default: try site.link("content/moderation.yml", to: "/dev/zero")
    }
    let run = try Repository.run(["comments", "log"], in: site.path)
    #expect(run.code == 74 && run.errors.contains("content/moderation.yml'"), "\(run)")
  }

  @Test("the theme's commands do not show what a template leads to", arguments: ["diff", "list"])
  func themeCommands(command: String) throws {
    let site = try makeSite(facebook)
    try site.write("TOP SECRET", to: "config")
    if site.exists("templates/home.mustache") { try site.remove("templates/home.mustache") }
    try site.link("templates/home.mustache", to: "../config")
    let run = try Repository.run(["theme", command], in: site.path)
    #expect(run.code == 74 && !(run.output + run.errors).contains("TOP SECRET"), "\(run)")
  }

  @Test("what is given on the command line is no command of CI's when it is wrong")
  func commandLine() throws {
    let site = try makeSite(facebook)
    let word = "\u{1B}[31mx\n::error::b"
    for arguments in [
      ["build", "--now", word], ["build", "--format", word], ["check", "--format=" + word], ["build", word],
      [word],
      ["build", "--output", "content/" + word], ["comments", "log", "--since", word],
    ] {
      let run = try Repository.run(arguments, in: site.path)
      #expect(
        run.code == 64 && !run.errors.contains("\u{1B}") && !run.errors.contains("\n::error::b"),
        "\(arguments)")
    }
  }

  @Test("names that hold line breaks and escapes never reach the log as such")
  func names() throws {
    let site = try makeSite(facebook)
    try site.write(
      "---\ntitle: T\ndate: 2020-01-01\ndraft: true\n---\nTexte\n",
      to: "content/articles/a\n::error::b\u{1B}[31m\u{202E}##[error]c.md")
    for format in ["text", "json", "github"] {
      let run = try Repository.run(["build", "--format", format], in: site.path)
      for line in (run.output + run.errors).split(separator: "\n") {
        #expect(!line.hasPrefix("::error::b"))
        #expect(!line.contains("\u{1B}") && !line.contains("##["))
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
