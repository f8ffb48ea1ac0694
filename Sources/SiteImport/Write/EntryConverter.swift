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
}

/// Turns entries into files. Pure: what it needs to know is in the plan.
struct EntryConverter: Sendable {
  let plan: ImportPlan
  private let shortcodes: Shortcodes

  init(_ plan: ImportPlan) {
    self.plan = plan
    let media = Dictionary(plan.survey.media.map { ($0.key, $0) }) { first, _ in first }
    shortcodes = Shortcodes(
      media: media, mediaOf: Dictionary(grouping: plan.survey.media) { $0.parent ?? "" })
  }

  /// Nil of an entry that has no place.
  func convert(_ entry: ImportedEntry) -> ConvertedEntry? {
    guard let place = plan.places[entry.key] else { return nil }
    var converted = ConvertedEntry(edit: ContentEdit(place.file, .create([])))
    var entry = entry
    var body = text(&entry, &converted)
    if entry.kind == .page, !entry.comments.isEmpty {
      body += commentsAsText(entry.comments, &converted)
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
    let bytes = FrontMatterWriter.document(keys, body: body)
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

  // MARK: Text

  private func text(_ entry: inout ImportedEntry, _ converted: inout ConvertedEntry) -> String {
    let html: String
    var lineEnds = MarkdownWriter.LineEnds.spaces
    switch entry.body {
    case .markdown(let text):
      let rewritten = MarkdownAddresses.rewritten(text) { addressInMarkdown($0, &converted.notes) }
      return rewritten.hasSuffix("\n") || rewritten.isEmpty ? rewritten : rewritten + "\n"
    case .html(let text):
      let taken = TechnoratiLine.take(from: text)
      html = taken.html
      addTechnorati(taken.names, to: &entry)
    case .wordpress(let text):
      let body = WordPressBody(text, entry: entry.key, shortcodes)
      html = body.html
      lineEnds = body.lineEnds
      addTechnorati(body.technorati, to: &entry)
      converted.unknownShortcodes = body.unknownShortcodes
    }
    guard let nodes = HTMLElement.parse(html) else {
      converted.report.find(
        .doubtful, "nested", entry.place,
        "'\(entry.title)' is nested too deeply to be made Markdown: its HTML stays")
      return "<div>" + html.split(separator: "\n").joined(separator: "\n") + "</div>\n"
    }
    let notes = NotesBox()
    let page = entry.oldAddress
    let plan = plan
    var writer = MarkdownWriter(lineEnds: lineEnds, trust: .article) { address, _ in
      plan.newAddress(address, of: page, &notes.notes)
    }
    var markdown = writer.write(nodes)
    check(nodes, &markdown, entry, &converted)
    converted.notes.add(notes.notes)
    return markdown
  }

  /// In a text that stays as it is, only what is known to lead elsewhere now is changed.
  private func addressInMarkdown(_ address: String, _ notes: inout AddressNotes) -> String {
    guard !address.hasPrefix("#"), !address.hasSuffix(".md"), let parts = WebAddress(address) else {
      return address
    }
    if let file = plan.media.file(for: parts.path), parts.host.isEmpty {
      notes.used.insert(file)
      return "/" + SitePath.percentEncoded(String(file.target.dropFirst("content/".count)))
    }
    if let place = plan.place(ofOldAddress: address), place.isPublished {
      return SitePath.percentEncoded(place.id) + ".md" + parts.fragment
    }
    return address
  }

  private func addTechnorati(_ names: [String], to entry: inout ImportedEntry) {
    for name in names where !entry.technorati.contains(name) { entry.technorati.append(name) }
  }

  /// The words of the text as the site will show it are those of the archive; where they are not, the HTML itself is
  /// taken.
  private func check(
    _ nodes: [HTMLNode], _ markdown: inout String, _ entry: ImportedEntry, _ converted: inout ConvertedEntry
  ) {
    let source = Words.of(nodes)
    let (missing, added) = Words.difference(source, Self.words(ofMarkdown: markdown))
    guard !missing.isEmpty || !added.isEmpty else { return }
    let notes = NotesBox()
    let html = RawHTMLWriter.write(nodes) { address, _ in
      plan.newAddress(address, of: entry.oldAddress, &notes.notes)
    }
    let raw = "<div>\n\(html.trimming)\n</div>\n"
    let again = Words.difference(source, Self.words(ofMarkdown: raw))
    if again.missing.isEmpty, again.added.isEmpty, !missing.isEmpty {
      markdown = raw
      converted.report.find(
        .worthKnowing, "html", entry.place,
        "'\(entry.title)' stays HTML: as Markdown it would lose \(Self.sample(missing))")
      return
    }
    converted.report.find(
      missing.isEmpty ? .doubtful : .lost, "words", entry.place,
      "'\(entry.title)': "
        + (missing.isEmpty
          ? "the text shows more than the archive: \(Self.sample(added))"
          : "words are missing: \(Self.sample(missing))"))
  }

  private static func sample(_ words: [String]) -> String {
    words.prefix(8).map { "'\($0)'" }.joined(separator: " ")
      + (words.count > 8 ? " and \(words.count - 8) more" : "")
  }

  private static func words(ofMarkdown markdown: String) -> [String] {
    let html = RenderedText.article(markdown)
    guard let nodes = HTMLElement.parse(html) else { return [] }
    return Words.of(nodes) { element in
      element.hasClass("video-card") || element.hasClass("footnote-ref") || element.hasClass("footnotes")
    }
  }

  /// Comments of a page, for which the site has no files.
  private func commentsAsText(_ comments: [ImportedComment], _ converted: inout ConvertedEntry) -> String {
    var text = "\n## Commentaires\n"
    for comment in comments where comment.status == .approved {
      let (words, _) = CommentText.markdown(comment, plan.privateTexts)
      let name = CommentWriter.name(comment, plan.privateTexts)
      let plain = MarkdownEscape.escaped(name, before: nil, after: nil, isInLink: true, isAtLineStart: true)
      text += "\n**\(plain)**" + (comment.date.map { ", \($0.iso8601)" } ?? "") + "\n\n"
      text +=
        words.split(separator: "\n", omittingEmptySubsequences: false).map { $0.isEmpty ? ">" : "> " + $0 }
        .joined(separator: "\n") + "\n"
    }
    return comments.contains { $0.status == .approved } ? text : ""
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
    let aliases = aliases(entry, place)
    if !aliases.isEmpty { keys.append(FrontMatterKey("aliases", .names(aliases))) }
    if entry.draftReason != nil { keys.append(FrontMatterKey("draft", .flag(true))) }
    if let image = entry.image { addImage(image, entry, to: &keys, &converted) }
    if isArticle {
      if let guid = FrontMatterKey.text("guid", entry.guid) { keys.append(guid) }
      if entry.isClosed { keys.append(FrontMatterKey("comments", .text("closed"))) }
    }
    var extra: [FrontMatterKey] = []
    if entry.isSticky { extra.append(FrontMatterKey("sticky", .flag(true))) }
    if let reason = entry.draftReason, reason != "draft" {
      extra.append(FrontMatterKey("status_before", .text(reason)))
    }
    if let language = entry.language, language != plan.settings.language {
      extra.append(FrontMatterKey("language", .text(language)))
    }
    for part in entry.extra {
      extra.append(
        FrontMatterKey(part.key, part.values.count == 1 ? .text(part.values[0]) : .names(part.values)))
    }
    if !extra.isEmpty { keys.append(FrontMatterKey("extra", .group(extra))) }
    return keys
  }

  private func addImage(
    _ image: ImportedImage, _ entry: ImportedEntry, to keys: inout [FrontMatterKey],
    _ converted: inout ConvertedEntry
  ) {
    let address = plan.newAddress(image.address, of: entry.oldAddress, &converted.notes)
    guard !address.isEmpty else { return }
    keys.append(FrontMatterKey("image", .text(address)))
    if let alt = FrontMatterKey.text("image_alt", image.alt) { keys.append(alt) }
    if let credit = FrontMatterKey.text("image_credit", image.credit) { keys.append(credit) }
  }

  /// The old address, where the new one differs, as a path below the site's home.
  private func aliases(_ entry: ImportedEntry, _ place: ImportPlan.Place) -> [String] {
    guard entry.draftReason == nil else { return [] }
    var aliases: [String] = []
    for old in [entry.oldAddress].compactMap({ $0 }) + entry.aliases {
      guard let path = plan.oldPath(old), !path.isEmpty, !path.hasPrefix("?"),
        !path.contains(where: { "?#\\".contains($0) || $0.isNewline })
      else { continue }
      let isFile = path.hasSuffix(".html") || path.hasSuffix(".htm")
      let alias = path + (isFile ? "" : "/")
      let written = "/" + SitePath.percentEncoded(alias)
      if alias != place.path.text, !aliases.contains(written) { aliases.append(written) }
    }
    return aliases
  }
}

/// Notes that a closure takes while it is called by one writer.
private final class NotesBox { var notes = AddressNotes() }
