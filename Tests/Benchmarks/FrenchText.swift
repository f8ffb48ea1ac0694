import Foundation

/// Made-up French: words of the length and with the accents of the real thing, in sentences and paragraphs.
struct FrenchText {
  private static let words = """
    le la les un une des du de et à en pour par sur avec sans dans entre contre vers chez qui que dont où mais ou \
    donc ainsi aussi encore déjà toujours jamais souvent hier demain aujourd’hui numérique fédération militant \
    réseau débat élection campagne citoyen commune région département président député sénateur parti adhérent \
    réunion salle soirée discours programme proposition économie écologie école santé emploi sécurité logement \
    transport énergie liberté égalité fraternité république démocratie opinion presse journal télévision radio \
    Internet blog article commentaire lecteur image vidéo message adresse site page lien outil idée projet travail \
    équipe jeune femme homme ville quartier rue maison été hiver printemps matin soir année mois semaine jour heure \
    premier dernier nouveau ancien grand petit bon meilleur public national européen français local régional social \
    politique économique écologique ouvert fermé présent passé prochain être avoir faire dire aller voir savoir \
    pouvoir vouloir venir prendre parler mettre tenir donner répondre lire écrire comprendre créer lancer ouvrir \
    fermer réunir défendre expliquer répéter espérer préférer céder éléphant cœur sœur œuvre naïf maïs reçu façade \
    forêt hôtel août dû sûr piqûre aiguë ambiguïté
    """.split(separator: " ").map(String.init)

  private var random: SeededNumbers

  init(_ random: SeededNumbers) { self.random = random }

  mutating func word() -> String { Self.words[random.below(Self.words.count)] }

  mutating func phrase(_ count: Int) -> String { (0..<count).map { _ in word() }.joined(separator: " ") }

  mutating func title() -> String {
    let head = phrase(3 + random.below(5))
    let title = random.chance(0.3) ? "\(head) : \(phrase(3))" : head
    return title.prefix(1).uppercased() + title.dropFirst()
  }

  mutating func sentence() -> String {
    var words = (0..<(6 + random.below(16))).map { _ in word() }
    words[0] = words[0].prefix(1).uppercased() + words[0].dropFirst()
    if random.chance(0.2) { words[words.count / 2] += "," }
    if random.chance(0.06) { words[words.count / 2] = "**\(words[words.count / 2])**" }
    if random.chance(0.06) { words[words.count - 1] = "*\(words[words.count - 1])*" }
    if random.chance(0.05) { words[1] = "« \(words[1]) »" }
    let end = random.chance(0.08) ? " !" : random.chance(0.06) ? " ?" : "."
    return words.joined(separator: " ") + end
  }

  /// About `count` words.
  mutating func paragraph(_ count: Int) -> String {
    var text = ""
    var words = 0
    while words < count {
      let sentence = sentence()
      words += sentence.utf8.count { $0 == UInt8(ascii: " ") } + 1
      text += text.isEmpty ? sentence : " " + sentence
    }
    return text
  }
}

/// Numbers that are the same for the same seed (SplitMix64, Steele, Lea and Flood 2014).
struct SeededNumbers: RandomNumberGenerator, Sendable {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(max(1, limit))) }

  mutating func unit() -> Double { Double(next() >> 11) / 9_007_199_254_740_992 }

  mutating func chance(_ probability: Double) -> Bool { unit() < probability }

  /// From 0, most of them small: the k-th is about 1/(k+1) as likely as the first.
  mutating func longTail(_ limit: Int) -> Int {
    let x = pow(Double(limit + 1), unit())
    return min(limit - 1, max(0, Int(x) - 1))
  }
}
