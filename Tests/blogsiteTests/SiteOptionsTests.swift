import Foundation
import SiteTestSupport
import Testing

@Suite struct SiteOptionsTests {
  @Test("--root names the site from afar; it is written there")
  func root() throws {
    let site = try makeSite(facebook)
    let elsewhere = try TemporaryFolder()
    let run = try Repository.run(["build", "--root", site.path + "/"], in: elsewhere.path)
    #expect(run.code == 0)
    #expect(run.output.hasPrefix("\(site.path)/site/: 1 article"))
    #expect(site.exists("site/2007/11/facebook/index.html"))
    #expect(try elsewhere.entries() == [])
  }

  @Test("--output is seen from the current folder, and may lie behind a link")
  func output() throws {
    let site = try makeSite(facebook)
    let elsewhere = try TemporaryFolder()
    try elsewhere.makeFolder("real")
    try elsewhere.link("link", to: "real")
    let run = try Repository.run(
      ["build", "--root", site.path, "--output", "link/deep/public"], in: elsewhere.path)
    #expect(run.code == 0)
    #expect(run.output.hasPrefix("link/deep/public/: 1 article"))
    #expect(elsewhere.exists("real/deep/public/index.html"))
    #expect(!site.exists("site"))
  }

  @Test(
    "a site is never written into its own sources",
    arguments: [
      "content", "content/", "content/new/deeper", "./templates/x", ".git", ".blogsite/x", ".", "..",
      "content/../content/x", "site/../templates", "link", "link/new", "link/new/deeper", "up",
    ])
  func intoSources(output: String) throws {
    let site = try makeSite(facebook)
    try site.link("link", to: "content")
    try site.link("up", to: "..")
    let before = try site.entries()
    let run = try Repository.run(["build", "--output", output], in: site.path)
    #expect(run.code == 64)
    #expect(run.errors.contains("Error: --output "))
    #expect(run.errors.contains(" the site's own sources: '"))
    #expect(try site.entries() == before)
  }

  @Test("a folder whose name only begins like one of the sources is no source")
  func alike() throws {
    let site = try makeSite(facebook)
    #expect(try Repository.run(["build", "--output", "content-out"], in: site.path).code == 0)
    #expect(site.exists("content-out/index.html"))
  }

  @Test("slashes at the end of --output are not printed")
  func slashes() throws {
    let site = try makeSite(facebook)
    let run = try Repository.run(["build", "--output", "public//"], in: site.path)
    #expect(run.output.hasPrefix("public/: 1 article"))
  }

  @Test(
    "in 'content' itself, the settings are missing, and nothing is to be moved", arguments: [".", "content"])
  func contentItself(root: String) throws {
    let site = try makeSite(facebook)
    let run = try Repository.run(
      ["build", "--root", root], in: root == "." ? site["content"] : site.path)
    #expect(run.code == 1)
    #expect(
      run.errors.hasPrefix("content/site.yml: error: the settings are missing [missing-settings]\nhint: "))
    #expect(run.errors.hasSuffix("\n1 error (missing-settings): nothing was written\n"))
  }

  @Test("in a folder of the blog, and beside it, the hint says where the blog is")
  func nearby() throws {
    let site = try makeSite(facebook)
    let within = try Repository.run(["build"], in: site["content/articles"])
    #expect(within.code == 1)
    #expect(
      within.errors.hasPrefix(
        "content/site.yml: error: the settings are missing [missing-settings]\n"
          + "hint: the blog is in '../..': run blogsite there, or write --root ../..\n"), "\(within.errors)")
    let named = try Repository.run(["new", "article", "X", "--root", "content"], in: site.path)
    #expect(named.code == 1)
    #expect(named.errors.contains("hint: the blog is in '.': run blogsite there"), "\(named.errors)")
  }

  @Test("what is printed goes nowhere where standard output and error are closed, and never into a file")
  func closed() throws {
    let site = try makeSite(facebook)
    let listed = try Repository.run(script: "\"$BLOGSITE\" theme list >&-", in: site.path)
    #expect(listed.code == 74)
    #expect(listed.errors == "error: cannot write to 'standard output': Bad file descriptor\n")
    try site.write("x", to: "content/x.txt")
    let script = """
      strace -f -qq -o trace -e trace=write "$BLOGSITE" build <&- >&- 2>&-; code=$?
      grep -E 'write\\([12],' trace | grep -v EBADF
      exit $code
      """
    guard try Repository.run(script: "strace -qq -o /dev/null true", in: site.path).code == 0 else { return }
    let build = try Repository.run(script: script, in: site.path)
    #expect(build.code == 74)
    #expect(build.output == "")
    #expect(site.exists("site/index.html"))
  }

  @Test("an empty folder is wrong usage, not the root of the disk", arguments: ["--root", "--output"])
  func empty(option: String) throws {
    let site = try makeSite(facebook)
    let run = try Repository.run(["build", option, ""], in: site.path)
    #expect(run.code == 64)
    #expect(run.errors.hasPrefix("Error: \(option) needs a folder.\n"))
    #expect(!site.exists("site"))
  }

  @Test("--base-url takes the place of the settings' address, with or without a slash at its end")
  func baseURL() throws {
    let site = try makeSite(facebook)
    for (url, folder) in [("https://blog.example.net/a/b/", "with"), ("https://blog.example.net/a/b", "no")] {
      let run = try Repository.run(["build", "--base-url", url, "--output", folder], in: site.path)
      #expect(run.code == 0)
    }
    let files = try site.files(in: "with")
    #expect(try site.files(in: "no") == files)
    for file in files {
      #expect(try site.bytes("no/" + file) == site.bytes("with/" + file), "\(file)")
      #expect(!(try site.read("with/" + file)).contains("//example.org"), "\(file)")
    }
    #expect(try site.read("with/index.html").contains("href=\"/a/b/2007/11/facebook/\""))
    #expect(
      try site.read("with/feed.xml").contains("<link>https://blog.example.net/a/b/2007/11/facebook/</link>"))
  }

  @Test("--quiet and --verbose cannot be used together")
  func quietAndVerbose() throws {
    let site = try makeSite(facebook)
    let run = try Repository.run(["build", "-q", "-v"], in: site.path)
    #expect(run.code == 64)
    #expect(run.errors.hasPrefix("Error: --quiet and --verbose cannot be used together.\n"))
    #expect(!site.exists("site"))
  }

  @Test("in a folder whose name is no UTF-8, no file is called missing: what cannot be done is told")
  func noText() throws {
    let place = try TemporaryFolder()
    let run = try Repository.run(
      script: """
        folder="$(printf 'd\\351')"
        mkdir -p "$folder/content/articles" 2>/dev/null && cd "$folder" || { echo none; exit 0; }
        printf 'title: T\\nurl: https://example.org/\\n' > content/site.yml
        "$BLOGSITE" check; echo "check $?"
        "$BLOGSITE" build; echo "build $?"
        """, in: place.path)
    // Some disks have no such names.
    guard run.output != "none\n" else { return }
    #expect(run.output.hasSuffix("check 0\nbuild 74\n"))
    #expect(!run.errors.contains("missing"))
    #expect(
      run.errors.contains("error: cannot open the folder './site': ")
        && run.errors.hasSuffix("; the name of a folder above it is not UTF-8: rename it\n"), "\(run.errors)")
  }
}
