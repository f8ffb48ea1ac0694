import SiteModel
import Testing

@testable import SiteModeration

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
      "Provenance : Courrier pour Windows\n\nDe : Blog\nEnvoyé le :vendredi 6 février 2026 08:00\nÀ : Léa\nObjet :x\n\nTexte",
      "========================================\nMessage du : 06/02/2026 08:00\nDe : \"Blog \"\nA : lea\nSujet : x\n\nTexte",
      "*De :* Blog\n*Date :* 6 février 2026\n*Objet :* x", "----- Mail original -----\nDe: Blog\nTexte",
      "Am Fr., 6. Feb. 2026 um 08:00 Uhr schrieb Blog <blog@example.org>:\n> x",
      "Le 06/02/2026 à 08:00, Blog a écrit :\nTexte sans signe", "Blog <blog@example.org> a écrit :\n> x",
      "Envoyé avec la messagerie sécurisée Proton Mail.", "Sent with Proton Mail secure email.",
      "Get Outlook for iOS<https://aka.ms/o0ukef>", "Début du message réexpédié :\nDe : Blog",
      "--\nMax Martin\nParis",
      "Blog <blog@example.org> 于2026年2月6日周五 08:00写道：\n> x",
      "Blog des amis du vélo en ville <blog@example.org>\n于2026年2月6日周五 08:00写道：\n> x",
      "Den fre 6 feb. 2026 kl 08:00 skrev Blog <blog@example.org>:\n> x",
      "في الجمعة، 6 فبراير 2026 في 8:00 ص تمت كتابة ما يلي بواسطة \u{202A}Blog\u{202C}\u{200F} <\u{202A}blog@example.org\u{202C}\u{200F}>:\n> x",
      "Le vendredi 6 février 2026 à 08:00, Blog des amis du vélo et\ndes piétons du quartier de la gare <\nblog@example.org> a écrit :\n> x",
      "Subject: Le vélo\nFrom: blog@example.org\nTo: lea@example.org\nDate: Fri, 6 Feb 2026 08:00:00 +0100\n\nTexte",
      "6 févr. 2026, 08:00 de blog@example.org:\n> x", "Citation de Blog <blog@example.org> :\n> x",
      "Från: Blog <blog@example.org>\nSkickat: den 6 februari 2026 08:00\nTill: Léa\nÄmne: Le vélo\n\nTexte",
      "------------------ 原始邮件 ------------------\n发件人: \"Blog\" <blog@example.org>;\n发送时间: 2026年2月6日(星期五) 上午8:00\n收件人: Léa\n\nTexte",
      "Envoyé avec AquaMail pour Android\nhttps://aquamail.example", "Verstuurd vanaf mijn iPhone",
      "发自我的iPhone",
      "Sent with [Proton Mail](https://proton.example/) secure email.",
      "________________________________________\nListe des amis\nhttps://listes.example.org/amis",
      "________________________________________\n\nCe message et ses pièces jointes sont confidentiels.\nMerci.",
      "Garanti sans virus. www.avast.com<https://www.avast.com/sig>", "Sans virus.www.avast.com",
    ])
  func ends(end: String) {
    let parted = QuotedText.parted("Mon avis.\nDeux lignes.\n\n" + end)
    #expect(parted.own == "Mon avis.\nDeux lignes.")
    #expect(parted.remainder?.contains(end.prefix { $0 != "\n" }.trimming { $0 == " " }) == true)
  }

  @Test("a line of one's own right above an attribution is none of it")
  func above() {
    for own in ["Le vélo, c'est bien.", "Mon avis sur <le vélo@ville>"] {
      let parted = QuotedText.parted(
        own + "\nLe ven. 6 févr. 2026 à 08:00, Blog <blog@example.org> a écrit :\n> x")
      #expect(parted.own == own)
    }
  }

  @Test("an answer below what it answers is kept")
  func below() {
    let parted = QuotedText.parted("Le 3 mars 2026 à 10:02, Léa a écrit :\n> x\n> y\n\nMon avis.")
    #expect(parted.own == "Mon avis.")
    let nested = QuotedText.parted(
      "Envoyé de mon iPhone\n> Le 3 mars 2026 à 10:02, Léa <l@e.org> a écrit :\n> x\n\nMon avis.")
    #expect(nested.own == "Mon avis.")
    let long = QuotedText.parted(
      "Bonjour\n\nLe 3 mars 2026 à 10:02, Blog des amis <\nblog@e.org> a écrit :\n> x\n\nMon avis.")
    #expect(long.own.hasSuffix("> x\n\nMon avis."))
    #expect(long.remainder == nil)
  }

  @Test("what a telephone adds is no text, and above the words none of them")
  func onlyFooter() {
    #expect(QuotedText.parted("Envoyé de mon iPhone\n").own == "")
    #expect(QuotedText.parted("Envoyé de mon iPhone\n\nMon avis.").own == "Mon avis.")
  }

  @Test("words that only look like a mailer's stay")
  func plain() {
    for text in [
      "De : un lecteur\nUne ligne.", "Il m'a écrit :\nrien", "Une ligne\n> citée au milieu\nMon avis.",
      "--\u{2014} non",
      "Envoyé en train hier.",
      "Bonjour,\n\nLe maire de Paris a écrit :\n« Tout va bien. »\nC'est faux.",
      "On Monday the mayor wrote:\nAll is well.\nIt is not.", "Un\n________________________________",
      "Bonjour,\n\nLe 12 mars à 18h30, le maire a écrit :\n« Les travaux finiront en juin. »\n\nC'est faux.",
      "Bonjour,\n\nLe 12 mars 2026 à 18h30, le maire a écrit :\n« Les travaux finiront en juin. »\n\nC'est faux.",
      "Paris :\nDe : la mairie\nÀ : la gare\n\nle trajet est long.", "Un point.\n--\nEt un second.",
      "Envoyé avec mes meilleurs vœux.",
      "Objet : le vélo\nDe : la gare\nà : la mairie",
      "Réunion :\nContact : maire@ville.example\nDate : 3 mars 2026 à 18:30\nLieu : mairie",
      "Ce message est confidentiel, ne le publiez pas.", "Écrivez à :\nMax <max@example.org> :\nil répond.",
      "Deux idées\n________________________________________\nla première, puis la seconde",
      "Avast ne protège pas de tout.",
    ] {
      #expect(QuotedText.parted(text).own == text)
      #expect(QuotedText.parted(text).remainder == nil)
    }
  }

  @Test("as many lines that may be a mailer's are no reason to wait for a minute", .timeLimit(.minutes(10)))
  func manyOfMailers() {
    for line in [
      "On a wrote:\n", "Get a for b\n", "Ce message et vous\n", "-----:\n", "De : a\n",
      "a 10:02 le 3/3/2026\n",
      "a@b.c :\n",
    ] {
      let text = String(repeating: line, count: 32_000 / line.utf8.count)
      #expect(QuotedText.parted(text).own.utf8.count > 30_000, "\(line)")
    }
  }

  @Test("many lines take no quadratic time", .timeLimit(.minutes(10)))
  func many() {
    for line in ["quelques mots sur la ville\n", "mot\n", "Nom : Jean <a@b.c>\n"] {
      let text = String(repeating: line, count: 50_000)
      #expect(QuotedText.parted(text).own.utf8.count == text.utf8.count - 1)
    }
  }
}
