import SiteContent
import SiteModel

/// WordPress exports (WXR 1.0 to 1.2), also in several files, read as a stream: once to see what is in them, once
/// for their texts.
struct WordPressSource: ImportSource {
  let paths: [String]
  let options: ImportOptions
  private var reader: WXRReader?
  private var nextPath = 0
  private(set) var authors: [String: WXRChannel.Author] = [:]
  /// The items that count, by their keys: a second copy in another file is the same item.
  private var owners: [String: Owner] = [:]
  /// Items whose number another one has, by their place.
  private var otherKeys: [String: String] = [:]
  private(set) var language = "fr"
  private(set) var media: [String: ImportedMedia] = [:]
  /// By the key of the item that the picture belongs to.
  private(set) var pictureComments: [String: [WordPressSummaries.PictureComments]] = [:]

  private struct Owner {
    var place: String
    var guid: String
    var comments: Set<String>
  }

  init(_ paths: [String], _ options: ImportOptions) {
    var seen: Set<String> = []
    self.paths = paths.filter { seen.insert($0).inserted }
    self.options = options
  }

  func emptiness(_ report: ImportReport) -> ImportError {
    let names = paths.map { "'\($0)'" }.joined(separator: ", ")
    return ImportError(
      "no article, no page and no file was found in \(names)",
      hint: report.firstLoss ?? "in WordPress, under Tools, Export, choose 'All content'")
  }

  // MARK: Survey

  mutating func survey(_ report: inout ImportReport) throws -> ImportSurvey {
    var survey = ImportSurvey()
    var summaries = WordPressSummaries(now: options.now)
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
    summaries.finish(&survey)
    language = summaries.language
    pictureComments = summaries.pictureComments(of: survey.entries)
    media = Dictionary(survey.media.map { ($0.key, $0) }) { first, _ in first }
    return survey
  }

  private mutating func add(
    _ item: WXRItem, _ reader: WXRReader, _ summaries: inout WordPressSummaries, _ report: inout ImportReport
  ) {
    var key = Self.key(of: item)
    let place = "\(reader.path)#\(item.number)"
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
        .lost, "comment-count", copy,
        "the second copy of '\(item["title"])' has \(Counted.comments(missing)) that the first has not"
      )
    }
  }

  /// Another program that wrote a file, and has no command here.
  private static func exporter(of reader: WXRReader) throws -> String? {
    switch reader.rootName {
    case "feed": return "Blogger's"
    case "root" where !reader.hasChannel: return "Over-blog's"
    default:
      let start = String(decoding: try FileReading.prefix(of: reader.path, count: 64), as: UTF8.self)
      let isMovable = ["AUTHOR: ", "TITLE: "].contains { start.trimming.hasPrefix($0) }
      return isMovable ? "TypePad's or Movable Type's" : nil
    }
  }

  private static func report(_ reader: WXRReader, _ report: inout ImportReport) throws {
    if let program = try exporter(of: reader) {
      throw ImportError(
        "'\(reader.path)' is an export of \(program), which cannot be read",
        hint:
          "save the articles' pages and use 'blogsite import page', or let WordPress import it and export from there"
      )
    }
    guard reader.hasChannel else {
      if ExportBeginning.isPacked(try FileReading.prefix(of: reader.path, count: 8)) {
        throw ImportError.packed(reader.path)
      }
      throw ImportError(
        "'\(reader.path)' is no WordPress export",
        hint: "in WordPress, under Tools, Export, choose 'All content'")
    }
    if let line = reader.lineOfBreak {
      report.find(
        .lost, "cut-off", ArchivePlace(file: reader.name, line: line),
        "the file breaks off here: what the old blog had behind it is not in it, so export it again")
    }
    report.repair(
      "words before the export's beginning, such as a server's warning, were left out",
      count: reader.hasPreface ? 1 : 0, at: ArchivePlace(file: reader.name, line: 1))
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
        "\(Counted.comments(reader.statedComments)) \(reader.statedComments == 1 ? "begins" : "begin") in the file, and \(reader.commentCount) could be read"
      )
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
        let written = "\(reader.path)#\(item.number)"
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
}
