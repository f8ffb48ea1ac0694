import Foundation
import SiteTestSupport
import Testing

@testable import SiteServer

@Suite struct ResponderTests {
  @Test("a page is sent with its type, is not to be kept, and has the script as its one addition")
  func page() async throws {
    let preview = try await TestPreview(facebook)
    let response = try await preview.get(facebookPage)
    #expect(response.status == 200)
    #expect(response.fields["content-type"] == "text/html; charset=utf-8")
    #expect(response.fields["cache-control"] == "no-store")
    #expect(response.text.contains("Premier état."))
    #expect(
      response.text.matches(
        of: /<script src="\/.blogsite\/reload.js" data-version="[0-9a-z-]+"><\/script>\n<\/body>/
      ).count == 1)
    #expect(!preview.site.exists("site") && !preview.site.exists(".blogsite"))
  }

  @Test("folders have their slash, with the query kept; the index may be named")
  func slash() async throws {
    let preview = try await TestPreview(facebook)
    let response = try await preview.get("/2007/11/facebook?x=1&y=%2F")
    #expect(response.status == 301)
    #expect(response.fields["location"] == "/2007/11/facebook/?x=1&y=%2F")
    #expect(try await preview.get("/tags").fields["location"] == "/tags/")
    #expect(try await preview.get("/2007/11/facebook/index.html").status == 200)
    #expect(try await preview.get(facebookPage + "?utm_source=x").status == 200)
  }

  @Test("a path that is not in its proper form leads to the one that is, and never to another server")
  func normal() async throws {
    let preview = try await TestPreview(facebook)
    for path in ["//2007//11/facebook/", "/2007/./11/x/../facebook/", "/%2e/2007/11/facebook/"] {
      let response = try await preview.get(path)
      #expect(response.status == 301, "\(path)")
      #expect(response.fields["location"] == facebookPage, "\(path)")
    }
    #expect(try await preview.get("//evil.example/").status == 404)
    #expect(try await preview.get("//evil.example").fields["location"] == nil)
  }

  @Test("what is not there has the site's own page with its status")
  func notFound() async throws {
    let preview = try await TestPreview(facebook)
    for path in ["/rien", "/rien/", "/2007/11/facebook/rien", "/assets/", "/%c3%a9"] {
      let response = try await preview.get(path)
      #expect(response.status == 404, "\(path)")
      #expect(response.fields["content-type"] == "text/html; charset=utf-8")
      #expect(response.text.contains("Page introuvable"), "\(path)")
    }
    #expect(try await preview.get("/404.html").status == 200)
  }

  @Test(
    "nothing outside the site's own files can be read",
    arguments: [
      "/../secret.txt", "/%2e%2e/secret.txt", "/%2e%2e%2fsecret.txt", "/assets/../../secret.txt",
      "/assets/..%2f..%2fsecret.txt", "/assets/%2e%2e/%2e%2e/secret.txt", "/..%5csecret.txt", "/secret.txt",
      "/assets/style.css%00.html", "/%252e%252e/secret.txt", "/content/site.yml", "/.git/config",
      "/templates/home.mustache", "/media/dehors.txt", "/media/dossier/passwd", "/etc/passwd",
      "//etc/passwd", "file:///etc/passwd", "/media/", "/./../secret.txt", "/....//secret.txt",
    ])
  func traversal(path: String) async throws {
    let preview = try await TestPreview(facebook)
    try preview.site.write("TOP SECRET", to: "secret.txt")
    try preview.site.write("x", to: "content/media/dehors.txt")
    try preview.site.write("x", to: "content/media/dossier/passwd")
    #expect(try await preview.get("/media/dehors.txt").status == 200)
    // Behind the preview's back: what was a file at the scan leads out a moment later.
    try preview.site.remove("content/media/dehors.txt")
    try preview.site.link("content/media/dehors.txt", to: "/etc/passwd")
    try preview.site.remove("content/media/dossier")
    try preview.site.link("content/media/dossier", to: "/etc")
    let response = try await preview.get(path)
    #expect([400, 404].contains(response.status), "\(path): \(response.status)")
    #expect(!response.text.contains("TOP SECRET") && !response.text.contains("root:"))
  }

  @Test("a path prefix is honoured")
  func prefix() async throws {
    let preview = try await TestPreview(facebook, url: "https://example.org/blog/")
    #expect(preview.server.address == "http://127.0.0.1:\(preview.port)/blog/")
    #expect(try await preview.get("/blog/2007/11/facebook/").text.contains("href=\"/blog/assets/style.css\""))
    #expect(try await preview.get("/blog/assets/style.css").status == 200)
    let home = try await preview.get("/")
    #expect(home.status == 302 && home.fields["location"] == "/blog/")
    #expect(try await preview.get("/blog").fields["location"] == "/blog/")
    #expect(try await preview.get(facebookPage).status == 404)
    #expect(try await preview.get("/blogs/").status == 404)
  }

  @Test(
    "only GET and HEAD are answered",
    arguments: ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "BREW"])
  func methods(method: String) async throws {
    let preview = try await TestPreview(facebook)
    let response = try await preview.get("/", method: method)
    #expect(response.status == 405)
    #expect(response.fields["allow"] == "GET, HEAD")
  }

  @Test(
    "HEAD has the fields of GET and no body",
    arguments: [facebookPage, "/assets/style.css", "/rien/", "/tags"])
  func head(path: String) async throws {
    let preview = try await TestPreview(facebook)
    let get = try await preview.get(path)
    let head = try await preview.get(path, method: "HEAD")
    #expect(head.status == get.status && head.body.isEmpty)
    #expect(head.fields["content-length"] == "\(get.body.count)")
    for name in ["content-type", "etag", "cache-control", "location"] {
      #expect(head.fields[name] == get.fields[name])
    }
  }

  @Test(
    "what the client has already is not sent again",
    arguments: [facebookPage, "/assets/style.css", "/feed.xml"])
  func conditional(path: String) async throws {
    let preview = try await TestPreview(facebook)
    let tag = try #require(try await preview.get(path).fields["etag"])
    let again = try await preview.get(path, ["If-None-Match: \"x\", W/\(tag)"])
    #expect(again.status == 304 && again.body.isEmpty && again.fields["etag"] == tag)
    #expect(try await preview.get(path, ["If-None-Match: \"x\""]).status == 200)
  }

  @Test("a changed file has another tag")
  func changedTag() async throws {
    let preview = try await TestPreview(facebook)
    for (path, file) in [("/assets/style.css", "templates/assets/style.css"), (facebookPage, facebookFile)] {
      let tag = try #require(try await preview.get(path).fields["etag"])
      try preview.site.write(try preview.site.read(file) + "\n/* Deuxième état. */\n", to: file)
      let again = try await preview.get(path, ["If-None-Match: \(tag)"])
      #expect(again.status == 200 && again.text.contains("Deuxième état."))
    }
  }

  @Test("parts of files can be asked for")
  func ranges() async throws {
    let preview = try await TestPreview(["content/media/a.mp4": "0123456789"])
    let part = try await preview.get("/media/a.mp4", ["Range: bytes=2-4"])
    #expect(part.status == 206 && part.text == "234")
    #expect(part.fields["content-range"] == "bytes 2-4/10" && part.fields["content-type"] == "video/mp4")
    #expect(try await preview.get("/media/a.mp4", ["Range: bytes=-3"]).text == "789")
    let beyond = try await preview.get("/media/a.mp4", ["Range: bytes=10-"])
    #expect(beyond.status == 416 && beyond.fields["content-range"] == "bytes */10")
    let whole = try await preview.get("/media/a.mp4")
    #expect(whole.status == 200 && whole.text == "0123456789" && whole.fields["accept-ranges"] == "bytes")
    let tag = try #require(whole.fields["etag"])
    #expect(try await preview.get("/media/a.mp4", ["Range: bytes=2-4", "If-Range: \(tag)"]).status == 206)
    #expect(try await preview.get("/media/a.mp4", ["Range: bytes=2-4", "If-Range: \"x\""]).status == 200)
    #expect(try await preview.get("/media/a.mp4", ["Range: bytes=2-4"], method: "HEAD").status == 200)
  }

  @Test("another host's name is refused, whatever is asked for")
  func rebinding() async throws {
    let preview = try await TestPreview(facebook)
    for path in [facebookPage, "/assets/style.css", "/.blogsite/events?page=/", "/.blogsite/reload.js"] {
      let response = try await preview.get(path, ["Host: evil.example:\(preview.port)"])
      #expect(response.status == 403)
      #expect(!response.text.contains("Premier") && response.text.contains("evil.example"))
    }
    #expect(try await preview.get("/", ["Host: localhost"]).status == 200)
  }

  @Test("files keep to their place: other sites may not load them")
  func isolation() async throws {
    let preview = try await TestPreview(facebook)
    for path in ["/", "/assets/style.css"] {
      let fields = try await preview.get(path).fields
      #expect(fields["cross-origin-resource-policy"] == "same-origin")
      #expect(fields["x-content-type-options"] == "nosniff")
      #expect(fields["access-control-allow-origin"] == nil)
    }
  }
}
