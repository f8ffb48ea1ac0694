/// The words of the user interface, as `templates/locales/LANG.yml` has them: a language is a file.
package struct Language: Hashable, Sendable {
  /// The file's name without `.yml`.
  package let code: String
  /// For `lang` and feeds (BCP 47): files may be called `pt_BR.yml`.
  package let tag: String
  /// Whether it is written from right to left.
  package let isRightToLeft: Bool
  /// Twelve names as they stand inside a date.
  package var months: [String]
  /// `{day} {month} {year}`.
  package var datePattern: String
  /// `{month} {year}`.
  package var monthYearPattern: String
  /// How the first day of a month is written: `1er`.
  package var firstDay: String
  package var plurals: PluralRules
  /// `comments`, `articles` and `reading_minutes`, by plural category.
  package var counts: [Counted: [PluralCategory: String]]
  package var messages: [Message: String]
  /// What templates say, by their own names.
  package var words: [String: String]
  /// Words that stand in every text, such as articles and pronouns: the search passes them over.
  package var stopWords: [String]

  /// What is counted in words.
  package enum Counted: String, Sendable, CaseIterable {
    case comments, articles
    case readingMinutes = "reading_minutes"
  }

  /// A sentence that the generator itself needs. Its raw value is its key in the file.
  package enum Message: String, Sendable, CaseIterable {
    case pageNumber = "page_number"
    case pageTitle = "page_title"
    case tagTitle = "tag_title"
    case tagsTitle = "tags_title"
    case archivesTitle = "archives_title"
    case yearTitle = "year_title"
    case monthTitle = "month_title"
    case notFoundTitle = "not_found_title"
    case redirectTitle = "redirect_title"
    case feedsPath = "feeds_path"
    case feedsTitle = "feeds_title"
    case searchPath = "search_path"
    case searchTitle = "search_title"
    case tagFeedTitle = "tag_feed_title"
    case tagFeedDescription = "tag_feed_description"
    case commentsFeedTitle = "comments_feed_title"
    case commentsFeedDescription = "comments_feed_description"
    case articleFeedTitle = "article_feed_title"
    case articleFeedDescription = "article_feed_description"
    case commentTitle = "comment_title"
    case commentOnTitle = "comment_on_title"
    case removedComment = "removed_comment"
    case footnotesTitle = "footnotes_title"
    case footnoteBack = "footnote_back"
    case videoTitle = "video_title"
    case tableLabel = "table_label"
    case codeLabel = "code_label"

    /// The names in braces that its text may have.
    package var placeholders: [String] {
      switch self {
      case .pageNumber: ["n", "total"]
      case .pageTitle: ["title", "n"]
      case .tagTitle: ["tag"]
      case .yearTitle: ["year"]
      case .monthTitle: ["month"]
      case .tagFeedTitle, .tagFeedDescription: ["site", "tag"]
      case .commentsFeedTitle, .commentsFeedDescription: ["site"]
      case .articleFeedTitle, .articleFeedDescription: ["title", "site"]
      case .commentTitle: ["author"]
      case .commentOnTitle: ["author", "title"]
      case .footnoteBack, .tableLabel, .codeLabel: ["n"]
      case .videoTitle: ["site"]
      case .tagsTitle, .archivesTitle, .notFoundTitle, .redirectTitle, .feedsPath, .feedsTitle, .searchPath,
        .searchTitle, .removedComment, .footnotesTitle:
        []
      }
    }

    /// Whether it is a part of an address: letters, digits and hyphens.
    package var isAddress: Bool { self == .feedsPath || self == .searchPath }
  }

  private static func isRightToLeft(_ tag: String) -> Bool {
    let parts = tag.lowercased().split(separator: "-")
    if let script = parts.first(where: { $0.count == 4 }) {
      return ["arab", "hebr", "syrc", "thaa"].contains(script)
    }
    return parts.first.map {
      ["ar", "arc", "ckb", "dv", "fa", "he", "iw", "ps", "sd", "ug", "ur", "yi"].contains($0)
    } ?? false
  }

  package init(
    code: String, months: [String], datePattern: String, monthYearPattern: String, firstDay: String,
    plurals: PluralRules, counts: [Counted: [PluralCategory: String]], messages: [Message: String],
    words: [String: String], stopWords: [String] = []
  ) {
    self.code = code
    tag = code.replacing("_", with: "-")
    isRightToLeft = Self.isRightToLeft(tag)
    self.months = months
    self.datePattern = datePattern
    self.monthYearPattern = monthYearPattern
    self.firstDay = firstDay
    self.plurals = plurals
    self.counts = counts
    self.messages = messages
    self.words = words
    self.stopWords = stopWords
  }

  /// `6 novembre 2007`, `1er janvier 2008`.
  package func date(_ day: CivilDate) -> String {
    let dayOfMonth = day.day == 1 ? firstDay : String(day.day)
    return Self.fill(
      datePattern, ["day": dayOfMonth, "month": monthName(day.month), "year": String(day.year)])
  }

  /// `novembre 2007`.
  package func month(_ month: Int, of year: Int) -> String {
    Self.fill(monthYearPattern, ["month": monthName(month), "year": String(year)])
  }

  package func monthName(_ month: Int) -> String { months[month - 1] }

  /// `2 commentaires`.
  package func count(_ number: Int, _ counted: Counted) -> String {
    let forms = counts[counted] ?? [:]
    let form = forms[plurals.category(of: number)] ?? forms[.other] ?? "{n}"
    return Self.fill(form, ["n": String(number)])
  }

  package func message(_ message: Message, _ values: KeyValuePairs<String, String> = [:]) -> String {
    Self.fill(messages[message] ?? "", values)
  }

  /// The same words in the site's typography.
  package func typeset(_ typography: Typography) -> Language {
    var copy = self
    copy.counts = counts.mapValues { $0.mapValues(typography.typeset) }
    copy.messages = messages.mapValues(typography.typeset)
    copy.words = words.mapValues(typography.typeset)
    return copy
  }

  /// Replaces `{name}`; a value's own braces are left alone.
  private static func fill(_ pattern: String, _ values: KeyValuePairs<String, String>) -> String {
    guard pattern.utf8.contains(UInt8(ascii: "{")) else { return pattern }
    var pattern = pattern
    return pattern.withUTF8 { pattern in
      var output: [UInt8] = []
      output.reserveCapacity(pattern.count + 32)
      var rest = pattern[...]
      while let open = rest.firstIndex(of: UInt8(ascii: "{")) {
        output += UnsafeBufferPointer(rebasing: rest[..<open])
        let inner = rest[(open + 1)...]
        guard let close = inner.firstIndex(of: UInt8(ascii: "}")),
          let value = values.first(where: { $0.key.utf8.elementsEqual(inner[..<close]) })?.value
        else {
          output.append(UInt8(ascii: "{"))
          rest = inner
          continue
        }
        output += value.utf8
        rest = inner[(close + 1)...]
      }
      output += UnsafeBufferPointer(rebasing: rest)
      return String(decoding: output, as: UTF8.self)
    }
  }
}
