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
    ])
  func numbers(_ markdown: String, _ number: String) {
    #expect(
      misreadProblems(markdown + "\n") == [
        "4:1: these lines run into one paragraph: '\(number)' begins no list here | "
          + "begin the lines with '1. ', '2. ' and so on, below an empty line"
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
      "le 12. Mai\n15. Juin\n", "-5 degrés\n-6 degrés\n", "Le pain 1/2\n1/3 du lait\n",
    ])
  func others(_ markdown: String) { #expect(misreadProblems(markdown) == [], "\(markdown)") }
}
