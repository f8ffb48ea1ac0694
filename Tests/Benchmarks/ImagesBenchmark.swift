import ArgumentParser
import Foundation

/// What photographs cost beside Hugo and vips: `make bench ARGS="--images"`.
///
/// Every contender makes the same four widths of the same JPEG photographs.
struct ImagesBenchmark {
  static let widths = [400, 720, 1140, 1600]
  private static let perArticle = 5

  var photographs: Int
  var blogsite: String
  /// Nil where it is not there; so are `vipsthumbnail` and a Python with Pillow, which draws the photographs.
  var hugo: String?
  var python: String
  var folder: String

  func run() throws {
    try write("originals.py", Self.drawing)
    _ = try ProcessRun.measure(
      python, [folder + "/originals.py", folder + "/originals", "\(photographs)"], folder: folder)
    try makeBlog("blog", widths: Self.widths)
    try makeBlog("plain", widths: [])
    print("| \(photographs) photographs of 12 megapixels, in four widths | cold | unchanged | one new |")
    print("| --- | --: | --: | --: |")
    try row("blogsite", blogsite, ["build", "--quiet", "--root", folder + "/blog"]) {
      try addPhotograph(to: "blog/content/media")
    }
    try row("blogsite, originals only", blogsite, ["build", "--quiet", "--root", folder + "/plain"]) {
      try addPhotograph(to: "plain/content/media")
    }
    if let hugo {
      try makeHugo()
      try row("Hugo", hugo, ["--quiet", "--source", folder + "/hugo"]) {
        try addPhotograph(to: "hugo/content/p0")
      }
    }
    if FileManager.default.isExecutableFile(atPath: "/usr/bin/vipsthumbnail") { try measureVips() }
  }

  private func row(
    _ name: String, _ program: String, _ arguments: [String], change: () throws -> Void
  ) throws {
    var times: [ProcessRun] = []
    for isChanged in [false, false, true] {
      if isChanged { try change() }
      times.append(try ProcessRun.measure(program, arguments, folder: folder))
    }
    let cells = times.map { String(format: "%.1f s, %d MB", $0.wall, $0.peakMemory / 1_000_000) }
    print("| \(name) | \(cells.joined(separator: " | ")) |")
  }

  /// One width at a time, which is all it can: as many processes as there are widths.
  private func measureVips() throws {
    try FileManager.default.createDirectory(
      atPath: folder + "/vips", withIntermediateDirectories: true)
    let script = Self.widths.map {
      "vipsthumbnail \(folder)/originals/*.jpg -s \($0)x -o '\(folder)/vips/%s.\($0)w.jpg[Q=75,interlace]'"
    }.joined(separator: "\n")
    let run = try ProcessRun.measure("sh", ["-ec", script], folder: folder)
    print(String(format: "| vipsthumbnail | %.1f s, %d MB | | |", run.wall, run.peakMemory / 1_000_000))
  }

  // MARK: Files

  private var articles: Int { (photographs + Self.perArticle - 1) / Self.perArticle }

  private func photographs(of article: Int) -> Range<Int> {
    article * Self.perArticle..<min(photographs, (article + 1) * Self.perArticle)
  }

  private func makeBlog(_ name: String, widths: [Int]) throws {
    let media = "\(name)/content/media"
    try FileManager.default.createDirectory(
      atPath: "\(folder)/\(name)/content/articles", withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: folder + "/originals", toPath: folder + "/" + media)
    try write(
      "\(name)/content/site.yml", "title: T\nurl: https://example.org\nimages: {widths: \(widths)}\n")
    for article in 0..<articles {
      let text = photographs(of: article).map { "![Photo \($0)](/media/photo-\($0).jpg)\n" }
      try write(
        "\(name)/content/articles/2026-01-01-p\(article).md",
        "---\ntitle: P\(article)\ndate: 2026-01-01\n---\n\n" + text.joined(separator: "\n"))
    }
  }

  private func makeHugo() throws {
    try write(
      "hugo/hugo.yml",
      "baseURL: https://example.org/\ndisableKinds: [taxonomy, term, RSS, sitemap, home, section]\nimaging: {quality: 75}\n"
    )
    let sizes = Self.widths.map { #"{{ with $i.Resize "\#($0)x" }}{{ .RelPermalink }} \#($0)w,{{ end }}"# }
    try write(
      "hugo/layouts/_default/single.html",
      #"{{ range .Resources.ByType "image" }}{{ $i := . }}<img src="{{ .RelPermalink }}" srcset=""#
        + sizes.joined() + "\">{{ end }}\n")
    for article in 0..<articles {
      try write("hugo/content/p\(article)/index.md", "---\ntitle: P\(article)\n---\n")
      for i in photographs(of: article) {
        try FileManager.default.copyItem(
          atPath: "\(folder)/originals/photo-\(i).jpg",
          toPath: "\(folder)/hugo/content/p\(article)/photo-\(i).jpg")
      }
    }
  }

  /// Takes the place of one that is shown: a comment in the file makes it another.
  private func addPhotograph(to path: String) throws {
    let target = URL(fileURLWithPath: "\(folder)/\(path)/photo-0.jpg")
    var bytes = try Data(contentsOf: target)
    bytes.insert(contentsOf: [0xFF, 0xFE, 0, 4, 0x6E, 0x65], at: 2)
    try bytes.write(to: target)
  }

  private func write(_ path: String, _ text: String) throws {
    let target = URL(fileURLWithPath: folder + "/" + path)
    try FileManager.default.createDirectory(
      at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: target)
  }

  /// Twelve scenes of soft shapes with a camera's noise, some 4 MB each; the others differ by a comment.
  private static let drawing = """
    import os, random, sys
    from PIL import Image, ImageFilter
    folder, count = sys.argv[1], int(sys.argv[2])
    os.makedirs(folder)
    scenes = []
    for i in range(min(12, count)):
        random.seed(i)
        soft = Image.frombytes('RGB', (40, 30), random.Random(i).randbytes(3600)).resize((4000, 3000), Image.BICUBIC)
        fine = Image.effect_noise((4000, 3000), 40).convert('RGB')
        path = f'{folder}/photo-{i}.jpg'
        Image.blend(soft, fine, 0.15).save(path, quality=88)
        scenes.append(open(path, 'rb').read())
    for i in range(len(scenes), count):
        note = b'%08d' % i
        scene = scenes[i % len(scenes)]
        with open(f'{folder}/photo-{i}.jpg', 'wb') as file:
            file.write(scene[:2] + b'\\xff\\xfe\\x00\\x0a' + note + scene[2:])
    """
}
