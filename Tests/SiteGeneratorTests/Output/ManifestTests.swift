import SiteContent
import SiteTestSupport
import Testing

@testable import SiteGenerator

@Suite struct ManifestTests {
  private let fixture: OutputFixture

  init() throws { fixture = try OutputFixture() }

  @Test("a manifest is a first line, then sorted paths")
  func format() async throws {
    try await fixture.build(["b.html": "b", "a/index.html": "a", "B/Z.html": "z"])
    let lines = try fixture.folder.read(fixture.manifestPath).split(separator: "\n")
    let body = "B/\na/\nB/Z.html\na/index.html\nb.html\n"
    #expect(lines.first == "blogsite-manifest 1 \(FNV1a.hex(body)) \(fixture.folder["site"])")
    #expect(lines.dropFirst().joined(separator: "\n") + "\n" == body)
    #expect(fixture.manifestPath == ".blogsite/manifest-" + FNV1a.hex(fixture.folder["site"]))
    #expect(try fixture.folder.files(in: ".blogsite").count == 1)
  }

  @Test("one whose lines stand in another order, or twice, is put in order")
  func otherOrder() throws {
    let body = "b/\na/\nz.html\na/x.html\nz.html\na/\\n.html\n"
    let text = "blogsite-manifest 1 \(FNV1a.hex(body)) \(fixture.folder["site"])\n" + body
    try fixture.folder.write(text, to: fixture.manifestPath)
    #expect(try fixture.manifest.read() == Manifest(["a/\n.html", "a/x.html", "z.html", "a/", "b/"]))
  }

  @Test("names with line ends and backslashes come back as they were")
  func escaping() async throws {
    let files = ["a\nb": "1", "a\\nb": "2", "a\\\nb/c\\": "3"]
    try await fixture.build(files)
    #expect(try fixture.site() == files)
    #expect(try fixture.manifest.read() == Manifest(Array(files.keys) + ["a\\\nb/"]))
    #expect(try await fixture.build([:]).removed.count == 3)
    #expect(try fixture.folder.entries(in: "site") == [])
  }

  @Test("a manifest that ends anywhere is ignored")
  func truncated() async throws {
    try await fixture.build(["a/index.html": "a", "b.html": "b"])
    let whole = try fixture.folder.bytes(fixture.manifestPath)
    for count in 0..<whole.count {
      try fixture.folder.write(Array(whole[..<count]), to: fixture.manifestPath)
      #expect(try fixture.manifest.read() == nil, "\(count) bytes")
    }
    #expect(try await fixture.build([:]).removed == [])
    #expect(try fixture.site() == ["a/index.html": "a", "b.html": "b"])
  }

  @Test("a manifest with a changed byte is ignored")
  func damaged() async throws {
    try await fixture.build(["a/index.html": "a", "b.html": "b"])
    let whole = try fixture.folder.bytes(fixture.manifestPath)
    for index in whole.indices {
      var bytes = whole
      bytes[index] ^= 0x81
      try fixture.folder.write(bytes, to: fixture.manifestPath)
      #expect(try fixture.manifest.read() == nil, "byte \(index)")
    }
  }

  @Test(
    "a manifest that names what lies outside is ignored as a whole, even with a right hash",
    arguments: [
      "../outside.txt", "/etc/passwd", "a/../../outside.txt", "a//b", "./a", "a/.", "", ".blogsite-tmp/1",
    ])
  func hostile(path: String) async throws {
    try fixture.folder.write("mine", to: "outside.txt")
    try fixture.folder.write("mine", to: "site/mine.txt")
    let body = "mine.txt\n\(path)\n"
    let first = "blogsite-manifest 1 \(FNV1a.hex(body)) \(fixture.folder["site"])\n"
    try fixture.folder.write(first + body, to: fixture.manifestPath)
    #expect(try await fixture.build([:]).removed == [])
    #expect(try fixture.folder.files(in: "site") == ["mine.txt"])
    #expect(fixture.folder.exists("outside.txt"))

    // The same with harmless paths is believed.
    let good = "mine.txt\n"
    try fixture.folder.write(
      "blogsite-manifest 1 \(FNV1a.hex(good)) \(fixture.folder["site"])\n" + good,
      to: fixture.manifestPath)
    #expect(try await fixture.build([:]).removed == ["mine.txt"])
  }

  @Test("another folder's manifest and other formats are ignored")
  func foreign() throws {
    let body = "a.html\n"
    let hash = FNV1a.hex(body)
    for first in [
      "blogsite-manifest 1 \(hash) /elsewhere/site", "blogsite-manifest 2 \(hash) \(fixture.folder["site"])",
      "blogsite-manifest 1 \(hash)", "",
    ] {
      try fixture.folder.write(first + "\n" + body, to: fixture.manifestPath)
      #expect(try fixture.manifest.read() == nil)
    }
    try fixture.folder.write([0xFF, 0x00, 0x0A, 0xC3], to: fixture.manifestPath)
    #expect(try fixture.manifest.read() == nil)
  }
}
