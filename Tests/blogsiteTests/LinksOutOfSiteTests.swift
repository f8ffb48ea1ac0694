import SiteTestSupport
import Testing

/// Symbolic links, which a fixture in a repository could not hold on every system.
@Suite struct LinksOutOfSiteTests {
  @Test(
    "a link out of the site is refused where it stands",
    arguments: [
      "content/media/secret.txt", "content/articles/2020-01-01-a.md", "content/pages/a.md",
      "content/comments/2007-11-06-facebook/a.md", "templates/assets/secret.css",
    ])
  func file(path: String) throws {
    let site = try makeSite(facebook)
    try site.makeFolder("content/media")
    try site.makeFolder("content/pages")
    try site.makeFolder("content/comments/2007-11-06-facebook")
    let outside = try TemporaryFolder()
    try outside.write("---\ntitle: SECRET\n---\nSECRET\n", to: "secret.md")
    try site.link(path, to: outside["secret.md"])
    try expectRefusal(of: site, path)
  }

  @Test(
    "so is a folder out of it, and a link to nothing",
    arguments: ["content/articles/2020", "content/media/2020", "content/pages/2020"], [true, false])
  func folder(path: String, exists: Bool) throws {
    let site = try makeSite(facebook)
    try site.makeFolder("content/media")
    try site.makeFolder("content/pages")
    let outside = try TemporaryFolder()
    try site.link(path, to: exists ? outside.path : outside["nothing"])
    try expectRefusal(of: site, path)
  }

  @Test("a link to another place of the site is followed")
  func inside() throws {
    let site = try makeSite(facebook)
    try site.write("<svg xmlns=\"http://www.w3.org/2000/svg\"/>", to: "content/media/a.svg")
    try site.link("content/media/b.svg", to: "a.svg")
    let run = try Repository.run(["build", "--strict"], in: site.path)
    #expect(run.code == 0)
    #expect(run.errors == "")
    #expect(try site.bytes("site/media/b.svg") == site.bytes("content/media/a.svg"))
  }

  private func expectRefusal(of site: TemporaryFolder, _ path: String) throws {
    let run = try Repository.run(["build"], in: site.path)
    #expect(run.code == 1)
    #expect(
      run.errors == """
        \(path): error: the link leads out of the folders that links may lead into [unusable-file]
        hint: put the file itself here; links may lead into content/articles/, content/pages/, content/media/, \
        content/root/, templates/assets/
        1 error (unusable-file): nothing was written

        """)
    #expect(!site.exists("site"))
  }
}
