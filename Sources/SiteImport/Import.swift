package import SiteContent
import SiteModel

/// An import: an archive in, files of a blog out, and a report that accounts for everything.
package enum Import {
  /// What is read.
  package enum Archive: Sendable {
    case wordpress([String])
    case dotclear(String)
    case pages([String])
    case folder(String)
  }

  /// How far it is, for whoever looks on.
  package typealias Progress = @Sendable (_ done: Int, _ all: Int) -> Void

  /// - Throws: `ImportError` where the archive cannot be read at all, `DiskError`.
  package static func run(
    _ archive: Archive, into layout: SiteLayout, _ options: ImportOptions, progress: Progress = { _, _ in }
  ) async throws -> ImportReport {
    // The pictures of such a folder lie in it.
    var folders = options.media.map { [$0] } ?? []
    if case .folder(let path) = archive { folders.append(path) }
    var source: any ImportSource =
      switch archive {
      case .wordpress(let paths): WordPressSource(paths, options)
      case .dotclear(let path): try DotclearSource(path, options)
      case .pages(let paths): PageSource(paths, options)
      case .folder(let path): try FolderSource(path, options)
      }
    var run = try ImportRun(&source, layout, options, mediaFolders: folders)
    try await run.writeEntries(&source, progress)
    try run.writeRest()
    return run.report
  }
}

/// The state of an import that goes on.
struct ImportRun {
  private(set) var report = ImportReport()
  private let options: ImportOptions
  private let layout: SiteLayout
  private let survey: ImportSurvey
  private let plan: ImportPlan
  private let hasSettings: Bool
  private let hasMedia: Bool
  private let editor: ContentEditor?
  private var notes = AddressNotes()
  private var tags: Set<TagKey> = []
  private var publishedTags: Set<TagKey> = []
  private var largestComment = 0
  private var shortcodes: [String: (count: Int, place: String)] = [:]

  init(
    _ source: inout any ImportSource, _ layout: SiteLayout, _ options: ImportOptions, mediaFolders: [String]
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
    plan = ImportPlan(survey, settings, try MediaFolder(mediaFolders), &report)
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
    tags.formUnion(converted.tags)
    if entry.draftReason == nil { publishedTags.formUnion(converted.tags) }
    largestComment = max(largestComment, converted.largestComment)
    for (name, count) in converted.unknownShortcodes {
      shortcodes[name, default: (0, "\(entry.place)")].count += count
    }
    let kind: ImportReport.Kind = entry.kind == .article ? .articles : .pages
    report[kind].found += 1
    try apply(converted.edit, kind, at: entry.place)
    let before = report[.comments]
    for comment in converted.comments { try apply(comment, .comments, at: entry.place) }
    let after = report[.comments]
    let done =
      after.written + after.unchanged + after.refused - before.written - before.unchanged - before.refused
    let expected = entry.comments.count
    if done != expected, entry.kind == .article {
      report.find(
        .lost, "comment-count", entry.place,
        "'\(entry.title)' has \(expected) comments in the archive, and \(done) were dealt with")
    }
  }

  private mutating func apply(
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

  // MARK: What belongs to no entry

  mutating func writeRest() throws {
    report.tags = tags.count
    for (name, shortcode) in shortcodes.sorted(by: { $0.key < $1.key }) {
      report.find(
        .doubtful, "shortcode", shortcode.place,
        "[\(name)] is not known and stands in the text as it was, \(shortcode.count) times")
    }
    try writeMedia()
    let redirects = RedirectFile(plan, usedTags: publishedTags)
    try writeRedirects(redirects.entries)
    if hasSettings {
      try addSettings(needsServer: redirects.entries.contains { $0.from.contains("?") })
    } else {
      try apply(
        ContentEdit(
          SiteLayout.settings,
          .create(SettingsFile.bytes(survey, plan, largestComment: largestComment, usedTags: publishedTags))),
        .other, at: SiteLayout.settings)
      report[.other].found += 1
    }
    try writeTags()
  }

  /// To settings that are there, only what they lack is added, below them; what they say otherwise is told of.
  private mutating func addSettings(needsServer: Bool) throws {
    guard
      let file = try SiteFiles(layout).bytesIfPresent(
        of: RelativePath(SiteLayout.settings), atMost: FileLimit.settings)
    else { return }
    let addition = SettingsFile.addition(
      to: file, survey, plan, needsServer: needsServer, usedTags: publishedTags)
    for (name, lines) in addition.present {
      report.find(
        .worthKnowing, name, SiteLayout.settings,
        "'\(name)' stays as it is; the old blog's was: "
          + lines.split(separator: "\n").map { $0.trimming }.joined(separator: " "))
    }
    guard !addition.added.isEmpty else { return }
    let names = addition.added.map { "'\($0)'" }.joined(separator: " and ")
    report.find(.worthKnowing, "settings", SiteLayout.settings, "\(names) was added below what stood there")
    report[.other].found += 1
    try apply(
      ContentEdit(SiteLayout.settings, .replace(addition.bytes, seen: ContentVersion(of: file))), .other,
      at: SiteLayout.settings)
  }

  private mutating func writeMedia() throws {
    // What no text shows may be linked from elsewhere: files that the archive names come along.
    for file in survey.media {
      guard let address = WebAddress(file.address) else { continue }
      if let found = plan.media.file(for: address.path) {
        notes.used.insert(found)
      } else {
        // As texts name it, where the archive does not say where the blog was.
        notes.missing.insert(
          address.host.hasSuffix(".invalid") ? "/" + SitePath.percentEncoded(address.path) : file.address)
      }
    }
    for file in notes.used.sorted(by: { $0.target < $1.target }) {
      report[.media].found += 1
      try apply(ContentEdit(file.target, .copy(from: file.source)), .media, at: file.target)
    }
    for address in notes.missing.sorted() {
      report[.media].found += 1
      report[.media].listed += 1
      report.find(
        .doubtful, "missing-media", address,
        !hasMedia
          ? "the file stays at its old address: give a copy of the old blog's files with --media"
          : "the file is not in the folder of --media: texts lead to its old address")
    }
    for address in notes.unknown.sorted() {
      report.find(
        .worthKnowing, "old-link", address,
        "a link leads to the old blog, and the archive does not hold what it leads to")
    }
  }

  private mutating func writeRedirects(_ entries: [(from: String, to: String)]) throws {
    guard !entries.isEmpty else { return }
    report[.redirects].found += entries.count
    guard let editor else {
      report[.redirects].written += entries.count
      return
    }
    let path = "content/redirects.yml"
    do throws(ContentEditError) {
      let present = try editor.look(at: path)
      let (bytes, added) = RedirectFile.bytes(entries, below: present?.bytes)
      if added > 0 {
        let action: ContentEdit.Action = present.map { .replace(bytes, seen: $0.version) } ?? .create(bytes)
        try editor.apply(ContentEdit(path, action))
      }
      report[.redirects].written += added
      report[.redirects].unchanged += entries.count - added
    } catch {
      report[.redirects].refused += entries.count
      report.find(.lost, "refused", path, "\(error)")
    }
  }

  private mutating func writeTags() throws {
    let described = survey.tagDescriptions.filter { tags.contains(TagKey($0.label)) }
    var seen: Set<TagKey> = []
    let entries = described.filter { seen.insert(TagKey($0.label)).inserted }.map {
      FrontMatterValue.group([
        FrontMatterKey("label", .text($0.label)), FrontMatterKey("description", .text($0.description)),
      ])
    }
    guard !entries.isEmpty else { return }
    let present = try SiteFiles(layout).bytesIfPresent(
      of: RelativePath(SiteLayout.tags), atMost: FileLimit.tags)
    guard let present else {
      report[.other].found += 1
      try apply(
        ContentEdit(SiteLayout.tags, .create(Array(FrontMatterWriter.items(entries).utf8))), .other,
        at: SiteLayout.tags)
      return
    }
    // What is there stays; tags that it does not name come below.
    let (bytes, added) = TagFile.bytes(described, below: present)
    report[.other].found += 1
    guard added > 0 else {
      report[.other].unchanged += 1
      return
    }
    try apply(
      ContentEdit(SiteLayout.tags, .replace(bytes, seen: ContentVersion(of: present))), .other,
      at: SiteLayout.tags)
  }
}
