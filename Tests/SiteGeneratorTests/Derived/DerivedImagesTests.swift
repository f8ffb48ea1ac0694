import SiteContent
import SiteModel
import SiteTestSupport
import Testing

@testable import SiteGenerator

/// Images in other sizes on a built site.
@Suite(.enabled(if: DerivedImages.areAvailable)) struct DerivedImagesTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try Repository.copy("templates", to: folder)
    try settings()
    try folder.write(Self.photo(), to: "content/media/photo.png")
  }

  private static func photo(_ shade: UInt8 = 0, width: Int = 1250, height: Int = 700) -> [UInt8] {
    SampleMedia.picture(width, height) { x, y in [UInt8(x & 255), UInt8(y & 255), shade] }
  }

  private func settings(_ lines: String = "") throws {
    try folder.write("title: Essai\nurl: https://example.org/blog/\n\(lines)", to: "content/site.yml")
  }

  private func build(_ change: (inout BuildOptions) -> Void = { _ in }) async throws -> BuildReport {
    var options = BuildOptions(layout: SiteLayout(root: folder.path), now: .written("2026-11-24"), jobs: 2)
    options.program = "test"
    change(&options)
    return try await Build.run(options)
  }

  private func article(_ body: String, _ keys: String = "") throws {
    try folder.write(SmallSite.article("Un", keys, body: body), to: "content/articles/2007-11-06-un.md")
  }

  private func kept() throws -> [String] { try folder.files(in: ".blogsite/derived") }

  @Test("an image of a text is published in the widths below its own, and browsers may choose")
  func srcset() async throws {
    try article("![Photo](/media/photo.png)")
    let report = try await build { $0.isVerified = true }
    #expect(report.diagnostics == [])
    #expect(report.outcome?.differences == [])
    let page = try folder.read("site/2007/11/un/index.html")
    #expect(
      page.contains(
        #"<img width="1250" height="700" srcset="/blog/media/photo.480.webp 480w, /blog/media/photo.800.webp 800w, "#
          + #"/blog/media/photo.1200.webp 1200w" sizes="auto, (min-width: 40em) 38em, 100vw" "#
          + #"src="/blog/media/photo.1200.webp" alt="Photo" loading="lazy">"#))
    for (width, height) in [(480, 269), (800, 448), (1200, 672)] {
      let file = try folder.bytes("site/media/photo.\(width).webp")
      #expect(ImageSizeReader.size(ofHeader: file) == ImageSize(width: width, height: height))
    }
    let feed = try folder.read("site/feed.xml")
    #expect(feed.contains("https://example.org/blog/media/photo.480.webp 480w"))
    #expect(try await build().outcome?.written.written == [])
  }

  @Test("a lead image is chosen from on cards and the article's page; social networks get a JPEG of 1200 by 630")
  func lead() async throws {
    try article("Rien.", "image: /media/photo.png\nimage_alt: Une place")
    _ = try await build()
    #expect(try folder.read("site/index.html").contains(#"src="/blog/media/photo.1200.webp" srcset="/blog/media/photo.480.webp 480w, "#))
    let page = try folder.read("site/2007/11/un/index.html")
    #expect(page.contains(#"<img class="u-photo" src="/blog/media/photo.1200.webp" srcset="/blog/media/photo.480.webp 480w, "#))
    #expect(page.contains(#"<meta property="og:image" content="https://example.org/blog/media/photo.social.jpg">"#))
    #expect(page.contains(#"<meta property="og:image:width" content="1200">"#))
    let file = try folder.bytes("site/media/photo.social.jpg")
    #expect(ImageSizeReader.size(ofHeader: file) == ImageSize(width: 1200, height: 630))
  }

  @Test("images that nothing shows, small files and drawings are published as they are alone")
  func asTheyAre() async throws {
    try article("![Petite](/media/petite.png)\n\n![Dessin](/media/dessin.svg)")
    try folder.write(SampleMedia.png(2000, 1000), to: "content/media/petite.png")
    try folder.write("<svg width='3000' height='2000'/>", to: "content/media/dessin.svg")
    _ = try await build()
    #expect(try folder.files(in: "site/media") == ["dessin.svg", "petite.png", "photo.png"])
    #expect(try !folder.read("site/2007/11/un/index.html").contains("srcset"))
  }

  @Test("widths and quality are settings; no widths, no other sizes")
  func widths() async throws {
    try article("![Photo](/media/photo.png)")
    try settings("images: {widths: [300], quality: 40}\n")
    _ = try await build()
    let small = try folder.bytes("site/media/photo.300.webp").count
    try settings("images: {widths: [300], quality: 95}\n")
    #expect(try await build().outcome?.written.written.contains("media/photo.300.webp") == true)
    #expect(try folder.bytes("site/media/photo.300.webp").count > small)
    try settings("images: {widths: []}\n")
    _ = try await build()
    #expect(try folder.files(in: "site/media") == ["photo.png"])
    #expect(try kept() == [])
  }

  @Test("each is made once and kept, whatever becomes of the site and of the rest of the cache")
  func keeps() async throws {
    try article("![Photo](/media/photo.png)")
    _ = try await build()
    let names = try kept()
    #expect(names.count == 3)
    let stamps = names.map { FileStamp(of: folder[".blogsite/derived/" + $0]) }
    try folder.remove("site")
    try folder.remove(".blogsite/cache")
    _ = try await build()
    #expect(try kept() == names)
    #expect(names.map { FileStamp(of: folder[".blogsite/derived/" + $0]) } == stamps)
  }

  @Test("one that is damaged in the cache is made anew; those of an older original go")
  func prunes() async throws {
    try article("![Photo](/media/photo.png)")
    _ = try await build()
    let names = try kept()
    let whole = try folder.bytes("site/media/photo.480.webp")
    for name in names { try folder.write("xx", to: ".blogsite/derived/" + name) }
    try folder.remove("site")
    _ = try await build()
    #expect(try folder.bytes("site/media/photo.480.webp") == whole)
    try folder.write(Self.photo(200), to: "content/media/photo.png")
    _ = try await build()
    #expect(try folder.bytes("site/media/photo.480.webp") != whole)
    #expect(try kept().count == 3 && Set(try kept()).isDisjoint(with: names))
    try article("Rien.")
    _ = try await build()
    #expect(try kept() == [])
    #expect(try folder.files(in: "site/media") == ["photo.png"])
  }

  @Test("a file of a person's that has such a name is an error that names both")
  func collision() async throws {
    try article("![Photo](/media/photo.png)")
    try folder.write("x", to: "content/media/photo.480.webp")
    let report = try await build()
    #expect(report.outcome == nil)
    #expect(
      report.diagnostics.filter { $0.severity == .error }.map(\.message)
        == ["this would write the same file as content/media/photo.480.webp: /media/photo.480.webp"])
  }

  @Test("an image of more pixels than can be taken is an error")
  func bomb() async throws {
    try article("![Photo](/media/bombe.png)")
    try folder.write(SampleMedia.png(60000, 60000), to: "content/media/bombe.png")
    let report = try await build()
    #expect(report.diagnostics.map(\.file) == ["content/media/bombe.png"])
    #expect(
      report.diagnostics.first?.message
        == "the image has 60000 by 60000 pixels: more than browsers and this program can take")
    #expect(report.outcome == nil)
  }
}
