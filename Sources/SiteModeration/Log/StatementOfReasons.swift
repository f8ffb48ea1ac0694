import SiteContent
package import SiteModel

/// Why a comment is not shown, as a text ready to be mailed to who wrote it (Regulation (EU) 2022/2065, article 17).
package struct StatementOfReasons: Sendable {
  private let site: ModeratedSite
  private let entry: CommentList.Entry
  private let rule: String
  private let date: Moment

  package init(_ site: ModeratedSite, _ entry: CommentList.Entry, rule: String, date: Moment) {
    self.site = site
    self.entry = entry
    self.rule = rule
    self.date = date
  }

  /// In French where the site is, else in English.
  package var text: String {
    let article = site.articles[entry.reference.article]
    let title = article?.title ?? entry.reference.article
    let address = article.map { site.settings.address.absolute($0.path) } ?? site.settings.address.home
    let rules = site.settings.comments.rules.map { entry in
      entry.path.map { site.settings.address.absolute($0) + entry.suffix } ?? entry.url
    }
    let contact = (site.settings.legal.email ?? site.settings.comments.email)?.text
    let day = date.day
    let decided = day.iso8601
    let quoted = entry.text.split(separator: "\n", omittingEmptySubsequences: false).map { "> " + $0 }.joined(
      separator: "\n")
    if site.settings.language.hasPrefix("fr") {
      return """
        Objet : votre commentaire sur « \(title) »

        Bonjour,

        Le commentaire que vous avez envoyé le \(entry.document.date.iso8601.prefix(10)) sous l'article « \(title) »
        (\(address)) n'est pas ou n'est plus publié. Décision du \(decided), prise par une personne.

        Ce que nous avons lu :

        \(quoted)

        Le motif : \(rule)
        La règle appliquée est celle de notre charte\(rules.map { " : \($0)" } ?? ".")

        Si vous n'êtes pas d'accord, \(contact.map { "écrivez à \($0)" } ?? "répondez à ce message") : une autre personne relira la décision et
        vous répondra. Vous pouvez aussi saisir le juge, ou un organe de règlement extrajudiciaire des litiges.

        \(site.settings.title)
        """
    }
    return """
      Subject: your comment on "\(title)"

      Hello,

      The comment that you sent on \(entry.document.date.iso8601.prefix(10)) under the article "\(title)"
      (\(address)) is not, or is no longer, published. Decided on \(decided), by a person.

      What we read:

      \(quoted)

      The reason: \(rule)
      The rule is one of ours for comments\(rules.map { ": \($0)" } ?? ".")

      If you disagree, \(contact.map { "write to \($0)" } ?? "answer this message"): another person will look at the decision again and
      answer you. You may also go to court, or to an out-of-court dispute settlement body.

      \(site.settings.title)
      """
  }
}
