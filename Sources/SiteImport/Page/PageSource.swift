import Foundation
import SiteContent
import SiteModel

/// Articles' pages that a browser or a web archive saved, one article a file.
struct PageSource: ImportSource {
  private let paths: [String]
  private var entries: [ImportedEntry] = []
  private var isGiven = false
  private var keys: Set<String> = []

  init(_ paths: [String]) { self.paths = paths }

  mutating func next(_ survey: ImportSurvey, _ report: inout ImportReport) throws -> [ImportedEntry] {
    if isGiven { return [] }
    isGiven = true
    return entries
  }

  /// The folders that browsers put a page's pictures into, beside it: `Page_files`, in French `Page_fichiers`.
  static func folders(of pages: [String]) -> [String] {
    pages.flatMap { page in
      let stem = (page as NSString).deletingPathExtension
      return ["_files", "_fichiers", "_file", "-Dateien", "_archivos"].map { stem + $0 }
        .filter { FolderListing.kind(of: $0) == .folder }
    }
  }

  func emptiness(_ report: ImportReport) -> ImportError {
    let names = paths.map { "'\($0)'" }.joined(separator: ", ")
    return ImportError(
      "no text of an article was found in \(names)",
      hint: "save an article's own page from the browser, as 'complete' or 'HTML only'")
  }

  mutating func survey(_ report: inout ImportReport) throws -> ImportSurvey {
    var survey = ImportSurvey()
    let zone = SiteTimeZone(identifier: "Europe/Paris") ?? .utc
    survey.zone = zone
    survey.language = "fr"
    for path in paths {
      let place = ArchivePlace(file: path.split(separator: "/").last.map(String.init) ?? path)
      let bytes = try FileReading.bytes(ofArgument: path)
      let text = Self.text(bytes)
      guard let nodes = HTMLElement.parseDocument(Array(text.utf8)),
        let page = SavedPage(nodes, source: text, zone: zone, place: place)
      else {
        report[.articles].found += 1
        report[.articles].refused += 1
        report.find(.lost, "no-article", place, "no text of an article was found in the page")
        continue
      }
      add(page, path, place, &survey, &report)
      if survey.title.isEmpty { survey.title = Self.siteName(nodes) }
    }
    survey.permalink = PermalinkGuess.pattern(survey)
    return survey
  }

  /// Old pages are in the encoding of their day.
  private static func text(_ bytes: [UInt8]) -> String {
    if let text = String(validating: bytes, as: UTF8.self) { return Mojibake.repaired(text) ?? text }
    return String(String.UnicodeScalarView(bytes.filter { $0 != 0 }.map(Mojibake.windows1252)))
  }

  private static func siteName(_ nodes: [HTMLNode]) -> String {
    if let name = nodes.first(where: { $0.name == "meta" && $0["property"] == "og:site_name" })?["content"] {
      return name
    }
    let title = nodes.first { $0.name == "title" }?.children.line ?? ""
    if let last = title.split(separator: "«").dropFirst().last { return last.trimming }
    let parts = title.split(separator: "»")
    return parts.count > 1 ? parts[0].trimming : ""
  }

  private mutating func add(
    _ page: SavedPage, _ path: String, _ place: ArchivePlace, _ survey: inout ImportSurvey,
    _ report: inout ImportReport
  ) {
    let name = (place.file as NSString).deletingPathExtension
    guard keys.insert(page.address ?? path).inserted else {
      report[.articles].found += 1
      report[.articles].listed += 1
      report[.comments].found += page.comments.count
      report[.comments].listed += page.comments.count
      report.find(
        .worthKnowing, "twice", place, "'\(page.title)' stands in two of the files; the first is taken")
      return
    }
    let address = page.address.flatMap(WebAddress.init)
    // `spip.php?article52` names a program and not the article.
    let isQuery = address.map { !$0.query.isEmpty } ?? false
    let last = address.flatMap { $0.path.split(separator: "/").last }.map(String.init)
    let slug = isQuery ? "" : last ?? name
    var entry = ImportedEntry(
      kind: .article, key: page.address ?? path, place: place,
      title: page.title.isEmpty ? name : page.title,
      date: page.date, slug: slug.hasSuffix(".html") ? String(slug.dropLast(5)) : slug,
      body: .html(RawHTMLWriter.write(page.body)))
    entry.oldAddress = isQuery ? nil : page.address
    if isQuery, let address {
      survey.queryAddresses.append(
        ("/" + PercentEncoding.path(address.path) + "?" + address.query, entry.key))
    }
    entry.author = page.author
    entry.tags = page.tags
    entry.technorati = page.technorati
    entry.comments = page.comments
    if page.date == nil {
      report.find(.doubtful, "no-date", place, "no date was found in the page; 1970-01-01 was written")
    }
    if page.hasMonthOnly, let date = page.date {
      report.find(
        .doubtful, "no-day", place,
        "no date was found in the page, and its address names only the month; \(date.iso8601) was written")
    }
    for _ in page.comments { report.count(commentStatus: "approved") }
    if !page.besideBody.isEmpty {
      report.find(
        .doubtful, "beside-text", place,
        "what stands above or below the text was left out: \(EntryText.sample(page.besideBody))")
    }
    switch page.unread {
    case .elsewhere(let host):
      report.find(
        .doubtful, "comments-elsewhere", place,
        "the comments of '\(entry.title)' were kept by \(host): they are not in the page")
    case .words(let words):
      report.find(
        .doubtful, "unread-comments", place,
        "no comment could be told from the next in the page's part for them, which says \(EntryText.sample(words))"
      )
    case nil: break
    }
    for (id, words) in page.besideComments {
      report.find(
        .doubtful, "comment-words", place,
        "what stands beside the text of comment \(id) was left out: \(EntryText.sample(words))")
    }
    if let stated = page.statedComments, stated != page.comments.count {
      report.find(
        .lost, "comment-count", place,
        "the page says that it has \(Counted.comments(stated)), and \(page.comments.count) "
          + "\(page.comments.count == 1 ? "was" : "were") found in it")
    }
    if survey.home.isEmpty, let address = page.address { survey.home = WebAddress.origin(of: address) + "/" }
    entries.append(entry)
    survey.entries.append(
      EntrySummary(
        kind: .article, key: entry.key, date: entry.date, slug: entry.slug, title: entry.title,
        isPublished: true,
        oldAddress: entry.oldAddress, parent: nil))
  }
}
