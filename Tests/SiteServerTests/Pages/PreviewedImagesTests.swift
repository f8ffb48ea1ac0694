import SiteTestSupport
import Testing

@testable import SiteGenerator
@testable import SiteServer

/// Images in other sizes under the preview.
@Suite(.enabled(if: DerivedImages.areAvailable)) struct PreviewedImagesTests {
  @Test("sizes are made when they are asked for, and not before")
  func whenAsked() async throws {
    let site = try TemporaryFolder()
    try Repository.copy("templates", to: site)
    try site.write("title: Essai\nurl: https://example.org/\n", to: "content/site.yml")
    let photo = SampleMedia.picture(800, 500) { x, y in [UInt8(x & 255), UInt8(y & 255), 0] }
    try site.write(photo, to: "content/media/photo.png")
    try site.write(
      SmallSite.article("Un", body: "![Photo](/media/photo.png)"), to: "content/articles/2007-11-06-un.md")
    let preview = try await TestPreview(of: site)
    let page = try await preview.get("/2007/11/un/")
    #expect(
      page.text.contains(
        "srcset=\"/media/photo.png.400w.webp 400w, /media/photo.png.720w.webp 720w, "
          + "/media/photo.png.800w.webp 800w\""))
    #expect(!site.exists(".blogsite/derived"))
    let image = try await preview.get("/media/photo.png.400w.webp")
    #expect(image.status == 200)
    #expect(image.fields["content-type"] == "image/webp")
    #expect(image.fields["cache-control"] == "no-cache")
    #expect(try site.files(in: ".blogsite/derived").count == 1)
    #expect(!site.exists("site"))
    let tag = try #require(image.fields["etag"])
    #expect(try await preview.get("/media/photo.png.400w.webp", ["If-None-Match: \(tag)"]).status == 304)
    #expect(try await preview.get("/media/photo.png.500w.webp").status == 404)
  }
}
