import SiteContent
import SiteModel

/// Items as articles and pages.
extension WordPressSource {
  func entry(
    _ item: WXRItem, _ key: String, _ place: ArchivePlace, _ survey: ImportSurvey,
    _ report: inout ImportReport
  ) -> ImportedEntry? {
    guard let kind = WordPressSummaries.kind(of: item) else {
      leaveOut(item, place, &report)
      return nil
    }
    if !item.isWhole {
      report.find(
        .doubtful, "cut-off", place, "'\(item["title"])' has no end in the file: what is there was taken")
    }
    let zone = survey.zone ?? .utc
    let date = WordPressSummaries.date(of: item, zone)
    if date == nil {
      report.find(.doubtful, "no-date", place, "'\(item["title"])' has no date; it was given 1970-01-01")
    }
    var entry = ImportedEntry(
      kind: kind, key: key, place: place, title: title(item, language), date: date,
      slug: WordPressSummaries.slug(of: item),
      body: .wordpress(MultilingualText.text(item["content:encoded"], in: language)))
    entry.oldAddress = WordPressSummaries.address(of: item)
    entry.updated = WordPressDates.moment(
      local: item["wp:post_modified"], gmt: item["wp:post_modified_gmt"], zone: zone)
    entry.guid = item["guid"].trimming
    entry.draftReason = WordPressSummaries.draftReason(of: item, date, now: options.now)
    if entry.draftReason == "password" {
      report.find(
        .worthKnowing, "password", place,
        "'\(entry.title)' was behind a password; it is a draft now, without it")
    } else if let reason = entry.draftReason, ["private", "pending", "scheduled"].contains(reason) {
      report.find(.worthKnowing, reason, place, "'\(entry.title)' was \(reason); it is a draft now")
    }
    entry.author = author(of: item)
    entry.isClosed = item["wp:comment_status"].trimming == "closed"
    entry.isSticky = item["wp:is_sticky"].trimming == "1"
    if kind == .page, WordPressSummaries.isOfUnknownType(item) {
      report.find(
        .worthKnowing, "type", place,
        "'\(entry.title)' is of the type '\(item["wp:post_type"].trimming)': it became a page"
          + (entry.draftReason == "address" ? ", and a draft, for it names a mail or IP address" : ""))
    }
    addTerms(item, language, to: &entry)
    addMeta(item, language, to: &entry)
    addComments(item, zone, to: &entry, &report)
    return entry
  }

  /// The same article in the other languages that its item holds.
  func translations(
    of entry: ImportedEntry, _ item: WXRItem, _ survey: ImportSurvey, _ report: inout ImportReport
  ) -> [ImportedEntry] {
    let languages = WordPressSummaries.translations(of: item, main: language)
    guard !languages.isEmpty else { return [] }
    report.find(
      .worthKnowing, "languages", entry.place,
      "'\(entry.title)' is in \(languages.count + 1) languages: each became a text of its own, the comments stand under the first"
    )
    return languages.map { language in
      var other = entry
      other.key = WordPressSummaries.key(of: language, of: entry.key)
      other.title = title(item, language)
      other.language = language
      other.oldAddress = WordPressSummaries.address(of: language, of: entry.oldAddress, home: survey.home)
      other.guid = nil
      other.body = .wordpress(MultilingualText.text(item["content:encoded"], in: language))
      (other.comments, other.leftOutComments) = ([], [:])
      (other.tags, other.technorati, other.extra) = ([], [], [])
      addTerms(item, language, to: &other)
      addMeta(item, language, to: &other)
      other.language = language
      return other
    }
  }

  private func title(_ item: WXRItem, _ language: String) -> String {
    let chosen = MultilingualText.text(item["title"], in: language)
    let decoded =
      chosen.contains("&") || chosen.contains("<") ? (HTMLElement.parse(chosen)?.line ?? chosen) : chosen
    let line = decoded.split { $0.isNewline || $0 == "\t" || $0 == " " }.joined(separator: " ")
    return line.isEmpty ? "Sans titre" : line
  }

  private func author(of item: WXRItem) -> String? {
    let several = item.terms.filter { $0.domain == "author" }.map(\.name).filter { !$0.isEmpty }
    // Their plugin writes logins there.
    if !several.isEmpty {
      let names = several.map { name in authors[name].map(\.name).flatMap { $0.isEmpty ? nil : $0 } ?? name }
      return names.compactMap(PrivateTexts.authorName).joined(separator: ", ")
    }
    let login = (item.values["dc:creator"] ?? item["wp:author"]).trimming
    guard !login.isEmpty else { return nil }
    let name = authors[login]?.name ?? ""
    return PrivateTexts.authorName(name.isEmpty ? login : name)
  }

  private static let defaults: Set<String> = [
    "uncategorized", "non-classe", "sans-categorie", "uncategorised",
  ]

  /// Taxonomies of programs, which no reader saw.
  private static let machinery: Set<String> = [
    "category", "author", "nav_menu", "post_format", "post_translations", "term_translations",
    "link_category",
    "translation_priority", "wp_theme", "wp_template_part_area", "wp_pattern_category", "product_type",
    "product_visibility", "amp_validation_error", "yst_prominent_words",
  ]

  private func addTerms(_ item: WXRItem, _ language: String, to entry: inout ImportedEntry) {
    var categories: [String] = []
    var own: [(domain: String, names: [String])] = []
    for term in item.terms {
      let written = MultilingualText.text(term.name, in: language)
      let name = HTMLElement.parse(written)?.line ?? written
      guard !name.isEmpty else { continue }
      switch term.domain {
      case "category" where !Self.defaults.contains(term.nicename):
        if !categories.contains(name) { categories.append(name) }
      case "post_tag", "tag": if !entry.tags.contains(name) { entry.tags.append(name) }
      case "language": entry.language = term.nicename
      case _ where term.domain.isEmpty || Self.machinery.contains(term.domain): continue
      // A plugin's own, or the theme's.
      default:
        if let i = own.firstIndex(where: { $0.domain == term.domain }) {
          if !own[i].names.contains(name) { own[i].names.append(name) }
        } else {
          own.append((term.domain, [name]))
        }
      }
    }
    entry.extra += own.map { ImportedExtra(key: $0.domain, values: $0.names) }
    switch options.categories {
    case .tags: entry.tags = categories + entry.tags.filter { !categories.contains($0) }
    case .extra: if !categories.isEmpty { entry.extra.append(.init(key: "categories", values: categories)) }
    }
  }

  private func addMeta(_ item: WXRItem, _ language: String, to entry: inout ImportedEntry) {
    for meta in item.meta {
      for name in WordPressMeta.tags(meta)
      where !entry.technorati.contains(name) && !entry.tags.contains(name) {
        entry.tags.append(name)
      }
    }
    let excerpt = HTMLElement.parse(MultilingualText.text(item["excerpt:encoded"], in: language))?.line ?? ""
    let described = excerpt.isEmpty ? WordPressMeta.description(item) : excerpt
    entry.description = described.flatMap { $0.isEmpty ? nil : $0 }
    if let id = item.meta("_thumbnail_id"), let picture = media[id] {
      entry.image = ImportedImage(
        address: picture.address, alt: picture.alt, credit: HTMLElement.parse(picture.caption)?.line)
    }
    if let language = WordPressMeta.language(item) { entry.language = language }
    entry.notes = WordPressMeta.notes(item)
    entry.fields = WordPressMeta.fields(item)
    let sounds = WordPressMeta.enclosures(item).filter { !TextSearch.holds(item["content:encoded"], $0) }
    if !sounds.isEmpty { entry.extra.append(.init(key: "enclosure", values: sounds)) }
  }

  private func leaveOut(_ item: WXRItem, _ place: ArchivePlace, _ report: inout ImportReport) {
    let type = item["wp:post_type"].trimming
    // Told of as media and as the menu; blocks stand in the texts that show them.
    if ["attachment", "nav_menu_item", "wp_block"].contains(type) {
      guard !item.comments.isEmpty, pictureComments[item["wp:post_parent"].trimming] == nil else { return }
      for _ in item.comments { report.count(commentStatus: "of a picture") }
      report[.comments].found += item.comments.count
      report[.comments].refused += item.comments.count
      report.find(
        .lost, "comments-of-a-picture", place,
        "the picture '\(item["title"])' belongs to no article, so its comments could not be kept: \(item.comments.count)"
      )
      return
    }
    report[.other].found += 1
    report[.other].listed += 1
    let isTrash = item["wp:status"].trimming == "trash"
    report.find(
      .worthKnowing, isTrash ? "trash" : "left-out", place,
      isTrash
        ? "'\(item["title"])' was in the trash: left out"
        : WordPressSummaries.mail.contains(type)
          ? "'\(item["title"])' is of the type '\(type)', which is mail, not a text of the blog: left out"
          : "'\(item["title"])' is of the type '\(type)': left out")
    guard !item.comments.isEmpty else { return }
    report[.comments].found += item.comments.count
    report[.comments].listed += item.comments.count
    report.count(commentStatus: "of what was left out", item.comments.count)
  }
}
