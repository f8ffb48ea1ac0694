import SiteContent
import SiteModel

/// What stands around a comment's text and is none of its reader's words: `on`, `dit :`, `Répondre`, and dates.
enum CommentLabel {
  private static let words: Set<String> = Set(
    [
      "says", "said", "wrote", "dit", "a", "ecrit", "repond", "reponse", "reply", "replied", "repondre",
      "permalink",
      "permalien", "lien", "permanent", "link", "edit", "modifier", "editer", "signaler", "report", "flag",
      "commentaire", "comment", "comments", "n", "no", "numero", "le", "la", "les", "l", "on", "by", "at",
      "the",
      "par", "de", "du", "d", "posted", "poste", "publie", "published", "date", "auteur", "author", "nom",
      "name",
      "site", "web", "website", "url", "email", "mail", "courriel", "citer", "quote", "visiteur", "guest",
      "this",
      "ce", "cet", "to", "h", "min", "mn", "s", "am", "pm", "utc", "gmt", "cet", "cest", "heure", "heures",
      "vers",
      "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "monday", "tuesday",
      "wednesday",
      "thursday", "friday", "saturday", "sunday", "mon", "tue", "wed", "thu", "fri", "sat", "sun", "ping",
      "pingback", "trackback", "your", "votre", "awaiting", "up", "top", "haut", "delete", "supprimer",
      "reponses", "replies", "redige", "soumis", "envoye", "depose", "submitted", "written", "alerter",
      "abus", "lun", "mar",
      "mer",
      "jeu", "ven", "sam", "dim",
    ])

  /// Whether a word says nothing but when, where and who.
  static func isPart(_ word: String) -> Bool {
    let word = TextFolding.fold(word)
    if words.contains(word) || HumanDate.months[word] != nil { return true }
    // `10`, `10h12`, `3rd`, `1er`, `9am`.
    let ending = word.drop { $0.isASCII && $0.isNumber }
    guard ending.count < word.count else { return false }
    let letters = ending.prefix { !$0.isNumber }
    return ending.dropFirst(letters.count).allSatisfy(\.isNumber)
      && ["", "h", "er", "st", "nd", "rd", "th", "e", "am", "pm", "min"].contains(letters)
  }

  /// Whether a text does nothing but tell that somebody speaks: `Says:`, `a dit :`, `:`.
  static func isSaying(_ text: String) -> Bool {
    let plain = TextFolding.fold(text).filter { !$0.isWhitespace }
    return [
      ":", "says:", "says", "said:", "wrote:", "dit:", "dit", "adit:", "ecrit:", "aecrit:", "by", "par",
      "postepar", "postedby", ",", "-", "|",
    ].contains(plain)
  }

  /// A name without `dit :` behind it.
  static func name(_ text: String) -> String {
    var name = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard name.hasSuffix(":") || name.hasSuffix("…") || name.hasSuffix("...") else { return name }
    while let last = name.last, ":… .".contains(last) { name.removeLast() }
    for ending in [" a dit", " a écrit", " dit", " écrit", " says", " said", " wrote"]
    where name.lowercased().hasSuffix(ending) {
      return String(name.dropLast(ending.count)).trimming
    }
    return name
  }
}
