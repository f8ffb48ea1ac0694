import SiteTestSupport
import Testing

/// `content/root`: files for the root of the site.
@Suite struct RootFilesTests {
  private let site: TemporaryFolder

  init() throws {
    site = try TemporaryFolder()
    try site.write("title: Essai\nurl: https://example.org/\n", to: "content/site.yml")
    try site.write(SmallSite.article("Facebook"), to: "content/articles/2007-11-06-facebook.md")
  }

  private func build(_ more: String...) throws -> Repository.Run {
    try Repository.run(["build", "--now", "2026-11-24"] + more, in: site.path)
  }

  @Test("they are published at the root, those with a dot too, and go when they are gone")
  func published() throws {
    let files = [
      "favicon.ico", "CNAME", ".nojekyll", ".htaccess", ".well-known/security.txt", "docs/a/b.pdf",
    ]
    for file in files { try site.write(file, to: "content/root/" + file) }
    for file in [".DS_Store", ".index.swp", ".#lock", "notes~", "._favicon.ico"] {
      try site.write("x", to: "content/root/" + file)
    }
    let run = try build("--strict")
    #expect(run.errors == "")
    for file in files { #expect(try site.read("site/" + file) == file) }
    let published = try site.files(in: "site")
    #expect(!published.contains { $0.contains("DS_Store") || $0.hasSuffix("~") || $0.contains("swp") })
    #expect(try build("--verify").code == 0)
    try site.remove("content/root/.well-known")
    #expect(try build("--strict").code == 0)
    #expect(!site.exists("site/.well-known"))
    #expect(site.exists("site/.htaccess"))
  }

  @Test("a file that something else writes as well is an error that names both")
  func collision() throws {
    try site.write("x", to: "content/root/robots.txt")
    try site.write("x", to: "content/root/2007/11/facebook/index.html")
    let run = try build()
    #expect(run.code == 1)
    #expect(!site.exists("site"))
    #expect(
      run.errors.contains(
        "content/root/robots.txt: error: this would write the same file as"))
    #expect(
      run.errors.contains(
        "content/root/2007/11/facebook/index.html: error: this would write the same file as "
          + "content/articles/2007-11-06-facebook.md: "))
  }

  @Test("links to them are checked")
  func links() throws {
    try site.write("x", to: "content/root/manifeste.pdf")
    try site.write(
      SmallSite.article("Lien", body: "[A](/manifeste.pdf), [B](/manifest.pdf)"),
      to: "content/articles/2008-01-01-l.md")
    let run = try build()
    #expect(run.errors.contains("there is no file '/manifest.pdf' on this site"))
    #expect(!run.errors.contains("the link '/manifeste.pdf'"))
  }

  @Test("what to do about a file that the site makes itself is told as it is")
  func collisionHints() throws {
    try site.write(
      "title: Essai\nurl: https://example.org/\nredirects: [apache]\n", to: "content/site.yml")
    for path in ["robots.txt", ".htaccess", "assets/style.css", "media/a.txt"] {
      try site.write("x", to: "content/root/" + path)
    }
    try site.write("x", to: "content/media/a.txt")
    let run = try build()
    let lines = run.errors.split(separator: "\n").map(String.init)
    let hints = lines.filter { $0.hasPrefix("hint: ") }
    #expect(
      hints == [
        "hint: the site has one such file: delete this one, or take 'apache' out of 'redirects' in content/site.yml "
          + "and write here where old addresses lead",
        "hint: put it into templates/assets/style.css, which takes the place of the program's",
        "hint: delete it, or give it another name",
        "hint: delete it, and change what makes that file: blogsite theme copy robots.txt.mustache",
      ], "\(lines)")
    #expect(
      try Repository.run(["theme", "copy", "robots.txt.mustache"], in: site.path).output
        == "templates/robots.txt.mustache\n")
  }
}
