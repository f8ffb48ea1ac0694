import SiteModel

extension Assemble {
  /// Where articles stood whose time is over, and what was there for their sake: old addresses, pages of tags and of times.
  func endedPlaces(_ articles: [Article], _ pages: [Page], _ tags: [Tag]) -> EndedPlaces {
    var places = EndedPlaces()
    let slugs = Dictionary(
      converted.tags.entries.compactMap { entry in entry.slug.map { (entry.key, $0) } }
    ) { first, _ in first }
    for article in converted.articles {
      let matter = article.document.frontMatter
      guard let end = matter.publishUntil, texts.publication.isOver(end), !matter.isDraft else { continue }
      for place in [article.document.path] + matter.aliases { places.add(place, end) }
      places.add(article.document.path.belongings, end, isWhole: true)
      for mention in matter.tags + matter.technorati {
        let key = converted.tags.canonical(mention.key)
        let slug = slugs[key] ?? key.slug(separator: site.settings.tagSeparator)
        places.add(Tag.path(slug: slug), end, isWhole: true)
      }
      let year = SitePath(folder: padded(matter.date.day.year, 4))
      places.add(year, end)
      places.add(year.appending(folder: padded(matter.date.day.month, 2)), end)
    }
    guard !places.isEmpty else { return places }
    for article in articles {
      for place in [article.path, article.path.belongings] + article.aliases { places.remove(place) }
      let year = SitePath(folder: padded(article.date.day.year, 4))
      places.remove(year)
      places.remove(year.appending(folder: padded(article.date.day.month, 2)))
    }
    for page in pages {
      for place in [page.path, page.path.belongings] + page.aliases { places.remove(place) }
    }
    for tag in tags {
      for slug in [tag.slug] + tag.formerSlugs { places.remove(Tag.path(slug: slug)) }
    }
    for entry in converted.redirects.entries where entry.from.query == nil { places.remove(entry.from.path) }
    return places
  }
}
