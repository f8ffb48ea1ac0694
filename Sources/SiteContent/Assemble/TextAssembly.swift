package import SiteModel

/// Makes an article or a page out of its document, once it is known where everything stands: what each is by itself,
/// whatever the order and the number of the others.
package struct TextAssembly: Sendable {
  package let site: LocatedSite
  let publication: Publication
  private let tags: TagRegistry
  private let replyTargets: ReplyTargets
  /// The files that texts show as images.
  let shownImages: Once<Set<RelativePath>>
  var links: LinkResolver
  var diagnostics: [Diagnostic] = []

  /// - Parameter sizes: in which images are published; nil where the program can make none.
  package init(
    _ scanned: ScannedContent, _ converted: ConvertedContent, _ site: LocatedSite, _ publication: Publication,
    sizes: ImageVariants? = nil
  ) {
    self.site = site
    self.publication = publication
    tags = converted.tags
    replyTargets = ReplyTargets(scanned.articles)
    links = LinkResolver(book: AddressBook(scanned, converted, site.settings.writtenAddress, publication))
    links.sizes = sizes
    shownImages = Once { [links] in Self.shownImages(converted, links, Self.logo(site.settings)) }
  }

  /// Lets go of what was found in the texts so far.
  mutating func forgetFindings() {
    diagnostics = []
    links.forgetFindings()
  }

  /// - Parameter discussion: all comments of the article.
  mutating func article(
    _ document: ArticleDocument, _ text: ConvertedDocument, _ discussion: Discussion
  ) -> Article {
    var matter = document.frontMatter
    warn(of: text, in: document.source, at: document.path)
    warn(ofUpdate: matter.updated, at: matter.updatedPosition, in: document.source)
    let excerpt: Markup
    let excerptText: String
    if let description = matter.description {
      excerpt = Markup(html: Array("<p>\(Escaping.escaped(description))</p>\n".utf8))
      excerptText = description
    } else {
      // Its links are those of the body: they are reported there.
      excerpt =
        text.excerpt.map { links.resolveQuietly($0, from: document.source, at: document.path) } ?? Markup()
      excerptText = text.excerpt?.plainText ?? ""
    }
    let mode = mode(matter)
    links.weight = PageWeight()
    defer { warn(ofWeightOf: document.source) }
    matter.tags = canonical(matter.tags)
    matter.technorati = canonical(matter.technorati)
    let body = links.resolve(text.body, from: document.source, at: document.path)
    let image = links.image(matter.image, from: document.source, at: document.path)
    let isFuture = publication.isFuture(matter.date)
    return Article(
      id: document.source.id, source: document.source.path, frontMatter: matter, excerpt: excerpt,
      excerptText: excerptText, body: body, image: image, path: document.path, commentMode: mode,
      discussion: mode == .hidden ? .none : discussion, isFuture: isFuture,
      replyTo: replyTargets.target(of: document, links.book, &diagnostics))
  }

  /// Open comments close some days after the article, where the settings say so and the article does not.
  private func mode(_ matter: ArticleFrontMatter) -> Article.CommentMode {
    if let mode = matter.comments { return mode }
    guard let days = site.settings.comments.openForDays else { return .open }
    let end = matter.date.secondsSince1970 + Int64(days) * 86_400
    return publication.now.secondsSince1970 > end ? .closed : .open
  }

  /// The registry's key for every mention, each tag once in a line.
  private func canonical(_ mentions: [TagMention]) -> [TagMention] {
    guard !tags.canonicalKeys.isEmpty else { return mentions.firstOfEachTag }
    return mentions.map { TagMention(name: $0.name, key: tags.canonical($0.key)) }.firstOfEachTag
  }

  /// - Parameters:
  ///   - articles: published ones, newest first.
  ///   - descriptions: of all tags of the registry.
  func tagIndex(of articles: [Article], _ descriptions: [TagKey: Markup]) -> TagIndex {
    TagIndex(
      articles: articles, registry: tags, descriptions: descriptions, separator: site.settings.tagSeparator)
  }

  mutating func page(_ document: PageDocument, _ text: ConvertedDocument) -> Page {
    warn(of: text, in: document.source, at: document.path)
    let matter = document.frontMatter
    warn(ofUpdate: matter.updated, at: matter.updatedPosition, in: document.source)
    links.weight = PageWeight()
    defer { warn(ofWeightOf: document.source) }
    return Page(
      source: document.source.path, frontMatter: matter,
      description: matter.description ?? text.excerpt?.plainText ?? "",
      body: links.resolve(text.body, from: document.source, at: document.path),
      image: links.image(matter.image, from: document.source, at: document.path), path: document.path)
  }

  /// Where the program can make no image smaller, that is one warning for all.
  private mutating func warn(ofWeightOf source: SourceFile) {
    guard links.sizes != nil else { return }
    if let warning = links.weight.warning(source.path, site.settings.images.pageWeight) {
      diagnostics.append(warning)
    }
  }

  /// A feed is as new as its newest item: an update to come would hold it there.
  private mutating func warn(
    ofUpdate date: Moment?, at position: SourcePosition?, in source: SourceFile
  ) {
    guard let date, date > publication.now else { return }
    diagnostics.append(
      .warning(
        .improbableDate, source.path, position, "'updated' is in the future: \(date.iso8601)",
        hint: "check the year"))
  }

  private mutating func warn(of text: ConvertedDocument, in source: SourceFile, at path: SitePath) {
    diagnostics += text.warnings.map { warning in
      var severity = warning.severity
      if let target = warning.target,
        case .site(_, _, .some) = links.book.resolve(target, from: source, at: path)
      {
        severity = .error
      }
      return Diagnostic(
        severity, warning.kind, source.path, warning.position, warning.message, hint: warning.hint)
    }
  }
}
