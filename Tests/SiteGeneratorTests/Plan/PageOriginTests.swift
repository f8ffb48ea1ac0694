import SiteModel
import Testing

@testable import SiteGenerator

@Suite struct PageOriginTests {
  @Test(
    "messages name what a page comes from",
    arguments: [
      (.file("content/articles/x.md"), "content/articles/x.md"),
      (.program("templates/assets/style.css"), "the program's templates/assets/style.css"),
      (.settings("the colours of the settings"), "the colours of the settings"),
      (.tag("UMP"), "the tag 'UMP'"),
      (.tagFeed("UMP"), "the feed of the tag 'UMP'"),
      (.formerTag("UMP"), "the former address of the tag 'UMP'"),
      (.generated("the home page"), "the home page"),
    ] as [(PageOrigin, String)])
  func words(origin: PageOrigin, words: String) {
    #expect(origin.words == words)
  }

  @Test("only what a person wrote is a file to mend, whatever the words of the others")
  func file() {
    #expect(PageOrigin.file("content/pages/a.md").file == "content/pages/a.md")
    #expect(PageOrigin.program("templates/assets/style.css").file == nil)
    #expect(PageOrigin.generated("content/pages/a.md").file == nil)
  }

  @Test(
    "a tag's pages and feed have its slug's address, a former one has not, whatever the words of the others")
  func tags() {
    #expect(PageOrigin.tag("UMP").isOfTag && PageOrigin.tagFeed("UMP").isOfTag)
    #expect(!PageOrigin.formerTag("UMP").isOfTag && !PageOrigin.generated("the tag 'UMP'").isOfTag)
  }
}
