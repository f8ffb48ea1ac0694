import SiteModel
import Testing

@testable import TemplateEngine

@Suite struct UnshownBlocksTests {
  private func check(_ layout: String, isOwnPage: Bool = false) -> [Diagnostic] {
    var sources = TemplateFixture.sources(["partials/layout": layout])
    sources["home"] = TemplateSource(
      name: "home", file: "templates/home.mustache",
      text: "{{<layout}}{{$title}}a{{/title}}{{$content}}b{{/content}}{{/layout}}\n", isBuiltIn: !isOwnPage)
    return TemplateChecker.check(
      templates: sources, roots: [(template: "home", context: TemplateFixture.home)],
      common: TemplateFixture.common, schemas: TemplateFixture.schemas
    ).diagnostics
  }

  private let file: RelativePath = "templates/partials/layout.mustache"

  @Test("a block that nothing fills, and that is called nearly as one that is filled, is told")
  func slip() {
    #expect(
      check("<html>{{$title}}{{/title}}\n{{$contents}}{{/contents}}</html>\n") == [
        .warning(
          .unusedTemplate, file, SourcePosition(line: 2, column: 4), "no template fills the block 'contents'",
          hint: "did you mean 'content'?")
      ])
  }

  @Test("a frame without the pages' text is told")
  func empty() {
    #expect(
      check("<html>{{$title}}{{/title}}{{$main}}{{/main}}</html>\n") == [
        .warning(
          .unusedTemplate, file, .start,
          "the block 'content' is shown nowhere: what it is filled with is lost",
          hint: "add '{{$content}}{{/content}}' where it belongs")
      ])
  }

  @Test("an older frame need not show the other blocks, and may have its own")
  func older() { #expect(check("{{$content}}{{/content}}{{$aside}}{{/aside}}\n") == []) }
}
