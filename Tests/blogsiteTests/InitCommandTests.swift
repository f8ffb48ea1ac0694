import Foundation
import SiteTestSupport
import Testing

/// `blogsite init`, as somebody runs it who has nothing but the program.
@Suite struct InitCommandTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func blogsite(_ arguments: String..., in place: String? = nil) throws -> Repository.Run {
    try Repository.run(arguments, in: place ?? folder.path)
  }

  @Test("a new blog builds with --strict at once, in every language", arguments: ["fr", "en"])
  func builds(language: String) throws {
    let run = try blogsite(
      "init", "blog", "--language", language, "--title", "Essai : \"l'été\"", "--url",
      "https://example.fr/blog")
    #expect(run.code == 0)
    #expect(run.output.contains("next: cd blog && blogsite serve --open"))
    let built = try blogsite("build", "--strict", in: folder["blog"])
    #expect(built.errors == "")
    #expect(built.code == 0)
    #expect(try folder.read("blog/site/index.html").contains("/blog/assets/style.css"))
    #expect(folder.exists("blog/site/favicon.ico"))
    let home = try folder.read("blog/site/index.html")
    #expect(home.contains("l’été") || home.contains("l&#39;été") || home.contains("l'été"))
    // Its drafts are right too, but for what is to be filled in.
    #expect(try blogsite("build", "--drafts", "--output", "drafts", in: folder["blog"]).code == 0)
  }

  @Test("it has what a blog needs, and nothing of the tool's source or of its placeholders")
  func files() throws {
    #expect(try blogsite("init", ".").code == 0)
    let files = try folder.files().filter { !$0.hasPrefix(".blogsite/") }
    for file in [
      ".github/workflows/publish.yml", ".gitignore", ".gitlab-ci.yml", "README.md", "content/site.yml",
      "content/tags.yml", "content/root/favicon.ico", "content/pages/mentions-legales.md",
    ] { #expect(files.contains(file), "\(file)") }
    #expect(!files.contains { $0.hasSuffix(".swift") || $0.hasPrefix("templates/") || $0.contains("@") })
    for file in files where !file.hasSuffix(".ico") {
      let text = try folder.read(file)
      #expect(!text.contains(/@[A-Z_]+@/), "\(file)")
    }
    #expect(try folder.read("content/site.yml").contains("\ntitle: Mon blog\n"))
  }

  @Test("without a terminal nothing is asked")
  func noQuestions() throws {
    let run = try blogsite("init", "blog")
    #expect(run.code == 0)
    #expect(!run.errors.contains("Name of the blog"))
  }

  @Test("a folder that is not empty is refused, and left as it is; one that git has just made is empty")
  func notEmpty() throws {
    try folder.write("x", to: "blog/notes.txt")
    let run = try blogsite("init", "blog")
    #expect(run.code == 1)
    #expect(
      run.errors == """
        error: the folder 'blog' is not empty: it has 'notes.txt'; nothing was written
        hint: name a new folder, as in: blogsite init blog-2

        """)
    #expect(try folder.files(in: "blog") == ["notes.txt"])
    try folder.makeFolder("clone/.git")
    #expect(try blogsite("init", "clone").code == 0)
    try folder.write("x", to: "file")
    #expect(try blogsite("init", "file").errors == "error: 'file' is not a folder\n")
  }

  @Test("what it says to type next works in a shell, whatever the folder is called")
  func quoting() throws {
    for (name, shown) in [
      ("Mon blog", "'Mon blog'"), ("l'été", "'l'\\''été'"), ("a;b", "'a;b'"), ("été", "été"),
    ] {
      let run = try blogsite("init", name)
      #expect(run.output.hasSuffix("\nnext: cd \(shown) && blogsite serve --open\n"))
      let next = try Repository.run(script: "cd \(shown) && \"$BLOGSITE\" build -q", in: folder.path)
      #expect(next.code == 0 && next.errors == "")
    }
    #expect(
      try blogsite("init", "Mon blog").errors.hasSuffix(
        "\nhint: name a new folder, as in: blogsite init 'Mon blog-2'\n"))
  }

  @Test("a clone of what GitHub has just made may hold a licence; what would be overwritten is refused")
  func clone() throws {
    for file in ["LICENSE", ".gitattributes", ".git/HEAD"] { try folder.write("x", to: "clone/\(file)") }
    #expect(try blogsite("init", "clone").code == 0)
    #expect(try folder.read("clone/LICENSE") == "x")
    for name in ["README.md", ".gitignore"] {
      try folder.write("x", to: "autre/\(name)")
      let run = try blogsite("init", "autre")
      #expect(run.code == 1)
      #expect(
        run.errors.hasPrefix(
          "error: the folder 'autre' is not empty: it has '\(name)'; nothing was written\n"))
      #expect(try folder.files(in: "autre") == [name])
      try folder.remove("autre")
    }
  }

  @Test("its texts are YAML that every program reads: what holds a colon is quoted", arguments: ["fr", "en"])
  func plainYAML(language: String) throws {
    #expect(try blogsite("init", "blog", "--language", language).code == 0)
    for file in try folder.files(in: "blog/content") where file.hasSuffix(".md") {
      let matter = try folder.read("blog/content/" + file).components(separatedBy: "---\n")[1]
      for line in matter.split(separator: "\n") {
        let value = line.drop { $0 != ":" }.dropFirst(2)
        #expect(value.hasPrefix("\"") || !value.contains(":") && !value.contains(" #"), "\(file): \(line)")
      }
    }
  }

  @Test("its guide names what editors need, and no address of nobody's", arguments: ["fr", "en"])
  func guide(language: String) throws {
    #expect(try blogsite("init", "blog", "--language", language).code == 0)
    let text = try folder.read("blog/README.md")
    for words in ["blogsite check", "image_alt:", "blogsite comments list", "blogsite comments approve"] {
      #expect(text.contains(words), "\(words)")
    }
    #expect(!text.contains("OWNER"))
  }

  @Test("no two of its pages share a title, those that lead on included", arguments: ["fr", "en"])
  func titles(language: String) throws {
    #expect(try blogsite("init", "blog", "--language", language).code == 0)
    #expect(try blogsite("build", "-q", in: folder["blog"]).code == 0)
    var titles: [Substring: String] = [:]
    for file in try folder.files(in: "blog/site") where file.hasSuffix(".html") {
      let page = try folder.read("blog/site/" + file)
      let title = try #require(page.firstMatch(of: /<title>([^<]*)<\/title>/)).1
      #expect(titles.updateValue(file, forKey: title) == nil, "\(file): \(title)")
    }
    #expect(titles.count > 8)
  }

  @Test("a tag has one name in a language: in menus, under articles and at the end of pages")
  func oneWord() throws {
    for (language, word, other) in [("fr", "Thèmes", "Tags"), ("en", "tags", "opic")] {
      #expect(try blogsite("init", language, "--language", language).code == 0)
      #expect(try blogsite("build", "-q", in: folder[language]).code == 0)
      for file in try folder.files(in: language + "/site") where file.hasSuffix(".html") {
        let page = try folder.read("\(language)/site/\(file)")
        #expect(page.localizedCaseInsensitiveContains(word) && !page.contains(other), "\(language): \(file)")
      }
    }
  }

  @Test("wrong values are refused before anything is written")
  func wrongValues() throws {
    #expect(try blogsite("init", "blog", "--url", "example.org").code == 64)
    #expect(try blogsite("init", "blog", "--language", "xx").code == 64)
    #expect(try blogsite("init", "blog", "--title", " ").code == 64)
    #expect(!folder.exists("blog"))
  }

  @Test("at a terminal it asks for what is missing, again where an answer will not do")
  func asks() throws {
    let run = try PseudoTerminal.run(
      ["init", "blog"], in: folder.path, input: "xx\nen\nThe \"Blog\"\nnowhere\nhttps://example.org/b/\n")
    #expect(run.code == 0)
    #expect(run.screen.contains("Language of the blog [fr]: "))
    #expect(run.screen.contains("Please give fr or en."))
    #expect(run.screen.contains("Please give an address such as https://example.org/blog/."))
    let settings = try folder.read("blog/content/site.yml")
    #expect(settings.contains("title: \"The \\\"Blog\\\"\"\nurl:") || settings.contains("The \\\"Blog\\\""))
    #expect(settings.contains("https://example.org/b/"))
  }
}
