import Testing

@testable import SiteContent

@Suite struct RunTogetherLinesTests {
  @Test(
    "lines with the bullets of word processors run together, which is told of once",
    arguments: [
      ("• le logement ;\n• l’école ;\n• la santé.", "4:1", "•"), ("•\tUn\n•\tDeux", "4:1", "•"),
      ("•le logement\n•l’école", "4:1", "•"), ("Nous voulons :\n• le logement\n• l’école", "5:1", "•"),
      ("· Un\n· Deux", "4:1", "·"), ("\u{F0B7} Un\n\u{F0B7} Deux", "4:1", "\u{F0B7}"),
      ("→ Un\n→ Deux", "4:1", "→"),
      ("– Un\n– Deux", "4:1", "–"), ("– le logement ;\n– l’école ;\n– la santé.", "4:1", "–"),
      ("Nous voulons :\n-le logement\n-l’école", "5:1", "-"), ("*Un\n*Deux", "4:1", "*"),
      ("-* un\n-* deux", "4:1", "-*"), ("> • Un\n> • Deux", "4:3", "•"), ("a) Un\nb) Deux", "4:1", "a)"),
      ("a)  Entretenir les pistes,\n    les panneaux.\nb)  Le long des axes", "4:1", "a)"),
      ("• Des témoignages\n  d’élus\n  du Rhône\n• Des idées", "4:1", "•"), ("#. Un\n#. Deux", "4:1", "#."),
      ("Voici :\no un logement\no une école", "5:1", "o"), ("§ Un\n§ Deux", "4:1", "§"),
      ("Ø Un\nØ Deux", "4:1", "Ø"),
      ("=> Un\n=> Deux", "4:1", "=>"), ("-> Un\n-> Deux", "4:1", "->"), ("~ Un\n~ Deux", "4:1", "~"),
      ("I. Un\nII. Deux", "4:1", "I."), ("I - Le contexte\nII - Les faits", "4:1", "I -"),
    ])
  func bullets(_ markdown: String, _ place: String, _ sign: String) {
    #expect(
      misreadProblems(markdown + "\n") == [
        "\(place): these lines run into one paragraph: '\(sign)' begins no list here | begin each line with '- '"
      ])
  }

  @Test(
    "so do numbers",
    arguments: [
      ("1)Un\n2)Deux", "1)"), ("1.Un\n2.Deux", "1."), ("1/ Un\n2/ Deux", "1/"), ("1- Un\n2- Deux", "1-"),
      ("1° Un\n2° Deux", "1°"), ("1°) Un\n2°) Deux", "1°)"),
      ("1 - Un\n2 - Deux", "1 -"), ("1 – Un\n2 – Deux", "1 –"), ("1 : Un\nsuite\n2 : Deux", "1 :"),
    ])
  func numbers(_ markdown: String, _ number: String) {
    #expect(
      misreadProblems(markdown + "\n") == [
        "4:1: these lines run into one paragraph: '\(number)' begins no list here | "
          + "begin the lines with '1. ', '2. ' and so on, below an empty line"
      ])
  }

  @Test("a no-break space behind the sign, or an indented one, is told of")
  func unbreakable() {
    let told = "begins no list here | type the space behind each again: it is a no-break space"
    #expect(
      misreadProblems("Voici :\n-\u{A0}un mot\n-\u{A0}deux\n") == [
        "5:1: these lines run into one paragraph: '-' \(told)"
      ])
    #expect(
      misreadProblems("1.\u{A0}Un\n2.\u{A0}Deux\n") == [
        "4:1: these lines run into one paragraph: '1.' \(told)"
      ])
    #expect(
      misreadProblems("Voici :\n\t- un\n\t- deux\n") == [
        "5:2: these lines run into one paragraph: '-' begins no list here | "
          + "write an empty line above the first, and take the spaces before them away"
      ])
    #expect(misreadProblems("-\u{A0}Bonjour !\n-\u{A0}Oui.\n") == [])
    #expect(misreadProblems("Voici :\n\\- un\n\\- deux\n") == [])
  }

  @Test(
    "so do lines with labels and pictures",
    arguments: [
      ("**Contexte** : un.\n**Vote** : adopté.", "4:3"), ("**Lieu :** Paris\n**Date :** mai", "4:3"),
      ("Réunion\n**Lieu** : Paris,\nmairie\n**Date** : mai", "5:3"),
      ("📅 Samedi\n📍 Salle des fêtes\n🕖 19 h", "4:1"), ("Venez !\n☎️ 01\n📧 a", "5:1"),
      ("1️⃣ Un\n2️⃣ Deux", "4:1"), ("Mairie\n12 rue X\n75000 Paris", "4:1"),
      ("Lundi : 9h-12h\nMardi : 14h-17h\nMercredi : fermé", "4:1"),
      ("Tél. : 01\nMail : a@b.fr\nSite : x", "4:1"),
      ("C’est la lutte finale\nGroupons-nous et demain\nL’Internationale", "4:1"),
      ("**Anne**, maire\n**Bob**, adjoint\n**Éva**, secrétaire", "4:1"),
    ])
  func labels(_ markdown: String, _ place: String) {
    #expect(
      misreadProblems(markdown + "\n") == [
        "\(place): these lines run into one paragraph | write a backslash at the end of each, or an empty line between them"
      ])
  }

  @Test(
    "lists, dialogues, lines that are parted and words are left alone",
    arguments: [
      "- un\n- deux\n", "– Bonjour !\n– Bonjour.\n– Ça va ?\n", "— Oui, dit-il.\n— Non, dit-elle.\n",
      "-Bonjour !\n-Bonjour.\n", "• Un  \n• Deux\n", "• Un\\\n• Deux\n", "• Un<br>\n• Deux\n",
      "• Un\n\n• Deux\n",
      "• Un seul\nTexte\n",
      "Il voulait rentrer, et rien ne l’en\n– disait-il – ne l’empêcherait, et\n– pensait-elle – jamais.\n",
      "Paris • Lyon\n• Marseille\n", "En mai\n1981, puis en\n1988\n", "1.5 million\n2.5 millions\n",
      "il y a\na) ou\n", "\\• Un\n\\• Deux\n", "1\\) Un\n2\\) Deux\n", "3 – 1\n4 – 2\n", "militant·e·s\n·a\n",
      "le 12. Mai\n15. Juin\n", "Il est venu.\nIl a vu.\nIl a vaincu.\n", "Mairie\n12 rue X\n",
      "Mairie  \n12 rue X\n75000 Paris\n",
      "Mairie<br>\n12 rue X<br>\n75000 Paris\n", "Un texte\nqui va\nà la ligne\n", "#A\n#B\n#C\n",
      "§ 1\n§ 2\n", "o\no\n",
      "Voici un paragraphe que son auteur a mis à la ligne\nEt que voici\nEncore\n",
      "![a](https://e.org/1.png)\n![b](https://e.org/2.png)\n![c](https://e.org/3.png)\n",
      "-5 degrés\n-6 degrés\n", "Le pain 1/2\n1/3 du lait\n",
    ])
  func others(_ markdown: String) { #expect(misreadProblems(markdown) == [], "\(markdown)") }
}
