package import SiteModel

/// The front matter of an article; each property documents its key.
package struct ArticleFrontMatter: Hashable, Sendable {
  /// `title` (required).
  package var title: String
  /// `date` (required unless the file name begins with it).
  package var date: Moment
  /// `updated`: when the text was last changed in substance.
  package var updated: Moment?
  package var updatedPosition: SourcePosition?
  /// `author`; the settings' where it is missing.
  package var author: String?
  /// `tags`: a list, or names with commas between them.
  package var tags: [TagMention]
  /// `technorati`: the second line of tags.
  package var technorati: [TagMention]
  /// `description`: one sentence; the excerpt.
  package var description: String?
  /// `slug`: the article's part of its address; the file name's where it is missing.
  package var slug: String
  /// `aliases`: old addresses; each becomes a redirect page.
  package var aliases: [SitePath]
  /// `draft`.
  package var isDraft: Bool
  /// `publish_until`: from this moment on it is left out again.
  package var publishUntil: Moment?
  /// `image`, `image_alt`, `image_credit`, `image_focus`: the picture that stands for the article.
  package var image: ImageReference?
  /// `guid`: the permanent identifier in feeds.
  package var guid: String?
  /// `source`: where the text first appeared, an address or words.
  package var source: String?
  /// `comments`: open, closed or hidden; as the settings have it where it is missing.
  package var comments: Article.CommentMode?
  /// `reply_to`: the id of the article that this one answers.
  package var replyTo: ArticleReference?
  /// `lang`: the text's language, where it is not the site's.
  package var language: String?
  /// `extra`: free keys for templates.
  package var extra: [String: ExtraValue]
}

/// Another article as front matter names it.
package struct ArticleReference: Hashable, Sendable {
  /// The other file's name, without `.md`.
  package var id: String
  package var position: SourcePosition
}

/// A picture as front matter names it.
package struct ImageReference: Hashable, Sendable {
  package var target: String
  package var position: SourcePosition
  package var alt: String
  package var credit: String?
  package var focus: ImageFocus?
}

/// An article's file, taken apart.
package struct ArticleDocument: Hashable, Sendable {
  package var source: SourceFile
  package var frontMatter: ArticleFrontMatter
  package var path: SitePath
  /// The Markdown text.
  package var body: [UInt8]
  package var bodyLineOffset: Int
}

/// Stage 3 for articles: source file → front matter + Markdown.
enum ArticleParser {
  static func parse(
    _ source: SourceFile, _ bytes: [UInt8], _ settings: Settings, _ diagnostics: inout [Diagnostic]
  ) -> ArticleDocument? {
    let file = source.path.text
    guard
      let text = SourceText(file: file, bytes: bytes, maximum: settings.limits.articleBytes, &diagnostics),
      let matter = FrontMatter(text, keys: .article, &diagnostics)
    else { return nil }
    var keys = matter.values
    let zone = settings.timeZone
    let name = DatedName(source.id)

    let title = keys.requiredText("title", &diagnostics, hint: "add a line 'title: …'")
    let knownDate = date(&keys, name, zone, &diagnostics)
    let updated = keys.date("updated", in: zone, &diagnostics)
    let author = keys.text("author", &diagnostics)
    let tags = TagLine.read("tags", &keys, &diagnostics)
    let technorati = TagLine.read("technorati", &keys, &diagnostics)
    checkTagCount(tags.count + technorati.count, settings.limits.articleTags, keys, &diagnostics)
    let description = keys.text("description", &diagnostics)
    let day = (knownDate ?? Moment(secondsSince1970: 0, offset: 0)).day
    let slug = SlugReader.read(&keys, name.rest, &diagnostics)
    func address(_ permalink: Permalink, _ slug: String) -> SitePath {
      permalink.path(id: Slug.isSafe(source.id) ? source.id : slug, slug: slug, day: day)
    }
    let ownPath = PermalinkReader.read(&keys, &diagnostics) { address($0, slug ?? "") }
    let aliases = AliasReader.read(&keys, settings.writtenAddress, &diagnostics)
    let isDraft = keys.flag("draft", &diagnostics)
    let publishUntil = publishUntil(&keys, knownDate, zone, &diagnostics)
    let image = ImageReference.read(&keys, &diagnostics)
    let guid = keys.text("guid", &diagnostics)
    let origin = keys.text("source", &diagnostics)
    let comments: Article.CommentMode? = keys.choice("comments", &diagnostics)
    let replyTo = keys.text("reply_to", &diagnostics).map { name in
      ArticleReference(
        id: name.hasSuffix(".md") ? String(name.dropLast(3)) : name, position: keys.position(of: "reply_to"))
    }
    let language = LanguageKey.read(&keys, settings, &diagnostics)
    let extra = keys.extra("extra", &diagnostics)
    keys.reportUnknownKeys(&diagnostics)
    GarbledText(in: text.text).report(file, &diagnostics)
    let isParseable = checkText(matter, .article, settings.limits.articleNesting, file, &diagnostics)
    // With an error about, the article goes on as far as it can: one run reports every problem.
    guard isParseable, let slug else { return nil }
    let date = knownDate ?? Moment(secondsSince1970: 0, offset: 0)
    let typography = settings.typography(of: language)
    let typeset = typography.typeset
    return ArticleDocument(
      source: source,
      frontMatter: ArticleFrontMatter(
        title: typeset(title ?? ""), date: date, updated: updated,
        updatedPosition: updated.map { _ in keys.position(of: "updated") },
        author: author.map(settings.typography.typesetName) ?? settings.author, tags: tags,
        technorati: technorati, description: description.map(typeset), slug: slug, aliases: aliases,
        isDraft: isDraft, publishUntil: publishUntil, image: image?.typeset(typography), guid: guid,
        source: origin.map { isWebAddress($0) ? $0 : typeset($0) },
        comments: comments, replyTo: replyTo, language: language, extra: extra),
      path: ownPath ?? address(settings.permalink, slug),
      body: matter.body, bodyLineOffset: matter.bodyLineOffset)
  }

  /// Each tag is a page, a feed and a share of an index: a list that was pasted by mistake can make a gigabyte.
  private static func checkTagCount(
    _ count: Int, _ limit: Int, _ keys: KeyReader, _ diagnostics: inout [Diagnostic]
  ) {
    guard count > limit else { return }
    diagnostics.append(
      .error(
        .tooManyTags, keys.file, keys.position(of: keys.isWritten("tags") ? "tags" : "technorati"),
        "there are \(count) tags; at most \(limit) are allowed",
        hint: "remove some, or raise 'article_tags' under 'limits' in \(SiteLayout.settings)"))
  }

  private static func publishUntil(
    _ keys: inout KeyReader, _ date: Moment?, _ zone: SiteTimeZone, _ diagnostics: inout [Diagnostic]
  ) -> Moment? {
    guard let until = keys.date("publish_until", in: zone, &diagnostics) else { return nil }
    if let date, until <= date {
      diagnostics.append(
        .error(
          .wrongValue, keys.file, keys.position(of: "publish_until"),
          "'publish_until' is not after 'date': the article would never be published",
          hint: "write a later date, or 'draft: true'"))
    }
    return until
  }

  /// Words are typeset, an address is not.
  private static func isWebAddress(_ text: String) -> Bool {
    let lower = text.lowercased()
    return lower.hasPrefix("http://") || lower.hasPrefix("https://")
  }

  private static func date(
    _ keys: inout KeyReader, _ name: DatedName, _ zone: SiteTimeZone, _ diagnostics: inout [Diagnostic]
  ) -> Moment? {
    if keys.value("date") != nil { return keys.date("date", in: zone, &diagnostics) }
    if let text = name.date {
      do {
        let moment = try Moment(parsing: text, in: zone)
        if let warning = DateCheck.warning(
          of: moment, "the date in the file's name", keys.file, keys.position)
        {
          diagnostics.append(warning)
        }
        return moment
      } catch {
        diagnostics.append(
          .error(
            .wrongValue, keys.file, keys.position, "the date in the file's name \(error.reason): '\(text)'",
            hint: "add a line 'date: …' or rename the file"))
        return nil
      }
    }
    diagnostics.append(
      .error(
        .missingKey, keys.file, keys.position, "'date' is missing",
        hint: "add a line 'date: 2007-11-06', or begin the file's name with the date: 2007-11-06-facebook.md")
    )
    return nil
  }
}

/// What is looked for in a Markdown text before it is parsed: conflicts of git's, and nesting that libcmark must not
/// see; false, with an error, for the second.
func checkText(
  _ matter: FrontMatter, _ trust: HTMLRenderer.Trust, _ limit: Int, _ file: String,
  _ diagnostics: inout [Diagnostic]
) -> Bool {
  let nesting =
    switch trust {
    case .article: Nesting(of: matter.body, withNotesTo: limit)
    case .comment: Nesting(of: matter.body, upTo: limit, hasTables: false)
    }
  guard nesting.depth > limit else {
    ConflictMarkers.check(
      markdown: matter.body, file: file, lineOffset: matter.bodyLineOffset, &diagnostics)
    return true
  }
  diagnostics.append(
    .error(
      .tooDeep, file, SourcePosition(line: nesting.line + matter.bodyLineOffset, column: 1),
      "lists, quotes or brackets are nested \(nesting.depth) levels deep; at most \(limit) are allowed",
      hint: "remove some levels, or raise the limit under 'limits' in \(SiteLayout.settings)"))
  return false
}
