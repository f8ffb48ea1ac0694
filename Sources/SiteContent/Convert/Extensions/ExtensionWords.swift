import SiteModel

/// The words that notes, cards, tables and code need, in the site's language and typography.
struct ExtensionWords: Hashable, Sendable {
  var footnotesTitle: String
  /// With `{n}`: the number of the mark that it leads back to.
  var footnoteBack: String
  /// With `{site}`.
  var videoTitle: String
  /// With `{n}`: which table of the text it is.
  var tableLabel: String
  /// With `{n}`.
  var codeLabel: String
  /// What stands above each alert.
  var alerts: [Alert: String] = [:]

  init(
    footnotesTitle: String, footnoteBack: String, videoTitle: String, tableLabel: String = "Tableau {n}",
    codeLabel: String = "Code {n}"
  ) {
    self.tableLabel = tableLabel
    self.codeLabel = codeLabel
    self.footnotesTitle = footnotesTitle
    self.footnoteBack = footnoteBack
    self.videoTitle = videoTitle
  }

  init(_ language: Language, _ typography: Typography) {
    self.init(
      footnotesTitle: typography.typeset(language.message(.footnotesTitle)),
      footnoteBack: typography.typeset(language.message(.footnoteBack)),
      videoTitle: typography.typeset(language.message(.videoTitle)),
      tableLabel: typography.typeset(language.message(.tableLabel)),
      codeLabel: typography.typeset(language.message(.codeLabel)))
    for alert in Alert.allCases {
      alerts[alert] = typography.typeset(language.words[alert.wordKey] ?? alert.title(in: language.code))
    }
  }
}
