import SiteModel

/// The front matter of an article; each property documents its key.
package struct ArticleFrontMatter: Hashable, Sendable {
  /// `title` (required).
  package var title: String
  /// `date` (required unless the file name begins with it).
  package var date: Moment
  /// `updated`: when the text was last changed in substance.
  package var updated: Moment?
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
  /// `image`, `image_alt`, `image_credit`: the picture that stands for the article.
  package var image: ImageReference?
  /// `guid`: the permanent identifier in feeds.
  package var guid: String?
  /// `source`: where the text first appeared, an address or words.
  package var source: String?
  /// `comments`: open, closed or hidden; as the settings have it where it is missing.
  package var comments: Article.CommentMode?
  /// `reply_to`: the id of the article that this one answers.
  package var replyTo: ArticleReference?
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
    let file = source.path
    guard
      let text = SourceText(file: file, bytes: bytes, maximum: settings.limits.articleBytes, &diagnostics),
      let matter = FrontMatter(text, &diagnostics)
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
    let description = keys.text("description", &diagnostics)
    let slug = SlugReader.read(&keys, name.rest, &diagnostics)
    let aliases = AliasReader.read(&keys, &diagnostics)
    let isDraft = keys.flag("draft", &diagnostics)
    let image = ImageReference.read(&keys, &diagnostics)
    let guid = keys.text("guid", &diagnostics)
    let origin = keys.text("source", &diagnostics)
    let comments: Article.CommentMode? = keys.choice("comments", &diagnostics)
    let replyTo = keys.text("reply_to", &diagnostics).map { name in
      ArticleReference(
        id: name.hasSuffix(".md") ? String(name.dropLast(3)) : name, position: keys.position(of: "reply_to"))
    }
    let extra = keys.extra("extra", &diagnostics)
    keys.reportUnknownKeys(&diagnostics)
    let isParseable = checkNesting(matter, .article, settings.limits.articleNesting, file, &diagnostics)
    // With an error about, the article goes on as far as it can: one run reports every problem.
    guard isParseable, let slug else { return nil }
    let date = knownDate ?? Moment(secondsSince1970: 0, offset: 0)
    let typeset = settings.typography.typeset
    return ArticleDocument(
      source: source,
      frontMatter: ArticleFrontMatter(
        title: typeset(title ?? ""), date: date, updated: updated,
        author: author.map(settings.typography.typesetName) ?? settings.author, tags: tags,
        technorati: technorati, description: description.map(typeset), slug: slug, aliases: aliases,
        isDraft: isDraft, image: image?.typeset(settings.typography), guid: guid, source: origin,
        comments: comments, replyTo: replyTo, extra: extra),
      path: settings.permalink.path(id: Slug.isSafe(source.id) ? source.id : slug, slug: slug, day: date.day),
      body: matter.body, bodyLineOffset: matter.bodyLineOffset)
  }

  private static func date(
    _ keys: inout KeyReader, _ name: DatedName, _ zone: SiteTimeZone, _ diagnostics: inout [Diagnostic]
  ) -> Moment? {
    if keys.value("date") != nil { return keys.date("date", in: zone, &diagnostics) }
    if let text = name.date {
      do {
        return try Moment(parsing: text, in: zone)
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

/// Counts nesting before libcmark sees the text; false, with an error, where it must not see it.
func checkNesting(
  _ matter: FrontMatter, _ trust: HTMLRenderer.Trust, _ limit: Int, _ file: String,
  _ diagnostics: inout [Diagnostic]
) -> Bool {
  let nesting =
    switch trust {
    case .article: Nesting(of: matter.body, withNotesTo: limit)
    case .comment: Nesting(of: matter.body)
    }
  guard nesting.depth > limit else { return true }
  diagnostics.append(
    .error(
      .tooDeep, file, SourcePosition(line: nesting.line + matter.bodyLineOffset, column: 1),
      "lists, quotes or brackets are nested \(nesting.depth) levels deep; at most \(limit) are allowed",
      hint: "remove some levels, or raise the limit under 'limits' in \(SiteLayout.settings)"))
  return false
}
