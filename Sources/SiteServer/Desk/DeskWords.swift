/// What the desk says. It speaks the language of the blog where it can, for its moderators do.
struct DeskWords: Sendable {
  let code: String
  var title, waiting, nothing, approve, spam, remove, keep, reply, undo, selected, send, rule,
    ruleNote: String
  var status, article, name, all, filter, approved, pending, isSpam, removed, report: String
  var score, on, answers, reportedText, changed, done, undone, refused, textOfReply, nameOfReply,
    cutOff, noneTicked, noText, unchanged, stillWaits: String
  var backToBlog, keys, select, minutes, hours, days, badToken, foreign, remote, unreadable, more: String

  fileprivate static let french = DeskWords(
    code: "fr", title: "Modération", waiting: "en attente", nothing: "Rien à juger ici.",
    approve: "Approuver",
    spam: "Spam", remove: "Retirer", keep: "Garder", reply: "Répondre", undo: "Annuler la dernière décision",
    selected: "Pour les commentaires cochés :", send: "Publier la réponse", rule: "Règle de la charte",
    ruleNote: "notée au journal quand on retire", status: "Statut", article: "Article", name: "Nom",
    all: "tous",
    filter: "Filtrer", approved: "approuvé", pending: "en attente", isSpam: "spam", removed: "retiré",
    report: "Signalement", score: "score", on: "sur", answers: "répond à",
    reportedText: "Le commentaire signalé",
    changed: "a changé depuis son affichage et n’a pas été touché : relisez-le.", done: "Fait :",
    undone: "Annulé :", refused: "Pas fait :", textOfReply: "Réponse", nameOfReply: "Signée",
    cutOff: "Retiré du courriel", noneTicked: "Aucun commentaire n’est coché.",
    noText: "La réponse n’a pas de texte.", unchanged: "l’est déjà : rien n’a changé.",
    stillWaits:
      "n’est pas approuvé : tant qu’il ne l’est pas, la réponse paraît sans lui. Approuvez-le aussi.",
    backToBlog: "Retour au blog",
    keys: "Touches : j suivant, k précédent, a approuver, s spam, r retirer, x cocher, u annuler",
    select: "Cocher",
    minutes: "min", hours: "h", days: "j",
    badToken: "Cette page date d’avant le redémarrage du serveur. Rechargez-la, puis recommencez.",
    foreign: "Cette demande ne vient pas d’une page de ce bureau : rien n’a été fait.",
    remote: "Le bureau ne répond qu’à cette machine.", unreadable: "Ces fichiers ne se lisent pas :",
    more: "autres attendent : jugez ceux-ci d’abord.")

  fileprivate static let english = DeskWords(
    code: "en", title: "Moderation", waiting: "waiting", nothing: "Nothing to judge here.",
    approve: "Approve",
    spam: "Spam", remove: "Remove", keep: "Keep", reply: "Reply", undo: "Undo the last decision",
    selected: "For the ticked comments:", send: "Publish the answer", rule: "Rule of the charter",
    ruleNote: "goes into the log with a removal", status: "Status", article: "Article", name: "Name",
    all: "all",
    filter: "Filter", approved: "approved", pending: "waiting", isSpam: "spam", removed: "removed",
    report: "Report", score: "score", on: "on", answers: "answers",
    reportedText: "The reported comment",
    changed: "has changed since it was shown and was not touched: read it again.",
    done: "Done:", undone: "Undone:", refused: "Not done:", textOfReply: "Answer", nameOfReply: "Signed",
    cutOff: "Cut off the mail", noneTicked: "No comment is ticked.",
    noText: "The answer has no text.", unchanged: "is so already: nothing has changed.",
    stillWaits: "is not approved: until it is, the answer is shown without it. Approve it as well.",
    backToBlog: "Back to the blog",
    keys: "Keys: j next, k previous, a approve, s spam, r remove, x tick, u undo", select: "Tick",
    minutes: "min",
    hours: "h", days: "d",
    badToken: "This page is from before the server was started again. Load it again, and repeat.",
    foreign: "This request does not come from a page of this desk: nothing was done.",
    remote: "The desk answers this machine only.", unreadable: "These files cannot be read:",
    more: "more wait: judge these first.")
}

extension DeskWords {
  func tooLong(_ bytes: Int, _ most: Int) -> String {
    code == "fr"
      ? "La réponse ferait \(bytes) octets avec son en-tête ; \(most) au plus sont permis. Raccourcissez-la."
      : "The answer would have \(bytes) bytes with its head; at most \(most) are allowed. Shorten it."
  }

  init(_ language: String) { self = language.hasPrefix("fr") ? Self.french : Self.english }
}
