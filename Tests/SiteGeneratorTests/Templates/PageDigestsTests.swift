import SiteContent
import SiteModel
import TemplateEngine
import Testing

@testable import SiteGenerator

/// What files of a site are made of: their templates' values (`TemplateDigestsTests`), or something else.
@Suite struct PageDigestsTests {
  private static let schema = ContextSchema<[String]>(
    "root",
    [
      .text("title", "", example: "") { $0[0] }, .text("text", "", example: "") { $0[1] },
      .text("other", "", example: "") { $0[2] },
    ])

  private static let digests = PageDigests(
    TemplateEngine(
      ["page": TemplateSource(name: "page", file: "templates/page.mustache", text: "{{text}}{{title}}")],
      roots: [("page", schema.description)], common: ContextDescription(name: "common", variables: []),
      schemas: [:]), key: DigestKey(first: 3, second: 4))

  @Test("a page is made of all that its template asks for, each with a name")
  func templates() throws {
    func ingredients(_ values: String...) throws -> PageDigests.Ingredients {
      try #require(
        try Self.digests.ingredients("page", common: EmptyContext(), root: Self.schema.object(values)))
    }
    let one = try ingredients("a", "b", "c")
    #expect(try ingredients("a", "b", "c").digest == one.digest)
    #expect(try ingredients("a", "b", "x").digest == one.digest)
    #expect(try ingredients("x", "b", "c").digest != one.digest)
    #expect(try ingredients("a", "x", "c").digest != one.digest)
    #expect(
      Self.digests.names("page") == [
        "the templates, the settings or the words", "the page's title, address or menu", "title", "text",
      ])
    #expect(one.parts.count == 4)
    #expect(Self.digests.templates("page") == ["templates/page.mustache"])
  }

  @Test("copies, bytes and what is missing")
  func others() throws {
    let digests = Self.digests
    let stamp = FileStamp(size: 1, modified: 2, changed: 3, inode: 4, device: 5)
    var other = stamp
    other.changed = 4
    #expect(digests.ingredients(ofCopy: stamp).digest == digests.ingredients(ofCopy: stamp).digest)
    #expect(digests.ingredients(ofCopy: stamp).digest != digests.ingredients(ofCopy: other).digest)
    let page = PagePlan(
      path: .feed, content: .bytes { [] }, origin: .generated("bytes"))
    #expect(try digests.ingredients(page) { [1] }.digest != digests.ingredients(page) { [2] }.digest)
    let nothing = EmptyContext()
    #expect(try digests.ingredients("no such page", common: nothing, root: nothing) == nil)
    #expect(digests.names("no such page") == [])
    #expect(digests.templates("no such page") == [])
  }
}
