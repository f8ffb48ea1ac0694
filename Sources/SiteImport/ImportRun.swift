import SiteContent
import SiteModel

/// The state of an import that goes on.
struct ImportRun {
  var report = ImportReport()
  let options: ImportOptions
  let layout: SiteLayout
  let survey: ImportSurvey
  let plan: ImportPlan
  let hasSettings: Bool
  let hasMedia: Bool
  let editor: ContentEditor?
  var notes = AddressNotes()
  var tags: Set<TagKey> = []
  var publishedTags: Set<TagKey> = []
  var largestComment = 0
  var shortcodes: [String: (count: Int, place: String)] = [:]
  var blocks: [String: (count: Int, place: String)] = [:]

  init(
    _ source: inout any ImportSource, _ layout: SiteLayout, _ options: ImportOptions, mediaFolders: [String],
    pageFolders: [String] = []
  ) throws {
    self.options = options
    hasMedia = !mediaFolders.isEmpty
    self.layout = layout
    report.isDryRun = options.isDryRun
    let survey = try source.survey(&report)
    // The wrong file or folder: settings that were made of it would turn any folder into a blog.
    guard !survey.entries.isEmpty || !survey.media.isEmpty else { throw source.emptiness(report) }
    self.survey = survey
    let (present, _) = try Locate.settings(layout).both
    hasSettings = FolderListing.kind(of: layout.path(SiteLayout.settings)) != nil
    guard let settings = present ?? (hasSettings ? nil : SettingsFile.settings(survey)) else {
      throw ImportError(
        "\(SiteLayout.settings) has errors", hint: "'blogsite check' tells them; mend them first")
    }
    plan = ImportPlan(
      survey, settings, try MediaFolder(mediaFolders, besidePages: pageFolders), now: options.now, &report)
    editor = options.isDryRun ? nil : try ContentEditor(layout)
    if let pattern = survey.permalink, hasSettings, let permalink = try? Permalink(pattern: pattern),
      permalink != settings.permalink
    {
      report.find(
        .worthKnowing, "permalink", SiteLayout.settings,
        "the old addresses were \(pattern): with 'permalink: \(pattern)' they would stay as they are")
    }
  }

  private static let batch = 256

  mutating func writeEntries(_ source: inout any ImportSource, _ progress: Import.Progress) async throws {
    let converter = EntryConverter(plan)
    var done = 0
    var isAtEnd = false
    while !isAtEnd {
      var batch: [ImportedEntry] = []
      while batch.count < Self.batch {
        let entries = try source.next(survey, &report)
        if entries.isEmpty {
          isAtEnd = true
          break
        }
        batch += entries
      }
      let converted = try await Parallel.map(batch, jobs: options.jobs) { converter.convert($0) }
      for (entry, converted) in zip(batch, converted) {
        guard let converted else { continue }
        try write(converted, of: entry)
      }
      done += batch.count
      progress(done, survey.entries.count)
    }
  }

  private mutating func write(_ converted: ConvertedEntry, of entry: ImportedEntry) throws {
    report.add(converted.report)
    notes.add(converted.notes)
    // Written at once: they are large.
    for (file, picture) in notes.embedded {
      report[.media].found += 1
      try apply(ContentEdit(file, .create(picture.bytes)), .media, at: entry.place)
    }
    notes.embedded = []
    tags.formUnion(converted.tags)
    if plan.places[entry.key]?.isPublished ?? false { publishedTags.formUnion(converted.tags) }
    tellIfHidden(entry)
    largestComment = max(largestComment, converted.largestComment)
    for (name, count) in converted.unknownShortcodes {
      shortcodes[name, default: (0, "\(entry.place)")].count += count
    }
    for (name, count) in converted.emptyBlocks {
      blocks[name, default: (0, "\(entry.place)")].count += count
    }
    let kind: ImportReport.Kind = entry.kind == .article ? .articles : .pages
    report[kind].found += 1
    let row = report[kind]
    try apply(converted.edit, kind, at: entry.place)
    if entry.kind == .page { tellComments(converted.report[.comments].written, ofPageIn: kind, since: row) }
    let before = report[.comments]
    try write(converted.comments, of: entry)
    let after = report[.comments]
    let done =
      after.written + after.unchanged + after.refused - before.written - before.unchanged - before.refused
    let expected = entry.comments.count
    if done != expected, entry.kind == .article {
      report.find(
        .lost, "comment-count", entry.place,
        "'\(entry.title)' has \(Counted.comments(expected)) in the archive, and \(done) \(done == 1 ? "was" : "were") dealt with"
      )
    }
  }

  /// Comments at a page's end are written where the page is, and only there.
  private mutating func tellComments(
    _ count: Int, ofPageIn kind: ImportReport.Kind, since row: ImportReport.Row
  ) {
    guard report[kind].written == row.written else { return }
    report[.comments].written -= count
    if report[kind].unchanged > row.unchanged {
      report[.comments].unchanged += count
    } else {
      report[.comments].refused += count
    }
  }

  private mutating func write(_ comments: [ContentEdit], of entry: ImportedEntry) throws {
    guard let folder = comments.first?.path.split(separator: "/").dropLast().joined(separator: "/") else {
      return
    }
    let present = try PresentComments(in: layout.path(folder))
    for comment in comments {
      guard let name = present.otherFile(of: comment) else {
        try apply(comment, .comments, at: entry.place)
        continue
      }
      report[.comments].unchanged += 1
      report.find(
        .worthKnowing, "renamed", entry.place,
        "a comment under '\(entry.title)' is there under another name, "
          + "\(folder)/\(name): left as it is")
    }
  }

  /// What is no draft and yet not seen by readers today.
  private mutating func tellIfHidden(_ entry: ImportedEntry) {
    guard entry.draftReason == nil, let place = plan.places[entry.key], !place.isPublished else { return }
    if let until = entry.until, until.secondsSince1970 <= options.now {
      report.find(
        .worthKnowing, "expired", entry.place,
        "'\(entry.title)' was over on \(until.iso8601.prefix(10)): it is not published, and no redirect leads to it"
      )
    } else if let date = entry.date {
      report.find(
        .worthKnowing, "scheduled", entry.place,
        "'\(entry.title)' is published on \(date.iso8601.prefix(10)): no redirect leads to it before; import again then"
      )
    }
  }

  mutating func apply(
    _ edit: ContentEdit, _ kind: ImportReport.Kind, at place: some CustomStringConvertible
  ) throws {
    guard let editor else {
      report[kind].written += 1
      return
    }
    do throws(ContentEditError) {
      switch try editor.apply(edit) {
      case .done: report[kind].written += 1
      case .unchanged: report[kind].unchanged += 1
      }
    } catch {
      // A full disk will not take the rest either.
      if case .disk(let path, let action, let code) = error { throw DiskError(action, path, code: code) }
      report[kind].refused += 1
      report.find(.lost, "refused", place, "\(error)")
    }
  }
}
