import SiteModel
import SiteTestSupport
import Testing

@testable import SiteContent

/// What is added to images, films and recordings of an author's own HTML.
@Suite struct ImageTagTests {
  private let site: SmallSite

  init() throws {
    site = try SmallSite()
    try site.folder.write(SampleMedia.png(1500, 1000), to: "content/media/place.png")
    try site.folder.write(SampleMedia.png(640, 360), to: "content/media/film.png")
    try site.folder.write(SampleMedia.film(width: 1280, height: 720), to: "content/media/film.mp4")
    try site.folder.write(
      SampleMedia.film(width: 1280, height: 720, isTurned: true), to: "content/media/seul.mp4")
  }

  private func body(_ html: String) async throws -> String? {
    try site.article("2007-01-01-texte", body: html + "\n")
    let (found, problems) = try await site.assemble()
    #expect(problems == [])
    return try found.articles.first?.body.html(base: "/")
  }

  @Test(
    "an image gets its size, and browsers may wait with it, unless the author says otherwise",
    arguments: [
      (
        "<p><img src=\"/media/place.png\" alt=\"a\"></p>",
        "<p><img loading=\"lazy\" width=\"1500\" height=\"1000\" src=\"/media/place.png\" alt=\"a\"></p>\n"
      ),
      (
        "<p><IMG alt=a  SRC = '/media/place.png'></p>",
        "<p><IMG alt=a  loading=\"lazy\" width=\"1500\" height=\"1000\" SRC = '/media/place.png'></p>\n"
      ),
      (
        "<p><img width=\"300\" src=\"/media/place.png\"></p>",
        "<p><img width=\"300\" loading=\"lazy\" height=\"200\" src=\"/media/place.png\"></p>\n"
      ),
      (
        "<p><img src=\"/media/place.png\" loading=eager height=2></p>",
        "<p><img width=\"3\" src=\"/media/place.png\" loading=eager height=2></p>\n"
      ),
      (
        "<p><img width=50% src=\"/media/place.png\"></p>",
        "<p><img width=50% loading=\"lazy\" src=\"/media/place.png\"></p>\n"
      ),
      (
        "<p><img width=300 height=auto src=\"/media/place.png\"></p>",
        "<p><img width=300 height=auto loading=\"lazy\" src=\"/media/place.png\"></p>\n"
      ),
      (
        "![a](/media/place.png){width=300}",
        "<figure><img height=\"200\" src=\"/media/place.png\" alt=\"a\" width=\"300\" loading=\"lazy\"></figure>\n"
      ),
      (
        "<p><img src=\"https://e.org/a.png\"></p>", "<p><img src=\"https://e.org/a.png\"></p>\n"
      ),
      // No room for anything.
      ("<p><img/src=\"/media/place.png\"></p>", "<p><img/src=\"/media/place.png\"></p>\n"),
    ])
  func images(html: String, expected: String) async throws { #expect(try await body(html) == expected) }

  @Test(
    "a film is loaded once somebody wants it, has its size, and the picture that stands beside it",
    arguments: [
      (
        "<video src=\"/media/film.mp4\" controls></video>",
        "<p><video preload=\"none\" width=\"1280\" height=\"720\" poster=\"/media/film.png\" src=\"/media/film.mp4\" controls></video></p>\n"
      ),
      (
        "<video src=\"/media/seul.mp4\" controls></video>",
        "<p><video preload=\"none\" width=\"720\" height=\"1280\" src=\"/media/seul.mp4\" controls></video></p>\n"
      ),
      (
        "<video controls width=\"320\"><source src=\"/media/film.mp4\"><source src=\"/media/seul.mp4\"></video>",
        "<p><video preload=\"none\" height=\"180\" poster=\"/media/film.png\" controls width=\"320\"><source src=\"/media/film.mp4\"><source src=\"/media/seul.mp4\"></video></p>\n"
      ),
      (
        "<video poster=\"/media/place.png\" preload=\"metadata\"><source src=\"/media/film.mp4\"></video>",
        "<p><video width=\"1280\" height=\"720\" poster=\"/media/place.png\" preload=\"metadata\"><source src=\"/media/film.mp4\"></video></p>\n"
      ),
      (
        "<audio src=\"https://e.org/a.mp3\" controls></audio>",
        "<p><audio preload=\"none\" src=\"https://e.org/a.mp3\" controls></audio></p>\n"
      ),
    ])
  func films(html: String, expected: String) async throws { #expect(try await body(html) == expected) }
}
