import Foundation
import SiteContent
import SiteTestSupport
import Testing

@testable import SiteImport

/// Pictures of saved pages: beside the page, within it, or loaded by a script.
@Suite struct PagePicturesTests {
  private func run(_ text: String, files: [String: String] = [:]) async throws -> (
    ImportReport, TemporaryFolder
  ) {
    let folder = try TemporaryFolder()
    for (name, bytes) in files { try folder.write(bytes, to: name) }
    try folder.write(
      "<html><head><link rel=\"canonical\" href=\"http://b.example/2007/11/06/a/\"><title>A</title></head><body><h2 class=\"entry-title\">A</h2><div class=\"entry-content\">\(text)</div></body></html>",
      to: "A.html")
    let report = try await Import.run(
      .pages([folder["A.html"]]), into: SiteLayout(root: folder["blog"]), ImportOptions())
    return (report, folder)
  }

  private func text(_ folder: TemporaryFolder) throws -> String {
    try #require(
      try folder.read("blog/content/articles/2007/2007-11-06-a.md").components(separatedBy: "---\n").last)
  }

  @Test("a picture in the folder that the browser put beside the page", arguments: ["A_files", "A_fichiers"])
  func beside(_ name: String) async throws {
    let (report, folder) = try await run(
      "<p>Un <img src=\"./\(name)/x.png\" alt=\"x\"></p>", files: ["\(name)/x.png": "PNG"])
    #expect(report.findings.map(\.kind) == [])
    #expect(try text(folder) == "\nUn ![x](/media/\(name)/x.png)\n")
    #expect(try folder.read("blog/content/media/\(name)/x.png") == "PNG")
  }

  @Test("a picture within the page becomes a file; a dot that keeps a place becomes nothing")
  func within() async throws {
    let data = Data(repeating: 7, count: 300).base64EncodedString()
    let picture = "<img src=\"data:image/png;base64,\(data)\" alt=\"x\">"
    let (report, folder) = try await run(
      "<p>Un \(picture) et \(picture)<img src=\"data:image/gif;base64,R0lGODlhAQABAAAAACw=\"></p>")
    #expect(report[.media] == .init(found: 1, written: 1))
    #expect(report.isComplete)
    #expect(try text(folder) == "\nUn ![x](/media/2007-11-06-a-1.png) et ![x](/media/2007-11-06-a-1.png)\n")
    #expect(try folder.read("blog/content/media/2007-11-06-a-1.png").utf8.count == 300)
  }

  @Test("what is within the page and no picture that the site shows is told of")
  func other() async throws {
    let (report, _) = try await run(
      "<p>Un <img src=\"data:image/tiff;base64,\(String(repeating: "AAAA", count: 100))\"></p>")
    #expect(!report.isComplete)
    #expect(
      report.findings.map(\.message) == [
        "'A' has a file of the type 'image/tiff' within its text, once: left out; save it as a file and put that into the text"
      ])
  }

  @Test(
    "a picture that a script loads is the one that readers saw, once",
    arguments: [
      "<img src=\"data:image/gif;base64,R0lGODlhAQABAAAAACw=\" data-src=\"http://c.example/x.jpg\" alt=\"x\"><noscript><img src=\"http://c.example/x.jpg\" alt=\"x\"></noscript>",
      "<img data-lazy-src=\"http://c.example/x.jpg\" alt=\"x\">",
      "<img src=\"http://b.example/blank.gif\" data-srcset=\"http://c.example/x.jpg 300w, http://c.example/y.jpg 900w\" alt=\"x\">",
      "<noscript><img src=\"http://c.example/x.jpg\" alt=\"x\"></noscript>",
    ])
  func lazy(_ html: String) async throws {
    let (report, folder) = try await run("<p>Un \(html)</p>")
    #expect(report.findings.map(\.kind) == [])
    #expect(try text(folder) == "\nUn ![x](http://c.example/x.jpg)\n")
  }
}
