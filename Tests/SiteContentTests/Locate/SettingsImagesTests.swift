import SiteModel
import Testing

@testable import SiteContent

@Suite struct SettingsImagesTests {
  private func read(_ lines: String) -> (ImageSettings?, [String]) {
    var diagnostics: [Diagnostic] = []
    let text = "title: Le blog\nurl: https://example.org/blog/\n" + lines
    let settings = SettingsReader.read(Array(text.utf8), baseURL: nil, &diagnostics)
    return (settings?.images, written(diagnostics))
  }

  @Test("without a word of it, images are published in four widths, without what they tell")
  func standards() {
    let (images, problems) = read("")
    #expect(problems == [])
    #expect(images?.widths == [400, 720, 1140, 1600])
    #expect(images?.format == .jpeg)
    #expect(images?.quality == 75)
    #expect(images?.pageWeight == 1000)
    #expect(images?.keepsMetadata == false)
  }

  @Test("reads every key")
  func everyKey() {
    let (images, problems) = read(
      "images: {widths: [1600, 320, 320], formats: [WebP], quality: 60, page_weight: 500, keep_metadata: true}"
    )
    #expect(problems == [])
    #expect(images?.widths == [320, 1600])
    #expect(images?.format == .webp)
    #expect(images?.quality == 60)
    #expect(images?.pageWeight == 500)
    #expect(images?.keepsMetadata == true)
    #expect(read("images: {formats: jpeg}").0?.format == .jpeg)
    #expect(read("images: {widths: []}").0?.widths == [])
    #expect(read("images: {widths: \"400, 800\"}").0?.widths == [400, 800])
  }

  @Test(
    "tells what is wrong",
    arguments: [
      (
        "images: {widths: [8]}",
        "3:19: error: a width must be a number from 16 to 8000, not '8' | write a list of widths in pixels: widths: [400, 720, 1140, 1600]"
      ),
      (
        "images: {widths: [large]}",
        "3:19: error: a width must be a number from 16 to 8000, not 'large' | write a list of widths in pixels: widths: [400, 720, 1140, 1600]"
      ),
      (
        "images: {widths: [16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28]}",
        "3:10: error: there are 13 widths; at most 12 are allowed | write a list of widths in pixels: widths: [400, 720, 1140, 1600]"
      ),
      ("images: {quality: 101}", "3:19: error: 'quality' must be a whole number from 1 to 100"),
      ("images: {quality: 0}", "3:19: error: 'quality' must be a whole number from 1 to 100"),
      (
        "images: {formats: [avif]}",
        "3:20: error: images cannot be published as 'avif' | write formats: [jpeg] or formats: [webp]"
      ),
      (
        "images: {formats: [webp, jpeg]}",
        "3:10: error: 'formats' must name one format | write formats: [jpeg] or formats: [webp]"
      ),
    ])
  func problems(lines: String, problem: String) {
    #expect(read(lines).1 == ["content/site.yml:" + problem])
  }

  @Test("every width that is none is told")
  func wrongWidths() {
    #expect(
      read("images: {widths: [15, 400, 8001]}").1.map { String($0.prefix { $0 != "|" }) } == [
        "content/site.yml:3:19: error: a width must be a number from 16 to 8000, not '15' ",
        "content/site.yml:3:28: error: a width must be a number from 16 to 8000, not '8001' ",
      ])
  }
}
