import SiteModel
import Testing

@testable import SiteContent

@Suite struct ArticleDocumentTests {
  private func read(
    _ keys: String, id: String = "2007-11-06-facebook", bundle: Bool = false
  ) throws -> (ArticleDocument?, [String]) {
    var diagnostics: [Diagnostic] = []
    let path: RelativePath = "content/articles/\(id)\(bundle ? "/index" : "").md"
    let document = ArticleParser.parse(
      SourceFile(path: path, id: id), Array("---\n\(keys)\n---\nTexte.\n".utf8), try plainSettings(),
      &diagnostics)
    let shown = written(diagnostics).map { $0.replacing("content/articles/\(id).md:", with: "") }
    return (document, shown)
  }

  @Test(
    "a date as people write it is told with how the program reads it",
    arguments: [
      ("6 novembre 2007", "6 November 2007", "2007-11-06"), ("06/11/2007", "6 November 2007", "2007-11-06"),
      ("2007-11-06 10h30", "6 November 2007 at 10:30", "2007-11-06 10:30"),
      ("2007-11-06 9:05", "6 November 2007 at 09:05", "2007-11-06 09:05"),
      ("2007-11-6 9h", "6 November 2007 at 09:00", "2007-11-06 09:00"),
      ("mardi 6 nov. 2007 à 18 h 30", "6 November 2007 at 18:30", "2007-11-06 18:30"),
      ("1er mai 2008", "1 May 2008", "2008-05-01"), ("2007/11/06", "6 November 2007", "2007-11-06"),
      ("2007-1-6", "6 January 2007", "2007-01-06"), ("31.12.2007", "31 December 2007", "2007-12-31"),
      ("31-12-2007", "31 December 2007", "2007-12-31"),
      ("1194341400", "6 November 2007 at 10:30", "2007-11-06 10:30"),
    ])
  func humanDate(_ text: String, _ meant: String, _ form: String) throws {
    #expect(
      try read("title: x\ndate: \(text)").1 == [
        "3:7: error: 'date' is not a date: '\(text)' | if \(meant) is meant, write \(form)"
      ])
  }

  @Test(
    "an update before the text was there is told; within the day the order may be unknown",
    arguments: [
      (
        "date: 2007-11-06\nupdated: 2006-11-08",
        [
          "4:1: warning: 'updated' is before 'date': 2006-11-08 is before 2007-11-06 | check both dates, or delete 'updated'"
        ]
      ),
      ("date: 2007-11-06 10:30\nupdated: 2007-11-06", []),
      ("date: 2007-11-06 10:30\nupdated: 2007-11-06 09:00", []),
    ])
  func updateBefore(_ keys: String, _ expected: [String]) throws {
    #expect(try read("title: T\n" + keys).1 == expected)
  }

  @Test("a title that nobody can see is told", arguments: ["\"\\u0007\"", "\"\\u200b\""])
  func invisibleTitle(_ title: String) throws {
    #expect(
      try read("title: \(title)").1 == [
        "2:1: warning: 'title' has no visible character | write a title that readers can see"
      ])
    #expect(try read("title: \"?\"").1 == [])
  }

  @Test("reads every key")
  func everyKey() throws {
    let (document, problems) = try read(
      """
      title: L'UMP sur Facebook !
      date: 2007-11-06T10:30:00+01:00
      updated: 2007-11-08
      author: Vincent
      tags: UMP, INTERNET
      technorati: [ump, "federation numerique"]
      description: Un espace : pourquoi ?
      slug: ump-facebook
      aliases: [/vieux, "/2007/11/06/facebook.html"]
      draft: true
      image: photo.jpg
      image_alt: Une photo ; deux
      image_credit: AFP
      guid: https://old.example/?p=12
      source: https://lemonde.example/
      comments: closed
      extra: {a: b}
      """)
    #expect(problems == [])
    let found = try #require(document)
    let matter = found.frontMatter
    #expect(matter.title == "L’UMP sur Facebook\u{202F}!")
    #expect(matter.date.iso8601 == "2007-11-06T10:30:00+01:00")
    #expect(matter.updated?.iso8601 == "2007-11-08")
    #expect(matter.author == "Vincent")
    #expect(matter.tags.map(\.name) == ["UMP", "INTERNET"])
    #expect(matter.technorati.map(\.name) == ["ump", "federation numerique"])
    #expect(matter.description == "Un espace\u{A0}: pourquoi\u{202F}?")
    #expect(matter.slug == "ump-facebook")
    #expect(matter.aliases.map(\.text) == ["vieux/", "2007/11/06/facebook.html"])
    #expect(matter.isDraft)
    #expect(matter.image?.target == "photo.jpg")
    #expect(matter.image?.alt == "Une photo\u{202F}; deux")
    #expect(matter.image?.credit == "AFP")
    #expect(matter.image?.position == SourcePosition(line: 12, column: 8))
    #expect(matter.guid == "https://old.example/?p=12")
    #expect(matter.source == "https://lemonde.example/")
    #expect(matter.comments == .closed)
    #expect(matter.extra == ["a": .text("b")])
    #expect(found.path.text == "2007/11/ump-facebook/")
    #expect(String(decoding: found.body, as: UTF8.self) == "Texte.\n")
    #expect(found.bodyLineOffset == 19)
  }

  @Test(
    "dates in every form; without an offset they are Paris's",
    arguments: [
      ("2007-11-06", "2007-11-06"),
      ("2007-11-06 10:30", "2007-11-06T10:30:00+01:00"),
      ("2007-11-06 10:30:15", "2007-11-06T10:30:15+01:00"),
      ("2007-07-06T10:30", "2007-07-06T10:30:00+02:00"),
      ("2007-07-06T10:30:15", "2007-07-06T10:30:15+02:00"),
      ("2007-11-06T10:30:00Z", "2007-11-06T11:30:00+01:00"),
      ("2007-11-06T10:30:00+05:00", "2007-11-06T06:30:00+01:00"),
      ("2007-12-31T23:30:00Z", "2008-01-01T00:30:00+01:00"),
      ("\"2007-11-06 10:30\"", "2007-11-06T10:30:00+01:00"),
    ])
  func dates(_ text: String, _ expected: String) throws {
    let (document, problems) = try read("title: x\ndate: \(text)", id: "x")
    #expect(problems == [])
    #expect(document?.frontMatter.date.iso8601 == expected)
  }

  @Test("the year and month of an address are those of the site's time zone")
  func addressZone() throws {
    #expect(try read("title: x\ndate: 2007-12-31T23:30:00Z", id: "x").0?.path.text == "2008/01/x/")
  }

  @Test(
    "wrong dates",
    arguments: [
      ("2007-11", "is not a date"), ("07-11-06", "is not a date"), ("13/14/2007", "is not a date"),
      ("2007-11-06T10:30:00+99", "is not a date"), ("2007-11-06T10:30 Europe/London", "is not a date"),
      ("6 novembre 2007 à 25:00", "is not a date"),
    ])
  func wrongDate(_ text: String, _ reason: String) throws {
    let problems = try read("title: x\ndate: \(text)").1
    #expect(problems == ["3:7: error: 'date' \(reason): '\(text)' | \(Moment.writtenForms)"])
  }

  @Test(
    "the file's name gives the date and the slug",
    arguments: [
      ("2007-11-06-facebook", "2007-11-06", "facebook"),
      ("2007-11-06-Élection-à-l'UMP", "2007-11-06", "election-a-l-ump"),
      ("2007-11-06-Facebook", "2007-11-06", "facebook"),
      ("2007-11-06", "2007-11-06", "2007-11-06"),
      ("2007-11-06-", "2007-11-06", "2007-11-06"),
      ("2007-11-06-v1.2_beta", "2007-11-06", "v1-2-beta"),
      ("2007-11-06-Œuvre e\u{301}crite", "2007-11-06", "oeuvre-ecrite"),
    ])
  func names(_ id: String, _ date: String, _ slug: String) throws {
    let (document, problems) = try read("title: x", id: id)
    #expect(problems == [])
    #expect(document?.frontMatter.date.iso8601 == date)
    #expect(document?.frontMatter.slug == slug)
  }

  @Test("the date of the front matter wins over the name's")
  func dateWins() throws {
    #expect(try read("title: x\ndate: 2008-01-02").0?.path.text == "2008/01/facebook/")
  }

  @Test(
    "what is wrong is told with its place and its cure",
    arguments: [
      ("date: 2007-11-06", "2:1: error: 'title' is missing | add a line 'title: …'"),
      ("title:", "2:1: error: 'title' is missing | add a line 'title: …'"),
      ("title: \"  \"", "2:1: error: 'title' is missing | add a line 'title: …'"),
      ("title: x\ntittle: y", "3:1: error: unknown key 'tittle' | did you mean 'title'?"),
      (
        "title: x\ndraft: oui",
        "3:8: error: 'draft' must be true or false | write 'draft: true'"
      ),
      (
        "title: x\ndraft: \"true\"",
        "3:8: error: 'draft' must be true or false | write it without quotes: draft: true"
      ),
      (
        "title: x\ncomments: opn",
        "3:11: error: 'comments' has an unknown value 'opn' | did you mean 'open'?"
      ),
      (
        "title: x\nslug: ../a",
        "3:1: error: 'slug' cannot be used in an address: '../a' | "
          + "write letters, digits and hyphens: slug: a"
      ),
      (
        "title: x\nslug: a/b",
        "3:1: error: 'slug' cannot be used in an address: 'a/b' | "
          + "write letters, digits and hyphens: slug: a-b"
      ),
      (
        "title: x\ntags: [\"!!!\"]",
        "3:8: error: the tag '!!!' has no letter or digit | "
          + "give it a name, or remove it"
      ),
      (
        "title: x\ntags: {a: b}",
        "3:7: error: 'tags' must be a list, or names separated by commas | "
          + "write 'tags: UMP, INTERNET'"
      ),
      (
        "title: x\ntags: [[a]]",
        "3:8: error: every entry of 'tags' must be text, not a list | write the name alone: - a"
      ),
      (
        "title: x\npermalink: 2013/04/a/index.html",
        "3:1: error: 'permalink' must be a path on this site: '2013/04/a/index.html' | write /2013/04/a/"
      ),
      (
        "title: \"**Non** à tout\"",
        "2:8: warning: 'title' shows '**Non**' to readers as typed | write plain text: 'title' takes no markup"
      ),
      (
        "title: Note <!-- à revoir -->",
        "2:8: warning: 'title' shows '<!-- à revoir -->' to readers as typed | "
          + "write plain text: 'title' takes no markup"
      ),
      (
        "title: <% tp.file.title %>",
        "2:8: warning: 'title' shows '<% tp.file.title %>' to readers as typed | "
          + "write plain text: 'title' takes no markup"
      ),
      (
        "title: '[object Object]'",
        "2:8: warning: 'title' shows '[object Object]' to readers as typed | "
          + "write plain text: 'title' takes no markup"
      ),
      (
        "title: x\ntags: [{name: 'Union ', slug: union}]",
        "3:8: error: every entry of 'tags' must be text, not a group of keys | write the name alone: - Union"
      ),
      (
        "title: x\ntags:\n- label: UMP\n- Paris : ville",
        "4:3: warning: 'label: UMP' is taken as one name | write the name alone: - UMP"
      ),
      (
        "title: x\ntags: [{tag: PS}]",
        "3:8: error: every entry of 'tags' must be text, not a group of keys | write the name alone: - PS"
      ),
      ("title: x\nimage_alt: y", "3:1: warning: there is no 'image' to describe | add a line 'image: …'"),
      ("title: x\nupdated: hier", "3:10: error: 'updated' is not a date: 'hier' | \(Moment.writtenForms)"),
      ("title: x\nextra: y", "3:8: error: 'extra' must be a group of keys, not text"),
    ])
  func wrong(_ keys: String, _ expected: String) throws {
    #expect(try read(keys).1 == [expected])
  }

  @Test(
    "a date that stands somewhere in the file's name is told of",
    arguments: [
      ("20251108", "8 November 2025", "2025-11-08"), ("06122025", "6 December 2025", "2025-12-06"),
      ("10Mai2025", "10 May 2025", "2025-05-10"), ("reunion_11octobre2025", "11 October 2025", "2025-10-11"),
      ("Balade du 2019-03-03", "3 March 2019", "2019-03-03"),
    ])
  func dateInName(_ id: String, _ day: String, _ date: String) throws {
    #expect(
      try read("title: x", id: id).1 == [
        "2:1: error: 'date' is missing | if \(day) is meant, add a line 'date: \(date)'"
      ])
  }

  @Test("a percent-encoded name is told with the slug that is meant")
  func encodedName() throws {
    let (document, problems) = try read("title: x", id: "2007-01-27-l%e2%80%99internet")
    #expect(document?.frontMatter.slug == "l-e2-80-99internet")
    #expect(
      problems == [
        "2:1: warning: the file's name is percent-encoded, so the text's address is made of 'l-e2-80-99internet' | "
          + "add a line 'slug: l-internet', or rename the file"
      ])
    #expect(try read("title: x", id: "2007-01-27-100%").1 == [])
    #expect(try read("title: x\nslug: internet", id: "2007-01-27-l%e2%80%99internet").1 == [])
  }

  @Test("no date at all, and a name with an impossible one")
  func noDate() throws {
    #expect(
      try read("title: x", id: "facebook").1 == [
        "2:1: error: 'date' is missing | add a line 'date: 2007-11-06', or begin the file's name with the "
          + "date: 2007-11-06-facebook.md"
      ])
    #expect(
      try read("title: x", id: "2007-02-30-x").1 == [
        "2:1: error: the date in the file's name is a day that does not exist: '2007-02-30' | "
          + "February 2007 has 28 days; add a line 'date: …' or rename the file"
      ])
    #expect(
      try read("title: x", id: "2007-11-06-!").1 == [
        "2:1: error: no address can be made from the file's name | add a line 'slug: …'"
      ])
  }

  @Test(
    "tags are a list or one text, each once",
    arguments: [
      ("tags: UMP, INTERNET", ["UMP", "INTERNET"]),
      ("tags: [UMP, INTERNET]", ["UMP", "INTERNET"]),
      ("tags:\n- UMP\n- Fédération numérique", ["UMP", "Fédération numérique"]),
      ("tags: \"UMP , , internet,\"", ["UMP", "internet"]),
      ("tags: FEDERATION NUMERIQUE, Fédération numérique, federation-numerique", ["FEDERATION NUMERIQUE"]),
      ("tags: C, C++, C#", ["C", "C++", "C#"]),
      ("tags: 2007", ["2007"]), ("tags:", []), ("tags: []", []),
    ])
  func tags(_ keys: String, _ expected: [String]) throws {
    let (document, problems) = try read("title: x\n" + keys)
    #expect(problems == [])
    #expect(document?.frontMatter.tags.map(\.name) == expected)
  }

  @Test(
    "aliases that lead somewhere",
    arguments: [
      ("/2007/11/06/facebook/", "2007/11/06/facebook/"), ("vieux", "vieux/"), ("/a.html", "a.html"),
      ("/a.htm", "a.htm"), ("/a.html/", "a.html/"), ("//a//b", "a/b/"), ("/caf%C3%A9/", "café/"),
      ("/a.php", "a.php/"),
    ])
  func aliases(_ alias: String, _ expected: String) throws {
    let (document, problems) = try read("title: x\naliases: [\"\(alias)\"]")
    #expect(problems == [])
    #expect(document?.frontMatter.aliases.map(\.text) == [expected])
  }

  @Test("an alias with the blog's own folder before it is told of")
  func aliasBelowTheBlog() throws {
    let (_, problems) = try read("title: x\naliases: [/blog/2007/vieux/]")
    #expect(problems.count == 1)
    #expect(
      problems[0].hasSuffix(
        "warning: an alias begins at the site's home: '/blog/2007/vieux/' is the address /blog/blog/2007/vieux/ "
          + "| write /2007/vieux/"))
  }

  @Test("an alias that stands twice counts once")
  func aliasTwice() throws {
    let (document, problems) = try read("title: x\naliases: [/vieux/, /vieux, /autre/]")
    #expect(problems == [])
    #expect(document?.frontMatter.aliases.map(\.text) == ["vieux/", "autre/"])
  }

  @Test("an alias with the site's address is told how to be written")
  func aliasInFull() throws {
    #expect(
      try read("title: x\naliases: https://example.org/blog/vieux/").1 == [
        "3:10: error: an alias must be a path on this site: 'https://example.org/blog/vieux/' | write /vieux/"
      ])
  }

  @Test("an alias with a sign that nobody sees")
  func invisibleAlias() throws {
    let (_, problems) = try read("title: x\naliases: [\"/un%E2%80%8Edeux/\"]")
    #expect(
      problems == [
        "3:11: error: an alias holds an invisible character, U+200E: '/un%E2%80%8Edeux/' | no redirect can be made for such an address: delete the character, or the alias"
      ])
  }

  @Test(
    "aliases that cannot be answered",
    arguments: [
      "/../x/", "/a/./b", "/?p=1", "/a#b", "https://example.org/x", "/", "/%2e%2e/x", "/%zz", "a\\\\b",
      "/a%00b", "/a%0Ab",
    ])
  func wrongAliases(_ alias: String) throws {
    let (_, problems) = try read("title: x\naliases: [\"\(alias)\"]")
    let shown = alias.replacing("\\\\", with: "\\")
    #expect(
      problems == [
        "3:11: error: an alias must be a path on this site: '\(shown)' | "
          + (shown.contains("?")
            ? "addresses with a '?' go into content/redirects.yml"
            : "for example: /2007/11/06/facebook/")
      ])
  }

  @Test("more tags than any article needs are a mistake")
  func tagLimit() throws {
    let names = (1...60).map { "t\($0)" }.joined(separator: ", ")
    #expect(try read("title: x\ntags: \(names)").1 == [])
    #expect(
      try read("title: x\ntags: \(names)\ntechnorati: \(names)").1 == [
        "3:1: error: there are 120 tags; at most 100 are allowed | remove some, or raise 'article_tags' under "
          + "'limits' in content/site.yml"
      ])
  }

  @Test("a bundle's name is its folder's")
  func bundle() throws {
    let (document, problems) = try read("title: x", bundle: true)
    #expect(problems == [])
    #expect(document?.path.text == "2007/11/facebook/")
    #expect(document?.source.folder == "content/articles/2007-11-06-facebook")
    #expect(document?.source.isBundle == true)
  }
}
