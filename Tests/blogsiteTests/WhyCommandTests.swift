import SiteTestSupport
import Testing

@testable import blogsite

/// `blogsite why`, by the real binary.
@Suite struct WhyCommandTests {
  @Test("it names what a page is made of, what it was written for, and what has changed since")
  func history() throws {
    let site = try makeSite()
    try site.write(SmallSite.article("Un", "tags: UMP"), to: "content/articles/2007-11-06-un.md")
    try site.write(SmallSite.comment("Ann"), to: "content/comments/2007-11-06-un/a.md")
    #expect(try Repository.run(["build", "-q"], in: site.path).code == 0)
    let fresh = try Repository.run(["why", "/2007/11/un/"], in: site.path)
    #expect(fresh.code == 0)
    let lines = fresh.output.split(separator: "\n").map(String.init)
    #expect(lines.first == "2007/11/un/index.html: content/articles/2007-11-06-un.md")
    for line in [
      "  content/comments/2007-11-06-un/a.md", "  templates/partials/comment.mustache", "  its comments",
      "last written: it was new", "next build: leaves it as it is",
    ] { #expect(lines.contains(line), "\(line)") }

    try site.write(SmallSite.comment("Ann", body: "Non !"), to: "content/comments/2007-11-06-un/a.md")
    let changed = try Repository.run(["why", "site/2007/11/un/index.html"], in: site.path)
    #expect(changed.output.hasSuffix("next build: makes it again (changed: its comments)\n"))
    #expect(try Repository.run(["build", "-q"], in: site.path).code == 0)
    let after = try Repository.run(["why", "2007/11/un/index.html"], in: site.path)
    #expect(after.output.contains("last written: changed: its comments\nnext build: leaves it as it is"))
  }

  @Test("a file that is not there is an error with the nearest one")
  func unknown() throws {
    let site = try makeSite()
    let answer = try Repository.run(["why", "tags/index.htm"], in: site.path)
    #expect(answer.code == 1)
    #expect(
      answer.errors == "error: the site has no file 'tags/index.htm'\nhint: did you mean 'tags/index.html'?\n"
    )
  }

  @Test("a verification says that all is well, or names what differs and ends with 70")
  func verification() throws {
    let site = try makeSite()
    let good = try Repository.run(["build", "--verify"], in: site.path)
    #expect(good.code == 0)
    #expect(good.output.contains("as a clean build makes them\n"))
  }
}
