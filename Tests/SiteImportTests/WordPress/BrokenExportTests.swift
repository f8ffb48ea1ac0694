import SiteContent
import SiteTestSupport
import Testing

@testable import SiteImport

/// Exports that stopped other converters.
@Suite struct BrokenExportTests {
  private let fixture: ImportFixture

  init() throws { fixture = try ImportFixture() }

  private static let article = "content/articles/2007/2007-11-06-facebook.md"

  @Test(
    "signs that XML forbids do not end a text",
    arguments: ["\u{10}", "\u{11}", "\u{0}", "\u{1C}", "\u{1D}", "\u{FFFE}"])
  func controls(_ sign: String) async throws {
    let report = try await fixture.wordpress(
      ImportFixture.export(
        ImportFixture.item(
          body: "Avant\(sign) et après.", more: ImportFixture.comment(id: 1, text: "Oui\(sign) oui"))))
    #expect(report.isComplete)
    #expect(try fixture.read(Self.article).hasSuffix("\nAvant et après.\n"))
    #expect(
      try fixture.read("content/comments/2007-11-06-facebook/2007-11-07-greiner.md").hasSuffix("\nOui oui\n"))
    #expect(report.repairs.keys.sorted() == ["control characters that XML forbids were left out"])
  }

  @Test("what a server printed before the export is left out, and lines keep their numbers")
  func preface() async throws {
    let warning = "<br />\n<b>Warning</b>:  Undefined variable $a in <b>/x.php</b> on line <b>3</b><br />\n"
    let report = try await fixture.wordpress(
      warning + ImportFixture.export(ImportFixture.item(body: "Avant.")))
    #expect(report.isComplete)
    #expect(try fixture.read(Self.article).hasSuffix("\nAvant.\n"))
    #expect(
      report.repairs.map { "\($0.key): \($0.value.count)" } == [
        "words before the export's beginning, such as a server's warning, were left out: 1"
      ])
    let (bytes, _) = ExportBeginning.cleaned(Array((warning + "<rss x").utf8))
    #expect(String(decoding: bytes, as: UTF8.self) == "\n\n<rss x")
  }

  @Test(
    "an archive that was not unpacked is told of as what it is",
    arguments: [[0x50, 0x4B, 3, 4], [0x1F, 0x8B, 8]])
  func packed(start: [UInt8]) async throws {
    try fixture.folder.write(start + Array(repeating: 0, count: 100), to: "export.zip")
    let path = fixture.folder["export.zip"]
    for archive in [Import.Archive.wordpress([path]), .dotclear(path)] {
      let error = await #expect(throws: ImportError.self) {
        try await Import.run(archive, into: SiteLayout(root: fixture.folder["blog"]), ImportOptions())
      }
      #expect(error?.message == "'\(path)' is packed")
      #expect(error?.hint == "unpack it first, and name the file that comes out of it")
    }
  }

  @Test("bytes that are no UTF-8, in a text and in a comment, are read as Windows-1252")
  func encoding() async throws {
    let export = ImportFixture.export(
      ImportFixture.item(body: "caf#", more: ImportFixture.comment(id: 1, text: "pav#")))
    let bytes = Array(export.utf8).map { $0 == UInt8(ascii: "#") ? UInt8(0xE9) : $0 }
    try fixture.folder.write(bytes, to: "export.xml")
    let report = try await Import.run(
      .wordpress([fixture.folder["export.xml"]]), into: SiteLayout(root: fixture.folder["blog"]),
      ImportOptions())
    #expect(report.isComplete)
    #expect(try fixture.read(Self.article).hasSuffix("\ncafé\n"))
    #expect(
      try fixture.read("content/comments/2007-11-06-facebook/2007-11-07-greiner.md").hasSuffix("\npavé\n"))
  }

  @Test("an export in UTF-16 is read, in pieces too", arguments: [true, false])
  func wide(isBigEndian: Bool) async throws {
    let body = "café 🌹 " + String(repeating: "été 🌹", count: 60_000)
    let export = ImportFixture.export(ImportFixture.item(body: body))
      .replacing("encoding=\"UTF-8\"", with: "encoding='UTF-16'")
    let bytes = ("\u{FEFF}" + export).utf16.flatMap { unit in
      let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
      return isBigEndian ? [high, low] : [low, high]
    }
    try fixture.folder.write(bytes, to: "export.xml")
    let report = try await Import.run(
      .wordpress([fixture.folder["export.xml"]]), into: SiteLayout(root: fixture.folder["blog"]),
      ImportOptions())
    #expect(report.isComplete)
    #expect(report.repairs.isEmpty)
    #expect(try fixture.read(Self.article).hasSuffix("\n\(body)\n"))
  }

  @Test("text that was encoded twice is put right, in names and in texts")
  func doubleEncoding() async throws {
    let report = try await fixture.wordpress(
      ImportFixture.export(
        ImportFixture.item(
          title: "L’Ã©tÃ©", body: "Une catÃ©gorie",
          more: "<category domain=\"post_tag\" nicename=\"ete\"><![CDATA[Ã‰tÃ©]]></category>")))
    let article = try fixture.read(Self.article)
    #expect(article.contains("title: L’été\n"))
    #expect(article.contains("tags: [Été]\n"))
    #expect(article.hasSuffix("\nUne catégorie\n"))
    #expect(report.repairs.values.map(\.count) == [3])
  }

  @Test("a DOCTYPE, an end of CDATA and a bare '<' within values are text")
  func markup() async throws {
    let item = ImportFixture.item(
      body: "<!DOCTYPE html PUBLIC \"x\"><p>Un ]]> deux</p>",
      more:
        "<wp:postmeta><wp:meta_key>x</wp:meta_key><wp:meta_value>a < b && c <d</wp:meta_value></wp:postmeta>")
    let report = try await fixture.wordpress(
      ImportFixture.export(item + ImportFixture.item(id: 53, name: "b")))
    #expect(report[.articles] == .init(found: 2, written: 2))
    #expect(report.isComplete)
    #expect(try fixture.read(Self.article).hasSuffix("\nUn ]]> deux\n"))
  }

  @Test("an export without <rss>, and one of another program without types, slugs and dates of its own")
  func otherPrograms() async throws {
    let report = try await fixture.wordpress(
      """
      <?xml version="1.0"?><channel xmlns:wp="http://wordpress.org/export/1.2/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
      <title>Carré</title><link>https://carre.example</link>
      <item><title><![CDATA[Un billet]]></title><link>/blog/2019/5/1/un-billet</link>
      <content:encoded><![CDATA[<div class="sqs-layout"><div><p class="">Bonjour</p></div></div>]]></content:encoded>
      <pubDate>Wed, 01 May 2019 10:00:00 +0000</pubDate><wp:post_name></wp:post_name><wp:status>publish</wp:status></item>
      </channel>
      """)
    #expect(report[.articles] == .init(found: 1, written: 1))
    #expect(try fixture.read("content/articles/2019/2019-05-01-un-billet.md").hasSuffix("\nBonjour\n"))
  }

  @Test("the second part of a split export has no head of its own")
  func split() async throws {
    let second = """
      <?xml version="1.0"?><rss xmlns:wp="http://wordpress.org/export/1.2/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
      \(ImportFixture.item(id: 60, name: "suite").replacing("dc:creator", with: "wp:author"))
      </channel></rss>
      """
    let report = try await fixture.wordpress(ImportFixture.export(ImportFixture.item()), second)
    #expect(report[.articles] == .init(found: 2, written: 2))
    #expect(try fixture.read("content/articles/2007/2007-11-06-suite.md").contains("author: Vincent D.\n"))
  }

  @Test("dates of zeros and a published date of 1999 are none; what has no name is named by its title")
  func zeroDates() async throws {
    let draft = ImportFixture.item(title: "À finir", status: "draft", name: "")
      .replacing("2007-11-06 10:30:00", with: "0000-00-00 00:00:00")
      .replacing("2007-11-06 09:30:00", with: "0000-00-00 00:00:00")
      .replacing(
        "<link>http://blog.example.org/2007/11//</link>",
        with: "<pubDate>Tue, 30 Nov 1999 00:00:00 +0000</pubDate>")
    let report = try await fixture.wordpress(ImportFixture.export(draft))
    #expect(try fixture.read("content/articles/1970/1970-01-01-a-finir.md").contains("draft: true\n"))
    #expect(report.findings.map(\.kind) == ["no-date"])
    #expect(report.isComplete)
  }

  @Test(
    "accents and other scripts in slugs stay in addresses; a title that is an address names a file all the same"
  )
  func slugs() async throws {
    let report = try await fixture.wordpress(
      ImportFixture.export(
        ImportFixture.item(id: 1, title: "Été", name: "l-%c3%a9t%c3%a9")
          + ImportFixture.item(id: 2, title: "Мир", name: "%d0%bc%d0%b8%d1%80")
          + ImportFixture.item(id: 3, title: "http://a.example/b?c=d", name: "")))
    #expect(report.isComplete)
    #expect(
      try fixture.files().filter { $0.hasPrefix("articles/") } == [
        "articles/2007/2007-11-06-http-a-example-b-c-d.md", "articles/2007/2007-11-06-l-ete.md",
        "articles/2007/2007-11-06-мир.md",
      ])
    let article = try fixture.read("content/articles/2007/2007-11-06-l-ete.md")
    #expect(article.contains("slug: l-été\n"))
    #expect(!article.contains("aliases"))
  }

  @Test("pingbacks and trackbacks keep their kind, and what waits waits")
  func kinds() async throws {
    let report = try await fixture.wordpress(
      ImportFixture.export(
        ImportFixture.item(
          more: ImportFixture.comment(id: 1, author: "Un").replacing(
            "<wp:comment_type>", with: "<wp:comment_type>pingback")
            + ImportFixture.comment(id: 2, author: "Deux", approved: "0")
            .replacing("<wp:comment_type>", with: "<wp:comment_type>trackback"))))
    #expect(report.commentStatuses == ["approved": 1, "pending": 1])
    let folder = "content/comments/2007-11-06-facebook/2007-11-07-"
    #expect(try fixture.read(folder + "un.md").contains("type: pingback\n"))
    #expect(try fixture.read(folder + "deux.md").contains("status: pending\nid: \"2\"\ntype: trackback\n"))
  }

  @Test("an item of the same number and another identifier is another item")
  func numbers() async throws {
    let report = try await fixture.wordpress(
      ImportFixture.export(
        ImportFixture.item()
          + ImportFixture.item(title: "Autre", name: "autre").replacing("?p=52<", with: "?p=53<")))
    #expect(report[.articles] == .init(found: 2, written: 2))
  }

  @Test("a copy of an item in a second file is told of, and comments that only the copy has are a loss")
  func copies() async throws {
    let report = try await fixture.wordpress(
      ImportFixture.export(ImportFixture.item(more: ImportFixture.comment(id: 1))),
      ImportFixture.export(
        ImportFixture.item(more: ImportFixture.comment(id: 1) + ImportFixture.comment(id: 2))))
    #expect(report[.articles] == .init(found: 2, written: 1, listed: 1))
    #expect(report[.comments] == .init(found: 3, written: 1, refused: 1, listed: 1))
    #expect(!report.isComplete)
    #expect(
      report.findings.filter { $0.weight == .lost }.map(\.message) == [
        "the second copy of 'Facebook' has 1 comment that the first has not"
      ])
  }

  @Test("a comment that stands outside of every item is missed")
  func strayComment() async throws {
    let report = try await fixture.wordpress(
      ImportFixture.export(ImportFixture.item() + ImportFixture.comment(id: 9)))
    #expect(!report.isComplete)
    #expect(
      report.findings.filter { $0.weight == .lost }.map(\.message) == [
        "1 comment begins in the file, and 0 could be read"
      ])
  }

  @Test("an export of nothing says so")
  func empty() async throws {
    let error = await #expect(throws: ImportError.self) {
      try await fixture.wordpress(ImportFixture.export(""))
    }
    #expect(error?.message.hasPrefix("no article, no page and no file was found in ") == true)
    #expect(try fixture.files() == [])
  }

  @Test("an export of Blogger's is none of WordPress's")
  func blogger() async throws {
    let feed = """
      <?xml version='1.0' encoding='UTF-8'?><feed xmlns='http://www.w3.org/2005/Atom'><id>tag:blogger.com,1999:blog-1.archive</id>
      <entry><id>tag:blogger.com,1999:blog-1.post-2</id><title>Un</title><content type='html'>x</content></entry></feed>
      """
    let error = await #expect(throws: ImportError.self) { try await fixture.wordpress(feed) }
    #expect(error?.message.hasSuffix("export.xml' is an export of Blogger's, which cannot be read") == true)
  }

  @Test(
    "nor are those of platforms that were closed",
    arguments: [
      (
        "<?xml version=\"1.0\"?><root><blog><name>B</name></blog><posts><post><title>T</title></post></posts></root>",
        "Over-blog's"
      ),
      (
        "AUTHOR: Jeanne\nTITLE: Un\nDATE: 11/06/2007 10:30:00 AM\n-----\nBODY:\n<p>x</p>\n-----\n--------\n",
        "TypePad's or Movable Type's"
      ),
    ])
  func closed(file: String, program: String) async throws {
    let error = await #expect(throws: ImportError.self) { try await fixture.wordpress(file) }
    #expect(error?.message.hasSuffix("export.xml' is an export of \(program), which cannot be read") == true)
  }
}
