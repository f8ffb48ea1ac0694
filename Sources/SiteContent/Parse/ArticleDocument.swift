package import SiteModel

/// An article's file, taken apart.
package typealias ArticleDocument = TextDocument<ArticleFrontMatter>

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
    var front = ArticleFrontMatter()

    let title = keys.title(&diagnostics)
    let knownDate = date(&keys, name, zone, &diagnostics)
    front.language = LanguageKey.read(&keys, settings, &diagnostics)
    let typography = settings.typography(of: front.language)
    keys.read(into: &front, typography, zone, &diagnostics)
    front.tags = TagLine.read("tags", &keys, &diagnostics)
    front.technorati = TagLine.read("technorati", &keys, &diagnostics)
    if keys.isWritten("tags") || keys.isWritten("technorati") {
      front.tagsPosition = keys.position(of: keys.isWritten("tags") ? "tags" : "technorati")
    }
    checkTagCount(&front, settings.limits.articleTags, keys, &diagnostics)
    let day = (knownDate ?? .blank).day
    let slug = SlugReader.read(&keys, name.rest, &diagnostics)
    func address(_ permalink: Permalink, _ slug: String) -> SitePath {
      permalink.path(id: Slug.isSafe(source.id) ? source.id : slug, slug: slug, day: day)
    }
    let ownPath = PermalinkReader.read(&keys, &diagnostics) { address($0, slug ?? "") }
    front.aliases = AliasReader.read(&keys, settings.writtenAddress, &diagnostics)
    warn(ofUpdate: front.updated, before: knownDate, keys, &diagnostics)
    front.publishUntil = publishUntil(&keys, knownDate, zone, &diagnostics)
    front.image = ImageReference.read(&keys, &diagnostics)?.typeset(typography)
    front.replyTo = keys.text("reply_to", &diagnostics).map { name in
      ArticleReference(
        id: name.hasSuffix(".md") ? String(name.dropLast(3)) : name, position: keys.position(of: "reply_to"))
    }
    front.extra = keys.extra("extra", &diagnostics)
    keys.reportUnknownKeys(&diagnostics)
    GarbledText(in: text.text).report(file, &diagnostics)
    let isParseable = checkText(matter, .article, settings.limits.articleNesting, file, &diagnostics)
    // With an error about, the article goes on as far as it can: one run reports every problem.
    guard isParseable, let slug else { return nil }
    front.title = typography.typeset(title ?? "")
    front.date = knownDate ?? .blank
    front.updatedPosition = front.updated.map { _ in keys.position(of: "updated") }
    front.author = front.author.map(settings.typography.typesetName) ?? settings.author
    warn(ofSpaceIn: front.source, keys, &diagnostics)
    front.source = front.source.map { isWebAddress($0) ? $0 : typography.typeset($0) }
    front.slug = slug
    return ArticleDocument(
      source: source, frontMatter: front, path: ownPath ?? address(settings.permalink, slug),
      body: matter.body, bodyLineOffset: matter.bodyLineOffset)
  }

  /// Each tag is a page, a feed and a share of an index: a list that was pasted by mistake can make a gigabyte.
  /// What goes beyond the limit is left out, for `check` looks at pages of what cannot be published too.
  private static func checkTagCount(
    _ front: inout ArticleFrontMatter, _ limit: Int, _ keys: KeyReader, _ diagnostics: inout [Diagnostic]
  ) {
    let count = front.tags.count + front.technorati.count
    guard count > limit else { return }
    front.tags = Array(front.tags.prefix(limit))
    front.technorati = Array(front.technorati.prefix(limit - front.tags.count))
    diagnostics.append(
      .error(
        .tooManyTags, keys.file, front.tagsPosition,
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

  /// A change before the text was there is a slip: pages would name both days.
  private static func warn(
    ofUpdate updated: Moment?, before date: Moment?, _ keys: KeyReader, _ diagnostics: inout [Diagnostic]
  ) {
    // Within the day the order may be unknown: `updated` without a time is its midnight.
    guard let updated, let date, updated.day.daysSince1970 < date.day.daysSince1970 else { return }
    diagnostics.append(
      .warning(
        .improbableDate, keys.file, keys.position(of: "updated"),
        "'updated' is before 'date': \(updated.iso8601) is before \(date.iso8601)",
        hint: "check both dates, or delete 'updated'"))
  }

  /// What begins like an address is a link, with all that follows.
  private static func warn(
    ofSpaceIn source: String?, _ keys: KeyReader, _ diagnostics: inout [Diagnostic]
  ) {
    guard let source, isWebAddress(source), let space = source.firstIndex(where: \.isWhitespace) else {
      return
    }
    diagnostics.append(
      .warning(
        .wrongAddress, keys.file, keys.position(of: "source"),
        "'source' is taken as one address, with the space in it",
        hint: "write the address alone: \(source[..<space]); '%20' stands for a space within it"))
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
            hint: (error.hint.map { "\($0); " } ?? "") + "add a line 'date: …' or rename the file"))
        return nil
      }
    }
    diagnostics.append(
      .error(
        .missingKey, keys.file, keys.position, "'date' is missing",
        hint: hintOfDatedFolder(keys.file) ?? HumanDate.hint(ofName: name.rest, in: zone)
          ?? "add a line 'date: 2007-11-06', or begin the file's name with the date: 2007-11-06-facebook.md")
    )
    return nil
  }

  /// `2020-01-14-agora/README.md`: a folder gives its name and its date to its `index.md` alone.
  private static func hintOfDatedFolder(_ file: String) -> String? {
    let parts = file.split(separator: "/")
    guard let folder = parts.dropLast().last, folder.prefixMatch(of: /[0-9]{4}-[0-9]{2}-[0-9]{2}-/) != nil
    else {
      return nil
    }
    return "rename it to 'index.md', which takes the date from the name of its folder"
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
