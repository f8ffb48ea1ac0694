import SiteModel

extension TextAssembly {
  static let settingsFile = SourceFile(path: RelativePath(SiteLayout.settings), id: "site")

  var logo: ImageReference? { Self.logo(site.settings) }

  /// The settings' logo. It stands beside the site's name, so it has no words of its own.
  static func logo(_ settings: Settings) -> ImageReference? {
    settings.theme.logo.map {
      ImageReference(target: $0.target, position: $0.position, alt: "", credit: nil)
    }
  }

  static func shownImages(
    _ converted: ConvertedContent, _ links: LinkResolver, _ logo: ImageReference?
  ) -> Set<RelativePath> {
    var files: Set<RelativePath> = []
    for article in converted.articles
    where article.document.frontMatter.image != nil || article.text.body.links.contains(where: \.showsImage) {
      let document = article.document
      files.formUnion(
        links.imageFiles(
          article.text.body, document.frontMatter.image, from: document.source, at: document.path))
    }
    for page in converted.pages {
      let document = page.document
      files.formUnion(
        links.imageFiles(page.text.body, document.frontMatter.image, from: document.source, at: document.path)
      )
    }
    files.formUnion(links.imageFiles(ConvertedText(), logo, from: settingsFile, at: .home))
    return files
  }
}
