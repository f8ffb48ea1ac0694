/// What kind of problem a diagnostic tells of: a name that stays the same while messages may be reworded.
///
/// It stands in brackets behind the message, in JSON and in GitHub's annotations; `checks` in the settings sets it to
/// `error`, `warning` or `off`; `docs/findings.md` has a paragraph for each.
package enum FindingKind: String, Hashable, Sendable, CaseIterable {
  // MARK: Files

  /// A file that cannot be read.
  case unreadableFile = "unreadable-file"
  /// A link that leads out of the site, a pipe, a device.
  case unusableFile = "unusable-file"
  /// A file with nothing in it.
  case emptyFile = "empty-file"
  /// A file, or a file's name, that is not UTF-8.
  case wrongEncoding = "wrong-encoding"
  /// A text longer than the limits allow.
  case tooLarge = "too-large"
  /// A text nested deeper than the limits allow.
  case tooDeep = "too-deep"
  /// A file of the content in a place where it cannot be published.
  case misplacedFile = "misplaced-file"
  /// A file that is not published, because nothing says where it belongs.
  case unpublishedFile = "unpublished-file"
  /// A file of passwords or keys among those that are published.
  case secretFile = "secret-file"

  // MARK: Keys and values

  /// `content/site.yml` is missing.
  case missingSettings = "missing-settings"
  /// Front matter that is missing, has no end, or is not YAML.
  case frontMatter = "front-matter"
  /// A file that is not valid YAML.
  case invalidYAML = "invalid-yaml"
  /// A key that has no meaning where it stands.
  case unknownKey = "unknown-key"
  /// A required key that is not there.
  case missingKey = "missing-key"
  /// A value that its key cannot have.
  case wrongValue = "wrong-value"
  /// A value of which a part is lost, such as what follows ` #` in YAML.
  case swallowedValue = "swallowed-value"
  /// HTML's names of characters in a one-line text: they are decoded.
  case htmlEntity = "html-entity"
  /// A date that can be read, but is most likely a slip.
  case improbableDate = "improbable-date"
  /// A key that has no effect without another one.
  case uselessKey = "useless-key"
  /// Personal data of a reader, such as an e-mail address.
  case personalData = "personal-data"
  /// A part of the legal notice that the law asks for is missing.
  case legalNotice = "legal-notice"
  /// A colour of links that is too close to that of the page to be read.
  case unreadableColour = "unreadable-colour"

  // MARK: Language

  /// A language that has no file in `templates/locales/`.
  case missingLanguage = "missing-language"
  /// A language's file that lacks something, or has a placeholder that nothing fills in.
  case wrongLanguage = "wrong-language"

  /// A text of the pages that a language's file lacks, and that is shown in English.
  case missingWord = "missing-word"
  /// A word in a language's file that no template asks for.
  case unusedWord = "unused-word"

  // MARK: Identities and addresses

  /// Two files with one id.
  case repeatedID = "repeated-id"
  /// Two articles with one permanent identifier for feeds.
  case repeatedGUID = "repeated-guid"
  /// Two inputs that would write one file.
  case sharedAddress = "shared-address"
  /// An address that no file can be written for.
  case impossibleAddress = "impossible-address"

  // MARK: Tags

  /// A tag without a letter or digit.
  case namelessTag = "nameless-tag"
  /// An article with more tags than the limits allow.
  case tooManyTags = "too-many-tags"
  /// A spelling that `content/tags.yml` gives to two tags.
  case repeatedTag = "repeated-tag"

  // MARK: Links and images

  /// A link to a place on the site where nothing is.
  case brokenLink = "broken-link"
  /// The name of an article's or page's file that does not exist.
  case unknownArticle = "unknown-article"
  /// A link or an image whose file does not exist.
  case missingFile = "missing-file"
  /// A link to an article or page that is not published yet.
  case unpublishedTarget = "unpublished-target"
  /// An address that means nothing, or not the same everywhere.
  case wrongAddress = "wrong-address"
  /// A redirect that leads back to itself.
  case redirectLoop = "redirect-loop"
  /// An old address that only a server can answer to, where the settings do not name one.
  case unansweredRedirect = "unanswered-redirect"
  /// A link to a part of a page that the page does not have.
  case unknownFragment = "unknown-fragment"
  /// A file that is published and that nothing leads to.
  case unusedFile = "unused-file"
  /// A link to another site that does not answer.
  case deadExternalLink = "dead-external-link"
  /// A footnote mark without a note, or a note without a mark.
  case footnote = "footnote"

  /// An image that browsers do not show.
  case unshownFormat = "unshown-format"
  /// Something that is shown as an image and is not one.
  case notAnImage = "not-an-image"
  /// A file whose content is not what its name's ending says.
  case wrongEnding = "wrong-ending"
  /// An image or a film that is cut off or damaged.
  case damagedFile = "damaged-file"
  /// An image or a film that weighs more than readers should have to load.
  case heavyFile = "heavy-file"
  /// A file of the content that says where it was taken.
  case recordedPosition = "recorded-position"
  /// A text whose images weigh more than the settings want.
  case heavyPage = "heavy-page"
  /// A library that the program was built without.
  case missingLibrary = "missing-library"
  /// A file that tells of place and camera, and that this cannot be taken from.
  case telltaleFile = "telltale-file"

  // MARK: Comments

  /// A folder of comments that belongs to no article.
  case orphanedComments = "orphaned-comments"
  /// A comment that answers one that does not exist.
  case unknownParent = "unknown-parent"
  /// Comments that answer each other in a circle.
  case commentCircle = "comment-circle"

  // MARK: Texts

  /// Markup of another system that is published as plain text.
  case foreignMarkup = "foreign-markup"
  /// Words that Markdown takes for something else than their author did, or that were read in a wrong encoding.
  case misreadText = "misread-text"
  /// The lines that git leaves where it could not merge.
  case mergeConflict = "merge-conflict"
  /// A comment, a tag or a `<script>` without an end: the rest of the page would be part of it.
  case openHTML = "open-html"
  /// An element that is closed too rarely or too often.
  case unbalancedHTML = "unbalanced-html"
  /// `{key=value}` that a text cannot set.
  case wrongAttribute = "wrong-attribute"
  /// Tags in a comment, which are shown as text.
  case htmlInComment = "html-in-comment"

  /// An article, a page or a comment that is published and says nothing.
  case emptyText = "empty-text"
  /// An image without a description.
  case missingAlt = "missing-alt"
  /// A heading more than one level below the one before it.
  case skippedHeading = "skipped-heading"
  /// A link whose text does not say where it leads.
  case vagueLink = "vague-link"
  /// Two tags that are probably one.
  case similarTags = "similar-tags"

  // MARK: Templates

  /// A feed, a sitemap or linked data that programs cannot read.
  case malformedFile = "malformed-file"

  /// A template that every site needs.
  case missingTemplate = "missing-template"
  /// Two files that are the same template.
  case repeatedTemplate = "repeated-template"
  /// A template that no page is made from and none includes.
  case unusedTemplate = "unused-template"
  /// A file in `templates/` that nothing reads.
  case unreadFile = "unread-file"
  /// A mistake in a template.
  case templateError = "template-error"

  /// Whether `checks` in the settings cannot change it: with such an error there is no page to publish, or not the one
  /// that was meant.
  package var isFixed: Bool {
    switch self {
    case .unreadableFile, .unusableFile, .emptyFile, .wrongEncoding, .tooLarge, .tooDeep, .missingSettings,
      .frontMatter,
      .invalidYAML, .missingKey, .wrongValue, .missingLanguage, .wrongLanguage, .repeatedID, .sharedAddress,
      .impossibleAddress, .commentCircle, .missingTemplate, .repeatedTemplate, .templateError:
      true
    default:
      false
    }
  }
}
