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
    try site.write(SmallSite.article("Un"), to: "content/articles/2007-11-06-un.md")
    for slip in ["/2007/11/um/", "/2007/11/um", "/tagss/", "tagss"] {
      let answer = try Repository.run(["why", slip], in: site.path)
      let nearest = slip.contains("tag") ? "tags/" : "2007/11/un/"
      #expect(answer.errors.hasSuffix("hint: did you mean '\(nearest)'?\n"), "\(slip): \(answer.errors)")
    }
    let answer = try Repository.run(["why", "tags/index.htm"], in: site.path)
    #expect(answer.code == 1)
    #expect(
      answer.errors == "error: the site has no file 'tags/index.htm'\nhint: did you mean 'tags/index.html'?\n"
    )
  }

  @Test("the blog's own address, links as pages have them and files of the blog are understood")
  func names() throws {
    let site = try TemporaryFolder()
    try site.write("title: Essai\nurl: https://example.org/blog/\n", to: "content/site.yml")
    try site.write(
      SmallSite.article("Un", body: "![Carte](/media/a.svg)"), to: "content/articles/2007-11-06-un.md")
    try site.write(SmallSite.article("Deux"), to: "content/articles/2007/2007-11-07-deux/index.md")
    try site.write(SmallSite.article("Trois", "draft: true"), to: "content/articles/2007-11-08-trois.md")
    try site.write(SmallSite.comment("Ann"), to: "content/comments/2007-11-06-un/a.md")
    try site.write("<svg/>", to: "content/media/a.svg")
    let article = "2007/11/un/index.html: content/articles/2007-11-06-un.md"
    for (name, first) in [
      ("https://example.org/blog/2007/11/un/", article), ("http://example.org/blog/2007/11/un/?a#b", article),
      ("//example.org/blog/2007/11/un", article), ("/blog/2007/11/un/", article), ("/2007/11/un/#a", article),
      ("content/articles/2007-11-06-un.md", article), ("./content/articles/2007-11-06-un.md", article),
      ("\(site.path)/content/articles/2007-11-06-un.md", article), ("2007-11-06-un", article),
      ("content/comments/2007-11-06-un/a.md", article),
      (
        "content/articles/2007/2007-11-07-deux",
        "2007/11/deux/index.html: content/articles/2007/2007-11-07-deux/index.md"
      ),
      ("content/media/a.svg", "media/a.svg: content/media/a.svg"),
      ("https://example.org/blog/", "index.html: the home page"),
      ("templates/archives.mustache", "archives/index.html: the archives"),
      ("templates/assets/style.css", "assets/style.css: the program's templates/assets/style.css"),
      (
        "templates/article.mustache",
        "templates/article.mustache (in the program): 2 files of the site are made with it"
      ),
    ] {
      let run = try Repository.run(["why", "--root", site.path, name], in: site.path)
      #expect(run.code == 0, "\(name): \(run.errors)")
      #expect(run.output.split(separator: "\n").first.map(String.init) == first)
    }
    let whole = try Repository.run(["why", "\(site.path)/content/articles/2007-11-06-un.md"], in: site.path)
    #expect(whole.output.hasPrefix(article))
    let page = try Repository.run(["why", "/"], in: site.path).output
    #expect(page.contains("\n  templates/home.mustache (in the program)\n"))
    try site.write("{{>cards}}", to: "templates/home.mustache")
    try site.write("", to: "content/media/.gitkeep")
    for (name, errors) in [
      (
        "https://ailleurs.example/tags/",
        "error: 'https://ailleurs.example/tags/' is not on this site\nhint: its own addresses begin with https://example.org/blog/\n"
      ),
      (
        "content/articles/2007-11-08-trois.md",
        "error: no file of the site is made of 'content/articles/2007-11-08-trois.md'\nhint: it is a draft: --drafts looks at the site with drafts\n"
      ),
      (
        "content/site.yml",
        "error: no file of the site is made of 'content/site.yml'\nhint: settings, tags and words may be a part of every page\n"
      ),
      ("content/media/.gitkeep", "error: no file of the site is made of 'content/media/.gitkeep'\n"),
      (
        "content/articles/2007-11-06-une.md",
        "error: the site has no file 'content/articles/2007-11-06-une.md'\nhint: did you mean 'content/articles/2007-11-06-un.md'?\n"
      ),
    ] {
      let run = try Repository.run(["why", name], in: site.path)
      #expect(run.code == 1 && run.output == "")
      #expect(run.errors == errors)
    }
  }

  @Test("a verification says that all is well, or names what differs and ends with 70")
  func verification() throws {
    let site = try makeSite()
    let good = try Repository.run(["build", "--verify"], in: site.path)
    #expect(good.code == 0)
    #expect(good.output.contains("as a clean build makes them\n"))
  }

  @Test(
    "a file that is missing, or that someone else has changed, is made again; another time alone is nothing")
  func surroundings() throws {
    let site = try makeSite()
    func next() throws -> String? {
      try Repository.run(["why", "/404.html"], in: site.path).output.split(separator: "\n").last.map(
        String.init)
    }
    #expect(try next() == "next build: makes it again (it is missing)")
    #expect(!site.exists("site") && !site.exists(".blogsite"))
    #expect(try Repository.run(["build", "-q"], in: site.path).code == 0)
    #expect(try next() == "next build: leaves it as it is")
    let page = try site.read("site/404.html")
    try site.write(page, to: "site/404.html")
    #expect(try next() == "next build: leaves it as it is")
    try site.write(page.replacing("<", with: "("), to: "site/404.html")
    #expect(try next() == "next build: makes it again (someone else has changed it)")
    try site.remove("site/404.html")
    #expect(try next() == "next build: makes it again (it is missing)")
  }
}
