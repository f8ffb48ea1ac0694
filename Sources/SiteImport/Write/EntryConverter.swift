import SiteContent
import SiteModel

/// What an entry becomes: files, and what there is to say about them.
struct ConvertedEntry: Sendable {
  /// The entry's own file, then its comments'.
  var edit: ContentEdit
  var comments: [ContentEdit] = []
  var report = ImportReport()
  var notes = AddressNotes()
  var tags: Set<TagKey> = []
  var largestComment = 0
  var unknownShortcodes: [String: Int] = [:]
  var emptyBlocks: [String: Int] = [:]
}

/// Turns entries into files. Pure: what it needs to know is in the plan.
struct EntryConverter: Sendable {
  let plan: ImportPlan
  private let text: EntryText

  init(_ plan: ImportPlan) {
    self.plan = plan
    text = EntryText(plan)
  }

  /// Nil of an entry that has no place.
  func convert(_ entry: ImportedEntry) -> ConvertedEntry? {
    guard let place = plan.places[entry.key] else { return nil }
    var converted = ConvertedEntry(edit: ContentEdit(place.file, .create([])))
    var entry = entry
    var body = text.markdown(&entry, &converted)
    if body.trimming.isEmpty { tellEmpty(entry, &converted.report) }
    if entry.kind == .page, !entry.comments.isEmpty {
      body += commentsAsText(entry, &converted)
      converted.report[.comments].found += entry.comments.count
      converted.report[.comments].written += entry.comments.count { $0.status == .approved }
      converted.report[.comments].listed += entry.comments.count { $0.status != .approved }
      converted.report.find(
        .doubtful, "comments-of-a-page", entry.place,
        "pages have no comments here: the approved ones of '\(entry.title)' (\(entry.comments.count { $0.status == .approved })) stand at its end"
      )
      entry.comments = []
    }
    let keys = keys(entry, place, &converted)
    let bytes = plan.textsOfArticles.cleaned(FrontMatterWriter.document(keys, body: body))
    converted.edit = ContentEdit(place.file, .create(bytes))
    if bytes.count > plan.settings.limits.articleBytes {
      converted.report.find(
        .doubtful, "large", entry.place,
        "'\(entry.title)' has \(bytes.count) bytes: raise 'article_bytes' under 'limits' in \(SiteLayout.settings)"
      )
    }
    var writer = CommentWriter(plan: plan, entry: entry, article: place.id)
    converted.comments = writer.edits(&converted.report)
    converted.largestComment = writer.largest
    return converted
  }

  private func tellEmpty(_ entry: ImportedEntry, _ report: inout ImportReport) {
    guard entry.image == nil || !entry.fields.isEmpty else { return }
    let fields = entry.fields.map { "'\($0)'" }.joined(separator: ", ")
    report.find(
      .doubtful, "empty", entry.place,
      "'\(entry.title)' has no text in the archive"
        + (fields.isEmpty ? "" : ": a plugin may have kept it in \(fields), which is not read"))
  }

  /// Comments of a page, for which the site has no files.
  private func commentsAsText(_ entry: ImportedEntry, _ converted: inout ConvertedEntry) -> String {
    let isFrench = (Self.tag(entry.language) ?? plan.settings.language).hasPrefix("fr")
    let shown = entry.comments.filter { $0.status == .approved }
    guard !shown.isEmpty else { return "" }
    var text = isFrench ? "\n## Commentaires\n" : "\n## Comments\n"
    for comment in shown {
      let words = CommentText.markdown(comment, plan.textsOfComments)
      words.tell(comment, under: entry, &converted.report)
      let (name, removed) = CommentWriter.name(comment, plan.textsOfComments)
      converted.report.removedAddresses += removed
      let plain = MarkdownEscape.escaped(name, before: nil, after: nil, isInLink: true, isAtLineStart: true)
      let date = comment.date.map { date in
        let local = Moment(
          secondsSince1970: date.secondsSince1970, in: plan.settings.timeZone, hasTime: date.hasTime)
        return ", " + HumanDate.text(local, isFrench: isFrench)
      }
      text += "\n**\(plain)**" + (date ?? "") + "\n\n"
      text +=
        words.text.split(separator: "\n", omittingEmptySubsequences: false).map {
          $0.isEmpty ? ">" : "> " + $0
        }.joined(separator: "\n") + "\n"
    }
    return text
  }

  // MARK: Front matter

  private func keys(
    _ entry: ImportedEntry, _ place: ImportPlan.Place, _ converted: inout ConvertedEntry
  ) -> [FrontMatterKey] {
    let isArticle = entry.kind == .article
    var keys = [FrontMatterKey("title", .text(entry.title))]
    let date = entry.date.map {
      Moment(secondsSince1970: $0.secondsSince1970, in: plan.settings.timeZone, hasTime: $0.hasTime)
    }
    if isArticle {
      keys.append(FrontMatterKey("date", .date(date ?? Moment(secondsSince1970: 0, offset: 0))))
    }
    if let updated = entry.updated, updated.secondsSince1970 > (date?.secondsSince1970 ?? 0) + 60,
      entry.draftReason == nil
    {
      keys.append(
        FrontMatterKey(
          "updated", .date(Moment(secondsSince1970: updated.secondsSince1970, in: plan.settings.timeZone))))
    }
    if isArticle, let until = entry.until { keys.append(FrontMatterKey("publish_until", .date(until))) }
    if let author = FrontMatterKey.text("author", entry.author) { keys.append(author) }
    if isArticle {
      for (name, tags) in [("tags", entry.tags), ("technorati", entry.technorati)] {
        let kept = tags.filter { tag in
          let key = TagKey(tag)
          guard !key.isEmpty, !Slug.make(key.words).isEmpty else {
            converted.report.find(
              .worthKnowing, "tag", entry.place, "the tag '\(tag)' has neither letter nor digit: left out")
            return false
          }
          converted.tags.insert(key)
          return true
        }
        if !kept.isEmpty { keys.append(FrontMatterKey(name, .names(kept))) }
      }
    }
    if let description = FrontMatterKey.text("description", entry.description) { keys.append(description) }
    if let slug = place.slug { keys.append(FrontMatterKey("slug", .text(slug))) }
    let aliases = aliases(entry, place, &converted)
    if !aliases.isEmpty { keys.append(FrontMatterKey("aliases", .names(aliases))) }
    if entry.draftReason != nil { keys.append(FrontMatterKey("draft", .flag(true))) }
    if let language = Self.tag(entry.language), language.split(separator: "-")[0] != plan.settings.language {
      keys.append(FrontMatterKey("lang", .text(language)))
    }
    if let image = entry.image { addImage(image, entry, to: &keys, &converted) }
    if isArticle {
      if plan.ownsGUID(entry), let guid = FrontMatterKey.text("guid", entry.guid) { keys.append(guid) }
      if entry.isClosed { keys.append(FrontMatterKey("comments", .text("closed"))) }
    }
    var extra: [FrontMatterKey] = []
    if entry.isSticky { extra.append(FrontMatterKey("sticky", .flag(true))) }
    if let reason = entry.draftReason, !["draft", "address"].contains(reason) {
      extra.append(FrontMatterKey("status_before", .text(reason)))
    }
    for part in entry.extra where !extra.contains(where: { $0.name == part.key }) {
      extra.append(FrontMatterKey(part.key, part.value))
    }
    if !extra.isEmpty { keys.append(FrontMatterKey("extra", .group(extra))) }
    return keys
  }

  private func addImage(
    _ image: ImportedImage, _ entry: ImportedEntry, to keys: inout [FrontMatterKey],
    _ converted: inout ConvertedEntry
  ) {
    let address: String
    if case .markdown = entry.body {
      address = text.address(in: entry, image.address, &converted.notes)
    } else {
      address = plan.newAddress(image.address, of: entry.oldAddress, &converted.notes)
    }
    guard !address.isEmpty else { return }
    keys.append(FrontMatterKey("image", .text(address)))
    if let alt = FrontMatterKey.text("image_alt", image.alt) { keys.append(alt) }
    if let credit = FrontMatterKey.text("image_credit", image.credit) { keys.append(credit) }
  }

  /// The old address, where the new one differs, as a path below the site's home.
  private func aliases(
    _ entry: ImportedEntry, _ place: ImportPlan.Place, _ converted: inout ConvertedEntry
  ) -> [String] {
    guard entry.draftReason == nil else { return [] }
    var aliases: [String] = []
    for old in [entry.oldAddress].compactMap({ $0 }) + entry.aliases {
      guard let path = plan.oldPath(old), !path.isEmpty, !path.hasPrefix("?"),
        !path.contains(where: { "?#\\".contains($0) || $0.isNewline })
      else { continue }
      let isFile = path.hasSuffix(".html") || path.hasSuffix(".htm")
      let alias = path + (isFile ? "" : "/")
      let written = "/" + PercentEncoding.path(alias)
      guard alias != place.path.text, !aliases.contains(written) else { continue }
      guard OldAddress(written) != nil else {
        converted.report.find(
          .doubtful, "old-address", entry.place,
          "nothing leads on from the old address of '\(entry.title)', \(written): \(OldAddress.fault(of: written))"
        )
        continue
      }
      // Told of when the text got another address.
      if plan.isTheSites(alias) { continue }
      // What stands at its own address comes before what stood there once.
      if let owner = plan.owner(ofPath: alias) {
        if owner != entry.key {
          converted.report.find(
            .doubtful, "address-taken", entry.place,
            "the old address of '\(entry.title)', \(written), is that of another text now: nothing leads on from it"
          )
        }
        continue
      }
      if let heir = plan.heir(ofOldPath: path), heir != entry.key {
        converted.report.find(
          .doubtful, "address-taken", entry.place,
          "the old address of '\(entry.title)', \(written), is that of another text as well: it leads to that one"
        )
        continue
      }
      aliases.append(written)
    }
    return aliases
  }

  /// `fr_FR` and `fr-fr` are the language `fr`; a country that parts two languages stays.
  private static func tag(_ language: String?) -> String? {
    let parts = (language ?? "").split { "-_".contains($0) }.map(String.init)
    guard let first = parts.first?.lowercased(), (2...3).contains(first.count), first.allSatisfy(\.isLetter)
    else {
      return nil
    }
    guard parts.count > 1, parts[1].count == 2, parts[1].lowercased() != first,
      ["pt", "zh", "en", "es"].contains(first)
    else { return first }
    return first + "-" + parts[1].uppercased()
  }
}
