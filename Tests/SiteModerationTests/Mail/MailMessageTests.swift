import Testing

@testable import SiteModeration

@Suite struct MailMessageTests {
  private func text(_ mail: String) -> String? {
    try? MailMessage.read(Array(mail.replacing("\n", with: "\r\n").utf8))?.message.text
  }

  @Test("the plain part of a mail in several parts is read, with its encoding")
  func multipart() {
    let mail = """
      From: =?utf-8?Q?L=C3=A9a_D=2E?= <lea@example.org>
      Subject: =?iso-8859-1?B?TGUgdulsbw==?= =?utf-8?Q?_en_ville?=
      Date: Tue, 3 Mar 2026 10:02:11 +0100
      Content-Type: multipart/alternative; boundary="x y"

      Préambule.
      --x y
      Content-Type: text/html; charset=utf-8

      <p>Non</p>
      --x y
      Content-Type: text/plain; charset=iso-8859-15
      Content-Transfer-Encoding: quoted-printable

      C'est 5 =A4, d=E9j=E0 p=
      ay=E9.
      --x y--
      """
    let read = try? MailMessage.read(Array(mail.utf8))
    #expect(read?.message.text == "C'est 5 €, déjà payé.")
    #expect(read?.message.name == "Léa D.")
    #expect(read?.subject == "Le vélo en ville")
    #expect(read?.message.sent == 1_772_528_531)
  }

  @Test("an HTML mail is read as its words")
  func html() {
    let mail = """
      Content-Type: text/html; charset="utf-8"
      Content-Transfer-Encoding: base64

      PHN0eWxlPnB7fTwvc3R5bGU+PHA+Qm9uam91cjxicj5sZSBtb25kZSAmYW1wOyBsZXMgYXV0cmVz
      PC9wPjxkaXY+RmluJiMzMzs8L2Rpdj4=
      """
    #expect(text(mail) == "Bonjour\nle monde & les autres\n\nFin!")
  }

  @Test("every encoding that the system knows is read; an unknown one is guessed")
  func charsets() {
    #expect(Charset.text([0x8C, 0x75, 0x76, 0x72, 0x65], "windows-1252") == "Œuvre")
    #expect(Charset.text([0xA4], "ISO-8859-15") == "€")
    #expect(
      Charset.text([0x6C, 0x92, 0x9C, 0x75, 0x76, 0x72, 0x65, 0x20, 0x80], "iso-8859-15") == "l’œuvre €")
    #expect(Charset.text([0xF0, 0xD2, 0xC9], "koi8-r") == "При")
    #expect(Charset.text([0xC8, 0xF2], "windows-1251") == "Ит")
    #expect(Charset.text([0xE9], "no-such-charset") == "é")
    #expect(Charset.text([0xE9], "utf-8") == "é")
    #expect(Charset.text(Array("+AOk-".utf8), "utf-7") == "é")
    #expect(Charset.text([0xFF, 0x41], "../../etc") == "ÿA")
  }

  @Test("UTF-8 under another name, and the names that mailers give larger encodings")
  func misnamed() {
    #expect(Charset.text(Array("l’été".utf8), "iso-8859-1") == "l’été")
    #expect(Charset.text([0xE9, 0x74, 0xE9], "ANSI_X3.4-1968") == "été")
    #expect(Charset.text([0xE9, 0x46], "gb2312") == "镕")
    #expect(Charset.text([0xC0, 0xDA, 0x8C, 0x63], "ks_c_5601-1987") == "자똠")
    #expect(Charset.text([0x87, 0x40], "x-sjis") == "①")
    #expect(Charset.text([0xE0, 0xF0, 0xE9], "iso-8859-8-i") == "אני")
    #expect(Charset.text([0xD1, 0xEE], "x-cp1251") == "Со")
  }

  @Test(
    "heads that programs write badly are read as they were meant",
    arguments: [
      "\nSubject: Le vélo\nContent-Type: text/plain charset=utf-8\n\nÉté", "\u{FEFF}Subject: x\n\nÉté",
      "Content-Type: text\n\nÉté", "Content-Type:\n\nÉté",
      "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: multipart/alternative; boundary=b1\n\n"
        + "--b1\n\nÉté\n--b1\nContent-Type: text/html\n\n<p>Été</p>\n--b1--\n--b\nContent-Type: image/png\n\nx\n--b--\n",
    ])
  func heads(mail: String) throws {
    #expect(text(mail) == "Été")
    #expect(try MailMessage.read(Array(mail.utf8))?.message.text == "Été")
  }

  @Test("a text that was signed within itself is read without the signature; a sealed one is none")
  func signedText() {
    #expect(
      text(
        "Subject: x\n\n-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nOui.\n- - non\n-----BEGIN PGP SIGNATURE-----\n\nabcd\n-----END PGP SIGNATURE-----\n"
      ) == "Oui.\n- non")
    #expect(text("Subject: x\n\n-----BEGIN PGP MESSAGE-----\n\nabcd\n") == nil)
  }

  @Test("dates as old programs write them; else when our own server took the mail")
  func dates() throws {
    func sent(_ head: String) throws -> Int64? {
      try MailMessage.read(Array((head + "\n\nOui").utf8))?.message.sent
    }
    for date in [
      "Tue, 3 Mar 26 10:02:11 +0100", "Tue, 03 Mar 2026 04:02:11 EST", "Tue, 3 Mar 2026 10:02:11 +01:00",
      "Tuesday, 03-Mar-26 09:02:11 GMT",
    ] {
      #expect(try sent("Date: \(date)") == 1_772_528_531)
    }
    #expect(
      try sent("Date: mardi\nReceived: from a by b; Tue, 3 Mar 2026 10:02:11 +0100\nReceived: from c; x")
        == 1_772_528_531)
  }

  private static func parts(_ kind: String, _ parts: (type: String, text: String)...) -> String {
    "Content-Type: multipart/\(kind); boundary=b\n\n"
      + parts.map { "--b\nContent-Type: \($0.type)\n\n\($0.text)\n" }.joined() + "--b--\n"
  }

  @Test(
    "several texts are one below the other; of two forms the plain one is read, unless it is empty",
    arguments: [
      (
        parts("mixed", ("text/plain", "Un\n"), ("image/png", "x"), ("text/plain", "Deux")), "Un\nDeux"
      ),
      (parts("mixed", ("text/html", "<p>Un</p>"), ("text/plain", "Liste")), "Un\n\nListe"),
      (parts("alternative", ("text/plain", " \n"), ("text/html", "<p>Un</p>")), "Un"),
      (parts("alternative", ("text/plain", "Un"), ("text/html", "<p>Deux</p>")), "Un"),
      (parts("mixed", ("text/plain", "Un"), ("text/plain; name=a.txt", "Fichier")), "Un"),
    ])
  func texts(mail: String, expected: String) {
    #expect(text(mail) == expected)
  }

  @Test("the links of an HTML text are known")
  func links() throws {
    let mail =
      "Content-Type: text/html\n\n<p>Voir <a class=x href=\"https://e.example/a/?b=1&amp;c=2\">ici</a>, <A HREF='/d'>là</A><abbr href=x>"
    #expect(try MailMessage.read(Array(mail.utf8))?.links == ["https://e.example/a/?b=1&c=2", "/d"])
    #expect(text(mail) == "Voir ici (https://e.example/a/?b=1&c=2), là")
  }

  @Test("tags without an end take no quadratic time", .timeLimit(.minutes(10)))
  func openTags() {
    #expect(HTMLText.links(String(repeating: "<a ", count: 100_000)) == [])
    #expect(HTMLText.links(String(repeating: "<a ", count: 100_000) + ">") == [])
    #expect(HTMLText.plain(String(repeating: "<a ", count: 100_000)).utf8.count == 300_000 - 1)
    #expect(HTMLText.plain(String(repeating: "<a '", count: 100_000) + ">") == "")
  }

  @Test("lines that a mailer broke are joined, where it says so")
  func flowed() {
    let mail = "Content-Type: text/plain; format=flowed\n\nUne phrase \nqui continue.\nUne autre.\n"
    #expect(text(mail) == "Une phrase qui continue.\nUne autre.")
  }

  @Test("a message of an endpoint that came by mail is that message")
  func endpoint() throws {
    let mail = """
      From: blog@example.org
      Content-Type: text/plain; charset=utf-8

      Blogsite-Message: 1
      Article: velo
      Name: Max

      Bonjour.
      """
    let read = try #require(try MailMessage.read(Array(mail.utf8)))
    #expect(read.message.article == "velo")
    #expect(read.message.name == "Max")
    #expect(read.message.text == "Bonjour.")
  }

  @Test("the address of a mail is never its writer's name")
  func names() {
    #expect(HeaderText.displayName("lea@example.org") == "")
    #expect(HeaderText.displayName("\"lea@example.org\" <lea@example.org>") == "")
    #expect(HeaderText.displayName("lea@example.org (Léa)") == "Léa")
    #expect(HeaderText.displayName("\"Léa Martin (lea@example.org)\" <lea@example.org>") == "Léa Martin")
    #expect(HeaderText.displayName("Léa [lea@example.org] <lea@example.org>") == "Léa")
    #expect(HeaderText.displayName("\"Martin, Léa\" <l@e.org>") == "Martin, Léa")
    #expect(HeaderText.displayName("\"Léa <3   Martin\" <l@e.org>") == "Léa <3 Martin")
    #expect(HeaderText.displayName("\"Léa @ Paris\" <l@e.org>") == "Léa @ Paris")
    #expect(HeaderText.displayName("\"'Léa Martin' via Amis\" <l@e.org>") == "Léa Martin")
    #expect(HeaderText.displayName("Léa via Amis <l@e.org>", ofList: true) == "Léa")
    #expect(HeaderText.displayName("Léa via Amis <l@e.org>") == "Léa via Amis")
  }

  @Test("parts without end, and mails in mails without end, do not hang or crash")
  func hostile() {
    var nested = "x"
    for i in 0..<40 {
      nested = "Content-Type: multipart/mixed; boundary=b\(i)\n\n--b\(i)\n\(nested)\n--b\(i)--\n"
    }
    #expect(text(nested) == nil)
    #expect(text("Content-Type: multipart/mixed; boundary=\"\"\n\nx") == nil)
    let many =
      "Content-Type: multipart/mixed; boundary=b\n\n"
      + String(repeating: "--b\nContent-Type: image/png\n\nx\n", count: 5000)
    #expect(text(many) == nil)
    #expect(
      text("Content-Type: text/plain; charset=\"utf-8\"\nContent-Transfer-Encoding: base64\n\n====") == "")
  }

  @Test("what HTML has besides words is told in plain text: addresses, cells, lines, every character's name")
  func htmlForms() {
    func plain(_ html: String) -> String? { text("Content-Type: text/html; charset=utf-8\n\n" + html) }
    #expect(
      plain("m&sup2; 5&permil; &Ocirc; &middot; &bull; &Icirc; &#8217; &#146; &nope;")
        == "m² 5‰ Ô · • Î ’ ’ &nope;")
    #expect(plain("<a href='http://e.org/doc'>le document</a>") == "le document (http://e.org/doc)")
    #expect(plain("<a href='https://e.org/'>e.org</a> <a href='mailto:a@e.org'>moi</a>") == "e.org moi")
    #expect(plain("<a href='https://e.org/'><img src=x></a>Un") == "Un")
    #expect(plain("<table><tr><td>a</td><td>b</td></tr><tr><th>c</th></tr></table>") == "a b\nc")
    #expect(plain("<p>3 < 4 et 5 > 2</p>") == "3 < 4 et 5 > 2")
    #expect(plain("<a href='https://e.org/d' title='a > b'>le doc</a>") == "le doc (https://e.org/d)")
    #expect(plain("<p title=\"x>un<p>deux") == "un\n\ndeux")
    #expect(
      plain("Un :<ul><li>a<li><p>b</p></ul><ol><li>c</li><li>d</li></ol>")
        == "Un :\n\n- a\n\n- b\n\n1. c\n2. d")
    #expect(plain("Bravo <img alt='😀' src=x><img alt='logo' src=y> !") == "Bravo 😀 !")
    #expect(plain("<div>un<br></div><div><br></div><p>&nbsp;</p><div>deux</div>") == "un\n\ndeux")
    #expect(plain("<div>a</div><blockquote>b<br>c</blockquote><div>d</div>") == "a\n\n> b\n> c\n\nd")
    #expect(plain("<p>Oui</p>-- <br>Léa<br>Une phrase.") == "Oui")
    #expect(plain("<pre>un\n  deux</pre>trois") == "un\ndeux\ntrois")
  }

  @Test("a letter that was parted between two encoded words is whole again")
  func partedLetter() {
    func decoded(_ text: String) -> String { HeaderText.decoded(Array(text.utf8)) }
    #expect(decoded("=?utf-8?Q?L=C3?= =?UTF-8?Q?=A9a_R=C3=A9my?=") == "Léa Rémy")
    #expect(decoded("=?utf-8?Q?L=C3=A9a?= =?iso-8859-1?Q?_R=E9my?= et =?utf-8?B?TWF4?=") == "Léa Rémy et Max")
  }

  @Test("remarks, and values in pieces, are read in the fields of a head")
  func structured() {
    let field = StructuredField(
      "Text/Plain (un (deux) texte); charset=utf-8 (x); Name*0=\"a; b\"; name*1*=%20c")
    #expect(field.parsed.value == "text/plain")
    #expect(field.parsed.parameters == ["charset": "utf-8", "name": "a; b c"])
    #expect(
      StructuredField("a; filename*=utf-8'fr'%C3%A9t%C3%A9.txt").parsed.parameters == ["filename": "été.txt"])
    #expect(StructuredField("a; b=\"(c) \\\"d\\\"\"").parsed.parameters == ["b": "(c) \"d\""])
    let mail = "Content-Type: multipart/mixed; boundary*0=a; boundary*1=b\n\n--ab\n\nUn\n--ab--\n"
    #expect(text(mail) == "Un")
    #expect(text("Content-Type: text/plain (texte); charset=utf-8\n\nUn") == "Un")
  }

  @Test("of two forms the plain one is read, and the links of the other are known")
  func linksOfAlternative() throws {
    let mail = Self.parts(
      "alternative", ("text/plain", "Un"), ("text/html", "<a href='https://blog.example.org/a/'>Un</a>"))
    let read = try #require(try MailMessage.read(Array(mail.utf8)))
    #expect(read.message.text == "Un")
    #expect(read.links == ["https://blog.example.org/a/"])
  }
}
