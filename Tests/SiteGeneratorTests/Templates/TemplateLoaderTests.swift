import SiteContent
import SiteModel
import SiteTestSupport
import TemplateEngine
import Testing

@testable import SiteGenerator

@Suite struct TemplateLoaderTests {
  @Test("templates by name, partials by theirs below partials; other files and hidden ones are no templates")
  func names() throws {
    let folder = try TemporaryFolder()
    for path in [
      "home.mustache", "feed.rss.mustache", "partials/card.mustache", "partials/parts/deep.mustache",
      "notes.txt", ".hidden.mustache", "drafts/home.mustache", "locales/fr.yml",
    ] {
      try folder.write(path, to: "templates/" + path)
    }
    let (sources, diagnostics) = try TemplateLoader.load(SiteLayout(root: folder.path)).both
    #expect(
      diagnostics.map { "\($0.severity) \($0.file): \($0.message)" } == [
        "warning templates/drafts: nothing reads this folder",
        "warning templates/notes.txt: nothing reads this file",
      ])
    #expect(
      sources.mapValues(\.file) == [
        "home": "templates/home.mustache", "feed.rss": "templates/feed.rss.mustache",
        "card": "templates/partials/card.mustache", "parts/deep": "templates/partials/parts/deep.mustache",
      ])
    #expect(sources["card"]?.text == "partials/card.mustache")
  }

  @Test("a partial with a page's name is an error that names both")
  func twice() throws {
    let folder = try TemporaryFolder()
    try folder.write("x", to: "templates/home.mustache")
    try folder.write("x", to: "templates/partials/home.mustache")
    let (_, diagnostics) = try TemplateLoader.load(SiteLayout(root: folder.path)).both
    #expect(
      diagnostics == [
        .error(
          .repeatedTemplate, "templates/partials/home.mustache", nil,
          "the template 'home' is also in templates/home.mustache", hint: "rename one of the two files")
      ])
  }

  private static let theme = ThemeFiles(
    Dictionary(
      uniqueKeysWithValues: [
        "tags.mustache", "locales/fr.yml", "locales/en.yml",
      ].map {
        ($0, Array("x".utf8))
      }))

  @Test("a partial with the name of a page of the program's takes its place, and is told")
  func pageAsPartial() throws {
    let folder = try TemporaryFolder()
    try folder.write("x", to: "templates/partials/tags.mustache")
    try folder.write("x", to: "templates/partials/card.mustache")
    let (_, diagnostics) = try TemplateLoader.load(SiteLayout(root: folder.path, theme: Self.theme)).both
    #expect(
      diagnostics == [
        .warning(
          .misplacedFile, "templates/partials/tags.mustache", nil,
          "pages are made from this partial: it has the name of templates/tags.mustache",
          hint: "give it another name if it is a part of pages, or move it to templates/tags.mustache")
      ])
  }

  @Test("a language's file that is not the blog's language is read by nothing")
  func otherLanguages() throws {
    let folder = try TemporaryFolder()
    for name in ["fr", "en", "fr_FR", "francais", "br"] {
      try folder.write("x", to: "templates/locales/\(name).yml")
    }
    let (_, diagnostics) = try TemplateLoader.load(
      SiteLayout(root: folder.path, theme: Self.theme), language: "fr"
    ).both
    let message = "nothing reads this file: the blog's language is 'fr'"
    let meant = "did you mean 'templates/locales/fr.yml'?"
    #expect(
      diagnostics.sorted() == [
        .warning(
          .unreadFile, "templates/locales/br.yml", nil, message,
          hint: "with 'language: br' in content/site.yml it is read"),
        .warning(.unreadFile, "templates/locales/fr_FR.yml", nil, message, hint: meant),
        .warning(.unreadFile, "templates/locales/francais.yml", nil, message, hint: meant),
      ])
  }

  @Test("a merge conflict in a template or partial is an error", arguments: ["404", "partials/card"])
  func conflict(_ name: String) throws {
    let folder = try TemporaryFolder()
    try folder.write("<p>\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> x\n", to: "templates/\(name).mustache")
    let (_, diagnostics) = try TemplateLoader.load(SiteLayout(root: folder.path)).both
    #expect(
      diagnostics == [
        .error(
          .mergeConflict, "templates/\(name).mustache", SourcePosition(line: 2, column: 1),
          "a merge conflict is not resolved",
          hint:
            "keep the lines that are right, delete the others and the lines that begin with <<<<<<<, ======= and >>>>>>>"
        )
      ])
  }

  @Test("bytes that are no text are one error, not two")
  func notUTF8() throws {
    let folder = try TemporaryFolder()
    try folder.write([0x61, 0xFF], to: "templates/home.mustache")
    let (sources, diagnostics) = try TemplateLoader.load(SiteLayout(root: folder.path)).both
    #expect(diagnostics.map(\.file) == ["templates/home.mustache"])
    #expect(sources["home"]?.text == "")
  }
}
