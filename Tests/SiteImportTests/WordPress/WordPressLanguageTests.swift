import SiteContent
import SiteTestSupport
import Testing

@testable import SiteImport

@Suite struct WordPressLanguageTests {
  private let fixture: ImportFixture

  init() throws { fixture = try ImportFixture() }

  @Test(
    "the language that Polylang or WPML named stands in 'lang', the blog's own in none",
    arguments: [
      ("<category domain=\"language\" nicename=\"en\"><![CDATA[English]]></category>", "lang: en\n"),
      (
        "<wp:postmeta><wp:meta_key>_wpml_language</wp:meta_key><wp:meta_value>pt-br</wp:meta_value></wp:postmeta>",
        "lang: pt-BR\n"
      ),
      ("<category domain=\"language\" nicename=\"fr\"><![CDATA[Français]]></category>", ""),
    ])
  func language(_ more: String, _ line: String) async throws {
    _ = try await fixture.wordpress(ImportFixture.export(ImportFixture.item(more: more)))
    let article = try fixture.read("content/articles/2007/2007-11-06-facebook.md")
    #expect(
      article.split(separator: "\n").filter { $0.hasPrefix("lang") }.joined() + (line.isEmpty ? "" : "\n")
        == line)
    #expect(!article.contains("extra:"))
  }

  @Test("an item in two languages becomes two articles: no word of either is lost")
  func qTranslate() async throws {
    let item = ImportFixture.item(
      title: "[:fr]Bonjour[:en]Hello[:]", body: "[:fr]Un texte.[:en]A text.[:]",
      more: ImportFixture.comment(id: 1)
        + "<category domain=\"category\" nicename=\"p\"><![CDATA[[:fr]Politique[:en]Politics[:]]]></category>"
    )
    let report = try await fixture.wordpress(ImportFixture.export(item))
    #expect(report[.articles] == .init(found: 2, written: 2))
    #expect(report[.comments] == .init(found: 1, written: 1))
    let french = try fixture.read("content/articles/2007/2007-11-06-facebook.md")
    #expect(french.contains("title: Bonjour\n"))
    #expect(french.contains("tags: [Politique]\n"))
    #expect(french.hasSuffix("\nUn texte.\n"))
    let english = try fixture.read("content/articles/2007/2007-11-06-facebook-en.md")
    #expect(english.contains("title: Hello\n"))
    #expect(english.contains("tags: [Politics]\n"))
    #expect(english.contains("aliases: [/en/2007/11/facebook/]\nlang: en\n"))
    #expect(english.hasSuffix("\nA text.\n"))
  }

  @Test("two languages with one slug have an address each, and both old ones lead on")
  func slugs() async throws {
    let report = try await fixture.wordpress(
      ImportFixture.export(
        ImportFixture.item()
          + ImportFixture.item(
            id: 53, title: "In English",
            more: "<category domain=\"language\" nicename=\"en\"><![CDATA[English]]></category>"
          ).replacing(
            "http://blog.example.org/2007/11/facebook/", with: "http://blog.example.org/en/2007/11/facebook/")
      ))
    #expect(report[.articles] == .init(found: 2, written: 2))
    let english = try fixture.read("content/articles/2007/2007-11-06-facebook-53.md")
    #expect(english.contains("aliases: [/en/2007/11/facebook/]\n"))
  }
}
