import Foundation
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
        #"<img width="1250" height="700" srcset="/blog/media/photo.png.400w.webp 400w, /blog/media/photo.png.720w.webp 720w, "#
          + #"/blog/media/photo.png.1140w.webp 1140w" sizes="auto, (min-width: 613px) 570px, calc(100vw - 43px)" "#
          + #"data-tint="r0 g0 b0" src="/blog/media/photo.png.1140w.webp" alt="Photo" loading="lazy">"#))
    for (width, height) in [(400, 224), (720, 403), (1140, 638)] {
      let file = try folder.bytes("site/media/photo.png.\(width)w.webp")
      #expect(ImageSizeReader.size(ofHeader: file) == ImageSize(width: width, height: height))
    }
    let feed = try folder.read("site/feed.xml")
    #expect(feed.contains("https://example.org/blog/media/photo.png.400w.webp 400w"))
    #expect(try await build().outcome?.written.written == [])
  }

  @Test(
    "a lead image is chosen from on cards and the article's page; social networks get a JPEG of 1200 by 630")
  func lead() async throws {
    try article("Rien.", "image: /media/photo.png\nimage_alt: Une place")
    _ = try await build()
    #expect(
      try folder.read("site/index.html").contains(
        #"src="/blog/media/photo.png.1140w.webp" srcset="/blog/media/photo.png.400w.webp 400w, "#))
    let page = try folder.read("site/2007/11/un/index.html")
    #expect(
      page.contains(
        #"<img class="u-photo" src="/blog/media/photo.png.1140w.webp" srcset="/blog/media/photo.png.400w.webp 400w, "#
      ))
    #expect(
      page.contains(
        #"<meta property="og:image" content="https://example.org/blog/media/photo.png.social.jpg">"#))
    #expect(page.contains(#"<meta property="og:image:width" content="1200">"#))
    let file = try folder.bytes("site/media/photo.png.social.jpg")
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
    let small = try folder.bytes("site/media/photo.png.300w.webp").count
    try settings("images: {widths: [300], quality: 95}\n")
    #expect(try await build().outcome?.written.written.contains("media/photo.png.300w.webp") == true)
    #expect(try folder.bytes("site/media/photo.png.300w.webp").count > small)
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
    let whole = try folder.bytes("site/media/photo.png.400w.webp")
    for name in names { try folder.write("xx", to: ".blogsite/derived/" + name) }
    try folder.remove("site")
    _ = try await build()
    #expect(try folder.bytes("site/media/photo.png.400w.webp") == whole)
    try folder.write(Self.photo(200), to: "content/media/photo.png")
    _ = try await build()
    #expect(try folder.bytes("site/media/photo.png.400w.webp") != whole)
    #expect(try kept().count == 3 && Set(try kept()).isDisjoint(with: names))
    try article("Rien.")
    _ = try await build()
    #expect(try kept() == [])
    #expect(try folder.files(in: "site/media") == ["photo.png"])
  }

  @Test("a file of a person's that has such a name is an error that names both")
  func collision() async throws {
    try article("![Photo](/media/photo.png)")
    try folder.write("x", to: "content/media/photo.png.400w.webp")
    let report = try await build()
    #expect(report.outcome == nil)
    #expect(
      report.diagnostics.filter { $0.severity == .error }.map(\.message)
        == ["this would write the same file as content/media/photo.png.400w.webp: /media/photo.png.400w.webp"]
    )
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

  @Test("crops keep what the author wants to be kept: cards in CSS, social networks in an image of their own")
  func focus() async throws {
    // Black above, white below.
    try folder.write(
      SampleMedia.picture(1300, 1300) { _, y in y < 600 ? [0, 0, 0] : [255, 255, 255] },
      to: "content/media/photo.png")
    try article("Rien.", "image: /media/photo.png\nimage_focus: 50% 100%")
    _ = try await build()
    #expect(
      try folder.read("site/index.html").contains(#" data-focus="x2 y4" loading="lazy""#))
    let file = try folder.bytes("site/media/photo.png.social-50-100.jpg")
    let pixels = try ImageCodec.decode(file, as: .jpeg, wanted: ImageSize(width: 1200, height: 630))
    for (x, y) in [(5, 5), (1195, 5), (600, 620)] {
      #expect(pixels.colour(x: x, y: y).allSatisfy { $0 > 250 }, "at \(x), \(y)")
    }
  }

  @Test("an image that cannot be decoded is an error that names it, and the next build puts things right")
  func undecodable() async throws {
    var photo = Array(try #require(Data(base64Encoded: ImageScalingTests.jpeg)))
    let table = try #require(photo.ranges(of: [0xFF, 0xC4]).first?.lowerBound)
    photo.replaceSubrange(table + 5..<table + 9, with: [255, 255, 255, 255])
    photo.insert(contentsOf: SampleMedia.segment(0xFE, [UInt8](repeating: 32, count: 30_000)), at: 2)
    try folder.write(photo, to: "content/media/cassee.jpg")
    try article("![Photo](/media/cassee.jpg)")
    let report = try await build()
    #expect(report.outcome == nil)
    #expect(
      report.diagnostics.map { "\($0.severity) \($0.file): \($0.message)" } == [
        "error content/media/cassee.jpg: the image cannot be decoded: Bogus Huffman table definition"
      ])
    try article("Rien.")
    #expect(try await build().outcome != nil)
  }

  @Test("an image that is lighter than its sizes would be is the last that browsers choose from")
  func lightOriginal() async throws {
    try folder.write(SampleMedia.scan(800, 600) { x, y in x != y }, to: "content/media/drawing.png")
    try article("![Plan](/media/drawing.png)", "image: /media/drawing.png\nimage_alt: Plan")
    let report = try await build { $0.isVerified = true }
    #expect(report.diagnostics == [] && report.outcome?.differences == [])
    let choices =
      #"srcset="/blog/media/drawing.png.400w.webp 400w, /blog/media/drawing.png 800w""#
    let page = try folder.read("site/2007/11/un/index.html")
    #expect(page.contains(#"<img width="800" height="600" "# + choices))
    #expect(page.contains(#"<img class="u-photo" src="/blog/media/drawing.png" "# + choices))
    #expect(
      try folder.files(in: "site/media") == ["drawing.png", "drawing.png.400w.webp", "photo.png"])
  }

  @Test("what a killed build left is deleted, and other people's folders are not")
  func leftovers() async throws {
    try article("![Photo](/media/photo.png)")
    _ = try await build()
    let names = try kept()
    try folder.write("x", to: ".blogsite/derived/99-\(names[0]).new")
    try folder.write("x", to: ".blogsite/derived/notes/a.txt")
    try article("![Photo](/media/photo.png) Encore.")
    _ = try await build()
    #expect(try kept() == (names + ["notes/a.txt"]).sorted())
  }

  @Test("the colour of most of an image stands in its place, but for one that can be seen through")
  func tint() async throws {
    let picture = SampleMedia.picture(900, 600) { x, _ in
      x < 600 ? [200, 100, UInt8(x % 40)] : [10, 20, UInt8(200 + x % 50)]
    }
    try folder.write(picture, to: "content/media/photo.png")
    try folder.write(
      SampleMedia.picture(900, 600, hasAlpha: true) { x, y in [200, 100, UInt8(x * y & 255), 255] },
      to: "content/media/clear.png")
    try article("![Photo](/media/photo.png)\n\n![Clear](/media/clear.png)\n", "image: /media/photo.png")
    let report = try await build { $0.isVerified = true }
    #expect(report.diagnostics == [] && report.outcome?.differences == [])
    let page = try folder.read("site/2007/11/un/index.html")
    #expect(page.matches(of: /<img [^>]*srcset/).count == 3)
    #expect(page.matches(of: /<img [^>]*photo\.png[^>]* data-tint="r4 g2 b0"/).count == 2)
    #expect(!page.contains(/<img [^>]*clear\.png[^>]* data-tint/))
    #expect(try folder.read("site/index.html").contains(/class="card_image"[^>]* data-tint="r4 g2 b0"/))

    // Another image in its place: the colour is the new one's.
    try folder.write(
      SampleMedia.picture(900, 600) { x, _ in [10, UInt8(200 + x % 50), 20] }, to: "content/media/photo.png")
    _ = try await build { $0.isVerified = true }
    #expect(try folder.read("site/index.html").contains(/data-tint="r0 g[45] b0"/))
  }

  @Test("two articles with one image, and raw HTML, share its sizes")
  func shared() async throws {
    try article("<p><img src=\"/media/photo.png\" width=\"300\"></p>")
    try folder.write(
      SmallSite.article("Deux", body: "![Photo](/media/photo.png)"), to: "content/articles/2007-11-07-deux.md"
    )
    let report = try await build { $0.isVerified = true }
    #expect(report.diagnostics == [] && report.outcome?.differences == [])
    #expect(try kept().count == 3)
    #expect(
      try folder.read("site/2007/11/un/index.html").contains(
        #"<img loading="lazy" height="168" srcset="/blog/media/photo.png.400w.webp 400w, /blog/media/photo.png.720w.webp 720w, "#
          + #"/blog/media/photo.png.1140w.webp 1140w" sizes="auto, 300px" data-tint="r0 g0 b0" "#
          + #"src="/blog/media/photo.png.1140w.webp" width="300">"#
      ))
  }

  @Test("a text whose images weigh more than the settings want is told of")
  func weight() async throws {
    try settings("images: {page_weight: 20}\n")
    try article("![Photo](/media/photo.png)")
    let report = try await build()
    #expect(report.outcome != nil)
    #expect(
      report.diagnostics.map(\.message) == [
        "the image of this text weighs about 44 kB on a phone; the settings want at most 20"
      ])
  }
}
