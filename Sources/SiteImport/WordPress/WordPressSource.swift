import SiteContent
import SiteModel

/// WordPress exports (WXR 1.0 to 1.2), also in several files, read as a stream: once to see what is in them, once
/// for their texts.
struct WordPressSource: ImportSource {
  let paths: [String]
  let options: ImportOptions
  private var reader: WXRReader?
  private var nextPath = 0
  private var authors: [String: WXRChannel.Author] = [:]
  /// The items that count, by their keys: a second copy in another file is the same item.
  private var owners: [String: Owner] = [:]
  /// Items whose number another one has, by their place.
  private var otherKeys: [String: String] = [:]
  private var language = "fr"
  private var media: [String: ImportedMedia] = [:]

  private struct Owner {
    var place: String
    var guid: String
    var comments: Set<String>
  }

  init(_ paths: [String], _ options: ImportOptions) {
    self.paths = paths
    self.options = options
  }

  // MARK: Survey

  mutating func survey(_ report: inout ImportReport) throws -> ImportSurvey {
    var survey = ImportSurvey()
    var summaries = WordPressSummaries()
    for path in paths {
      let reader = try WXRReader(path)
      while true {
        let items = try reader.next()
        if items.isEmpty { break }
        for item in items { add(item, reader, &summaries, &report) }
      }
      try Self.report(reader, &report)
      survey.privateTexts.formUnion(reader.channel.privateTexts)
      survey.authorTexts.formUnion(reader.channel.userTexts)
      for author in reader.channel.authors where authors[author.login] == nil {
        authors[author.login] = author
      }
      summaries.add(reader.channel)
    }
    summaries.finish(&survey, options)
    language = summaries.language
    if survey.entries.isEmpty {
      report.find(
        .doubtful, "empty", ArchivePlace(file: paths.first?.split(separator: "/").last.map(String.init) ?? ""),
        "the export holds no article and no page")
    }
    media = Dictionary(survey.media.map { ($0.key, $0) }) { first, _ in first }
    return survey
  }

  private mutating func add(
    _ item: WXRItem, _ reader: WXRReader, _ summaries: inout WordPressSummaries, _ report: inout ImportReport
  ) {
    var key = Self.key(of: item)
    let place = "\(reader.path):\(item.line)"
    let guid = item["guid"].trimming
    let comments = Set(item.comments.map { $0["wp:comment_id"].trimming })
    if let owner = owners[key], owner.guid != guid, !guid.isEmpty, !owner.guid.isEmpty {
      // Two blogs in one archive, or a program that numbers badly: another item.
      key = guid
      otherKeys[place] = guid
    }
    guard let owner = owners[key] else {
      owners[key] = Owner(place: place, guid: guid, comments: comments)
      summaries.add(item, key: key, reader.channel)
      return
    }
    let copy = ArchivePlace(file: reader.name, line: item.line)
    let row: ImportReport.Kind? =
      WordPressSummaries.kind(of: item).map { $0 == .article ? .articles : .pages }
    if let row {
      report[row].found += 1
      report[row].listed += 1
    }
    report[.comments].found += comments.count
    let missing = comments.subtracting(owner.comments).count
    report[.comments].refused += missing
    report[.comments].listed += comments.count - missing
    report.find(
      .worthKnowing, "twice", copy, "'\(item["title"])' stands in the archive twice; the first is taken")
    if missing > 0 {
      report.find(
        .lost, "comment-count", copy, "the second copy of '\(item["title"])' has \(missing) comments that the first has not"
      )
    }
  }

  private static func report(_ reader: WXRReader, _ report: inout ImportReport) throws {
    if reader.rootName == "feed" {
      throw ImportError(
        "'\(reader.path)' is an export of Blogger's, which cannot be read",
        hint: "save the articles' pages and use 'blogsite import page', or let WordPress import it and export from there")
    }
    guard reader.hasChannel else {
      throw ImportError(
        "'\(reader.path)' is no WordPress export",
        hint: "in WordPress, under Tools, Export, choose 'All content'")
    }
    for (kind, count, line) in reader.repairs {
      report.repair(kind.rawValue, count: count, at: ArchivePlace(file: reader.name, line: line))
    }
    report.repair(
      "texts that were encoded twice ('catÃ©gorie') were put right", count: reader.doubleEncoded,
      at: ArchivePlace(file: reader.name))
    if reader.commentCount != reader.statedComments {
      let missing = max(0, reader.statedComments - reader.commentCount)
      report[.comments].found += missing
      report[.comments].refused += missing
      report.find(
        .lost, "comment-count", ArchivePlace(file: reader.name),
        "\(reader.statedComments) comments begin in the file, and \(reader.commentCount) could be read")
    }
    for problem in reader.problems {
      report.find(.doubtful, "xml", ArchivePlace(file: reader.name, line: problem.line), problem.message)
    }
  }

  /// The item's number, or else what names it.
  private static func key(of item: WXRItem) -> String {
    let id = item["wp:post_id"].trimming
    if !id.isEmpty { return id }
    let guid = item["guid"].trimming
    if !guid.isEmpty { return guid }
    let link = item["link"].trimming
    return link.isEmpty ? "item-\(item.line)" : link
  }

  // MARK: Entries

  mutating func next(_ survey: ImportSurvey, _ report: inout ImportReport) throws -> [ImportedEntry] {
    var entries: [ImportedEntry] = []
    while entries.isEmpty {
      if reader == nil {
        guard nextPath < paths.count else { return [] }
        reader = try WXRReader(paths[nextPath])
        nextPath += 1
      }
      guard let reader else { return [] }
      let items = try reader.next()
      if items.isEmpty {
        self.reader = nil
        continue
      }
      for item in items {
        let written = "\(reader.path):\(item.line)"
        let key = otherKeys[written] ?? Self.key(of: item)
        guard owners[key]?.place == written else { continue }
        let place = ArchivePlace(file: reader.name, line: item.line)
        guard let entry = entry(item, key, place, survey, &report) else { continue }
        entries.append(entry)
        entries += translations(of: entry, item, survey, &report)
      }
    }
    return entries
  }

  private func entry(
    _ item: WXRItem, _ key: String, _ place: ArchivePlace, _ survey: ImportSurvey, _ report: inout ImportReport
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
    entry.draftReason = WordPressSummaries.draftReason(of: item)
    if entry.draftReason == "password" {
      report.find(
        .worthKnowing, "password", place,
        "'\(entry.title)' was behind a password; it is a draft now, without it")
    } else if let reason = entry.draftReason, reason == "private" || reason == "pending" {
      report.find(.worthKnowing, reason, place, "'\(entry.title)' was \(reason); it is a draft now")
    }
    entry.author = author(of: item)
    entry.parent = item["wp:post_parent"].trimming
    entry.isClosed = item["wp:comment_status"].trimming == "closed"
    entry.isSticky = item["wp:is_sticky"].trimming == "1"
    if kind == .page, !["page", ""].contains(item["wp:post_type"].trimming) {
      report.find(
        .worthKnowing, "type", place,
        "'\(entry.title)' is of the type '\(item["wp:post_type"].trimming)': it became a page")
    }
    addTerms(item, language, to: &entry)
    addMeta(item, language, to: &entry)
    addComments(item, zone, to: &entry, &report)
    return entry
  }

  /// The same article in the other languages that its item holds.
  private func translations(
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
      return names.filter { !PrivateTexts.isPrivate($0) }.joined(separator: ", ")
    }
    let login = (item.values["dc:creator"] ?? item["wp:author"]).trimming
    guard !login.isEmpty else { return nil }
    let name = authors[login]?.name ?? ""
    let shown = name.isEmpty ? login : name
    return PrivateTexts.isPrivate(shown) ? nil : shown
  }

  private static let defaults: Set<String> = [
    "uncategorized", "non-classe", "sans-categorie", "uncategorised",
  ]

  private func addTerms(_ item: WXRItem, _ language: String, to entry: inout ImportedEntry) {
    var categories: [String] = []
    for term in item.terms {
      let written = MultilingualText.text(term.name, in: language)
      let name = HTMLElement.parse(written)?.line ?? written
      guard !name.isEmpty else { continue }
      switch term.domain {
      case "category" where !Self.defaults.contains(term.nicename):
        if !categories.contains(name) { categories.append(name) }
      case "post_tag", "tag": if !entry.tags.contains(name) { entry.tags.append(name) }
      case "language": entry.language = term.nicename
      default: continue
      }
    }
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
  }

  private func leaveOut(_ item: WXRItem, _ place: ArchivePlace, _ report: inout ImportReport) {
    let type = item["wp:post_type"].trimming
    // Told of as media and as the menu; blocks stand in the texts that show them.
    guard !["attachment", "nav_menu_item", "wp_block"].contains(type) else { return }
    report[.other].found += 1
    report[.other].listed += 1
    let isTrash = item["wp:status"].trimming == "trash"
    report.find(
      .worthKnowing, isTrash ? "trash" : "left-out", place,
      isTrash
        ? "'\(item["title"])' was in the trash: left out"
        : "'\(item["title"])' is of the type '\(type)': left out")
    guard !item.comments.isEmpty else { return }
    report[.comments].found += item.comments.count
    report[.comments].listed += item.comments.count
  }

  // MARK: Comments

  private func addComments(
    _ item: WXRItem, _ zone: SiteTimeZone, to entry: inout ImportedEntry, _ report: inout ImportReport
  ) {
    let login = item["dc:creator"].trimming
    let authorID = authors[login]?.id
    for comment in item.comments {
      let place = ArchivePlace(file: entry.place.file, line: comment.line)
      let approved = comment["wp:comment_approved"].trimming
      let status: Comment.Status
      switch approved {
      case "1", "approved", "approve": status = .approved
      case "spam": status = .spam
      case "trash", "post-trashed": status = .removed
      default: status = .pending
      }
      report.count(commentStatus: status == .removed ? "trash" : status.rawValue)
      if (status == .spam || status == .removed) && !options.allComments {
        entry.leftOutComments[status == .spam ? "spam" : "trash", default: 0] += 1
        continue
      }
      let type = comment["wp:comment_type"].trimming
      let kind: Comment.Kind = type == "pingback" ? .pingback : type == "trackback" ? .trackback : .comment
      let parent = comment["wp:comment_parent"].trimming
      let user = comment["wp:comment_user_id"].trimming
      let id = comment["wp:comment_id"].trimming
      entry.comments.append(
        ImportedComment(
          id: id, parent: parent.isEmpty || parent == "0" ? nil : parent,
          author: HTMLElement.parse(comment["wp:comment_author"])?.line ?? comment["wp:comment_author"],
          url: comment["wp:comment_author_url"].trimming,
          date: WordPressDates.moment(
            local: comment["wp:comment_date"], gmt: comment["wp:comment_date_gmt"], zone: zone),
          status: status == .removed ? .spam : status, kind: kind,
          guid: entry.guid.flatMap { $0.isEmpty || id.isEmpty ? nil : "\($0)#comment-\(id)" },
          isByAuthor: !user.isEmpty && user != "0" && user == authorID, text: comment["wp:comment_content"],
          place: place))
    }
  }
}
