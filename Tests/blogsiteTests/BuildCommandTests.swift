import Foundation
import SiteTestSupport
import Testing

/// A small good site in a folder of its own.
func makeSite(_ files: [String: String] = [:], settings: String = "") throws -> TemporaryFolder {
  let site = try TemporaryFolder()
  try Repository.copy("templates", to: site)
  try site.write("title: Essai\nurl: https://example.org/\n" + settings, to: "content/site.yml")
  for (path, text) in files { try site.write(text, to: path) }
  return site
}

let facebook = [
  "content/articles/2007-11-06-facebook.md": "---\ntitle: Facebook\ntags: UMP\n---\nBonjour !\n"
]

@Suite struct BuildCommandTests {
  @Test("a build says what it wrote, and a second one that nothing has changed")
  func twice() throws {
    let site = try makeSite(facebook)
    let first = try Repository.run(["build"], in: site.path)
    #expect(first.code == 0)
    #expect(first.errors == "")
    #expect(first.output.hasPrefix("site/: 1 article, 0 comments; "))
    let page = "site/2007/11/facebook/index.html"
    let old = Date(timeIntervalSince1970: 1_000_000_000)
    try site.setModificationDate(old, of: page)
    let second = try Repository.run(["build"], in: site.path)
    #expect(second.output.contains("nothing has changed: 0 written, "))
    #expect(try site.modificationDate(page) == old)
  }

  @Test("a build whose notes of the output folder are lost says which pages there are not its own")
  func unknownPages() throws {
    let site = try makeSite(facebook)
    #expect(try Repository.run(["build"], in: site.path).code == 0)
    try site.write(facebook.values.joined(), to: "content/articles/2007-11-07-autre.md")
    #expect(try Repository.run(["build"], in: site.path).errors == "")
    try site.remove("content/articles/2007-11-07-autre.md")
    try site.remove(".blogsite")
    let run = try Repository.run(["build", "--strict"], in: site.path)
    #expect(run.code == 0)
    #expect(
      run.errors == """
        site/ holds 1 page that this build did not make, such as 2007/11/autre/index.html: if an earlier build left it \
        there, delete site/ and build again, or withdrawn articles stay published

        """)
    #expect(try Repository.run(["build"], in: site.path).errors == "")
  }

  @Test("an error leaves yesterday's site byte for byte")
  func refused() throws {
    let site = try makeSite(facebook)
    #expect(try Repository.run(["build"], in: site.path).code == 0)
    let before = try contents(of: site)
    try site.write("---\ntittle: x\n---\nx\n", to: "content/articles/2008-01-01-x.md")
    let run = try Repository.run(["build"], in: site.path)
    #expect(run.code == 1)
    #expect(run.output == "")
    #expect(try contents(of: site) == before)
  }

  @Test("what an article leaves behind goes with it; a person's own file stays")
  func removed() throws {
    let site = try makeSite(facebook)
    #expect(try Repository.run(["build"], in: site.path).code == 0)
    try site.write("à moi", to: "site/2007/11/notes.txt")
    try site.remove("content/articles/2007-11-06-facebook.md")
    let run = try Repository.run(["build"], in: site.path)
    #expect(run.code == 0)
    #expect(!site.exists("site/2007/11/facebook"))
    #expect(!site.exists("site/tag"))
    #expect(try site.read("site/2007/11/notes.txt") == "à moi")
  }

  @Test("warnings let a site through, and --strict makes errors of them")
  func strict() throws {
    let site = try makeSite([
      "content/articles/2007-11-06-facebook.md": "---\ntitle: Facebook\n---\n[x](/nulle-part/)\n"
    ])
    let warned = try Repository.run(["build", "--output", "a"], in: site.path)
    #expect(warned.code == 0)
    #expect(
      warned.errors
        == "content/articles/2007-11-06-facebook.md:4:5: warning: the link '/nulle-part/' does not lead to a page of this site [broken-link]\n1 warning (broken-link)\n"
    )
    let refused = try Repository.run(["build", "--strict", "--output", "b"], in: site.path)
    #expect(refused.code == 1)
    #expect(refused.errors.contains(":4:5: error: the link '/nulle-part/'"))
    #expect(!site.exists("b"))
  }

  @Test("drafts and future articles are left out, listed, and brought in on demand")
  func drafts() throws {
    let site = try makeSite([
      "content/articles/2007-11-06-a.md": "---\ntitle: A\ndraft: true\n---\nx\n",
      "content/articles/2027-11-06-b.md": "---\ntitle: B\n---\nx\n",
    ])
    let now = ["--now", "2026-11-24"]
    let plain = try Repository.run(["build"] + now, in: site.path)
    #expect(plain.output.contains("left out: content/articles/2007-11-06-a.md (draft)\n"))
    #expect(
      plain.output.contains("left out: content/articles/2027-11-06-b.md (will appear on 2027-11-06)\n"))
    #expect(!site.exists("site/2007/11/a"))
    #expect(!site.exists("site/2027/11/b"))
    let drafts = try Repository.run(["build", "--drafts"] + now, in: site.path)
    #expect(drafts.output.hasPrefix("left out: content/articles/2027-11-06-b.md (will appear on"))
    #expect(site.exists("site/2007/11/a/index.html"))
    #expect(!site.exists("site/2027/11/b"))
    let future = try Repository.run(["build", "--future"] + now, in: site.path)
    #expect(future.output.contains("\nleft out: content/articles/2007-11-06-a.md (draft)\n"))
    #expect(!site.exists("site/2007/11/a"))
    #expect(site.exists("site/2027/11/b/index.html"))
    #expect(try Repository.run(["build", "--drafts", "--future"] + now, in: site.path).code == 0)
    #expect(site.exists("site/2007/11/a/index.html"))
    #expect(site.exists("site/2027/11/b/index.html"))
    #expect(try Repository.run(["build", "--now", "2027-11-06"], in: site.path).code == 0)
    #expect(!site.exists("site/2007/11/a"))
    #expect(site.exists("site/2027/11/b/index.html"))
  }

  @Test("--clean writes every file again")
  func clean() throws {
    let site = try makeSite(facebook)
    #expect(try Repository.run(["build"], in: site.path).code == 0)
    #expect(
      try Repository.run(["build", "--clean"], in: site.path).output.contains(
        " written, 0 unchanged, 0 removed"))
  }

  @Test("-q prints nothing of a good build, -v the time of each stage")
  func talk() throws {
    let site = try makeSite(facebook)
    let quiet = try Repository.run(["build", "-q"], in: site.path)
    #expect(quiet.output == "" && quiet.errors == "")
    let stages = try Repository.run(["build", "-v"], in: site.path).errors.split(separator: "\n")
      .map { $0.prefix { $0 != ":" } }
    #expect(stages == ["locate", "scan", "parse", "convert", "assemble", "plan", "render", "write"])
  }

  @Test(
    "wrong usage ends with 64 and writes nothing",
    arguments: [
      ["build", "--jobs", "0"], ["build", "--now", "hier"], ["build", "--base-url", "example.org"],
      ["build", "--format", "xml"], ["build", "--output", "content/x"], ["build", "--output", "."],
      ["build", "--nope"], ["bild"],
      ["build", "--jobs", "9223372036854775807"], ["build", "--jobs", "-1"], ["build", "--jobs", "two"],
      ["build", "--now", "2026-02-30"], ["build", "--base-url", "ftp://example.org/"], ["build", "x"],
    ])
  func usage(arguments: [String]) throws {
    let site = try makeSite(facebook)
    let before = try site.files()
    let run = try Repository.run(arguments, in: site.path)
    #expect(run.code == 64)
    #expect(run.output == "")
    #expect(run.errors.hasPrefix("Error: "))
    #expect(try site.files() == before)
  }

  @Test(
    "a disk that fails ends with 74 and names the path",
    arguments: [("/dev/null/site", "/dev/null"), ("file", "file"), ("file/site", "file")])
  func disk(output: String, path: String) throws {
    let site = try makeSite(facebook)
    try site.write("à moi", to: "file")
    let run = try Repository.run(["build", "--output", output], in: site.path)
    #expect(run.code == 74)
    #expect(run.output == "")
    #expect(run.errors.hasPrefix("error: "))
    #expect(run.errors.contains("'\(path)"))
    #expect(try site.read("file") == "à moi")
  }

  @Test(
    "a moment that the site's clocks skip is told like any other that does not exist",
    arguments: [["build"], ["check"]])
  func skippedMoment(_ command: [String]) throws {
    let site = try makeSite()
    let run = try Repository.run(command + ["--now", "2026-03-29 02:30"], in: site.path)
    #expect(run.code == 64)
    #expect(
      run.errors.hasPrefix(
        "Error: --now is a time that does not exist: the clocks went forward: '2026-03-29 02:30'; write 2026-03-29 03:30.\n"
      ))
  }

  @Test("a standard output that takes nothing ends with 74; the site is there")
  func fullOutput() throws {
    let site = try makeSite(facebook)
    let shell = Process()
    shell.executableURL = URL(fileURLWithPath: "/bin/sh")
    shell.arguments = ["-c", "exec \"$0\" build >&-", try Repository.binary()]
    shell.currentDirectoryURL = URL(fileURLWithPath: site.path)
    shell.standardError = FileHandle.nullDevice
    try shell.start()
    shell.waitUntilExit()
    #expect(shell.terminationReason == .exit)
    #expect(shell.terminationStatus == 74)
    #expect(site.exists("site/index.html"))
  }

  @Test("--format json prints one object a line, with the place and the hint")
  func json() throws {
    let site = try makeSite([
      "content/articles/2007-11-06-x.md": "---\ntitle: \"x\"\ntags: UMP\ntittle: 1\n---\nx\n"
    ])
    let run = try Repository.run(["build", "--format", "json"], in: site.path)
    #expect(
      run.errors == """
        {"file":"content/articles/2007-11-06-x.md","line":4,"column":1,"severity":"error",\
        "kind":"unknown-key","message":"unknown key 'tittle'","hint":"did you mean 'title'?"}

        """)
  }

  @Test("--format github prints annotations, with their signs escaped")
  func github() throws {
    let site = try makeSite(["content/articles/a:b,c.md": "---\ntitle: x\ntittle: 100 %\n---\nx\n"])
    let run = try Repository.run(["build", "--format", "github"], in: site.path)
    #expect(
      run.errors.contains(
        "::error file=content/articles/a%3Ab%2Cc.md,line=3,col=1::unknown key 'tittle' [unknown-key]%0Ahint: did"
      ))
  }

  @Test("no colour stands in what is no terminal, be it asked for")
  func color() throws {
    let site = try makeSite(["content/articles/x.md": "x"])
    let run = try Repository.run(["build"], in: site.path, environment: ["CLICOLOR_FORCE": "1"])
    #expect(run.errors.contains("error:"))
    #expect(!run.errors.contains("\u{1B}"))
  }

  @Test("two builds of one site at once both end well")
  func together() async throws {
    let site = try makeSite(facebook)
    let path = site.path
    let codes = try await withThrowingTaskGroup(of: Int32.self) { group in
      for _ in 0..<2 { group.addTask { try Repository.run(["build"], in: path).code } }
      var codes: [Int32] = []
      for try await code in group { codes.append(code) }
      return codes
    }
    #expect(codes == [0, 0])
    #expect(try Repository.run(["build"], in: path).output.contains("nothing has changed"))
  }

  @Test(
    "help, version and completions are there",
    arguments: [
      (["--help"], "blogsite build --drafts --future"), (["--version"], "0."),
      (["help", "build"], "blogsite build --strict --format github"),
      (["build", "--help"], "blogsite build --strict --format github"),
      (["--generate-completion-script", "bash"], "complete -"),
      (["--generate-completion-script", "zsh"], "#compdef blogsite"),
      (["--generate-completion-script", "fish"], "complete -c 'blogsite'"),
    ])
  func help(arguments: [String], words: String) throws {
    let run = try Repository.run(arguments, in: "/")
    #expect(run.code == 0)
    #expect(run.errors == "")
    #expect(run.output.contains(words))
    if arguments.contains(where: { $0.hasSuffix("help") }) { #expect(run.output.contains("EXAMPLES\n")) }
    if arguments[0] == "--generate-completion-script" {
      for option in ["base-url", "drafts", "no-cache"] { #expect(run.output.contains(option)) }
    }
  }

  private func contents(of site: TemporaryFolder) throws -> [String: [UInt8]] {
    var contents: [String: [UInt8]] = [:]
    for file in try site.files(in: "site") { contents[file] = try site.bytes("site/" + file) }
    return contents
  }
}
