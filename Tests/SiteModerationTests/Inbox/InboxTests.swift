import Foundation
import SiteContent
import SiteModel
import SiteTestSupport
import Testing

@testable import SiteModeration

@Suite struct InboxTests {
  private func message(
    _ name: String, _ text: String, _ keys: String = "", article: String = "2026-02-03-velo"
  ) -> String {
    "Blogsite-Message: 1\nArticle: \(article)\nName: \(name)\nDate: 2026-02-05T10:00:00Z\n\(keys)\n\(text)\n"
  }

  @Test("a message becomes the file of a comment that waits")
  func comment() async throws {
    let blog = try ModeratedBlog()
    try blog.folder.write(message("Léa : B.", "Bravo !\n\n* non"), to: "spool/a.message")
    let report = try await blog.take("spool")
    #expect(report.added == 1)
    #expect(
      try blog.comments() == [
        "2026-02-03-velo/2026-02-05-lea-b.md": """
        ---
        author: "Léa : B."
        date: 2026-02-05T11:00:00+01:00
        status: pending
        format: text
        ---

        Bravo !

        * non

        """
      ])
    let document = try #require(try await blog.site().comments.values.first)
    #expect(document.author == "Léa : B.")
    #expect(document.status == .pending)
  }

  @Test("an answer to nobody stands on its own, and is told of")
  func missingParent() async throws {
    let blog = try ModeratedBlog()
    try blog.folder.write(message("Léa", "Bravo !", "Parent: nobody\n"), to: "spool/a.message")
    let outcomes = try await blog.take("spool").outcomes.map(\.outcome)
    let reference = CommentReference(article: "2026-02-03-velo", file: "2026-02-05-lea")
    guard case .added(reference, .pending, _, isReport: false, let remarks) = outcomes.first else {
      Issue.record("\(outcomes)")
      return
    }
    #expect(remarks == Inbox.Remarks(missingParent: "nobody"))
    #expect(try !blog.comments().values.contains { $0.contains("parent:") })
  }

  @Test("what this program does not understand is left where it is: another form, another kind")
  func notUnderstood() async throws {
    let blog = try ModeratedBlog()
    let text = message("Léa", "Il insulte.", "Kind: denunciation\n")
    try blog.folder.write(text, to: "spool/a.message")
    try blog.folder.write(text.replacing("Message: 1", with: "Message: 2"), to: "spool/b.message")
    let outcomes = try await blog.take("spool").outcomes.map(\.outcome)
    #expect(outcomes == [.left(.notUnderstood(.kind("denunciation"))), .left(.notUnderstood(.version("2")))])
    #expect(
      ReaderMessage.Misunderstanding.kind("denunciation").inWords
        == "its kind is 'denunciation'; known: comment, report")
    #expect(
      ReaderMessage.Misunderstanding.version("2").inWords
        == "it begins with 'Blogsite-Message: 2', and this program knows 'Blogsite-Message: 1' alone")
    #expect(try blog.comments().isEmpty)
  }

  @Test("a kind in capitals is known, and a byte order mark is none of the message")
  func kinds() throws {
    let text = "\u{FEFF}" + message("Léa", "Il insulte.", "Kind: REPORT\nParent: a\n")
    let read = try #require(try ReaderMessage(Array(text.utf8)))
    #expect(read.kind == .report)
    #expect(read.name == "Léa")
  }

  @Test("how much of a mail was cut off is told")
  func cutOff() async throws {
    let blog = try ModeratedBlog()
    try blog.folder.write(
      "From: Léa <lea@example.org>\nMessage-ID: <1@e>\nSubject: Le vélo en ville\n\nBravo !\n\n-- \nLéa\nParis\n",
      to: "spool/a.eml")
    let outcomes = try await blog.take("spool/a.eml").outcomes.map(\.outcome)
    guard case .added(_, _, _, isReport: false, let remarks) = outcomes.first else {
      Issue.record("\(outcomes)")
      return
    }
    #expect(remarks == Inbox.Remarks(linesCutOff: 3))
  }

  @Test("pictures that came with a mail stay in it, and how many is told; those of a signature are none")
  func files() async throws {
    let blog = try ModeratedBlog()
    let parts = [
      "Content-Type: text/plain\n\nhttps://blog.example.org/2026/02/velo/\n\nVoyez ma photo.",
      "Content-Type: image/jpeg; name=\"velo.jpg\"\nContent-Disposition: attachment\n\nx",
      "Content-Type: image/png\nContent-ID: <logo@e.org>\nContent-Disposition: inline\n\nx",
      "Content-Type: application/pgp-signature\n\nx",
    ]
    try blog.folder.write(
      "Message-ID: <1@e.org>\nContent-Type: multipart/mixed; boundary=b\n\n"
        + parts.map { "--b\n\($0)\n" }.joined() + "--b--\n", to: "1.eml")
    guard case .added(_, _, _, _, let remarks)? = try await blog.take("1.eml").outcomes.first?.outcome else {
      Issue.record("not taken in")
      return
    }
    #expect(remarks == Inbox.Remarks(filesLeft: 1))
  }

  @Test("a second run, a copy of the message, or a lost ledger bring nothing twice")
  func twice() async throws {
    let blog = try ModeratedBlog()
    try blog.folder.write(message("Léa", "Bravo !"), to: "spool/a.message")
    #expect(try await blog.take("spool").added == 1)
    let first = try blog.comments()
    #expect(try await blog.take("spool").known == 1)
    try blog.folder.write(message("Léa", "Bravo !"), to: "spool/b.message")
    #expect(try await blog.take("spool").added == 0)
    try blog.folder.remove("blog/.blogsite")
    let again = try await blog.take("spool")
    #expect(again.added == 0 && again.known == 2)
    #expect(try blog.comments() == first)
    // Deleted by a moderator: it does not come back.
    try blog.folder.remove("blog/content/comments/2026-02-03-velo/2026-02-05-lea.md")
    #expect(try await blog.take("spool").added == 0)
  }

  @Test("two readers of one name on one day have two files; a removed comment does not come back")
  func names() async throws {
    let blog = try ModeratedBlog()
    try blog.folder.write(message("Léa", "Un"), to: "spool/a.message")
    try blog.folder.write(message("Léa", "Deux"), to: "spool/b.message")
    try blog.folder.write(message("léa", "Trois"), to: "spool/c.message")
    #expect(try await blog.take("spool").added == 3)
    #expect(
      try blog.comments().keys.sorted() == [
        "2026-02-03-velo/2026-02-05-lea-2.md", "2026-02-03-velo/2026-02-05-lea-3.md",
        "2026-02-03-velo/2026-02-05-lea.md",
      ])
    let moderation = Moderation(blog.layout, zone: .utc, moderator: nil, now: ModeratedBlog.now)
    _ = try moderation.decide(
      .remove, [.init(CommentReference(article: "2026-02-03-velo", file: "2026-02-05-lea"))])
    try blog.folder.remove("blog/.blogsite")
    #expect(try await blog.take("spool").added == 0)
  }

  @Test("what finds no place is told of at every run, and stays")
  func left() async throws {
    let blog = try ModeratedBlog()
    try blog.folder.write(message("A", "T", article: "2026-02-03-velos"), to: "spool/a.message")
    try blog.folder.write(message("A", "T", article: "2026-02-04-ferme"), to: "spool/b.message")
    try blog.folder.write(message("A", " "), to: "spool/c.message")
    try blog.folder.write(message("A", String(repeating: "mot ", count: 3000)), to: "spool/d.message")
    try blog.folder.write(message("A", "T", "Kind: report\nParent: x\n"), to: "spool/e.message")
    try blog.folder.write(message("A", "\u{A0}\u{200B}\u{3164}"), to: "spool/f.message")
    for _ in 0..<2 {
      let report = try await blog.take("spool")
      #expect(
        report.outcomes.map { $0.outcome } == [
          .left(.noArticle(named: "2026-02-03-velos")), .left(.closed(article: "2026-02-04-ferme")),
          .left(.noText), .left(.tooLong(bytes: 11999, most: 7168)),
          .left(.noComment("x", article: "2026-02-03-velo")), .left(.noText),
        ])
      #expect(report.known == 0)
    }
    #expect(try blog.comments().isEmpty)
  }

  @Test(
    "what a mail program wrote by itself is left",
    arguments: [
      "Auto-Submitted: auto-replied (vacation)", "X-Autoreply: yes", "Return-Path: <>",
      "Content-Type: multipart/report; boundary=b",
    ])
  func automatic(field: String) async throws {
    let blog = try ModeratedBlog()
    let url = "https://blog.example.org/2026/02/velo/"
    try blog.folder.write(
      "Message-ID: <1@e.org>\n\(field)\n\n--b\n\n\(url)\n\nAbsente.\n--b--\n", to: "1.eml")
    #expect(try await blog.take("1.eml").outcomes.map(\.outcome) == [.left(.automatic)])
    #expect(
      Inbox.Reason.automatic.inWords
        == "a mail program wrote it by itself: an answer while somebody is away, or a report")
    #expect(!Inbox.Reason.automatic.wantsAttention && Inbox.Reason.noText.wantsAttention)
    // The mail of a form is a person's.
    try blog.folder.write("Auto-Submitted: auto-generated\n\n\(url)\n\nBravo.\n", to: "2.eml")
    #expect(try await blog.take("2.eml").added == 1)
  }

  @Test("no e-mail address and no IP address comes into the repository, wherever it stood")
  func privacy() async throws {
    let blog = try ModeratedBlog()
    let mail = """
      Received: from pc (lan-7.example.net [203.0.113.7])
      Return-Path: <secret@reader.example>
      X-Originating-IP: [2001:db8::42]
      From: "Zoé" <secret@reader.example>
      Reply-To: other@reader.example
      Message-ID: <1@reader.example>
      Date: Thu, 5 Feb 2026 10:00:00 +0100
      Subject: Re: Le vélo en ville
      Content-Type: text/plain; charset=utf-8

      Écrivez à moi@reader.example, mon serveur est 198.51.100.23 ou 2001:db8::17, version 1.2.3, à 10:30:00.

      -- 
      Zoé, signature@reader.example

      Le 3 mars 2026 à 10:02, Blog <blog@reader.example> a écrit :
      > quoted@reader.example
      """
    try blog.folder.write(mail, to: "box/cur/1.host:2,S")
    try blog.folder.makeFolder("box/new")
    #expect(try await blog.take("box").added == 1)
    let text = try blog.comments().values.joined()
    #expect(text.contains("Écrivez à […], mon serveur est […] ou […], version 1.2.3, à 10:30:00."))
    // Digests tell nothing; one sign may be among their bytes by chance.
    let ledger = String(decoding: try blog.folder.bytes("blog/.blogsite/inbox/ledger"), as: UTF8.self)
    for secret in ["reader.example", "203.0.113.7", "2001:db8", "198.51.100", "@"] {
      for file in try blog.folder.files(in: "blog/content") {
        #expect(!(try blog.folder.read("blog/content/" + file)).contains(secret), "\(file): \(secret)")
      }
      if secret != "@" { #expect(!ledger.contains(secret)) }
    }
    // The moderators of this machine see what was cut off, and nobody else.
    let comment = try #require(try await blog.site().comments.keys.first)
    #expect(try Remainders(blog.layout).text(of: comment)?.contains("signature@reader.example") == true)
    #expect(try blog.folder.permissions("blog/.blogsite/inbox") == 0o700)
  }

  @Test("a mail finds its article by an address in the text, then by its subject")
  func places() async throws {
    let blog = try ModeratedBlog([
      "content/comments/2026-02-03-velo/2026-02-04-max.md": SmallSite.comment("Max", "2026-02-04")
    ])
    let finder = ArticleFinder(try await blog.site())
    func place(_ text: String, _ subject: String = "") -> ArticleFinder.Place? {
      finder.place(of: ReaderMessage(article: "", name: "", text: text), subject: subject)
    }
    let velo = ArticleFinder.Place(article: "2026-02-03-velo", comment: nil)
    #expect(place("Voir https://blog.example.org/2026/02/velo/.") == velo)
    #expect(place("http://blog.example.org/2026/02/velo/index.html?x=1") == velo)
    #expect(
      place("https://blog.example.org/2026/02/velo/#comment-2026-02-04-max")
        == ArticleFinder.Place(article: "2026-02-03-velo", comment: "2026-02-04-max"))
    #expect(place("Bonjour", "RE : [blog] TR: le velo en ville !") == velo)
    for prefix in ["AW: ", "Réf : ", "回复：", "Re[2]: ", "R: Sv: "] {
      #expect(place("Bonjour", prefix + "le vélo en ville") == velo)
    }
    #expect(place("Voir www.blog.example.org/2026/02/velo/.") == velo)
    #expect(place("Voir (blog.example.org/2026/02/Velo)") == velo)
    #expect(
      place("https://liens.example/?url=https%3A%2F%2Fblog.example.org%2F2026%2F02%2Fvelo%2F&data=1") == velo)
    #expect(place("https://liens.example/" + String(repeating: "?a=https://x", count: 100_000)) == nil)
    #expect(place("Bonjour", "Le vélo") == nil)
    #expect(place("https://autre.example.org/2026/02/velo/", "") == nil)
    #expect(place("*https://blog.example.org/2026/02/velo/*") == velo)
    #expect(place("Le vélo [https://blog.example.org/2026/02/velo/]") == velo)
    let links = ["https://autre.example.org/", "https://blog.example.org/2026/02/velo/#comment-x"]
    #expect(
      finder.place(of: ReaderMessage(article: "", name: "", text: "Bonjour"), links: links)
        == ArticleFinder.Place(article: "2026-02-03-velo", comment: "x"))
    // A form names its article, or none.
    #expect(
      finder.place(
        of: ReaderMessage(article: "nope", name: "", text: "https://blog.example.org/2026/02/velo/"),
        subject: "Le vélo en ville") == nil)
  }

  @Test("of a mail the one line goes that told its article; all of a form stays")
  func ownAddresses() async throws {
    let blog = try ModeratedBlog()
    let finder = ArticleFinder(try await blog.site())
    let velo = ArticleFinder.Place(article: "2026-02-03-velo", comment: nil)
    let (one, other) = ("https://blog.example.org/2026/02/velo/", "https://blog.example.org/2026/02/ferme/")
    for line in [one, "<\(one)>", "*\(one)*", "[\(one)]"] {
      #expect(
        finder.withoutOwnAddress("\(line)\n\nBravo\n\(other)\n\(one)", of: velo)
          == "Bravo\n\(other)\n\(one)")
    }
    try blog.folder.write(message("Léa", "Voir :\n\(one)"), to: "spool/a.message")
    #expect(try await blog.take("spool").added == 1)
    #expect(try blog.comments().values.first?.hasSuffix("Voir :\n\(one)\n") == true)
  }

  @Test("mbox, Maildir and single mails are read alike")
  func mailboxes() async throws {
    let blog = try ModeratedBlog()
    func mail(_ name: String, _ text: String) -> String {
      "From: \(name) <x@e.org>\nMessage-ID: <\(name)@e.org>\nSubject: Le vélo en ville\n"
        + "Date: Thu, 5 Feb 2026 10:00:00 +0100\n\n\(text)\n"
    }
    try blog.folder.write(
      "From x@e.org Thu Feb  5 10:00:00 2026\n" + mail("A", "Un\n>From ici")
        + "\nFrom y@e.org Thu Feb  5 10:00:00 2026\n" + mail("B", "Deux"), to: "export.mbox")
    #expect(try await blog.take("export.mbox").added == 2)
    #expect(try blog.comments()["2026-02-03-velo/2026-02-05-a.md"]?.hasSuffix("Un\nFrom ici\n") == true)
    // The same mail in another place is known.
    try blog.folder.write(mail("B", "Deux"), to: "one.eml")
    try blog.folder.write(mail("C", "Trois"), to: "box/new/3")
    try blog.folder.write(mail("D", "Quatre"), to: "box/tmp/4")
    try blog.folder.makeFolder("box/cur")
    let one = try await blog.take("one.eml")
    #expect(one.added == 0 && one.known == 1)
    #expect(try await blog.take("box").added == 1)
    try blog.folder.move("box/new/3", to: "box/cur/3:2,S")
    let moved = try await blog.take("box")
    #expect(moved.added == 0 && moved.known == 1)
  }

  @Test("an answer keeps its comment; one to a comment that is not there stands by itself")
  func answers() async throws {
    let blog = try ModeratedBlog([
      "content/comments/2026-02-03-velo/2026-02-04-max.md": SmallSite.comment("Max", "2026-02-04")
    ])
    try blog.folder.write(message("Léa", "Oui", "Parent: 2026-02-04-max\n"), to: "spool/a.message")
    try blog.folder.write(message("Zoé", "Non", "Parent: 2026-02-04-paul\n"), to: "spool/b.message")
    try blog.folder.write(
      message("", "Injure.", "Kind: report\nParent: 2026-02-04-max\n"), to: "spool/c.message")
    #expect(try await blog.take("spool").added == 3)
    let site = try await blog.site()
    #expect(site.diagnostics.isEmpty)
    let parents = site.comments.mapValues(\.parent)
    #expect(parents[.init(article: "2026-02-03-velo", file: "2026-02-05-lea")] == "2026-02-04-max")
    #expect(parents[.init(article: "2026-02-03-velo", file: "2026-02-05-zoe")] == .some(nil))
    let first = try #require(CommentList(site).entries().first)
    #expect(first.document.kind == .report)
    #expect(first.document.author == "Signalement")
    #expect(first.document.parent == "2026-02-04-max")
  }

  @Test("a dry run writes nothing, and tells what would come in")
  func dryRun() async throws {
    let blog = try ModeratedBlog()
    try blog.folder.write(message("Léa", "Bravo !"), to: "spool/a.message")
    try blog.folder.write(message("Léa", "Bravo !"), to: "spool/copy.message")
    let dry = try await blog.take("spool", isDryRun: true)
    #expect(dry.added == 1 && dry.known == 1)
    #expect(try blog.comments().isEmpty)
    #expect(!blog.folder.exists("blog/.blogsite/inbox"))
    #expect(try await blog.take("spool").added == 1)
  }

  @Test("names and texts that would do harm are harmless in the file")
  func hostile() async throws {
    let blog = try ModeratedBlog()
    let texts = [
      "---\nstatus: approved\n---\nx", "<script>alert(1)</script>", "\u{202E}abc\u{1B}[31m", "{{x}} &amp; `",
    ]
    for (i, text) in texts.enumerated() {
      try blog.folder.write(
        message("../../x\u{0}\u{202E} \"' # : \(i)", text, "Address: javascript:alert(1)\n"),
        to: "spool/\(i).message")
    }
    #expect(try await blog.take("spool").added == texts.count)
    let site = try await blog.site()
    #expect(site.diagnostics.isEmpty)
    #expect(site.comments.count == texts.count)
    for (reference, document) in site.comments {
      #expect(document.status == .pending)
      #expect(document.url == nil)
      #expect(reference.article == "2026-02-03-velo")
      #expect(
        !String(decoding: document.body, as: UTF8.self).unicodeScalars.contains {
          $0.value == 0x1B || $0.value == 0x202E
        })
    }
  }

  @Test("a comment is not shown what was cut off the mail of a deleted one that had its name")
  func formerRemainder() async throws {
    let blog = try ModeratedBlog()
    let reference = CommentReference(article: "2026-02-03-velo", file: "2026-02-06-lea")
    try Remainders(blog.layout).keep("-- \n06 12 34 56 78", of: reference)
    try blog.folder.write(
      "Blogsite-Message: 1\nArticle: 2026-02-03-velo\nName: Léa\nDate: 2026-02-06T09:12:44Z\n\nBonjour\n",
      to: "spool/1.message")
    #expect(try await blog.take("spool").added == 1)
    #expect(try blog.comments().keys.contains("2026-02-03-velo/2026-02-06-lea.md"))
    #expect(try Remainders(blog.layout).text(of: reference) == nil)
  }
}
