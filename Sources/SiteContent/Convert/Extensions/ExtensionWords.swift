import SiteModel

/// The words that notes and cards need, in the site's language and typography.
struct ExtensionWords: Hashable, Sendable {
  var footnotesTitle: String
  /// With `{n}`: the number of the mark that it leads back to.
  var footnoteBack: String
  /// With `{site}`.
  var videoTitle: String

  init(footnotesTitle: String, footnoteBack: String, videoTitle: String) {
    self.footnotesTitle = footnotesTitle
    self.footnoteBack = footnoteBack
    self.videoTitle = videoTitle
  }

  init(_ language: Language, _ typography: Typography) {
    self.init(
      footnotesTitle: typography.typeset(language.message(.footnotesTitle)),
      footnoteBack: typography.typeset(language.message(.footnoteBack)),
      videoTitle: typography.typeset(language.message(.videoTitle)))
  }
}
