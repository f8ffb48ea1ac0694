package import SiteModel

/// Articles and pages whose texts or tags are others than when a site was assembled.
package struct SiteUpdate: Sendable {
  /// By their positions in the site.
  private var articles: [Int: Article] = [:]
  private var pages: [Int: Page] = [:]
  /// The authors' links of these, for checking.
  package private(set) var links: [SiteLink] = []
  package private(set) var diagnostics: [Diagnostic] = []
  private var variants: [ImageVariant] = []
  private let base: TextAssembly

  package init(_ base: TextAssembly) { self.base = base }

  /// In the order of the site.
  package var articlePositions: [Int] { articles.keys.sorted() }

  /// Puts an article together.
  ///
  /// - Parameter comments: all comments of the article.
  /// - Throws: `DiskError` where an image cannot be read.
  package mutating func add(
    article position: Int, _ source: ConvertedSource<ArticleDocument, ConvertedDocument>,
    comments: [ConvertedSource<CommentDocument, ConvertedText>]
  ) throws {
    let document = source.document
    var assembly = try texts(
      showing: source.text.body, document.frontMatter.image, from: document.source, at: document.path)
    let threads = CommentThreads(
      comments, isComplete: true, includesPending: assembly.publication.includesPendingComments,
      &assembly.diagnostics)
    let discussion = Discussion(threads.content)
    articles[position] = assembly.article(document, source.text, discussion)
    diagnostics += FutureComments.warnings(
      of: comments.lazy.map(\.document), discussion.outline, assembly.publication.now)
    diagnostics += source.diagnostics + comments.flatMap(\.diagnostics)
    take(assembly)
  }

  /// Puts a page together.
  ///
  /// - Throws: `DiskError` where an image cannot be read.
  package mutating func add(
    page position: Int, _ source: ConvertedSource<PageDocument, ConvertedDocument>
  ) throws {
    let document = source.document
    var assembly = try texts(
      showing: source.text.body, document.frontMatter.image, from: document.source, at: document.path)
    pages[position] = assembly.page(document, source.text)
    diagnostics += source.diagnostics
    take(assembly)
  }

  private func texts(
    showing text: ConvertedText, _ image: ImageReference?, from source: SourceFile, at path: SitePath
  ) throws -> TextAssembly {
    var own = base
    let disk = SiteFiles(own.site.layout)
    for file in Set(own.links.imageFiles(text, image, from: source, at: path)) {
      own.links.take([file: try MediaInspector.look(at: file, in: disk, theme: own.site.layout.theme)])
    }
    return own
  }

  private mutating func take(_ assembly: TextAssembly) {
    links += assembly.links.openLinks
    variants += assembly.links.variants
    diagnostics += assembly.diagnostics + assembly.links.diagnostics
  }

  /// The site with these texts, and whether its tags are others; nil where more of it would be, such as the order of
  /// its articles.
  ///
  /// Throws where what is kept of the newest comments is damaged.
  package func apply(to old: Site) throws(CacheDamage) -> (site: Site, hasOtherTags: Bool)? {
    var site = old
    var hasOtherTags = false
    var sources: Set<RelativePath> = []
    // An image that nothing showed before is a new file of the site.
    guard Set(old.variants).isSuperset(of: variants) else { return nil }
    for (position, article) in articles {
      guard article.isSame(as: old.articles[position], in: .addressed) else { return nil }
      hasOtherTags = hasOtherTags || !article.isSame(as: old.articles[position], in: .placed)
      site.articles[position] = article
      sources.insert(article.source)
    }
    for (position, page) in pages {
      guard page.isSame(as: old.pages[position], in: .placed) else { return nil }
      site.pages[position] = page
      sources.insert(page.source)
    }
    site.newestComments = try CommentOnArticle.newest(under: site.articles, count: site.settings.feedItems)
    site.links.removeAll { sources.contains($0.source) }
    site.links += links
    if hasOtherTags {
      let tags = base.tagIndex(of: site.articles, old.tagDescriptions).tags()
      guard tags.diagnostics.isEmpty else { return nil }
      site.take(tags.value)
    }
    return (site, hasOtherTags)
  }
}
