import Testing

@testable import SiteModel

@Suite struct ImageVariantsTests {
  private func photo(_ width: Int, _ height: Int, _ format: MediaFormat = .jpeg) -> MediaFile {
    var file = MediaFile()
    file.format = format
    file.size = ImageSize(width: width, height: height)
    file.count = 3_000_000
    return file
  }

  private func paths(_ file: MediaFile, _ name: String, _ settings: ImageSettings = ImageSettings())
    -> [String]
  {
    ImageVariants(settings).variants(of: file, "content/media/\(name)", at: SitePath("media/\(name)"))
      .map { "\($0.path.text) \($0.size.width)x\($0.size.height)" }
  }

  @Test("an image is published in the widths below its own, never larger than it is")
  func widths() {
    #expect(
      paths(photo(4000, 3000), "a.jpg") == [
        "media/a.400w.jpg 400x300", "media/a.720w.jpg 720x540", "media/a.1140w.jpg 1140x855",
        "media/a.1600w.jpg 1600x1200",
      ])
    #expect(paths(photo(400, 300), "a.jpg") == [])
  }

  @Test(
    "an image whose width lies among them is published in its own too, for the next smaller one would be blurred"
  )
  func ownWidth() {
    #expect(
      paths(photo(700, 500), "a.jpg") == ["media/a.400w.jpg 400x286", "media/a.700w.jpg 700x500"])
    #expect(paths(photo(720, 1), "a.jpg") == ["media/a.400w.jpg 400x1", "media/a.720w.jpg 720x1"])
    #expect(paths(photo(1250, 10), "a.jpg").last == "media/a.1140w.jpg 1140x9")
    #expect(paths(photo(1260, 10), "a.jpg").last == "media/a.1260w.jpg 1260x10")
    #expect(paths(photo(1601, 10), "a.jpg").last == "media/a.1600w.jpg 1600x10")
    var settings = ImageSettings()
    settings.widths = [400]
    #expect(paths(photo(700, 500), "a.jpg", settings) == ["media/a.400w.jpg 400x286"])
  }

  @Test("a size that would weigh more than the image is not made: then browsers may choose the image")
  func weight() {
    func offersOriginal(_ file: MediaFile) -> Bool {
      ImageVariants(ImageSettings()).offersOriginal(of: file, "content/media/a.png")
    }
    // A page that was scanned in black and white.
    var scan = photo(2480, 3508, .png)
    scan.count = 61_000
    #expect(paths(scan, "a.png") == ["media/a.png.400w.webp 400x566"])
    #expect(offersOriginal(scan))
    scan.count = 30_000
    #expect(paths(scan, "a.png") == [])
    #expect(!offersOriginal(scan))
    scan.count = 1_000_000
    #expect(paths(scan, "a.png").count == 4)
    #expect(!offersOriginal(scan))
    // A photograph in its own width that is as light already.
    var light = photo(700, 500)
    light.count = 50_000
    #expect(paths(light, "a.jpg") == ["media/a.400w.jpg 400x286"])
    #expect(offersOriginal(light))
    #expect(!offersOriginal(photo(4000, 3000)))
  }

  @Test("images that differ in their ending alone have sizes of other names")
  func names() {
    var settings = ImageSettings()
    settings.widths = [400]
    settings.format = .webp
    #expect(paths(photo(800, 600), "a.jpg", settings) == ["media/a.jpg.400w.webp 400x300"])
    #expect(paths(photo(800, 600, .png), "a.png", settings) == ["media/a.png.400w.webp 400x300"])
    #expect(paths(photo(800, 600, .webp), "a.webp", settings) == ["media/a.400w.webp 400x300"])
    settings.format = .jpeg
    #expect(paths(photo(800, 600), "a.JPG", settings) == ["media/a.JPG.400w.jpg 400x300"])
    #expect(paths(photo(800, 600), "a.jpeg", settings) == ["media/a.jpeg.400w.jpg 400x300"])
  }

  @Test("animations, drawings, small files, damaged ones and the theme's stay as they are")
  func asTheyAre() {
    var animated = photo(4000, 3000, .webp)
    animated.isAnimated = true
    var small = photo(4000, 3000)
    small.count = 19_999
    var damaged = photo(4000, 3000)
    damaged.damage = .cut
    for file in [
      animated, small, damaged, photo(4000, 3000, .gif), photo(4000, 3000, .svg), photo(4000, 3000, .avif),
      photo(20_000, 20_000),
    ] {
      #expect(paths(file, "a.jpg") == [])
    }
    let theme = ImageVariants(ImageSettings()).variants(
      of: photo(4000, 3000), "templates/assets/a.jpg", at: SitePath("assets/a.jpg"))
    #expect(theme == [])
  }

  @Test("the image for social networks has a name of its own for each focus")
  func social() {
    func path(_ file: MediaFile, _ focus: ImageFocus?) -> String? {
      ImageVariants(ImageSettings()).socialVariant(
        of: file, "content/media/a.jpg", at: SitePath("media/a.jpg"), focus: focus)?.path.text
    }
    #expect(path(photo(1200, 630), nil) == "media/a.social.jpg")
    #expect(path(photo(4000, 3000), ImageFocus(x: 40, y: 20)) == "media/a.social-40-20.jpg")
    #expect(path(photo(1199, 3000), nil) == nil)
    #expect(path(photo(3000, 629), nil) == nil)
  }

  @Test(
    "a focus is two percentages",
    arguments: [
      ("40% 20%", ImageFocus(x: 40, y: 20)), ("0% 100%", ImageFocus(x: 0, y: 100)),
      ("40%  20%", ImageFocus(x: 40, y: 20)), ("40 20", nil), ("40%", nil), ("101% 0%", nil), ("-1% 0%", nil),
      ("+1% 0%", nil), ("40% 20% 10%", nil), ("top left", nil), ("", nil), ("4.5% 2%", nil),
    ])
  func focus(text: String, focus: ImageFocus?) { #expect(ImageFocus(text) == focus) }
}
