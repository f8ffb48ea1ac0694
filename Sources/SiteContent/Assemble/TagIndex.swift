import SiteModel

/// Makes the site's tags out of the articles' mentions.
struct TagIndex: Sendable {
  /// Published ones, newest first, with canonical keys.
  let articles: [Article]
  let registry: TagRegistry
  /// Of the registry's entries.
  let descriptions: [TagKey: Markup]
  let separator: TagSeparator

  /// The tags that articles carry, in French order.
  func tags() -> Checked<[Tag]> {
    var numbers: [TagKey: Int] = [:]
    var found: [(key: TagKey, label: TagLabelChoice, articles: [Int])] = []
    // Addresses of names that were folded in another way before, by the tag's number.
    var formerSlugs: [Int: [String]] = [:]
    func add(_ mention: borrowing TagMention, of article: Int) {
      let number = numbers[mention.key] ?? found.count
      if number == found.count {
        numbers[mention.key] = number
        found.append((mention.key, TagLabelChoice(), []))
      }
      found[number].label.count(mention.name)
      if separator == .hyphen, TextFolding.isFoldedDifferently(mention.name) {
        formerSlugs[number, default: []].append(Slug.makeAsBefore(mention.name))
      }
      if found[number].articles.last != article { found[number].articles.append(article) }
    }
    for (i, article) in articles.enumerated() {
      for mention in article.tags { add(mention, of: i) }
      for mention in article.technorati { add(mention, of: i) }
    }
    var registered: [TagKey: (entry: TagRegistry.Entry, description: Markup?)] = [:]
    for entry in registry.entries { registered[entry.key] = (entry, descriptions[entry.key]) }
    let tags = found.enumerated().map { number, tag in
      let (key, label, positions) = tag
      let entry = registered[key]?.entry
      let made = key.slug(separator: separator)
      let slug = entry?.slug ?? made
      var former: [String] = []
      // What the tag's names give, and gave before its label or its folding was another.
      for name in [made] + (entry?.aliases ?? []).map({ TagKey($0).slug(separator: separator) })
        + (formerSlugs[number] ?? [])
      where !name.isEmpty && name != slug && !former.contains(name) { former.append(name) }
      return Tag(
        key: key, label: entry?.label ?? label.label ?? key.words, slug: slug, formerSlugs: former,
        otherNames: entry?.aliases ?? [], description: registered[key]?.description, articles: positions)
    }
    let order = tags.map { CollationKey($0.label) }
    // Positions, for tags are large to move.
    let sorted = tags.indices.sorted { (order[$0], tags[$0].key) < (order[$1], tags[$1].key) }.map {
      tags[$0]
    }
    return Checked(sorted, checkSlugs(sorted))
  }

  /// An error for every two tags that would share a page.
  private func checkSlugs(_ tags: [Tag]) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    var owners: [String: Tag] = [:]
    for tag in tags {
      let slug = TextFolding.fold(tag.slug)
      guard !slug.isEmpty, !slug.hasPrefix("."), slug.utf8.count <= 200 else {
        let (file, position) = place(of: tag)
        diagnostics.append(
          .error(
            .impossibleAddress, file, position,
            "the tag '\(tag.label.prefix(40))' cannot be used in an address",
            hint: "shorten it, and write letters and digits"))
        continue
      }
      guard let other = owners[slug] else {
        owners[slug] = tag
        continue
      }
      let (file, position) = place(of: tag)
      diagnostics.append(
        .error(
          .sharedAddress, file, position,
          "the tags '\(other.label)' and '\(tag.label)' would share the address \(tag.path)",
          hint: "if they are the same tag, add one to the 'aliases' of the other in \(SiteLayout.tags); "
            + "otherwise rename one"))
    }
    return diagnostics
  }

  /// The newest article that carries a tag, and its line of tags.
  private func place(of tag: Tag) -> (RelativePath, SourcePosition?) {
    guard let article = tag.articles.first.map({ articles[$0] }) else {
      return (RelativePath(SiteLayout.tags), nil)
    }
    return (article.source, article.frontMatter.tagsPosition)
  }
}
