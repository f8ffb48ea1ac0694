import Testing

@testable import SiteModeration

@Suite struct MailMessageTests {
  private func text(_ mail: String) -> String? {
    MailMessage.read(Array(mail.replacing("\n", with: "\r\n").utf8))?.message.text
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
    let read = MailMessage.read(Array(mail.utf8))
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
    #expect(Charset.text([0xF0, 0xD2, 0xC9], "koi8-r") == "При")
    #expect(Charset.text([0xC8, 0xF2], "windows-1251") == "Ит")
    #expect(Charset.text([0xE9], "no-such-charset") == "é")
    #expect(Charset.text([0xE9], "utf-8") == "é")
    #expect(Charset.text(Array("+AOk-".utf8), "utf-7") == "é")
    #expect(Charset.text([0xFF, 0x41], "../../etc") == "ÿA")
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
  func links() {
    let mail =
      "Content-Type: text/html\n\n<p>Voir <a class=x href=\"https://e.example/a/?b=1&amp;c=2\">ici</a>, <A HREF='/d'>là</A><abbr href=x>"
    #expect(MailMessage.read(Array(mail.utf8))?.links == ["https://e.example/a/?b=1&c=2", "/d"])
    #expect(text(mail) == "Voir ici, là")
    let start = ContinuousClock.now
    #expect(HTMLText.links(String(repeating: "<a ", count: 30_000)) == [])
    #expect(HTMLText.links(String(repeating: "<a ", count: 30_000) + ">") == [])
    #expect(ContinuousClock.now - start < .seconds(8))
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
    let read = try #require(MailMessage.read(Array(mail.utf8)))
    #expect(read.message.article == "velo")
    #expect(read.message.name == "Max")
    #expect(read.message.text == "Bonjour.")
  }

  @Test("the address of a mail is never its writer's name")
  func names() {
    #expect(HeaderText.displayName("lea@example.org") == "")
    #expect(HeaderText.displayName("\"lea@example.org\" <lea@example.org>") == "")
    #expect(HeaderText.displayName("lea@example.org (Léa)") == "Léa")
    #expect(HeaderText.displayName("\"Martin, Léa\" <l@e.org>") == "Martin, Léa")
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
}

@Suite struct QuotedTextTests {
  @Test("quoted answers and signatures are cut off, and kept apart")
  func french() {
    let parted = QuotedText.parted(
      """
      D'accord avec vous.

      Le 3 mars 2026 à 10:02, Léa <lea@example.org> a écrit :
      > Bonjour,
      > rien.
      """)
    #expect(parted.own == "D'accord avec vous.")
    #expect(
      parted.remainder == "Le 3 mars 2026 à 10:02, Léa <lea@example.org> a écrit :\n> Bonjour,\n> rien.")
  }

  @Test(
    "what mailers put under a text",
    arguments: [
      "-- \nMax\n06 00 00 00 00", "Envoyé de mon iPhone", "-----Message d'origine-----\nDe : Léa\nTexte",
      "De : Léa <lea@example.org>\nEnvoyé : mardi 3 mars 2026\nÀ : blog",
      "On Tue, Mar 3, 2026, Léa wrote:\n> x", "Le maire a écrit :\n> x",
      "________________________________\nDe : Léa <lea@example.org>\nEnvoyé : mardi 3 mars 2026",
      "Le mar. 3 mars 2026 à 10:02, Léa\n<lea@example.org> a écrit :\n> x", "> x\n> y", "Sent from my phone",
    ])
  func ends(end: String) {
    let parted = QuotedText.parted("Mon avis.\nDeux lignes.\n\n" + end)
    #expect(parted.own == "Mon avis.\nDeux lignes.")
    #expect(parted.remainder?.contains(end.prefix { $0 != "\n" }.trimming { $0 == " " }) == true)
  }

  @Test("an answer below what it answers is kept")
  func below() {
    let parted = QuotedText.parted("Le 3 mars 2026 à 10:02, Léa a écrit :\n> x\n> y\n\nMon avis.")
    #expect(parted.own == "Mon avis.")
  }

  @Test("words that only look like a mailer's stay")
  func plain() {
    for text in [
      "De : un lecteur\nUne ligne.", "Il m'a écrit :\nrien", "Une ligne\n> citée au milieu\nMon avis.",
      "--\u{2014} non",
      "Envoyé en train hier.",
      "Bonjour,\n\nLe maire de Paris a écrit :\n« Tout va bien. »\nC'est faux.",
      "On Monday the mayor wrote:\nAll is well.\nIt is not.", "Un\n________________________________",
    ] {
      #expect(QuotedText.parted(text).own == text)
      #expect(QuotedText.parted(text).remainder == nil)
    }
  }
}
