import SiteModel
import Testing

@testable import SiteContent

@Suite struct PageDocumentTests {
  private func read(_ keys: String, id: String = "mentions-legales") throws -> (PageDocument?, [String]) {
    var diagnostics: [Diagnostic] = []
    let document = PageParser.parse(
      SourceFile(path: "p.md", id: id), Array("---\n\(keys)\n---\nTexte.\n".utf8), try plainSettings(),
      &diagnostics)
    return (document, written(diagnostics))
  }

  @Test("reads every key")
  func everyKey() throws {
    let (document, problems) = try read(
      "title: À propos : nous\ndescription: Qui ?\nupdated: 2020-01-02\ndraft: true\nimage: /media/a.png\n"
        + "slug: nous\naliases: /qui\nauthor: x\nlegal: true\nextra: {a: b}")
    #expect(problems == [])
    let found = try #require(document)
    #expect(found.frontMatter.title == "À propos\u{A0}: nous")
    #expect(found.frontMatter.description == "Qui\u{202F}?")
    #expect(found.frontMatter.updated?.iso8601 == "2020-01-02")
    #expect(found.frontMatter.isDraft)
    #expect(found.frontMatter.image?.target == "/media/a.png")
    #expect(found.path.text == "nous/")
    #expect(found.frontMatter.aliases.map(\.text) == ["qui/"])
    #expect(found.frontMatter.showsLegalNotice)
    #expect(found.frontMatter.extra == ["a": .text("b")])
  }

  @Test(
    "a page's address is its place",
    arguments: [
      ("mentions-legales", "mentions-legales/"), ("parti/histoire", "parti/histoire/"),
      ("Qui sommes-nous ?", "qui-sommes-nous/"), ("Été 2007/Où", "ete-2007/ou/"),
    ])
  func address(_ id: String, _ expected: String) throws {
    let (document, problems) = try read("title: x", id: id)
    #expect(problems == [])
    #expect(document?.path.text == expected)
  }

  @Test("a page has no date and no tags")
  func unknown() throws {
    #expect(
      try read("title: x\ntags: a").1.first?.hasPrefix("p.md:3:1: error: unknown key 'tags'") == true)
    #expect(try read("draft: true").1 == ["p.md:2:1: error: 'title' is missing | add a line 'title: …'"])
  }
}
