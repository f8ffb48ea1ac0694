import SiteContent
import SiteModel

/// The text of an entry as Markdown, and whether it still says what the archive said.
struct EntryText: Sendable {
  let plan: ImportPlan
  private let shortcodes: Shortcodes

  init(_ plan: ImportPlan) {
    self.plan = plan
    let media = Dictionary(plan.survey.media.map { ($0.key, $0) }) { first, _ in first }
    shortcodes = Shortcodes(
      media: media, mediaOf: Dictionary(grouping: plan.survey.media) { $0.parent ?? "" })
  }

  func markdown(_ entry: inout ImportedEntry, _ converted: inout ConvertedEntry) -> String {
    for (name, count) in entry.unknownMarks.sorted(by: { $0.key < $1.key }) {
      converted.report.find(
        .doubtful, "liquid", entry.place,
        "'\(name)' is not known and stands in the text as it was, \(Counted.times(count))")
    }
    let html: String
    var lineEnds = MarkdownWriter.LineEnds.spaces
    switch entry.body {
    case .markdown(let text): return asItStands(text, entry, &converted)
    case .html(let text):
      let taken = TechnoratiLine.take(from: text)
      html = taken.html
      addTechnorati(taken.names, to: &entry)
    case .wordpress(let text):
      let body = WordPressBody(
        text, entry: entry.key, shortcodes, shared: plan.survey.sharedTexts, notes: entry.notes)
      html = body.html
      lineEnds = body.lineEnds
      addTechnorati(body.technorati, to: &entry)
      converted.unknownShortcodes = body.unknownShortcodes
      converted.emptyBlocks = body.emptyBlocks
    }
    guard let parsed = HTMLElement.parse(html) else {
      converted.report.find(
        .doubtful, "nested", entry.place,
        "'\(entry.title)' is nested too deeply to be made Markdown: its HTML stays")
      return "<div>" + cleaned(html, entry, &converted).split(separator: "\n").joined(separator: "\n")
        + "</div>\n"
    }
    let (nodes, removed) = plan.textsOfArticles.cleaned(LazyPictures.resolved(parsed))
    tell(removed: removed, entry, &converted)
    let notes = NotesBox()
    let key = entry.key
    let page = entry.oldAddress
    let plan = plan
    var writer = MarkdownWriter(lineEnds: lineEnds, trust: .article) { address, _ in
      plan.newAddress(address, of: page, in: key, &notes.notes)
    }
    var markdown = writer.write(Anchors.kept(in: nodes))
    check(nodes, lineEnds, &markdown, entry, &converted)
    converted.notes.add(notes.notes)
    for (type, count) in notes.notes.unknownData.sorted(by: { $0.key < $1.key }) {
      converted.report.find(
        .lost, "embedded", entry.place,
        "'\(entry.title)' has a file of the type '\(type)' within its text, \(Counted.times(count)): left out; save it as a file and put that into the text"
      )
    }
    return markdown
  }

  private func addTechnorati(_ names: [String], to entry: inout ImportedEntry) {
    for name in names where !entry.technorati.contains(name) { entry.technorati.append(name) }
  }

  /// Without readers' addresses, which a text may quote.
  private func cleaned(
    _ text: String, _ entry: ImportedEntry, _ converted: inout ConvertedEntry
  ) -> String {
    let (cleaned, count) = plan.textsOfArticles.cleaned(text)
    tell(removed: count, entry, &converted)
    return cleaned
  }

  private func tell(removed count: Int, _ entry: ImportedEntry, _ converted: inout ConvertedEntry) {
    guard count > 0 else { return }
    converted.report.removedAddresses += count
    converted.report.find(
      .doubtful, "address-removed", entry.place,
      "'\(entry.title)' named a commenter's mail or IP address: it was taken out")
  }

  // MARK: Markdown of other programs

  /// A text that is Markdown already: only addresses that lead elsewhere now are changed.
  private func asItStands(
    _ text: String, _ entry: ImportedEntry, _ converted: inout ConvertedEntry
  ) -> String {
    let source = cleaned(text, entry, &converted)
    let rewritten = MarkdownAddresses.rewritten(source) { address(in: entry, $0, &converted.notes) }
    let markdown = rewritten.hasSuffix("\n") || rewritten.isEmpty ? rewritten : rewritten + "\n"
    let (html, findings) = RenderedText.checkedArticle(markdown)
    add(findings, entry, &converted)
    let (missing, added) = Words.difference(
      Self.words(ofHTML: RenderedText.article(source)), Self.words(ofHTML: html))
    if !missing.isEmpty || !added.isEmpty { tell(missing, added, entry, &converted) }
    return markdown
  }

  /// What an address in a file of another generator's becomes.
  func address(in entry: ImportedEntry, _ address: String, _ notes: inout AddressNotes) -> String {
    guard !address.isEmpty, !address.hasPrefix("#") else { return address }
    var written = address
    // Pelican's: `{filename}../autre.md`, `{static}/images/x.jpg`, and as it was before: `|filename|`.
    for mark in [
      "{filename}", "{static}", "{attach}", "|filename|", "|static|", "%7Bfilename%7D", "%7Bstatic%7D",
    ]
    where written.hasPrefix(mark) {
      written = String(written.dropFirst(mark.count))
    }
    guard let parts = WebAddress(written) else { return address }
    let isRelative = parts.host.isEmpty && !written.hasPrefix("/")
    if parts.host.isEmpty {
      if let file = plan.media.file(beside: entry.key, parts.path, isRelative: isRelative) {
        notes.used.insert(file)
        return "/" + PercentEncoding.path(String(file.target.dropFirst("content/".count)))
      }
      if let place = plan.place(ofFile: parts.path, beside: entry.key, isRelative: isRelative) {
        if !place.isPublished { notes.unpublished.insert(written) }
        return PercentEncoding.path(place.id) + ".md" + parts.fragment
      }
    }
    if let place = plan.place(ofOldAddress: isRelative ? resolved(written, entry) : written) {
      guard place.isPublished else {
        notes.unpublished.insert(written)
        return written
      }
      return PercentEncoding.path(place.id) + ".md" + parts.fragment
    }
    if parts.host.isEmpty, !isRelative, let tag = plan.tagPath(ofOldAddress: written) {
      return tag.encodedPath + parts.fragment
    }
    guard parts.host.isEmpty else {
      return plan.isOld(parts) ? plan.newAddress(written, of: entry.oldAddress, &notes) : written
    }
    if MediaFolder.isFile(parts.path), !parts.path.hasSuffix(".md") {
      notes.missing.insert(written)
    } else if !parts.path.isEmpty {
      notes.unknown.insert(written)
    }
    return written
  }

  private func resolved(_ relative: String, _ entry: ImportedEntry) -> String {
    WebAddress.resolved(relative, from: entry.oldAddress ?? plan.survey.home)
  }

  // MARK: Words

  /// The words of the text as the site will show it are those of the archive; where they are not, the HTML itself is
  /// taken.
  private func check(
    _ nodes: [HTMLNode], _ lineEnds: MarkdownWriter.LineEnds, _ markdown: inout String,
    _ entry: ImportedEntry,
    _ converted: inout ConvertedEntry
  ) {
    let source = Words.of(nodes)
    let (html, findings) = RenderedText.checkedArticle(markdown)
    var (missing, added) = Words.difference(source, Self.words(ofHTML: html))
    // An address of a film, alone on its line, became the film.
    if !missing.isEmpty, html.contains("\"video-card\"") {
      let shown = nodes.text.split(whereSeparator: \.isWhitespace).map(String.init).filter(
        RenderedText.isVideo)
      missing = Words.difference(missing, shown.flatMap(Words.split)).missing
    }
    guard !missing.isEmpty || !added.isEmpty else {
      add(findings, entry, &converted)
      return
    }
    let notes = NotesBox()
    let blocks = lineEnds == .breaks ? AutoParagraphs.added(to: nodes) : nodes
    let whole = RawHTMLWriter.write(blocks) { address, _ in
      plan.newAddress(address, of: entry.oldAddress, in: entry.key, &notes.notes)
    }
    let raw = "<div>\n\(whole.trimming)\n</div>\n"
    let (again, rawFindings) = RenderedText.checkedArticle(raw)
    let rest = Words.difference(source, Self.words(ofHTML: again))
    if rest.missing.isEmpty, rest.added.isEmpty {
      markdown = raw
      converted.report.find(
        .worthKnowing, "html", entry.place,
        "'\(entry.title)' stays HTML: as Markdown it would \(missing.isEmpty ? "gain" : "lose") \(Self.sample(missing.isEmpty ? added : missing))"
      )
      add(rawFindings, entry, &converted)
      return
    }
    add(findings, entry, &converted)
    tell(missing, added, entry, &converted)
  }

  private func tell(
    _ missing: [String], _ added: [String], _ entry: ImportedEntry, _ converted: inout ConvertedEntry
  ) {
    converted.report.find(
      missing.isEmpty ? .doubtful : .lost, "words", entry.place,
      "'\(entry.title)': "
        + (missing.isEmpty
          ? "the text shows more than the archive: \(Self.sample(added))"
          : "words are missing: \(Self.sample(missing))"))
  }

  /// What the build will say, which is the archive's own.
  private func add(
    _ findings: [RenderedText.Finding], _ entry: ImportedEntry, _ converted: inout ConvertedEntry
  ) {
    var seen: Set<String> = []
    // Shortcodes are told of once, for the whole archive.
    let told = findings.filter { finding in
      finding.kind != .foreignMarkup || converted.unknownShortcodes.isEmpty
        || !finding.message.contains("shortcode")
    }
    for finding in told where seen.insert(finding.message).inserted {
      converted.report.find(
        .worthKnowing, finding.kind.rawValue, entry.place, "'\(entry.title)': \(finding.message)")
    }
  }

  static func sample(_ words: [String]) -> String {
    words.prefix(8).map { "'\($0)'" }.joined(separator: " ")
      + (words.count > 8 ? " and \(words.count - 8) more" : "")
  }

  static func words(ofHTML html: String) -> [String] {
    guard let nodes = HTMLElement.parse(html) else { return [] }
    return Words.of(nodes) { element in
      element.hasClass("video-card") || element.hasClass("footnote-ref") || element.hasClass("footnotes")
    }
  }
}

/// Notes that a closure takes while it is called by one writer.
private final class NotesBox { var notes = AddressNotes() }
