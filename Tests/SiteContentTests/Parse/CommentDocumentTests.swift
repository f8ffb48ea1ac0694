import SiteModel
import Testing

@testable import SiteContent

@Suite struct CommentDocumentTests {
  private func read(
    _ keys: String, name: String = "2020-10-18-greiner", body: String = "Bravo.\n"
  ) throws -> (CommentDocument?, [String]) {
    var diagnostics: [Diagnostic] = []
    let document = CommentParser.parse(
      SourceFile(path: "c.md", id: name), article: "a", Array("---\n\(keys)\n---\n\(body)".utf8),
      try plainSettings(), &diagnostics)
    return (document, written(diagnostics))
  }

  private let start = "author: GREINER\ndate: 2020-10-18\n"

  @Test("an author and a date are enough")
  func standards() throws {
    let (document, problems) = try read(start)
    #expect(problems == [])
    let found = try #require(document)
    #expect(found.article == "a")
    #expect(found.id == "2020-10-18-greiner")
    #expect(found.author == "GREINER")
    #expect(found.date.iso8601 == "2020-10-18")
    #expect(found.status == .approved)
    #expect(found.kind == .comment)
    #expect(found.url == nil)
    #expect(found.parent == nil)
    #expect(found.guid == nil)
    #expect(String(decoding: found.body, as: UTF8.self) == "Bravo.\n")
  }

  @Test("an e-mail address in the place of a name is told of once it is published")
  func address() throws {
    let told =
      "c.md:2:1: warning: 'author' shows an e-mail address to all readers | write a name without it"
    for author in ["anne@e.org", "Anne <anne.b@mail.e.org>"] {
      #expect(try read("author: \(author)\ndate: 2020-10-18\n").1 == [told], "\(author)")
      #expect(try read("author: \(author)\ndate: 2020-10-18\nstatus: pending\n").1 == [])
    }
    #expect(try read("author: '@anne'\ndate: 2020-10-18\n").1 == [])
    #expect(try read("author: Anne @ Lyon\ndate: 2020-10-18\n").1 == [])
  }

  @Test("a wrong encoding is told of, but not of what a reader has sent")
  func garbled() throws {
    #expect(try read(start, body: "Un Ã©tat\n").1.count == 1)
    #expect(try read(start + "format: text\n", body: "Un Ã©tat\n").1 == [])
    #expect(try read(start + "status: pending\n", body: "Un Ã©tat\n").1 == [])
  }

  @Test("reads every key")
  func everyKey() throws {
    let (document, problems) = try read(
      start
        + "url: https://greiner.example/\nstatus: pending\nid: c12\nparent: c11\ntype: pingback\nguid: g\n"
        + "by_author: true\nformat: text")
    #expect(problems == [])
    let found = try #require(document)
    #expect(found.url == "https://greiner.example/")
    #expect(found.status == .pending)
    #expect(found.id == "c12")
    #expect(found.parent == "c11")
    #expect(found.kind == .pingback)
    #expect(found.guid == "g")
    #expect(found.isByAuthor)
    #expect(found.format == .text)
  }

  @Test("an address is one that HTML allows")
  func encodedAddress() throws {
    #expect(try read(start + "url: https://e.org/?a=1&b=<x>").0?.url == "https://e.org/?a=1&b=%3Cx%3E")
    #expect(try read(start + "url: https://[::1]/").0?.url == "https://[::1]/")
  }

  @Test("HTML is shown as text, and told once for each comment")
  func tags() throws {
    let (document, problems) = try read(start, body: "Bonjour\n<p>a<br>b</p>\n")
    #expect(document != nil)
    #expect(
      problems == [
        "c.md:7:1: warning: 3 HTML tags are shown as text: <p> and <br> | comments are Markdown without HTML: "
          + "write a blank line between paragraphs, *word*, [word](address); "
          + "a tag that readers are to see goes between backticks"
      ])
    #expect(try read(start + "status: removed", body: "<p>").1 == [])
  }

  @Test("only Markdown has a depth")
  func nesting() throws {
    let body = "> > > > > > > > > a\n"
    #expect(try read(start, body: body).0 == nil)
    #expect(try read(start + "format: text", body: body).1 == [])
  }

  @Test("a removed comment does not say that the article's author wrote it")
  func removedAuthor() throws {
    #expect(try read("date: 2020-10-18\nstatus: removed\nby_author: true").0?.isByAuthor == false)
  }

  @Test("the settings give the status of a comment that names none")
  func defaultStatus() throws {
    var settings = try plainSettings()
    settings.comments.defaultStatus = .pending
    var diagnostics: [Diagnostic] = []
    let bytes = Array("---\n\(start)---\n".utf8)
    let source = SourceFile(path: "c.md", id: "c")
    #expect(CommentParser.parse(source, article: "a", bytes, settings, &diagnostics)?.status == .pending)
  }

  @Test(
    "private keys are warned of",
    arguments: [
      "email", "Email", "e-mail", "mail", "courriel", "ip", "IP", "author_email", "author_ip",
      "user_agent", "gravatar", "phone",
    ])
  func privateKeys(_ key: String) throws {
    let (document, problems) = try read(start + "\(key): 192.0.2.1")
    #expect(document != nil)
    #expect(
      problems == [
        "c.md:4:1: warning: '\(key)' is private and is never published | "
          + "delete the line: personal data does not belong in a repository"
      ])
  }

  @Test(
    "what is wrong is told with its place and its cure",
    arguments: [
      ("date: 2020-10-18", "2:1: error: 'author' is missing | add a line 'author: …'"),
      ("author: x", "2:1: error: 'date' is missing | add a line 'date: 2020-10-18'"),
      ("author: x\ndate: hier", "3:7: error: 'date' is not a date: 'hier' | \(Moment.writtenForms)"),
      (
        "author: x\ndate: 2020-10-18\nstatus: aproved",
        "4:9: error: 'status' has an unknown value 'aproved' | did you mean 'approved'?"
      ),
      (
        "author: x\ndate: 2020-10-18\nstatus: Approved",
        "4:9: error: 'status' has an unknown value 'Approved' | write 'status: approved'"
      ),
      (
        "author: x\ndate: 2020-10-18\ntype: avis",
        "4:7: error: 'type' has an unknown value 'avis' | known: comment, pingback, trackback, report"
      ),
      (
        "author: x\ndate: 2020-10-18\nid: a\"b",
        "4:1: error: 'id' cannot be used in an address: 'a\"b' | write letters, digits and hyphens"
      ),
      (
        "author: x\ndate: 2020-10-18\nparrent: a",
        "4:1: error: unknown key 'parrent' | did you mean 'parent'?"
      ),
    ])
  func wrong(_ keys: String, _ expected: String) throws {
    #expect(try read(keys).1 == ["c.md:" + expected])
  }

  @Test(
    "an address that is none of the web's is not shown",
    arguments: [
      "javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "a@b.example", "N/A", "/lea/",
      "\" javascript:x\"", "http://", "ftp://x.example/",
    ])
  func wrongURL(_ url: String) throws {
    let (document, problems) = try read(start + "url: \(url)")
    #expect(document != nil)
    #expect(document?.url == nil)
    #expect(
      problems == [
        "c.md:4:1: warning: 'url' is not an http or https address and is not shown | "
          + "write url: https://…, or delete the line"
      ])
  }

  @Test(
    "an address that lacks its beginning is told with it",
    arguments: [
      ("//x.example", "https://x.example"), ("www.x.example", "https://www.x.example"),
      ("https:/x.example/a", "https://x.example/a"), ("http//x.example", "https://x.example"),
    ])
  func wholeURL(_ url: String, _ whole: String) throws {
    #expect(
      try read(start + "url: \(url)").1 == [
        "c.md:4:1: warning: 'url' is not an http or https address and is not shown | write url: \(whole)"
      ])
  }

  @Test("an address with a space in it is not shown, and the space is what is wrong")
  func spaceInURL() throws {
    for url in ["https://x.fr/mon site", "\"https://x.example/ y\"", "\"https://x\\ty\""] {
      let (document, problems) = try read(start + "url: \(url)")
      #expect(document?.url == nil)
      #expect(
        problems == [
          "c.md:4:1: warning: 'url' has a space in it and is not shown | "
            + "write '%20' for a space within the address, or delete what follows it"
        ])
    }
    #expect(
      try read(start + "url: '[mon site](https://x.fr/)'").1 == [
        "c.md:4:1: warning: 'url' is not an http or https address and is not shown | write url: https://x.fr/"
      ])
  }

  @Test("what a filter calls ham is approved, and not its opposite")
  func ham() throws {
    #expect(
      try read(start + "status: ham").1 == [
        "c.md:4:9: error: 'status' has an unknown value 'ham' | write 'status: approved'"
      ])
    #expect(
      try read(start + "status: xpam").1 == [
        "c.md:4:9: error: 'status' has an unknown value 'xpam' | did you mean 'spam'?"
      ])
  }

  @Test("an author's name loses signs that could turn the line around")
  func directions() throws {
    #expect(try read("author: \"A\u{202E}nn\u{2066}e\\u0007\"\ndate: 2020-10-18").0?.author == "Anne")
  }

  @Test("a removed comment needs no author and keeps none")
  func removed() throws {
    let (anonymous, problems) = try read("date: 2020-10-18\nstatus: removed")
    #expect(problems == [])
    #expect(anonymous?.author == "")
    #expect(try read(start + "status: removed").0?.author == "")
  }

  @Test("an id with accents is folded where it is the file's name")
  func id() throws {
    #expect(try read(start, name: "Éric dit l'ours").0?.id == "eric-dit-l-ours")
  }

  @Test("a comment has at most 8 kB and 8 levels")
  func limits() throws {
    let (long, problems) = try read(start, body: String(repeating: "a", count: 8192))
    #expect(long == nil)
    #expect(
      problems == [
        "c.md: error: the file is 8234 bytes long; at most 8192 are allowed | "
          + "shorten it, or raise the limit under 'limits' in content/site.yml"
      ])
    #expect(try read(start, body: String(repeating: ">", count: 8) + " a").1 == [])
    let (deep, deepProblems) = try read(start, body: "Bonjour.\n\n" + String(repeating: "> ", count: 9) + "a")
    #expect(deep == nil)
    #expect(
      deepProblems == [
        "c.md:8:1: error: lists, quotes or brackets are nested 9 levels deep; at most 8 are allowed | "
          + "remove some levels, or raise the limit under 'limits' in content/site.yml"
      ])
  }
}
