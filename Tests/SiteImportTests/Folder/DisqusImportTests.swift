import SiteContent
import SiteTestSupport
import Testing

@testable import SiteImport

@Suite struct DisqusImportTests {
  private let fixture: ImportFixture

  init() throws { fixture = try ImportFixture() }

  private static let site = [
    "_config.yml": "title: Blog\nurl: https://blog.example.org\n",
    "_posts/2007-11-06-facebook.md": "---\ntitle: Facebook\n---\nx\n",
  ]

  private static func post(
    _ id: Int, thread: Int = 1, parent: Int? = nil, text: String = "<p>Bravo</p>", spam: Bool = false,
    deleted: Bool = false
  ) -> String {
    """
    <post dsq:id="\(id)"><id>wp_id=\(id)</id><message><![CDATA[\(text)]]></message><createdAt>2012-05-0\(id % 9 + 1)T10:00:00Z</createdAt>
    <isDeleted>\(deleted)</isDeleted><isSpam>\(spam)</isSpam>
    <author><email>lecteur\(id)@mail.example</email><name>Lecteur \(id)</name><isAnonymous>true</isAnonymous></author>
    <ipAddress>203.0.113.\(id)</ipAddress><thread dsq:id="\(thread)" />\(parent.map { "<parent dsq:id=\"\($0)\" />" } ?? "")</post>
    """
  }

  private static func export(_ posts: String) -> String {
    """
    <?xml version="1.0" encoding="utf-8"?>
    <disqus xmlns="http://disqus.com" xmlns:dsq="http://disqus.com/disqus-internals">
    <category dsq:id="9"><forum>blog</forum><title>General</title></category>
    <thread dsq:id="1"><id>52</id><forum>blog</forum><link>http://blog.example.org/2007/11/06/facebook.html</link><title>Facebook</title>
    <author><email>vd@blog.example.org</email><name>vd</name></author><createdAt>2012-05-01T10:00:00Z</createdAt></thread>
    <thread dsq:id="2"><id>x</id><link>https://blog.example.org/2007/11/07/perdu.html</link><title>Perdu</title></thread>
    \(posts)
    </disqus>
    """
  }

  @Test(
    "threads find their articles, replies their comments; spam and what was deleted is left out, nothing private comes"
  )
  func xml() async throws {
    var files = Self.site
    files["blog-disqus.xml"] = Self.export(
      Self.post(1) + Self.post(2, parent: 1, text: "Voir lecteur1@mail.example\u{1}<br>203.0.113.1")
        + Self.post(3, spam: true)
        + Self.post(4, deleted: true))
    let report = try await fixture.folder(files)
    #expect(report[.comments] == .init(found: 4, written: 2, listed: 2))
    #expect(report.commentStatuses == ["approved": 2, "spam": 1, "trash": 1])
    #expect(report.isComplete)
    let reply = try fixture.read("content/comments/2007-11-06-facebook/2012-05-03-lecteur-2.md")
    #expect(reply.contains("date: 2012-05-03T12:00:00+02:00\nid: \"2\"\nparent: \"1\"\n"))
    #expect(reply.hasSuffix("\nVoir [adresse retirée]\\\n[adresse retirée]\n"))
    let all = try fixture.everything(report)
    for secret in ["mail.example", "203.0.113", "vd@blog"] { #expect(!all.contains(secret)) }
  }

  @Test("comments of a page that is no article are a loss")
  func orphan() async throws {
    var files = Self.site
    files["disqus.xml"] = Self.export(Self.post(1, thread: 2))
    let report = try await fixture.folder(files)
    #expect(report[.comments] == .init(found: 1, refused: 1))
    #expect(
      report.findings.filter { $0.weight == .lost }.map(\.message) == [
        "1 comment belongs to 'https://blog.example.org/2007/11/07/perdu.html', which is not an article in this folder"
      ])
  }

  @Test("the same as YAML, as JSON, and in a file outside of the folder")
  func otherForms() async throws {
    let yaml = """
      threads:
        - {id: 7, link: "https://blog.example.org/2007/11/06/facebook.html"}
      posts:
        - id: 1
          thread: {id: 7}
          createdAt: 2012-05-01T10:00:00
          message: <p>Bravo</p>
          author: {name: Ann, email: ann@mail.example, url: "https://ann.example/"}
        - id: 2
          thread: 7
          parent: 1
          createdAt: 2012-05-02T10:00:00
          message: Merci
          author: {name: Bob}
      """
    let json =
      "[{\"id\": \"3\", \"link\": \"https://blog.example.org/2007/11/06/facebook.html\", \"message\": \"Oui\", \"createdAt\": \"2012-05-04T10:00:00\", \"author\": {\"name\": \"Carl\"}}]"
    var files = Self.site
    files["_data/disqus.yml"] = yaml
    try fixture.folder.write(json, to: "comments.json")
    var options = ImportOptions()
    options.comments = fixture.folder["comments.json"]
    let report = try await fixture.folder(files, options: options)
    #expect(report[.comments] == .init(found: 3, written: 3))
    #expect(report.isComplete)
    let folder = "content/comments/2007-11-06-facebook/"
    #expect(try fixture.read(folder + "2012-05-01-ann.md").contains("url: https://ann.example/\nid: \"1\"\n"))
    #expect(try fixture.read(folder + "2012-05-02-bob.md").contains("parent: \"1\"\n"))
    #expect(try fixture.read(folder + "2012-05-04-carl.md").hasSuffix("\nOui\n"))
    #expect(!(try fixture.everything(report)).contains("mail.example"))
  }
}
