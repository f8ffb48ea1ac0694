import SiteModel
import Testing

@testable import SiteContent

/// Values as their keys read them, in the front matter of an article.
@Suite struct KeyReaderTests {
  private func article(_ keys: String, title: String = "title: T") throws -> (ArticleDocument?, [String]) {
    var diagnostics: [Diagnostic] = []
    let text = "---\n\(title)\n\(keys)\n---\nTexte.\n"
    let document = ArticleParser.parse(
      SourceFile(named: "content/articles/2007-11-06-x.md"), Array(text.utf8), try plainSettings(),
      &diagnostics)
    return (
      document, written(diagnostics).map { String($0.dropFirst("content/articles/2007-11-06-x.md:".count)) }
    )
  }

  @Test(
    "true and false open and close the comments",
    arguments: [("true", "open"), ("false", "closed"), ("False", "closed"), ("hidden", "hidden")])
  func commentFlags(_ written: String, _ mode: String) throws {
    let (document, problems) = try article("comments: \(written)")
    #expect(problems == [])
    #expect(document?.frontMatter.comments?.rawValue == mode)
  }

  @Test(
    "keys of other systems are told how they are written here",
    arguments: [
      ("lastmod: 2020-01-01", "unknown key 'lastmod' | write 'updated: 2020-01-01'"),
      ("published: false", "unknown key 'published' | write 'draft: true'"),
      ("layout: post", "unknown key 'layout' | not needed: delete it, or put it under 'extra'"),
      ("cover:\n  image: plan.png\n  alt: x", "unknown key 'cover' | write 'image: plan.png'"),
      ("categories: [UMP, Internet]", "unknown key 'categories' | write 'tags' instead"),
      ("authors: [Anne, Jean]", "unknown key 'authors' | write 'author: Anne, Jean'"),
      (
        "draft\u{A0}: true",
        "unknown key 'draft\u{A0}' | "
          + "type 'draft:' again: an invisible character or a space is part of the name"
      ),
    ])
  func foreignKeys(_ keys: String, _ expected: String) throws {
    #expect(try article(keys).1 == ["3:1: error: \(expected)"])
  }

  @Test(
    "whoever writes another word for a flag is told the right one, and not its opposite",
    arguments: [
      ("draft: no", "write 'draft: false'"), ("draft: off", "write 'draft: false'"),
      ("draft: non", "write 'draft: false'"), ("draft: 0", "write 'draft: false'"),
      ("draft: faux", "write 'draft: false'"), ("draft: oui", "write 'draft: true'"),
      ("draft: 1", "write 'draft: true'"), ("draft: On", "write 'draft: true'"),
      ("draft: 'false'", "write it without quotes: draft: false"),
      ("draft: \"true\"", "write it without quotes: draft: true"),
      ("draft: à relire", "write 'draft: true' or 'draft: false'"),
      ("draft: [true]", "write 'draft: true' or 'draft: false'"),
    ])
  func flags(_ keys: String, _ hint: String) throws {
    #expect(try article(keys).1 == ["3:8: error: 'draft' must be true or false | \(hint)"])
  }

  @Test(
    "a word for a choice is told by the one that it means here",
    arguments: [
      ("non", "write 'comments: closed'"), ("fermés", "write 'comments: closed'"),
      ("oui", "write 'comments: open'"), ("Hidden", "write 'comments: hidden'"),
      ("closd", "did you mean 'closed'?"), ("peut-être", "known: open, closed, hidden"),
    ])
  func choices(_ word: String, _ hint: String) throws {
    #expect(
      try article("comments: \(word)").1 == [
        "3:11: error: 'comments' has an unknown value '\(word)' | \(hint)"
      ])
  }

  @Test(
    "a list where one line is expected is told",
    arguments: [
      ("author: [Anne, Jean]", "3:9: error: 'author' must be text, not a list | write 'author: Anne, Jean'"),
      ("image: [plan.png]", "3:8: error: 'image' must be text, not a list | write 'image: plan.png'"),
      (
        "image: [/a.png, /b.png]",
        "3:8: error: 'image' must be text, not a list | write 'image: /a.png': there can be only one"
      ),
      (
        "aliases: {a: b}",
        "3:10: error: 'aliases' must be a list, or names separated by commas | "
          + "write 'aliases: /2007/11/06/facebook/, /facebook.html'"
      ),
      (
        "tags:\n draft: true",
        "4:2: error: 'tags' must be a list, or names separated by commas | remove the spaces before 'draft'"
      ),
    ])
  func lists(_ keys: String, _ expected: String) throws { #expect(try article(keys).1 == [expected]) }

  @Test("a group where one line is expected is told, and how to write it")
  func groups() throws {
    #expect(
      try article("image:\n  path: plan.png\n  alt: Un plan").1 == [
        "4:3: error: 'image' must be text, not a group of keys | write 'image: plan.png'"
      ])
    #expect(
      try article("author:\n  first: Anne").1 == [
        "4:3: error: 'author' must be text, not a group of keys | "
          + "write the value on the line of 'author', and nothing below it"
      ])
  }

  @Test(
    "names that nothing separates are told",
    arguments: [
      (
        "tags: “UMP”, “PS”", "3:7",
        "the quotation marks are a part of the names | write tags: UMP, PS"
      ),
      ("tags: « UMP », « PS »", "3:7", "the quotation marks are a part of the names | write tags: UMP, PS"),
      ("tags: [“UMP”, “PS”]", "3:8", "the quotation marks are a part of the names | write tags: [UMP, PS]"),
      (
        "tags:\n- « UMP »\n- « Le PS »", "4:3",
        "the quotation marks are a part of the names | write tags: [UMP, Le PS]"
      ),
      ("tags: (UMP, PS)", "3:7", "the parentheses are a part of the names | write tags: UMP, PS"),
      ("tags: \"*UMP*, *PS*\"", "3:7", "the asterisks are a part of the names | write tags: UMP, PS"),
      ("tags: UMP, \"PS", "3:7", "the quotation marks are a part of the names | write tags: UMP, PS"),
      ("tags: \"[UMP, , PS]\"", "3:7", "the brackets are a part of the names | write tags: UMP, PS"),
      (
        "tags: a; b", "3:7",
        "'tags' is taken as one name: ';' does not separate names | put commas between the names: tags: a, b"
      ),
      (
        "tags: |\n  a\n  b", "3:7",
        "'tags' is taken as one name: lines do not separate names | put commas between the names: tags: a, b"
      ),
      (
        "tags: >\n  - a\n\n  - b", "3:7",
        "'tags' is taken as one name: lines do not separate names | put commas between the names: tags: a, b"
      ),
      (
        "tags: a\n  b\n  c d", "3:7",
        "'tags' is taken as one name: lines do not separate names | put commas between the names: tags: a, b, c d"
      ),
      (
        "tags:\n  UMP\n  PS", "4:3",
        "'tags' is taken as one name: lines do not separate names | put commas between the names: tags: UMP, PS"
      ),
      (
        "tags:\n  -UMP\n  -PS", "4:3",
        "'tags' is taken as one name: YAML does not read it as a list | put commas between the names: tags: UMP, PS"
      ),
      (
        "tags:\n  1. UMP\n  2. PS", "4:3",
        "'tags' is taken as one name: YAML does not read it as a list | put commas between the names: tags: UMP, PS"
      ),
      (
        "tags: - UMP - PS", "3:7",
        "'tags' is taken as one name: YAML does not read it as a list | put commas between the names: tags: UMP, PS"
      ),
      (
        "tags: \"#UMP #PS\"", "3:7",
        "'tags' is taken as one name: spaces do not separate names | "
          + "put commas between the names: tags: \"#UMP, #PS\""
      ),
      (
        "tags: UMP | PS", "3:7",
        "'tags' is taken as one name: '|' does not separate names | put commas between the names: tags: UMP, PS"
      ),
      (
        "aliases: /a/ /b/", "3:10",
        "'/a/ /b/' is taken as one address: spaces do not separate addresses | put commas between them: /a/, /b/"
      ),
      (
        "tags:\n  - UMP • PS", "4:5",
        "'UMP • PS' is taken as one name: '•' does not separate entries of a list | "
          + "write each name on a line of its own, or put this one in quotes if it is one"
      ),
      (
        "tags:\n  - a, b", "4:5",
        "'a, b' is taken as one name: ',' does not separate entries of a list | "
          + "write each name on a line of its own, or put this one in quotes if it is one"
      ),
    ])
  func separators(_ keys: String, _ place: String, _ expected: String) throws {
    #expect(try article(keys).1 == ["\(place): warning: \(expected)"])
  }

  @Test(
    "names that are separated, or quoted, are left alone",
    arguments: [
      "tags: a, b; c", "tags: |\n  a,\n  b", "tags: ['a, b']", "tags: a", "tags: a,\n  b,\n  c d",
      "tags: a, b,\n  c\n  d", "tags: -18, cinéma", "tags: 1. FC Köln", "tags: 2. Bundesliga", "tags: A·B",
      "tags: Centre-ville - Nord", "tags: \"#UMP, #PS\"", "tags: C|A", "aliases: /a/, /b/", "aliases: /a b/",
      "tags:\n  - Politique\n    locale", "tags: Europe, « Je suis Charlie »", "tags: [« Je suis Charlie »]",
      "tags: ['« UMP »', '« PS »']", "tags: Pacte (2007), Europe (UE)",
    ])
  func separated(_ keys: String) throws { #expect(try article(keys).1 == []) }

  @Test("HTML entities are decoded in texts of one line, and told")
  func entities() throws {
    let (document, problems) = try article(
      "tags: [R&amp;D]\nauthor: Jos&eacute;\ndescription: a &nexiste; b & c",
      title: "title: L&#8217;UMP &amp; Cie")
    #expect(document?.frontMatter.title == "L’UMP & Cie")
    #expect(document?.frontMatter.author == "José")
    #expect(document?.frontMatter.tags.map(\.name) == ["R&D"])
    #expect(document?.frontMatter.description == "a &nexiste; b & c")
    #expect(
      problems == [
        "2:8: warning: 'title' contains HTML entities: it is shown as 'L’UMP & Cie' | write the characters themselves",
        "3:8: warning: 'tags' contains HTML entities: it is shown as 'R&D' | write the characters themselves",
        "4:9: warning: 'author' contains HTML entities: it is shown as 'José' | write the characters themselves",
      ])
  }

  @Test("an address keeps its signs")
  func addresses() throws {
    let (document, problems) = try article("guid: https://example.org/?a=1&amp;p=52")
    #expect(document?.frontMatter.guid == "https://example.org/?a=1&amp;p=52")
    #expect(problems == [])
  }

  @Test("dates that nobody can have meant are told")
  func dates() throws {
    #expect(
      try article("date: 1026-11-27").1
        == ["3:7: warning: 'date' is before 1990: 1026-11-27 | check the year"])
    #expect(
      try article("date: 2020-03-29 02:30").1.map { $0.prefix(86) } == [
        "3:7: error: 'date' is a time that does not exist: the clocks went forward: '2020-03-29"
      ])
    #expect(try article("date: 2020-03-29 03:30").1 == [])
    #expect(try article("date: 2020-03-29T02:30:00+01:00").1 == [])
  }

  @Test(
    "a character that looks like a space or a hyphen is named",
    arguments: [
      ("2007-11-06\u{A0}10:30", "U+00A0 (NO-BREAK SPACE)", "2007-11-06 10:30"),
      ("2007-11-06\u{202F}", "U+202F (NARROW NO-BREAK SPACE)", "2007-11-06"),
      ("2007–11–06", "U+2013 (EN DASH)", "2007-11-06"),
      ("2007‑11‑06", "U+2011 (NON-BREAKING HYPHEN)", "2007-11-06"),
      ("2007−11−06 10:30", "U+2212 (MINUS SIGN)", "2007-11-06 10:30"),
    ])
  func lookalikes(_ date: String, _ sign: String, _ mended: String) throws {
    #expect(
      try article("date: \(date)").1 == [
        "3:7: error: 'date' is not a date: \(sign) stands in it: '\(date)' | "
          + "type it again with plain spaces and hyphens: \(mended)"
      ])
  }

  @Test("a day or a time that does not exist is told with what does")
  func impossibleDates() throws {
    #expect(
      try article("date: 2007-11-31").1 == [
        "3:7: error: 'date' is a day that does not exist: '2007-11-31' | November 2007 has 30 days"
      ])
    #expect(
      try article("updated: 2026-03-29 02:30").1 == [
        "3:10: error: 'updated' is a time that does not exist: the clocks went forward: '2026-03-29 02:30' | "
          + "write 2026-03-29 03:30"
      ])
  }

  @Test(
    "an image is an address, and no markup with one in it",
    arguments: [
      "![Affiche](/media/a.png)", "'![Affiche](/media/a.png)'", "<img src=\"/media/a.png\">",
      "</media/a.png>",
    ])
  func imageMarkup(_ image: String) throws {
    let (document, problems) = try article("image: \(image)\nimage_alt: Une affiche")
    #expect(
      problems == ["3:8: error: 'image' takes an address without markup | write image: /media/a.png"])
    #expect(document?.frontMatter.image?.target == "/media/a.png")
  }

  @Test("a link in the place of an address is no YAML, and the hint is the address")
  func linkAsImage() throws {
    #expect(
      try article("image: [Affiche](/media/a.png)").1.map { $0.split(separator: " | ").last } == [
        "write the address alone: image: /media/a.png"
      ])
  }

  @Test("an address of a source ends where a space stands")
  func source() throws {
    for source in ["https://lemonde.fr/a b", "https://lemonde.fr/a (Le Monde)"] {
      #expect(
        try article("source: \(source)").1 == [
          "3:1: warning: 'source' is taken as one address, with the space in it | "
            + "write the address alone: https://lemonde.fr/a; '%20' stands for a space within it"
        ])
    }
    #expect(try article("source: Le Monde, https://lemonde.fr/a").1 == [])
  }

  @Test("an article that ends before it begins is an error")
  func publishUntil() throws {
    #expect(
      try article("date: 2020-01-02\npublish_until: 2020-01-02").1 == [
        "4:1: error: 'publish_until' is not after 'date': the article would never be published | "
          + "write a later date, or 'draft: true'"
      ])
    #expect(try article("date: 2020-01-02\npublish_until: 2020-01-03").1 == [])
  }

  @Test("a text may be in another language")
  func language() throws {
    #expect(try article("lang: pt_BR").0?.frontMatter.language == "pt-BR")
    #expect(
      try article("lang: anglais britannique").1 == [
        "3:1: error: 'lang' is not the name of a language: 'anglais britannique' | for example: en, de, br, pt-BR"
      ])
  }

  @Test("under extra and among names, nothing keeps readers from a text")
  func decisionsElsewhere() throws {
    #expect(
      try article("extra:\n  published: false\n  draft: true").1 == [
        "4:3: warning: 'published' under 'extra' decides nothing | "
          + "write 'draft: true' on a line of its own, without spaces before it",
        "5:3: warning: 'draft' under 'extra' decides nothing | "
          + "write it on a line of its own, without spaces before it",
      ])
    #expect(
      try article("tags:\n  - UMP\n  - status: draft").1 == [
        "5:5: warning: 'status: draft' is taken as one name, and decides nothing | "
          + "write 'draft: true' on a line of its own, without '-' or spaces before it"
      ])
    #expect(try article("draft: true\nextra: {published: false, online: false, status: archived}").1 == [])
  }

  @Test(
    "dates of mails, feeds and files are told with the very date",
    arguments: [
      ("Tue, 06 Nov 2007 10:00:00 +0100", "write 2007-11-06T10:00:00+01:00"),
      ("Tue, 06 Nov 2007 10:00:05 GMT", "write 2007-11-06T10:00:05Z"),
      ("2007-11-06 10:30 CEST", "write 2007-11-06T10:30:00+02:00"),
      ("2007-11-06 10:30:00+01", "write 2007-11-06T10:30:00+01:00"),
      ("6 November 2007 10:30 GMT+1", "write 2007-11-06T10:30:00+01:00"),
      ("Tue Nov  6 10:00:00 CET 2007", "write 2007-11-06T10:00:00+01:00"),
      ("20071106T103000Z", "write 2007-11-06T10:30:00Z"),
      ("20071106", "if 6 November 2007 is meant, write 2007-11-06"),
      ("2007_11_06", "if 6 November 2007 is meant, write 2007-11-06"),
      ("06/11/2007", "if 6 November 2007 is meant, write 2007-11-06"),
      ("6/11/07", "if 6 November 2007 is meant, write 2007-11-06"),
      ("11/13/2007", "if 13 November 2007 is meant, write 2007-11-13"),
      ("2007-11-06T10h30", "if 6 November 2007 at 10:30 is meant, write 2007-11-06 10:30"),
      ("2007-11-06T10:30:00[Europe/Paris]", "if 6 November 2007 at 10:30 is meant, write 2007-11-06 10:30"),
    ])
  func dateHints(_ date: String, _ hint: String) throws {
    #expect(try article("date: \(date)").1 == ["3:7: error: 'date' is not a date: '\(date)' | \(hint)"])
  }

  @Test("an address that is no place is not told to become one")
  func permalinkFlag() throws {
    #expect(
      try article("permalink: false").1.first?.hasSuffix(
        "| write 'draft: true' if readers are not to see the text; else delete the line") == true)
  }
}
